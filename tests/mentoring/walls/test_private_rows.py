"""The second wall: with our own checks left out, the database still shows a row to its readers.

Each query here asks for whole tables, as a page would that forgot whom it answers.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import ProgrammingError, connection, models, transaction

from mentoring.outbox.sending import drain
from mentoring.people.models import Person, User
from mentoring.walls.asking import GUARDED, asking, errand
from mentoring.walls.roles import app
from programs.pairings.actions import answer_match, expire_due, propose
from programs.pairings.models import MatchAnswer, Pairing
from programs.pairings.reminders import match_is_open
from programs.participants.models import Participation
from programs.sessions.models import Commitment, LogBefore, Note, PrivateCheck, Session
from tests import factories
from tests.conftest import NOON, SignIn
from tests.mentoring.walls.conftest import AsRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(pairing: Pairing) -> Session:
    return Session.objects.create(
        pairing=pairing,
        starts_at=NOON - timedelta(days=1),
        ends_at=NOON - timedelta(hours=23),
        anchor_zone="UTC",
    )


@pytest.fixture
def written(session: Session, ben: Participation, clara: Participation) -> None:
    """One row of each kind by Ben, who also shares a note."""
    pairing = session.pairing
    Note.objects.create(pairing=pairing, author=ben, text="for my eyes", shared=False)
    Note.objects.create(pairing=pairing, author=ben, text="for us both", shared=True)
    PrivateCheck.objects.create(session=session, part=ben, worth=1)
    Commitment.objects.create(session=session, part=ben, text="read it")
    LogBefore.objects.create(session=session, part=ben, facts={}, until=NOON)
    MatchAnswer.objects.create(pairing=pairing, part=ben, accepts=False, category="time")


KINDS: list[type[models.Model]] = [Note, PrivateCheck, Commitment, LogBefore, MatchAnswer]


def seen(as_role: AsRole, person: Person | None) -> dict[str, int]:
    """How many rows of each kind somebody sees who asks for all of them."""
    with as_role(app()), asking(person.pk if person else None):
        return {kind.__name__: kind._default_manager.count() for kind in KINDS}


NOTHING = dict.fromkeys([kind.__name__ for kind in KINDS], 0)


@pytest.mark.usefixtures("written")
def test_the_author_sees_the_own_rows(as_role: AsRole, ben: Participation) -> None:
    assert seen(as_role, ben.person) == dict.fromkeys(NOTHING, 1) | {"Note": 2}


@pytest.mark.usefixtures("written")
def test_the_partner_sees_what_is_shared(as_role: AsRole, clara: Participation) -> None:
    assert seen(as_role, clara.person) == NOTHING | {"Note": 1, "Commitment": 1, "LogBefore": 1}


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("who", ["ana", "olga", "hugo", "eve"])
def test_nobody_else_sees_anything_whatever_the_role(
    as_role: AsRole, who: str, request: pytest.FixtureRequest
) -> None:
    user: User = request.getfixturevalue(who)

    assert seen(as_role, user.person) == NOTHING


@pytest.mark.usefixtures("written")
def test_who_does_not_say_who_asks_sees_nothing(as_role: AsRole) -> None:
    assert seen(as_role, None) == NOTHING


@pytest.mark.usefixtures("written")
def test_other_pairs_of_the_same_cohort_are_strangers(as_role: AsRole, cohort: Any) -> None:
    other = factories.pairing(factories.mentor(cohort), factories.executive(cohort))

    assert seen(as_role, other.mentor.person) == NOTHING


@pytest.mark.usefixtures("written")
def test_one_connection_serves_one_after_the_other_and_carries_no_name_over(
    as_role: AsRole, ben: Participation, clara: Participation
) -> None:
    with as_role(app()):
        counted = []
        for person in (ben.person_id, clara.person_id, None, ben.person_id):
            with asking(person):
                counted.append(Note.objects.count())
        counted.append(Note.objects.count())

    assert counted == [2, 1, 0, 2, 0]


@pytest.mark.usefixtures("written")
def test_a_name_told_in_a_transaction_that_failed_is_told_again(
    as_role: AsRole, ben: Participation
) -> None:
    with as_role(app()), asking(ben.person_id):
        with transaction.atomic():
            first = Note.objects.count()
            transaction.set_rollback(True)

        assert (first, Note.objects.count()) == (2, 2)


@pytest.mark.usefixtures("written")
def test_after_a_request_its_connection_sees_nothing(
    as_: SignIn, as_role: AsRole, ben: Participation, pairing: Pairing
) -> None:
    page = as_(ben).get(f"/pairs/{pairing.pk}/notes/").content.decode()

    assert ("for my eyes" in page, seen(as_role, None)) == (True, NOTHING)


@pytest.mark.usefixtures("written")
def test_pages_ask_as_the_role_that_the_wall_holds_for(
    as_: SignIn, clara: Participation, pairing: Pairing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the page's own filter taken out (a mutant), the private note still does not appear."""

    def every_note(_: object) -> list[Note]:
        return list(Note.objects.select_related("author__person"))

    monkeypatch.setattr("programs.sessions.views.notes.notes_for", every_note)

    page = as_(clara).get(f"/pairs/{pairing.pk}/notes/").content.decode()

    assert ("for us both" in page, "for my eyes" in page) == (True, False)


@pytest.mark.usefixtures("written")
def test_a_partner_changes_and_deletes_nothing(as_role: AsRole, clara: Participation) -> None:
    with as_role(app()), asking(clara.person_id):
        changed = [
            Note.objects.update(text="other"),
            Commitment.objects.update(text="other"),
            PrivateCheck.objects.update(worth=3),
            MatchAnswer.objects.update(accepts=True),
            Note.objects.all()._raw_delete("default"),
        ]

    assert changed == [0, 0, 0, 0, 0]


def test_nobody_writes_in_another_s_name(
    as_role: AsRole, ben: Participation, clara: Participation, session: Session
) -> None:
    rows = [
        Note(pairing=session.pairing, author=ben, text="x"),
        PrivateCheck(session=session, part=ben),
        Commitment(session=session, part=ben),
        MatchAnswer(pairing=session.pairing, part=ben, accepts=True),
    ]

    for row in rows:
        with (
            pytest.raises(ProgrammingError, match="row-level security"),
            as_role(app()),
            asking(clara.person_id),
        ):
            row.save(force_insert=True)


def test_nobody_writes_into_a_pair_that_is_not_theirs(
    as_role: AsRole, clara: Participation, cohort: Any
) -> None:
    other = factories.pairing(factories.mentor(cohort), factories.executive(cohort))

    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        as_role(app()),
        asking(clara.person_id),
    ):
        Note.objects.create(pairing=other, author=clara, text="x")


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(
    ("name", "answers"), [("settling", 2), ("reminding", 2), ("categories", 1)]
)
def test_an_errand_reads_answers_and_no_other_table(
    as_role: AsRole, clara: Participation, pairing: Pairing, name: str, answers: int
) -> None:
    MatchAnswer.objects.create(pairing=pairing, part=clara, accepts=True)

    with errand(name):
        found = seen(as_role, None)

    assert found == NOTHING | {"MatchAnswer": answers}


def test_an_errand_changes_nothing(as_role: AsRole, written: None) -> None:
    with as_role(app()), errand("settling"):
        assert MatchAnswer.objects.update(accepts=True) == 0


def test_there_are_no_other_errands() -> None:
    with pytest.raises(ValueError, match="everything"), errand("everything"):
        pass


def test_a_match_is_settled_and_expires_as_the_application(
    as_role: AsRole, ben: Participation, clara: Participation, ana: User, cohort: Any
) -> None:
    match = propose(ben, clara, by=ana, now=NOON)
    other = propose(factories.mentor(cohort), factories.executive(cohort), by=ana, now=NOON)

    with as_role(app()):
        for part in (ben, clara):
            with asking(part.person_id):
                answer_match(match, part, accepts=True, now=NOON)
        with asking(other.mentor.person_id):
            answer_match(other, other.mentor, accepts=False, now=NOON)
        expire_due(NOON + timedelta(days=60))

    states = [Pairing.objects.get(pk=each.pk).state for each in (match, other)]
    assert states == ["active", "declined"]


def test_who_has_answered_is_not_reminded_and_gets_no_mail_made(
    as_role: AsRole, ben: Participation, clara: Participation, ana: User
) -> None:
    match = propose(ben, clara, by=ana, now=NOON)

    with as_role(app()):
        with asking(ben.person_id):
            answer_match(match, ben, accepts=True, now=NOON)
        reminded = [each.recipient for each in match_is_open(NOON + timedelta(days=4))]
        drain()

    assert reminded == [clara.person]
    assert [letter.to for letter in mail.outbox] == [[clara.person.email]]


@pytest.mark.usefixtures("written")
def test_every_guarded_table_has_its_wall_and_no_other(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        walled = {name for (name,) in cursor.fetchall()}

    assert walled == set(GUARDED)
