"""One small company with everything in it that somebody must not see.

Two programs, two pairs. Ben (APAC) mentors Clara (EMEA) in the first; Pia and Paul in the second.
Every sensitive text is a token of its own (`World.secret`), so that a page that leaks says what.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from mentoring.people.models import User
from mentoring.people.permissions import Reader

# Who comes: the name of each reader, and the column of the permission table they stand in.
READERS: dict[str, Reader | None] = {
    "owner": Reader.OWNER,
    "owner_elsewhere": Reader.EMPLOYEE,
    "coordinator": Reader.COORDINATOR,
    "coordinator_partner": Reader.COORDINATOR,
    "coordinator_other": Reader.OTHER_REGION,
    "coordinator_elsewhere": Reader.EMPLOYEE,
    "mentor": Reader.MENTOR,
    "executive": Reader.EXECUTIVE,
    "mentor_other": Reader.OTHER_PAIR,
    "executive_other": Reader.OTHER_PAIR,
    "assistant": Reader.ASSISTANT,
    "facilitator": Reader.FACILITATOR,
    "coach": Reader.FACILITATOR,
    "leadership": Reader.LEADERSHIP,
    "administrator": Reader.ADMINISTRATOR,
    "auditor": Reader.AUDITOR,
    "steward": Reader.STEWARD,
    "sponsor": Reader.OTHER_ROLE,
    "employee": Reader.EMPLOYEE,
    "left": None,
    "closed": None,
    "anonymous": None,
}


@dataclass(frozen=True)
class Secret:
    """A token in one sensitive field: its row in the table, and whose it is."""

    key: str
    of: str
    pair: str = "first"


@dataclass
class World:
    users: dict[str, User] = field(default_factory=dict)
    secrets: dict[str, Secret] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.things[name]
        except KeyError:
            raise AttributeError(name) from None

    def secret(self, key: str, of: str, pair: str = "first") -> str:
        """A text that occurs nowhere else; `key` is its row in the permission table."""
        token = f"zq{len(self.secrets):03}{of[:3]}qz"
        self.secrets[token] = Secret(key, of, pair)
        return token

    def browser(self, reader: str) -> Client:
        """A fresh browser; all of them share one stack of middleware, which is slow to load."""
        client = Client(raise_request_exception=False)
        client.handler = self.things.setdefault("handler", client.handler)
        if reader in self.cookies:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.cookies[reader]
        return client

    def sign_in(self, reader: str) -> None:
        user, store = self.users[reader], SessionStore()
        store[SESSION_KEY] = str(user.pk)
        store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        store[HASH_SESSION_KEY] = user.get_session_auth_hash()
        store.create()
        self.cookies[reader] = str(store.session_key)


Args = Callable[[World], list[Any]]


def pk(name: str) -> Args:
    """Arguments of a route: the key of one thing of the world."""
    return lambda world: [getattr(world, name).pk]


def person_of(reader: str) -> Args:
    return lambda world: [world.users[reader].person_id]


def is_key(value: object) -> bool:
    return isinstance(value, UUID)
