"""The match kept solved beside a run: the same answers on every page without a new solve."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from matching import engine
from matching.engine import amended
from matching.runs.actions import start_run
from matching.runs.models import MatchingRun, StandingMatch
from matching.runs.standing import standing
from matching.runs.stored import taken_up
from matching.runs.unranked import is_ranked, unranked
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.participants.models import Candidate, Participation, Rank, Wish
from tests import factories
from tests.conftest import NOON, SignIn
from tests.matching.runs.conftest import solve, work_off

Pool = dict[str, Participation]


@pytest.fixture(autouse=True)
def hard_to_please(pool: Pool, cohort: Cohort) -> None:
    """Nobody teaches what N wants: this pair is the weakest, whatever becomes of the others."""
    pool["N"] = factories.executive(cohort, name="N Executive")
    Wish.objects.create(person=pool["N"].person, topic=factories.topic("none"), weight=3)


def why_not_answers(client: Any, run: MatchingRun, pool: Pool) -> Iterator[Any]:
    """What the page says of two executives and every mentor."""
    for executive in "AC":
        for mentor in "VWXYZ":
            two = {"executive": pool[executive].pk, "mentor": pool[mentor].pk}
            yield client.get(f"/runs/{run.pk}/why-not/", two).context["answer"]


def why_answers(client: Any, run: MatchingRun) -> Iterator[Any]:
    """What the page says of some pairs of the run."""
    for proposal in run.proposals.order_by("executive__person__name")[:2]:
        yield client.get(f"/proposals/{proposal.pk}/why/").context["why"]


def answers(client: Any, run: MatchingRun, pool: Pool) -> list[Any]:
    return [*why_not_answers(client, run, pool), *why_answers(client, run)]


def covers(run: MatchingRun, executive: Participation, mentor: Participation) -> bool:
    """Whether what the two would take is answered from what is kept."""
    now = standing(run)
    two = (str(executive.person_id), str(mentor.person_id))
    return now.match is not None and bool(now.match.proven(amended(now.instance, lock=[two])))


def unlike_without(client: Any, run: MatchingRun, pool: Pool) -> list[tuple[Any, Any]]:
    """Answers that are others once nothing is kept any more."""
    warm = answers(client, run, pool)
    StandingMatch.objects.all().delete()
    cold = answers(client, run, pool)
    assert any(one.exchange for one in cold[:10])
    return [(one, other) for one, other in zip(warm, cold, strict=True) if one != other]


def test_both_pages_say_what_a_new_solve_says(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    assert covers(run, pool["A"], pool["W"])

    assert unlike_without(as_(ana), run, pool) == []


def test_after_edits_by_hand_both_pages_say_what_a_new_solve_says(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    client = as_(ana)
    swapped = run.proposals.get(executive=pool["A"])
    client.post(f"/proposals/{swapped.pk}/swap/", {"mentor": pool["W"].pk})
    client.post(f"/proposals/{run.proposals.get(executive=pool['D']).pk}/discard/")
    assert standing(run).instance["locks"] != []
    assert covers(run, pool["C"], pool["Z"])

    assert unlike_without(client, run, pool) == []


def test_a_lock_of_the_run_that_was_undone_by_hand_is_no_lock_any_more(
    pool: Pool, cohort: Cohort, as_: SignIn, ana: User
) -> None:
    client, said = as_(ana), {"pair": f"{pool['Z'].pk}:{pool['A'].pk}"}
    client.post(f"/cohorts/{cohort.pk}/pair/lock/", said)
    run = solve(cohort, ana)
    client.post(f"/proposals/{run.proposals.get(executive=pool['A']).pk}/discard/")
    assert (len(run.instance["locks"]), standing(run).instance["locks"]) == (1, [])
    assert covers(run, pool["A"], pool["W"])

    assert unlike_without(client, run, pool) == []


def test_a_pair_against_the_grades_takes_places_that_no_kept_match_knows_of(
    pool: Pool, cohort: Cohort, as_: SignIn, ana: User
) -> None:
    senior = factories.mentor(cohort, name="Sven Senior", grade="C-Suite")
    run, client = solve(cohort, ana), as_(ana)
    two = {"executive": pool["A"].person.employee_id, "mentor": senior.person.employee_id}
    client.post(f"/runs/{run.pk}/by-hand/", two | {"exception_reason": "Knows the market"})
    assert run.proposals.exclude(exception_reason="").count() == 1
    assert not covers(run, pool["B"], pool["V"])

    assert unlike_without(client, run, pool) == []


def solved_anew(run: MatchingRun) -> Any:
    return engine.solve(unranked(run.instance))


@pytest.fixture
def ranked(pool: Pool, cohort: Cohort, ana: User) -> MatchingRun:
    """A and W would rather have each other, and that counts for a lot."""
    cohort.ranking, cohort.ranking_until, cohort.ranking_opened_at = True, date(2026, 12, 4), NOON
    cohort.weights = {**cohort.program.weights, "preference": 40}
    cohort.save()
    for one, other in ((pool["A"], pool["W"]), (pool["W"], pool["A"])):
        Candidate.objects.create(part=one, other=other)
        Rank.objects.create(part=one, other=other, rank=1)
    return solve(cohort, ana)


def test_what_is_kept_knows_nobodys_wishes(
    ranked: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    match = taken_up(ranked)
    assert match is not None
    assert is_ranked(ranked.instance)

    assert match.instance == unranked(ranked.instance)
    assert match.result["total"] == solved_anew(ranked)["total"]
    assert unlike_without(as_(ana), ranked, pool) == []


@pytest.mark.parametrize(
    ("field", "rows"),
    [
        ("slot_rules", [{"applies": "all", "kind": "own_function", "max": 1}]),
        ("region_caps", [{"region": "EMEA", "max": 3}]),
    ],
)
def test_nothing_is_kept_of_a_kind_of_run_that_takes_a_new_solve(
    pool: Pool, cohort: Cohort, ana: User, field: str, rows: list[Any]
) -> None:
    run = start_run(cohort, by=ana)
    run.instance["policy"][field] = rows
    run.save()

    work_off(run)

    assert StandingMatch.objects.count() == 0


def test_nothing_is_kept_of_a_stable_run(pool: Pool, cohort: Cohort, ana: User) -> None:
    work_off(start_run(cohort, by=ana, method="stable_mentors"))

    assert StandingMatch.objects.count() == 0


def test_a_run_keeps_its_match_until_the_next_has_been_solved(run: MatchingRun, ana: User) -> None:
    again = start_run(run.cohort, by=ana, method="stable_mentors")
    before = list(StandingMatch.objects.values_list("run", flat=True))

    work_off(again)

    assert (before, StandingMatch.objects.count()) == ([run.pk], 0)


def test_the_next_run_of_a_cohort_takes_the_place_of_a_published_one(
    run: MatchingRun, ana: User
) -> None:
    MatchingRun.objects.filter(pk=run.pk).update(state="published")

    again = solve(run.cohort, ana)

    assert list(StandingMatch.objects.values_list("run", flat=True)) == [again.pk]


def test_what_another_engine_kept_is_passed_over(run: MatchingRun) -> None:
    kept = StandingMatch.objects.get()
    kept.made_by |= {"source": "0" * 64}
    kept.save()

    assert taken_up(run) is None


def test_what_was_kept_of_other_inputs_is_passed_over(run: MatchingRun) -> None:
    run.instance["employees"] = run.instance["employees"][1:]

    assert taken_up(run) is None
