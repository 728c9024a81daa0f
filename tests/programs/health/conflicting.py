"""What makes a conflict between two people, and what is heard of it."""

from datetime import timedelta

from mentoring.outbox.models import Message
from mentoring.people.models import Person
from programs.pairings.models import Pairing
from programs.setup.models import Program
from tests import factories

DAY = timedelta(days=1)
PAGE = "/conflicts/"


def report_to(person: Person, manager: Person | None) -> None:
    Person.objects.filter(pk=person.pk).update(manager=manager)


def put_in_line(pairing: Pairing, levels: int = 1) -> None:
    """The mentor stands so many levels below the executive."""
    above = pairing.executive.person
    for _ in range(levels - 1):
        above = factories.person(manager=above)
    report_to(pairing.mentor.person, above)


def allow(program: Program, levels: int) -> None:
    Program.objects.filter(pk=program.pk).update(line_distance=levels)


def state(pairing: Pairing) -> tuple[str, str]:
    pairing.refresh_from_db()
    return pairing.state, pairing.paused_why


def told(kind: str) -> set[str]:
    found = Message.objects.filter(kind=kind)
    return set(found.values_list("recipient__name", flat=True))
