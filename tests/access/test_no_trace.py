"""Who ended or paused a pair leaves no trace that its executive could reach."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.module_loading import import_string

from mentoring.outbox.models import Message
from tests.access.routes import ROUTES
from tests.access.test_same_bytes import FRESH
from tests.access.world import World
from tests.conftest import NOON

READER = "executive"
OTHERS = ["mentor", "coordinator", "owner"]
FRESH_ID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def everything(world: World) -> dict[str, Any]:
    """Every page the executive opens, every act's answer, and every mail on its way to her."""
    found: dict[str, Any] = {}
    world.browser(READER).get(reverse("desk:pair", args=[world.pairing.pk]))  # reads what flashes
    for route in ROUTES:
        # Signing in makes fresh secrets each time, and knows nothing of pairs.
        ours = ":" in route.name and not route.by_key
        address = reverse(route.name, args=route.at(world)) if ours else ""
        for method in ("get", "post"):
            if address and READER in (route.sees if method == "get" else route.acts):
                found[f"{method} {route.name}"] = answer(world, method, address, route)
    return found | {"mails": letters(world)}


def answer(world: World, method: str, address: str, route: Any) -> tuple[int, bytes, str]:
    with transaction.atomic():
        data = route.data(world) if method == "post" else None
        response = getattr(world.browser(READER), method)(address, data)
        body = b"".join(response) if response.streaming else response.content
        transaction.set_rollback(True)
    same = FRESH_ID.sub(b"ID", FRESH.sub(b"", body))
    return response.status_code, same, str(response.get("Location", ""))


def letters(world: World) -> list[tuple[Any, ...]]:
    mine = Message.objects.filter(recipient=world.users[READER].person, sent_at=None)
    fields = ("kind", "object_id", "occurrence", "not_before", "urgency")
    rows = sorted(mine.values_list(*fields), key=str)
    return [
        (*row, import_string(settings.MESSAGE_KINDS[message.kind])(message, NOON))
        for row, message in ((row, Message(recipient=world.users[READER].person, kind=row[0],
                                           object_id=row[1], occurrence=row[2])) for row in rows)
        if row[0].startswith(("pairing.", "session."))
    ]  # fmt: skip


def after(world: World, act: str, who: str) -> dict[str, Any]:
    with transaction.atomic():
        address = reverse(f"health:{act}", args=[world.pairing.pk])
        assert world.browser(who).post(address).status_code == 302
        found = everything(world)
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("act", ["end", "pause"])
def test_no_page_answer_or_mail_of_the_executive_tells_who_it_was(world: World, act: str) -> None:
    own = after(world, act, READER)

    differing = {
        (who, where)
        for who in OTHERS
        for where, what in after(world, act, who).items()
        if what != own[where]
    }

    assert differing == set()


def test_the_executive_does_learn_that_it_ended(world: World) -> None:
    """Otherwise the test above would pass on pages that say nothing."""
    before, ended = everything(world), after(world, "end", "mentor")

    changed = {where for where in before if before[where] != ended[where]}

    assert {"get desk:pair", "get desk:home", "mails"} <= changed
