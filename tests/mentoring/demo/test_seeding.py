"""The made-up company, seeded once for all tests here: what a visitor is to find in it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from mentoring.audit.models import AuditEntry
from mentoring.demo.accounts import accounts
from mentoring.demo.company import draw_people
from mentoring.demo.samples import samples
from mentoring.demo.seeding import seed
from mentoring.outbox.models import KeptMail
from mentoring.people.models import Grant, Person
from metrics.dashboards.queries import board
from programs.cohorts.models import Cohort
from programs.health.models import CheckIn, Conflict, HelpRequest
from programs.pairings.models import Pairing
from programs.participants.models import Participation, Place
from programs.sessions.models import Seat, Session
from programs.sessions.queries import moves_in_a_row
from tests.conftest import NOON

DEMO = {"DEMO": True, "EMAIL_BACKEND": "mentoring.outbox.backends.DemoBackend"}


@pytest.fixture(scope="module", autouse=True)
def _company(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), override_settings(**DEMO), transaction.atomic():
        seed(NOON)
        yield
        transaction.set_rollback(True)


def pairs_of(program: str) -> dict[str, int]:
    found = Pairing.objects.filter(cohort__program__name=program)
    return dict(Counter(found.values_list("state", flat=True)))


def test_twelve_hundred_people_report_to_one_chief() -> None:
    here = Person.objects.present(NOON.date())

    assert here.count() == 1200
    assert [one.grade.label for one in here.filter(manager=None)] == ["C-Suite"]
    assert here.filter(grade__label="C-Suite").count() == 9
    assert set(here.values_list("region", flat=True)) == {"APAC", "EMEA", "AMER"}


def test_everybody_reports_upwards_to_the_chief() -> None:
    manager = dict(Person.objects.values_list("pk", "manager"))
    rank = dict(Person.objects.values_list("pk", "grade__rank"))

    assert [pk for pk, above in manager.items() if above and rank[above] < rank[pk]] == []
    assert {_top(pk, manager) for pk in manager} == {_top(None, manager)}


def _top(pk: object, manager: dict[object, object]) -> object:
    pk = pk or next(each for each, above in manager.items() if above is None)
    while manager[pk] is not None:
        pk = manager[pk]
    return pk


def test_addresses_go_nowhere() -> None:
    assert Person.objects.exclude(email__endswith="@example.com").count() == 0


def test_each_of_the_top_team_has_somebody_near_and_somebody_from_afar() -> None:
    pairs = Pairing.objects.filter(cohort__program__preset="two-perspective").with_people()
    near = Counter(
        pair.executive.person.function
        for pair in pairs
        if pair.mentor.person.function == pair.executive.person.function
    )

    assert pairs.count() == 18
    assert set(near.values()) == {1}
    assert len(near) == 9


def test_the_other_cohorts_are_large_enough_to_be_shown() -> None:
    assert pairs_of("Learning partnership, Tokyo")["active"] >= 20
    assert pairs_of("New perspectives")["active"] >= 50


def test_a_round_is_ready_to_match() -> None:
    cohort = Cohort.objects.get(state="setup")
    states = Counter(cohort.participations.values_list("role", "state"))

    assert sum(states.values()) == 100
    assert states["executive", "ready"] >= 36
    assert states["mentor", "ready"] >= 54
    assert [cohort.rules_confirmed, cohort.messages_confirmed] == [True, True]


def test_something_of_everything_has_happened() -> None:
    states = Counter(
        Pairing.objects.filter(cohort__program__preset="two-perspective").values_list(
            "state", flat=True
        )
    )

    assert states == {"active": 15, "ended": 1, "paused": 2}
    assert [each["kind"] for each in Conflict.objects.get().relations] == ["pay"]
    assert HelpRequest.objects.open().count() == 1
    assert Pairing.objects.filter(state="proposed").count() >= 1
    assert {*Session.objects.values_list("state", flat=True)} >= {"held", "missed", "planned"}


def test_coordinators_have_held_most_check_ins_and_some_wait() -> None:
    waiting = CheckIn.objects.waiting().count()

    assert CheckIn.objects.closed().count() > waiting >= 10
    assert 0 < CheckIn.objects.late(NOON.date()).count() < waiting
    assert CheckIn.objects.open().count() == waiting


def test_one_pair_of_the_top_team_meets_tomorrow_and_one_has_moved_twice() -> None:
    team = Pairing.objects.filter(cohort__program__preset="two-perspective")
    tomorrow = NOON.date() + timedelta(days=1)
    coming = Session.objects.filter(pairing__in=team, starts_at__date=tomorrow).coming(NOON)

    assert coming.exists()
    assert 2 in [moves_in_a_row(pair) for pair in team.filter(state="active")]


def test_the_mail_that_asks_for_the_log_waits_for_the_first_account() -> None:
    first = accounts()[0]
    asking = Session.objects.of_member(first.user).awaiting_log(NOON)
    letters = KeptMail.objects.filter(to=first.user.email).order_by("at")

    assert asking.count() == 1
    assert letters.filter(at__gt=asking.get().ends_at).count() == 1
    assert letters.count() >= 10


def test_no_mail_and_no_audit_line_comes_from_the_future() -> None:
    assert KeptMail.objects.filter(at__gt=NOON).count() == 0
    assert AuditEntry.objects.filter(at__gt=NOON).count() == 0
    assert AuditEntry.objects.filter(at__lt=NOON - timedelta(days=100)).count() > 0


def test_live_pairs_hold_places_and_planned_sessions_hold_seats() -> None:
    accepted = Pairing.objects.live().exclude(state="proposed")
    planned = Session.objects.filter(state="planned")
    capacity = sum(Participation.objects.values_list("capacity", flat=True))

    assert Place.objects.count() == capacity
    assert accepted.filter(mentor__state="matched", executive__state="matched").count() == (
        accepted.count()
    )
    assert Seat.objects.filter(session__in=planned).count() == 2 * planned.count()


def test_no_board_opens_with_a_figure_of_somebody_else() -> None:
    """What others have published about their programs is nothing that this company found."""
    running = Cohort.objects.filter(state="running").select_related("program")
    shares = [board(cohort, NOON.date()).overall.value for cohort in running]

    found = {round(100 * value) for value in shares if value is not None}
    assert len(found) >= 2
    assert found & {73, 28, 34, 89, 42, 18} == set()


def test_every_role_has_an_account() -> None:
    roles = set(Grant.objects.in_force().values_list("role", flat=True))

    assert roles >= {
        "owner", "coordinator", "leadership", "administrator", "auditor", "steward",
        "sponsor", "facilitator", "coach", "assistant", "analyst",
    }  # fmt: skip
    assert {*Grant.objects.filter(role="coordinator").values_list("region", flat=True)} == {
        "APAC", "EMEA", "AMER",
    }  # fmt: skip


def test_a_second_run_keeps_everything() -> None:
    before, out = KeptMail.objects.count(), StringIO()

    call_command("seed_demo", stdout=out)

    assert "already" in out.getvalue()
    assert KeptMail.objects.count() == before


def test_nothing_is_seeded_outside_the_demo() -> None:
    with override_settings(DEMO=False), pytest.raises(CommandError, match="DEMO=1"):
        call_command("seed_demo", fresh=True)


def test_the_company_is_the_same_each_time() -> None:
    people, _ = draw_people(Random("company"), date(2030, 1, 1))
    known = Person.objects.in_bulk([person.pk for person in people])

    assert [(each.name, each.email, each.site, each.manager_id) for each in people] == [
        (one.name, one.email, one.site, one.manager_id) for one in map(known.get, _ids(people))
    ]


def _ids(people: list[Person]) -> list[UUID]:
    return [person.pk for person in people]


@pytest.mark.parametrize("name", ["people.csv", "participants.csv", "starter.csv"])
def test_the_sample_files_speak_of_this_company(name: str, whole: dict[str, str]) -> None:
    kept = Path(__file__).parents[3] / "docs/samples" / name

    assert kept.read_text(encoding="utf-8") == whole[name]


@pytest.fixture(scope="module")
def whole(_company: None) -> dict[str, str]:
    return samples()
