"""What two prepare, the database shows to the two, whatever our own code asks for."""

import pytest
from django.db import ProgrammingError, transaction

from mentoring.people.models import Person
from mentoring.walls.asking import asking
from mentoring.walls.roles import app
from programs.pairings.models import DialChange, Pairing
from programs.participants.models import Participation
from programs.sessions.models import Agenda, Session
from tests import factories
from tests.conftest import NOON
from tests.mentoring.walls.conftest import AsRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(pairing: Pairing, ben: Participation) -> Session:
    session = Session.objects.create(
        pairing=pairing, starts_at=NOON, ends_at=NOON.replace(hour=23), anchor_zone="UTC"
    )
    Agenda.objects.create(session=session, topics=["pay"], topics_by=ben, changed_at=NOON)
    DialChange.objects.create(pairing=pairing, part=ben, was="light", becomes="guided", at=NOON)
    return session


def seen(as_role: AsRole, person: Person | None) -> tuple[int, int]:
    with as_role(app()), asking(person.pk if person else None):
        return Agenda.objects.count(), DialChange.objects.count()


@pytest.mark.usefixtures("session")
def test_both_of_the_pair_see_it_and_nobody_else(
    as_role: AsRole, ben: Participation, clara: Participation
) -> None:
    stranger = factories.person(name="Somebody Else")

    found = [seen(as_role, person) for person in (ben.person, clara.person, stranger, None)]

    assert found == [(1, 1), (1, 1), (0, 0), (0, 0)]


def test_nobody_writes_into_the_agenda_of_two_others(
    as_role: AsRole, session: Session, ben: Participation
) -> None:
    stranger = factories.person(name="Somebody Else")
    Agenda.objects.all().delete()

    with (
        as_role(app()),
        asking(stranger.pk),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        Agenda.objects.create(session=session, topics_by=ben, changed_at=NOON)
