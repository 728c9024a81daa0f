"""A run freezes its inputs, proves its answer, and gives the same pairs again."""

import json

from matching.rules.actions import ban_pair, lock_pair
from matching.runs.freeze import freeze
from matching.runs.models import MatchingRun
from mentoring.jobs.models import Job
from mentoring.jobs.running import run as run_job
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.participants.models import Avoidance, Participation, Profile
from tests import factories
from tests.conftest import SignIn
from tests.matching.runs.conftest import names, solve

Pool = dict[str, Participation]
BEST = [("A", "V"), ("B", "W"), ("C", "X"), ("D", "Y")]


def test_everybody_gets_the_mentor_who_teaches_what_they_want(run: MatchingRun) -> None:
    assert (run.state, run.result["status"], names(run)) == ("ready", "optimal", BEST)


def test_the_same_inputs_give_the_same_pairs(run: MatchingRun, cohort: Cohort, ana: User) -> None:
    again = solve(cohort, ana)

    assert (again.instance, names(again)) == (run.instance, names(run))


def test_the_job_may_run_three_times(run: MatchingRun) -> None:
    Job.objects.filter(pk=run.job_id).update(state="queued")
    before = list(run.proposals.values_list("pk", flat=True))

    run_job(run.job_id)
    run_job(run.job_id)

    assert list(run.proposals.values_list("pk", flat=True)) == before


def test_a_new_run_replaces_the_one_under_review(
    run: MatchingRun, cohort: Cohort, ana: User
) -> None:
    solve(cohort, ana)

    run.refresh_from_db()
    assert run.state == "discarded"


def test_a_manager_is_never_proposed(pool: Pool, cohort: Cohort, ana: User) -> None:
    mentor = pool["V"].person
    middle = factories.person(name="Middle", manager=pool["A"].person)
    mentor.manager = middle
    mentor.save()

    found = solve(cohort, ana)

    assert ("A", "V") not in names(found)
    assert len(names(found)) == 4


def test_a_ban_and_a_lock_hold_in_the_next_run(pool: Pool, cohort: Cohort, ana: User) -> None:
    ban_pair(pool["V"], pool["A"], by=ana)
    lock_pair(pool["Z"], pool["B"], by=ana)

    found = solve(cohort, ana)

    assert ("B", "Z") in names(found)
    assert ("A", "V") not in names(found)


def test_a_lock_that_became_a_pair_is_no_lock_of_later_runs(
    pool: Pool, cohort: Cohort, ana: User
) -> None:
    lock_pair(pool["Z"], pool["B"], by=ana)
    factories.pairing(pool["Z"], pool["B"])
    pool["B"].refresh_from_db()

    found = solve(cohort, ana)

    assert found.instance["locks"] == []
    assert (found.state, names(found)) == ("ready", [("A", "V"), ("C", "X"), ("D", "Y")])


def test_whoever_wants_to_avoid_somebody_is_kept_apart(
    pool: Pool, cohort: Cohort, ana: User
) -> None:
    Avoidance.objects.create(person=pool["V"].person, other=pool["A"].person)

    assert ("A", "V") not in names(solve(cohort, ana))


def test_earlier_partners_are_not_proposed_again(pool: Pool, cohort: Cohort, ana: User) -> None:
    factories.pairing(pool["V"], pool["A"], state="ended")

    assert ("A", "V") not in names(solve(cohort, ana))


def test_a_mentor_at_the_monthly_cap_is_left_in_peace(
    pool: Pool, cohort: Cohort, ana: User
) -> None:
    other = factories.cohort(factories.program(load_cap_hours=6))
    twin = factories.mentor(other, person=pool["V"].person)
    factories.pairing(twin, factories.executive(other), sessions_planned=12, session_minutes=90)

    assert "V" not in {mentor for _executive, mentor in names(solve(cohort, ana))}


def test_an_executive_without_candidates_is_explained(
    pool: Pool, cohort: Cohort, ana: User
) -> None:
    lonely = pool["A"].person
    lonely.languages = ["fi"]
    lonely.save()

    found = solve(cohort, ana)

    row = next(one for one in found.result["unmatched"] if one["executive"] == str(lonely.pk))
    assert row["removed"]["language"] == 5


def test_the_reasons_quote_the_wish_and_the_aspiration(run: MatchingRun, pool: Pool) -> None:
    proposal = run.proposals.get(executive=pool["A"])

    assert proposal.reasons["executive"][0] == {"key": "knowledge", "topics": ["Ai"]}


def test_a_regional_coordinator_matches_the_own_region(
    pool: Pool, cohort: Cohort, eve: User
) -> None:
    eve.grants.create(role="coordinator", program=cohort.program, region="APAC")
    abroad = {
        factories.executive(cohort, name="Q Executive", region="APAC"),
        factories.mentor(cohort, name="R Mentor", region="APAC"),
    }

    found = solve(cohort, eve)

    ids = {row["employee_id"] for row in found.instance["employees"] if row["role"] != "none"}
    assert ids == {str(part.person_id) for part in abroad}


def test_without_both_sides_nothing_runs_and_nothing_is_replaced(
    run: MatchingRun, cohort: Cohort, as_: SignIn, ana: User
) -> None:
    cohort.participations.filter(role="mentor").update(state="enrolled")

    page = as_(ana).post(f"/cohorts/{cohort.pk}/match/start/", follow=True).content.decode()

    assert "at least one mentor and one executive who are ready" in page
    assert list(cohort.runs.values_list("state", flat=True)) == ["ready"]


def test_a_regional_coordinator_does_not_replace_a_run_of_all_regions(
    run: MatchingRun, cohort: Cohort, as_: SignIn, eve: User
) -> None:
    eve.grants.create(role="coordinator", program=cohort.program, region="EMEA")

    page = as_(eve).post(f"/cohorts/{cohort.pk}/match/start/", follow=True).content.decode()

    assert "reaches beyond your regions" in page
    assert list(cohort.runs.values_list("state", flat=True)) == ["ready"]


def test_the_chief_executive_comes_first_where_the_program_says_so(
    pool: Pool, cohort: Cohort
) -> None:
    chief, other = pool["A"], pool["B"]
    Participation.objects.filter(pk__in=[chief.pk, other.pk]).update(top=True)
    other.person.manager = chief.person
    other.person.save()
    cohort.program.rules_on = ["ceo-first"]

    rows = {row["employee_id"]: row for row in freeze(cohort)["employees"]}

    assert rows[str(chief.person_id)]["priority"] == 3
    assert rows[str(other.person_id)]["priority"] == 1


def test_how_sure_somebody_feels_is_no_part_of_the_instance(pool: Pool, cohort: Cohort) -> None:
    before = freeze(cohort)

    for number, part in enumerate(pool.values()):
        Profile.objects.update_or_create(
            person=part.person, defaults={"confidence": number % 5 + 1}
        )

    assert freeze(cohort) == before
    assert "confidence" not in json.dumps(before)
