"""Check-ins: each of the two has one in the program's weeks and before the end, and a code."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from mentoring.audit.models import AuditEntry
from mentoring.outbox.models import Message
from mentoring.people.models import Grant, User
from mentoring.web import clock
from programs.health.actions import (
    close_check_in,
    end_pair,
    pause_pair,
    plan_check_ins,
    reopen_check_in,
    resume_pair,
)
from programs.health.models import CheckIn
from programs.health.tasks import look
from programs.pairings.models import Pairing
from programs.pairings.moves import Refused
from programs.participants.models import Participation
from programs.setup.models import Program
from tests import factories
from tests.conftest import NOON, SignIn

LIST = reverse("health:check_ins")
DAY = timedelta(days=1)
BEGUN = NOON - 42 * DAY
Made = list[tuple[str, int]]


@pytest.fixture
def program(db: None) -> Program:
    return factories.program(check_in_weeks=[2, 6, 12])


@pytest.fixture
def pairing(ben: Participation, clara: Participation) -> Pairing:
    """Ben and Clara, active for six weeks to the day."""
    return six_weeks_old(ben, clara)


def six_weeks_old(mentor: Participation, executive: Participation) -> Pairing:
    begun = BEGUN.date()
    return factories.pairing(
        mentor, executive, accepted_on=begun, active_on=begun, ends_on=begun + 182 * DAY
    )


def made() -> Made:
    found = CheckIn.objects.order_by("week", "part__person__name")
    return list(found.values_list("part__person__name", "week"))


def of(part: Participation) -> CheckIn:
    return CheckIn.objects.get(part=part)


def test_in_week_six_there_is_one_for_each_of_the_two(pairing: Pairing) -> None:
    assert plan_check_ins(NOON) == 2

    assert made() == [("Ben Mentor", 6), ("Clara Executive", 6)]
    assert {each.due_on for each in CheckIn.objects.all()} == {NOON.date()}


def test_the_day_before_there_is_none_of_week_six(pairing: Pairing) -> None:
    look(NOON - DAY)

    assert made() == [("Ben Mentor", 2), ("Clara Executive", 2)]


def test_as_the_clock_moves_on_each_week_and_the_end_come_once(pairing: Pairing) -> None:
    for days in range(177):
        plan_check_ins(BEGUN + days * DAY)

    ben = CheckIn.objects.filter(part=pairing.mentor).order_by("due_on")
    expected = [(14, 2, False), (42, 6, False), (84, 12, False), (175, 25, True)]
    assert [((each.due_on - BEGUN.date()).days, each.week, each.at_end) for each in ben] == expected
    assert CheckIn.objects.count() == 8


def test_a_week_just_before_the_end_falls_together_with_it(pairing: Pairing) -> None:
    Pairing.objects.update(ends_on=(NOON + 10 * DAY).date())

    plan_check_ins(NOON)
    plan_check_ins(NOON + 3 * DAY)

    assert [each.at_end for each in CheckIn.objects.filter(part=pairing.mentor)] == [True]


def test_what_nobody_could_hold_for_four_weeks_is_not_made_up_for(pairing: Pairing) -> None:
    assert plan_check_ins(NOON + 28 * DAY) == 0
    assert plan_check_ins(NOON + 27 * DAY) == 2


def test_planning_again_changes_nothing(pairing: Pairing) -> None:
    plan_check_ins(NOON)
    before = list(CheckIn.objects.order_by("pk").values())

    assert plan_check_ins(NOON + DAY) == 0

    assert list(CheckIn.objects.order_by("pk").values()) == before


def test_a_closed_one_does_not_come_again(pairing: Pairing, ana: User) -> None:
    plan_check_ins(NOON)
    close_check_in(of(pairing.mentor), by=ana, now=NOON, outcome="goes_on")

    assert plan_check_ins(NOON + DAY) == 0


def test_nobody_gets_a_mail(pairing: Pairing) -> None:
    plan_check_ins(NOON)

    assert Message.objects.count() == 0


def test_a_pair_that_rests_has_none_and_gets_it_when_it_goes_on(pairing: Pairing) -> None:
    plan_check_ins(NOON)
    pause_pair(pairing, now=NOON)
    waiting = CheckIn.objects.waiting().count()
    plan_check_ins(NOON + DAY)
    kept = CheckIn.objects.count()
    resume_pair(pairing, now=NOON + 9 * DAY)

    assert (waiting, kept, plan_check_ins(NOON + 9 * DAY)) == (0, 0, 2)
    assert not of(pairing.mentor).is_late((NOON + 9 * DAY).date())


def test_an_ended_pair_has_none_and_keeps_what_is_closed(pairing: Pairing, ana: User) -> None:
    plan_check_ins(NOON)
    close_check_in(of(pairing.mentor), by=ana, now=NOON, outcome="goes_on")
    end_pair(pairing, now=NOON)

    plan_check_ins(NOON + DAY)

    assert made() == [("Ben Mentor", 6)]


def test_the_talk_at_the_end_waits_beyond_it(pairing: Pairing) -> None:
    Pairing.objects.update(ends_on=NOON.date())
    plan_check_ins(NOON)
    Pairing.objects.update(state="completed")

    plan_check_ins(NOON + DAY)

    assert CheckIn.objects.waiting().count() == 2


def test_an_end_that_is_put_off_takes_its_talk_along(pairing: Pairing) -> None:
    Pairing.objects.update(ends_on=NOON.date())
    plan_check_ins(NOON)
    Pairing.objects.update(state="extended", ends_on=(NOON + 90 * DAY).date())

    plan_check_ins(NOON + DAY)

    assert [each.at_end for each in CheckIn.objects.all()] == [False, False]


@pytest.mark.parametrize("outcome", ["", "it was about her manager"])
def test_the_database_refuses_what_is_closed_without_a_code(pairing: Pairing, outcome: str) -> None:
    plan_check_ins(NOON)

    with pytest.raises(IntegrityError), transaction.atomic():
        CheckIn.objects.update(closed_at=NOON, outcome=outcome[:10])


@pytest.mark.parametrize("many", [1, 20])
def test_any_number_of_pairs_takes_four_queries(
    program: Program, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    cohort = factories.cohort(program)
    for _ in range(many):
        six_weeks_old(factories.mentor(cohort), factories.executive(cohort))

    with django_assert_num_queries(6):  # with the savepoint around them
        assert plan_check_ins(NOON) == 2 * many


def test_the_list_has_a_line_for_each_and_leads_to_the_script(
    pairing: Pairing, ana: User, as_: SignIn
) -> None:
    plan_check_ins(NOON)

    rows = as_(ana).get(LIST).context["rows"]
    page = as_(ana).get(reverse("health:check_in", args=[of(pairing.mentor).pk])).content.decode()

    assert sorted((row["name"], row["moment"], row["late"]) for row in rows) == [
        ("Ben Mentor", "Week 6", False),
        ("Clara Executive", "Week 6", False),
    ]
    assert "Do the two of you find the time?" in page
    assert page.count("<li>") >= 5
    assert "<textarea" not in page


def test_a_code_alone_closes_it(pairing: Pairing, ana: User, as_: SignIn) -> None:
    plan_check_ins(NOON)
    check_in = of(pairing.mentor)

    answer = as_(ana).post(
        reverse("health:check_in", args=[check_in.pk]), {"outcome": "no_answer", "text": "secret"}
    )

    check_in.refresh_from_db()
    assert answer.status_code == 302
    assert (check_in.outcome, check_in.closed_at, check_in.closed_by) == ("no_answer", NOON, ana)
    assert of(pairing.executive).is_open
    assert [row["name"] for row in as_(ana).get(LIST).context["rows"]] == ["Clara Executive"]


@pytest.mark.parametrize("outcome", ["", "fine"])
def test_without_one_of_the_codes_it_stays_open(
    pairing: Pairing, ana: User, as_: SignIn, outcome: str
) -> None:
    plan_check_ins(NOON)
    check_in = of(pairing.mentor)

    answer = as_(ana).post(reverse("health:check_in", args=[check_in.pk]), {"outcome": outcome})

    assert (answer.status_code, of(pairing.mentor).is_open) == (422, True)


@pytest.mark.parametrize("outcome", ["pause", "referred"])
def test_a_code_does_nothing_by_itself_and_leads_on(
    pairing: Pairing, ana: User, as_: SignIn, outcome: str
) -> None:
    plan_check_ins(NOON)
    address = reverse("health:check_in", args=[of(pairing.mentor).pk])

    as_(ana).post(address, {"outcome": outcome})

    pairing.refresh_from_db()
    way = {"pause": reverse("desk:pair", args=[pairing.pk]), "referred": reverse("health:requests")}
    assert pairing.state == "active"
    assert f'href="{way[outcome]}"' in as_(ana).get(address).content.decode().split("<main")[1]


def test_the_second_of_two_coordinators_hears_of_the_first(
    pairing: Pairing, ana: User, olga: User
) -> None:
    plan_check_ins(NOON)
    check_in = of(pairing.mentor)
    close_check_in(check_in, by=ana, now=NOON, outcome="goes_on")

    with pytest.raises(Refused, match="already"):
        close_check_in(check_in, by=olga, now=NOON, outcome="pause")

    assert of(pairing.mentor).outcome == "goes_on"


def test_it_opens_again_on_the_same_day_alone(pairing: Pairing, ana: User, as_: SignIn) -> None:
    plan_check_ins(NOON)
    check_in = close_check_in(of(pairing.mentor), by=ana, now=NOON, outcome="pause")

    with pytest.raises(Refused, match="only on the day"):
        reopen_check_in(check_in, by=ana, now=NOON + DAY)
    as_(ana).post(reverse("health:reopen_check_in", args=[check_in.pk]))

    check_in.refresh_from_db()
    assert (check_in.is_open, check_in.outcome, check_in.closed_by) == (True, "", None)


@pytest.mark.parametrize(("days", "label"), [(7, "check-ins due"), (8, "check-ins due, 2 overdue")])
def test_today_counts_them(pairing: Pairing, ana: User, as_: SignIn, days: int, label: str) -> None:
    plan_check_ins(NOON)

    with clock.standing_at(NOON + days * DAY):
        needs = as_(ana).get(reverse("desk:today")).context["needs"]

    assert [(each.count, each.label) for each in needs if each.url == LIST] == [(2, label)]


@pytest.mark.parametrize(("state", "lines"), [("due", 2), ("overdue", 0), ("closed", 0)])
def test_the_lists_are_parted(
    pairing: Pairing, ana: User, as_: SignIn, state: str, lines: int
) -> None:
    plan_check_ins(NOON)

    assert len(as_(ana).get(LIST, {"state": state}).context["rows"]) == lines


def test_the_oldest_stands_first(pairing: Pairing, ana: User, as_: SignIn) -> None:
    for moment in (NOON - DAY, NOON):
        plan_check_ins(moment)

    rows = as_(ana).get(LIST).context["rows"]

    assert [row["moment"] for row in rows] == ["Week 2", "Week 2", "Week 6", "Week 6"]


def test_nobody_holds_those_of_an_own_pair(pairing: Pairing, program: Program, as_: SignIn) -> None:
    Grant.objects.create(user=pairing.mentor.person.user, role="coordinator", program=program)
    plan_check_ins(NOON)
    client = as_(pairing.mentor)

    addresses = [reverse("health:check_in", args=[each.pk]) for each in CheckIn.objects.all()]
    pages = [client.get(address) for address in addresses]

    assert client.get(LIST).context["rows"] == []
    assert [page.status_code for page in pages] == [404, 404]


@pytest.mark.parametrize(("region", "lines"), [("APAC", 2), ("EMEA", 2), ("AMER", 0)])
def test_coordinators_hold_those_of_their_regions(
    pairing: Pairing, program: Program, eve: User, as_: SignIn, region: str, lines: int
) -> None:
    Grant.objects.create(user=eve, role="coordinator", program=program, region=region)
    plan_check_ins(NOON)

    assert len(as_(eve).get(LIST).context["rows"]) == lines


def test_the_list_takes_as_many_queries_for_many(
    program: Program, ana: User, as_: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    cohort = factories.cohort(program)
    for _ in range(20):
        six_weeks_old(factories.mentor(cohort), factories.executive(cohort))
    plan_check_ins(NOON)
    client = as_(ana)

    with django_assert_max_num_queries(25):
        assert len(client.get(LIST).context["rows"]) == 40


def test_a_person_reads_that_it_took_place_but_no_code_and_nothing_of_the_partner(
    pairing: Pairing, ana: User, as_: SignIn
) -> None:
    plan_check_ins(NOON)
    close_check_in(of(pairing.mentor), by=ana, now=NOON, outcome="date_found")

    own = as_(pairing.mentor).get(reverse("audit:mine")).content.decode()
    others = as_(pairing.executive).get(reverse("audit:mine")).content.decode()

    assert "Check-in of a coordinator closed" in own
    assert "Check-in of a coordinator closed" not in others
    assert "date_found" not in own
    entry = AuditEntry.objects.get(verb="check_in.closed")
    assert (entry.old, entry.new) == (None, None)
