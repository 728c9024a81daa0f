"""The review page and the edits on it."""

from typing import Any

import pytest

from matching.rules.models import Ban, Lock
from matching.runs.models import MatchingRun
from matching.runs.queries import tally
from matching.runs.slots import broken, kinds
from mentoring.audit.models import AuditEntry
from mentoring.people.models import Person, User
from programs.participants.models import Participation
from tests import factories
from tests.conftest import SignIn
from tests.matching.runs.conftest import names, solve

Pool = dict[str, Participation]


def test_exceptions_come_first(run: MatchingRun, pool: Pool, as_: SignIn, ana: User) -> None:
    run.proposals.filter(executive=pool["D"]).update(weak=["no_topic"])

    page = as_(ana).get(f"/runs/{run.pk}/").content.decode()

    assert page.index("D Executive") < page.index("A Executive")


@pytest.mark.parametrize("extra", [0, 6])
def test_the_page_asks_the_database_the_same_number_of_times(
    pool: Pool, cohort: Any, as_: SignIn, ana: User, extra: int, django_assert_max_num_queries: Any
) -> None:
    for _number in range(extra):
        factories.executive(cohort)
        factories.mentor(cohort)

    run = solve(cohort, ana)
    client = as_(ana)

    with django_assert_max_num_queries(19):
        client.get(f"/runs/{run.pk}/")


def test_a_swap_shows_what_follows_before_it_is_saved(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    proposal = run.proposals.get(executive=pool["A"])
    address = f"/proposals/{proposal.pk}/swap/"

    page = as_(ana).get(address, {"mentor": pool["W"].pk}).content.decode()

    assert "B Executive gets V Mentor instead" in page
    assert names(run) == [("A", "V"), ("B", "W"), ("C", "X"), ("D", "Y")]


def test_saving_a_swap_exchanges_both_and_locks_the_wanted_pair(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    proposal = run.proposals.get(executive=pool["A"])

    as_(ana).post(f"/proposals/{proposal.pk}/swap/", {"mentor": pool["W"].pk})

    assert names(run) == [("A", "W"), ("B", "V"), ("C", "X"), ("D", "Y")]
    assert Lock.objects.filter(mentor=pool["W"], executive=pool["A"]).exists()


def test_a_mentor_with_a_free_place_leaves_nobody(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    proposal = run.proposals.get(executive=pool["A"])

    as_(ana).post(f"/proposals/{proposal.pk}/swap/", {"mentor": pool["Z"].pk})

    assert names(run) == [("A", "Z"), ("B", "W"), ("C", "X"), ("D", "Y")]


def test_by_hand_a_manager_is_refused_and_named(
    run: MatchingRun, pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    boss = pool["A"].person
    mentor = factories.mentor(cohort, name="Nora Report", manager=boss)

    fresh = solve(cohort, ana)

    page = as_(ana).post(
        f"/runs/{fresh.pk}/by-hand/",
        {"executive": boss.employee_id, "mentor": mentor.person.employee_id},
    )

    said = page.content.decode()
    assert "Nora Report and A Executive cannot be paired. They stand too close" in said


def test_a_mentor_who_outranks_needs_a_reason_and_the_audit_keeps_it(
    pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    senior = factories.mentor(cohort, name="Sven Senior", grade="C-Suite")

    run = solve(cohort, ana)
    two = {"executive": pool["A"].person.employee_id, "mentor": senior.person.employee_id}
    client, address = as_(ana), f"/runs/{run.pk}/by-hand/"

    refused = client.post(address, two).content.decode()
    client.post(address, two | {"exception_reason": "Knows the market best"})

    assert "C-Suite" in refused
    assert "VP" in refused
    assert ("A", "S") in names(run)
    entry = AuditEntry.objects.get(verb="proposal.made_by_hand")
    assert entry.new == {"exception_reason": "Knows the market best"}


def test_lock_and_ban_are_buttons_on_the_page(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    client, base = as_(ana), f"/cohorts/{run.cohort_id}/pair"
    two = f"{pool['V'].pk}:{pool['A'].pk}"

    client.post(f"{base}/lock/", {"pair": two})
    locked = Lock.objects.count()
    client.post(f"{base}/ban/", {"pair": two})

    assert (locked, Lock.objects.count(), Ban.objects.count()) == (1, 0, 1)


def test_a_stranger_to_the_program_decides_nothing(
    run: MatchingRun, pool: Pool, as_: SignIn, eve: User
) -> None:
    two = f"{pool['V'].pk}:{pool['A'].pk}"

    answer = as_(eve).post(f"/cohorts/{run.cohort_id}/pair/lock/", {"pair": two})

    assert (answer.status_code, Lock.objects.count()) == (404, 0)


POLICY = {
    "slot_rules": [
        {"applies": "all", "kind": "own_function", "min": 1, "max": 1},
        {"applies": "all", "kind": "other_function", "min": 1, "max": 1},
    ],
    "adjacent_functions": [["Sales", "Marketing"]],
}


def test_an_adjacent_function_fills_neither_slot() -> None:
    assert kinds({"function": "Sales"}, {"function": "Marketing"}, POLICY) == set()


def test_an_adjacent_mentor_in_the_second_slot_is_a_violation() -> None:
    executive = {"function": "Sales", "slots": 2}
    mentors = [{"function": "Sales"}, {"function": "Marketing"}]

    assert broken(executive, mentors, POLICY) == ["other_function"]


def test_by_hand_a_mentor_at_the_monthly_cap_is_refused(
    pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    other = factories.cohort(factories.program(load_cap_hours=6))
    twin = factories.mentor(other, person=pool["V"].person)
    factories.pairing(twin, factories.executive(other), sessions_planned=12, session_minutes=90)
    run = solve(cohort, ana)

    page = as_(ana).post(
        f"/runs/{run.pk}/by-hand/",
        {
            "executive": pool["A"].person.employee_id,
            "mentor": pool["V"].person.employee_id,
        },
    )

    assert "has no time for another pair" in page.content.decode()


def test_a_place_that_an_edit_opened_is_counted(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    client = as_(ana)
    before = tally(run, run.proposals.all()).open

    client.post(f"/proposals/{run.proposals.get(executive=pool['A']).pk}/discard/")

    assert (before, tally(run, run.proposals.all()).open) == (0, 1)
    assert "A Executive" in client.get(f"/runs/{run.pk}/unmatched/").content.decode()


@pytest.fixture
def adjacent(pool: Pool, cohort: Any, ana: User) -> MatchingRun:
    """A wants one mentor of her own function and one distant; V's function is adjacent."""
    cohort.program.slot_rules = [
        {"applies": "c_suite", "kind": "other_function", "min": 1, "max": 1}
    ]
    cohort.program.adjacent_functions = [["Engineering", "Sales"]]
    cohort.program.save()
    Participation.objects.filter(pk=pool["A"].pk).update(top=True)
    Person.objects.filter(pk=pool["A"].person_id).update(function="Sales")
    Person.objects.filter(pk=pool["Z"].person_id).update(function="Legal")
    return solve(cohort, ana)


def test_an_exchange_that_breaks_a_slot_rule_says_so_before_and_after(
    adjacent: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    address = f"/proposals/{adjacent.proposals.get(executive=pool['A']).pk}/swap/"
    said = "Breaks a rule for this executive"
    client = as_(ana)

    asked = client.get(address, {"mentor": pool["V"].pk}).content.decode()
    saved = client.post(address, {"mentor": pool["V"].pk}, follow=True).content.decode()

    assert names(adjacent)[0] == ("A", "V")
    assert (said in asked, said in saved) == (True, True)


def test_an_exchange_that_a_hard_rule_forbids_cannot_be_saved(
    pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    report = factories.mentor(cohort, name="Nora Report", manager=pool["A"].person)
    run = solve(cohort, ana)
    proposal = run.proposals.get(executive=pool["A"])

    page = as_(ana).get(f"/proposals/{proposal.pk}/swap/", {"mentor": report.pk}).content.decode()

    assert "These two cannot be paired. They stand too close" in page
    assert "Save the exchange" not in page


def test_where_no_pair_is_in_sight_nothing_is_said_of_the_weakest(
    run: MatchingRun, as_: SignIn, ana: User
) -> None:
    client, said = as_(ana), "The weakest pair has a fit"
    before = said in client.get(f"/runs/{run.pk}/").content.decode()
    run.proposals.all().delete()

    assert (before, said in client.get(f"/runs/{run.pk}/").content.decode()) == (True, False)
