"""Every sensitive field of the world holds a token; no way out shows one to who may not read it."""

import json
import logging
import re
from typing import Any

import pytest
from django.conf import settings as configured
from django.core import mail
from django.db import transaction
from django.urls import reverse
from django.utils.module_loading import import_string

from mentoring.audit.models import AuditEntry
from mentoring.jobs.models import Job
from mentoring.outbox.models import Message
from mentoring.people.permissions import READS, May, Reader
from mentoring.people.table import TABLE
from tests.access.readers import OUTSIDE, SIGNED_IN
from tests.access.routes import ROUTES, Route
from tests.access.world import READERS, Secret, World
from tests.conftest import NOON

TOKEN = re.compile(r"zq\d{3}\w{3}qz")
SHOWN = {
    "note.private",
    "note.shared",
    "session.agenda",
    "session.place",
    "commitment.text",
    "agreement.text",
    "help.request",
    "profile.about",
    "profile.card",
    "profile.evidence",
    "directory.fields",
    "directory.ties",
    "match.rank",
    "training.answers",
    "pair.exercises",
    "circle.posts",
    "boundary.words",
}
# A region's coordinator brings its people into a cohort, whatever else they take part in.
OF_PEOPLE = {"profile.card", "profile.evidence", "directory.fields", "directory.number"}
SAME_REGION = {"coordinator_partner"}
# The directory is the company's, not a program's: whoever runs one for all regions reads it.
OF_DIRECTORY = {
    "directory.ties",
    "profile.card",
    "profile.evidence",
    "directory.fields",
    "directory.number",
}
ALL_REGIONS = {"owner_elsewhere": Reader.OWNER, "coordinator_elsewhere": Reader.COORDINATOR}
# Who gets mail of a kind, where not everybody could: a request for help goes to its coordinators.
MAILED = {"help.": ("owner",)}
# Nobody but the one it is about: these keys never stand in a mail, whoever gets it.
NEVER_MAILED = {
    "note.private",
    "decline.text",
    "check.private",
    "profile.confidence",
    "match.rank",
    "training.answers",
    "pair.exercises",
    "circle.posts",
    "boundary.topics",
    "boundary.words",
}


def column(reader: str, secret: Secret) -> Reader | None:
    """In which column of the table this reader comes to this secret."""
    kind = READERS[reader]
    if secret.key in OF_DIRECTORY and reader in ALL_REGIONS:
        return ALL_REGIONS[reader]
    if kind is None or secret.pair == "first":
        return kind
    if secret.key in OF_PEOPLE and kind is Reader.COORDINATOR and reader in SAME_REGION:
        return kind
    swapped = {
        "mentor_other": Reader.MENTOR,
        "executive_other": Reader.EXECUTIVE,
        "owner": Reader.OWNER,
        "owner_elsewhere": Reader.OWNER,
        "coordinator_elsewhere": Reader.COORDINATOR,
    }
    return swapped.get(reader, Reader.EMPLOYEE)


def may_read(reader: str, secret: Secret) -> bool:
    """What the permission table says, and nothing else."""
    if secret.of == reader:
        return True
    kind = column(reader, secret)
    return kind is not None and TABLE[secret.key].may(kind) in READS


def tokens(text: str, world: World) -> dict[str, Secret]:
    return {token: world.secrets[token] for token in set(TOKEN.findall(text))}


def told(reader: str, text: str, world: World) -> dict[str, str]:
    """Tokens in a text that this reader may not read, with what they are."""
    return {
        token: f"{secret.key} of {secret.of}"
        for token, secret in tokens(text, world).items()
        if not may_read(reader, secret)
    }


def body(response: Any) -> str:
    content = b"".join(response) if response.streaming else response.content
    return content.decode(errors="replace") + json.dumps(dict(response.items()))


def visit(world: World, reader: str, route: Route, method: str) -> str:
    """Everything that comes back, whether or not the reader is answered."""
    with transaction.atomic():
        data = route.data(world) if method == "post" else None
        address = reverse(route.name, args=route.at(world))
        response = getattr(world.browser(reader), method)(address, data)
        text = body(response)
        transaction.set_rollback(True)
    # A signed address is the key to one thing of one person, and the reader holds it.
    return text.replace(address, "")


@pytest.mark.parametrize("reader", sorted(SIGNED_IN | OUTSIDE))
def test_no_page_tells_a_reader_what_is_not_theirs(world: World, reader: str) -> None:
    """Pages that answer; that all others look like what never existed is tested by itself."""
    methods = [(route, "get") for route in ROUTES if reader in route.sees]
    methods += [(route, "post") for route in ROUTES if reader in route.acts]

    leaks = {
        (route.name, method): found
        for route, method in methods
        if not (route.by_key and reader != "mentor")
        and (found := told(reader, visit(world, reader, route, method), world))
    }

    assert leaks == {}


@pytest.mark.parametrize("route", [r for r in ROUTES if r.by_key], ids=lambda route: route.name)
def test_an_address_that_is_a_key_tells_nobodys_words(world: World, route: Route) -> None:
    """Whoever holds the mail holds the key, so the page shows names, times and places, no text."""
    methods = [m for m, offered in (("get", route.gets), ("post", route.posts)) if offered]

    shown = {
        secret.key
        for method in methods
        for secret in tokens(visit(world, "anonymous", route, method), world).values()
    }

    assert shown <= {"profile.card"} | ({"session.place"} if "feed" in route.name else set())


def test_the_pages_of_the_owner_of_a_secret_do_show_it(world: World) -> None:
    """Otherwise the tests above would pass on empty pages."""
    shown = "".join(
        visit(world, reader, route, "get")
        for reader in ("mentor", "owner")
        for route in ROUTES
        if reader in route.sees
    )

    assert {secret.key for secret in tokens(shown, world).values()} >= SHOWN


def test_no_row_behind_the_pages_holds_a_secret(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """Audit rows, outbox rows, jobs and log lines, after everybody did all they may do."""
    caplog.set_level(logging.DEBUG)
    for route in ROUTES:
        for reader in sorted(route.acts & SIGNED_IN):
            with transaction.atomic():
                world.browser(reader).post(
                    reverse(route.name, args=route.at(world)), route.data(world)
                )
                rows = [
                    *AuditEntry.objects.values(),
                    *Message.objects.values(),
                    *Job.objects.values(),
                ]
                text = json.dumps(rows, default=str) + json.dumps([m.body for m in mail.outbox])
                transaction.set_rollback(True)

            assert tokens(text, world) == {}
    lines = "\n".join(r.getMessage() for r in caplog.records if r.name != "django.db.backends")

    assert tokens(lines, world) == {}


@pytest.mark.parametrize("kind", sorted(configured.MESSAGE_KINDS))
def test_no_mail_tells_what_its_reader_may_not_read(world: World, kind: str) -> None:
    compose = import_string(configured.MESSAGE_KINDS[kind])
    things = [thing.pk for thing in world.things.values() if getattr(thing, "pk", None)]
    everybody = ("mentor", "coordinator", "employee")
    for reader in MAILED.get(kind[:5], everybody):
        for thing in things:
            message = Message(recipient=world.users[reader].person, kind=kind, object_id=str(thing))
            text = composed(compose, message)

            private = {secret.key for secret in tokens(text, world).values()} & NEVER_MAILED
            assert (told(reader, text, world), private) == ({}, set())


def composed(compose: Any, message: Message) -> str:
    """The mail's every part, or nothing where this message would not be sent at all."""
    with transaction.atomic():
        try:
            letter = compose(message, NOON)
        except Exception:  # noqa: BLE001 - a message about another kind of thing is nobody's mail
            letter = None
        transaction.set_rollback(True)
    if letter is None:
        return ""
    parts = [letter.subject, letter.text, letter.html, letter.calendar, str(letter.headers)]
    return "\n".join(parts)


def test_every_secret_has_a_row_in_the_permission_table(world: World) -> None:
    assert {secret.key for secret in world.secrets.values()} <= set(TABLE)


def test_the_table_lets_nobody_read_what_only_its_author_may() -> None:
    only_own = [
        "note.private",
        "check.private",
        "decline.text",
        "extension.answer",
        "training.answers",
        "boundary.words",
    ]

    readers = {
        key: [kind for kind in Reader if TABLE[key].may(kind) not in {May.OWN, May.NOTHING}]
        for key in only_own
    }

    assert readers == {key: [] for key in only_own}
