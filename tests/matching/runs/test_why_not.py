"""Why not these two: the rule with its facts, or the exchange it would take."""

from typing import Any

import pytest

from matching.rules.models import Ban, Lock
from matching.runs.models import MatchingRun
from mentoring.people.models import Grant, Person, User
from programs.participants.models import Participation
from tests import factories
from tests.conftest import SignIn
from tests.matching.runs.conftest import solve

Pool = dict[str, Participation]


def asked(client: Any, run: MatchingRun, executive: Any, mentor: Any) -> Any:
    two = {"executive": executive.pk, "mentor": mentor.pk}
    return client.get(f"/runs/{run.pk}/why-not/", two)


def refusals(client: Any, run: MatchingRun, executive: Any, mentor: Any) -> list[str]:
    return list(asked(client, run, executive, mentor).context["answer"].refusals)


def test_tokyo_and_sao_paulo_share_nothing(pool: Pool, cohort: Any, as_: SignIn, ana: User) -> None:
    Person.objects.filter(pk=pool["A"].person_id).update(time_zone="Asia/Tokyo")
    Person.objects.filter(pk=pool["V"].person_id).update(time_zone="America/Sao_Paulo")
    run = solve(cohort, ana)

    assert refusals(as_(ana), run, pool["A"], pool["V"]) == [
        (
            "Their working days share too few hours: Tokyo 09:00–17:00 and Sao Paulo 09:00–17:00 "
            "share 0 minutes; 2 h are needed."
        )
    ]


def test_where_clocks_change_the_shortest_stretch_counts(
    pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    cohort.rules = {"min_overlap_minutes": 240}
    cohort.save()
    Person.objects.filter(pk=pool["V"].person_id).update(time_zone="America/Sao_Paulo")
    run = solve(cohort, ana)

    assert refusals(as_(ana), run, pool["A"], pool["V"]) == [
        (
            "Their working days share too few hours: Stockholm 09:00–17:00 and "
            "Sao Paulo 09:00–17:00 share 3 h; 4 h are needed. "
            "Clocks change during the program: it is 4 h at best, and the least counts."
        )
    ]


def test_a_line_names_its_levels_and_what_the_program_asks(
    pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    cohort.rules = {"line_distance": 3}
    cohort.save()
    middle = factories.person(manager=pool["A"].person)
    Person.objects.filter(pk=pool["V"].person_id).update(manager=middle)
    run = solve(cohort, ana)

    assert refusals(as_(ana), run, pool["A"], pool["V"]) == [
        (
            "They stand too close in one reporting line, "
            "or one of them decides on the other's pay. "
            "No reason lifts this rule. V Mentor and A Executive stand 2 levels apart in one line. "
            "This program asks for 3 levels at least, and a recusal of both."
        )
    ]


def test_whoever_decides_on_pay_is_not_told_from_a_line(
    pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    Person.objects.filter(pk=pool["V"].person_id).update(pay_decider=pool["A"].person)
    run = solve(cohort, ana)

    assert refusals(as_(ana), run, pool["A"], pool["V"]) == [
        (
            "They stand too close in one reporting line, "
            "or one of them decides on the other's pay. "
            "No reason lifts this rule."
        )
    ]


def test_languages_grades_and_managers_are_named_all_at_once(
    pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    boss = factories.person(name="Bo Boss")
    ends = {pool["A"].person_id: ["ja"], pool["V"].person_id: ["de", "en"]}
    for key, languages in ends.items():
        Person.objects.filter(pk=key).update(languages=languages, manager=boss)
    Person.objects.filter(pk=pool["V"].person_id).update(grade=factories.grade("SVP"))
    run = solve(cohort, ana)

    assert refusals(as_(ana), run, pool["A"], pool["V"]) == [
        "The mentor's grade is not below the executive's: V Mentor is SVP, A Executive VP.",
        "They have the same manager: Bo Boss.",
        (
            "They have no language in common: A Executive speaks Japanese, "
            "V Mentor German and English."
        ),
    ]


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("cross", "This program pairs across regions: both work in EMEA."),
        ("in", "This program pairs within one region: APAC and EMEA are two."),
    ],
)
def test_regions_are_named(
    pool: Pool, cohort: Any, as_: SignIn, ana: User, policy: str, said: str
) -> None:
    cohort.rules = {"region_policy": policy}
    cohort.save()
    if policy == "in":
        Person.objects.filter(pk=pool["A"].person_id).update(region="APAC")
    run = solve(cohort, ana)

    assert refusals(as_(ana), run, pool["A"], pool["V"]) == [said]


def test_an_allowed_pair_says_who_loses_whom_and_what_it_costs(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    exchange = asked(as_(ana), run, pool["A"], pool["W"]).context["answer"].exchange

    moved = {
        (move.executive.person.name[0], move.loses[0].person.name[0], move.gains[0].person.name[0])
        for move in exchange.moves
    }
    assert ("A", "V", "W") in moved
    assert ("B", "W") in {(executive, lost) for executive, lost, _gained in moved}
    assert exchange.costs == 80.0
    assert exchange.places == 0
    assert exchange.minimum_word == "64 → 24"


def test_a_pair_of_the_run_leads_to_its_reasons(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    page = asked(as_(ana), run, pool["A"], pool["V"]).content.decode()

    assert f"/proposals/{run.proposals.get(executive=pool['A']).pk}/why/" in page


def test_a_forbidden_pair_offers_no_lock_that_would_break_the_next_run(
    pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    Person.objects.filter(pk=pool["V"].person_id).update(manager=pool["A"].person)
    run = solve(cohort, ana)
    client = as_(ana)
    lock, ban = f"/cohorts/{cohort.pk}/pair/lock/", f"/cohorts/{cohort.pk}/pair/ban/"

    forbidden = asked(client, run, pool["A"], pool["V"]).content.decode()
    allowed = asked(client, run, pool["A"], pool["Z"]).content.decode()

    assert (lock in forbidden, ban in forbidden) == (False, True)
    assert (lock in allowed, ban in allowed) == (True, True)


def test_lock_and_ban_come_back_to_the_question(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    client, base = as_(ana), f"/cohorts/{run.cohort_id}/pair"
    here = f"/runs/{run.pk}/why-not/?executive={pool['A'].pk}&mentor={pool['Z'].pk}"
    said = {"pair": f"{pool['Z'].pk}:{pool['A'].pk}", "next": here}

    answer = client.post(f"{base}/lock/", said)
    locked = (answer["Location"], Lock.objects.count(), Ban.objects.count())
    client.post(f"{base}/ban/", said)

    assert locked == (here, 1, 0)
    assert (Lock.objects.count(), Ban.objects.count()) == (0, 1)


def test_after_edits_by_hand_it_is_the_present_pairs_that_are_exchanged(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    client = as_(ana)
    client.post(
        f"/proposals/{run.proposals.get(executive=pool['A']).pk}/swap/", {"mentor": pool["W"].pk}
    )

    exchange = asked(client, run, pool["C"], pool["Z"]).context["answer"].exchange

    gains = {
        move.executive.person.name[0]: [part.person.name[0] for part in move.gains]
        for move in exchange.moves
    }
    assert gains["C"] == ["Z"]
    assert "A" not in gains


def test_places_that_locks_keep_are_named(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    client = as_(ana)
    client.post(
        f"/proposals/{run.proposals.get(executive=pool['A']).pk}/swap/", {"mentor": pool["W"].pk}
    )

    answer = asked(client, run, pool["A"], pool["Z"]).context["answer"]

    assert answer.exchange is None
    assert list(answer.hindrances) == [
        "All places of this executive are kept by locks, or by a slot rule."
    ]


def test_nobody_chosen_yet_is_a_form_and_half_a_question_names_the_field(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    client = as_(ana)

    empty = client.get(f"/runs/{run.pk}/why-not/")
    half = client.get(f"/runs/{run.pk}/why-not/", {"executive": pool["A"].pk, "mentor": "x"})

    assert (empty.status_code, half.status_code) == (200, 422)
    assert list(half.context["form"].errors) == ["mentor"]


def test_somebody_of_another_run_is_no_choice(
    run: MatchingRun, pool: Pool, cohort: Any, as_: SignIn, ana: User
) -> None:
    late = factories.mentor(cohort, name="Late Comer")

    answer = asked(as_(ana), run, pool["A"], late)

    assert (answer.status_code, "Late Comer" in answer.content.decode()) == (422, False)


def test_a_regional_coordinator_chooses_among_the_own_and_their_partners(
    run: MatchingRun, pool: Pool, as_: SignIn, eve: User
) -> None:
    Grant.objects.create(user=eve, role="coordinator", program=run.cohort.program, region="APAC")
    Person.objects.filter(pk=pool["A"].person_id).update(region="APAC")

    form = as_(eve).get(f"/runs/{run.pk}/why-not/").context["form"]

    assert [part.person.name for part in form.fields["executive"].queryset] == ["A Executive"]
    assert [part.person.name for part in form.fields["mentor"].queryset] == ["V Mentor"]


@pytest.fixture
def inclusive(pool: Pool, cohort: Any, ana: User) -> MatchingRun:
    """Each executive gets a mentor who opted in, wherever there is one: W alone did."""
    cohort.program.slot_rules = [{"applies": "c_suite", "kind": "opted_in", "min": 1}]
    cohort.program.save()
    Participation.objects.filter(pk=pool["A"].pk).update(top=True)
    Participation.objects.filter(pk=pool["W"].pk).update(opted_in=True)
    return solve(cohort, ana)


def test_no_answer_tells_who_has_opted_in(
    inclusive: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    client = as_(ana)
    mentors = [pool[name] for name in "VXYZ"]

    answers = [asked(client, inclusive, pool["A"], mentor).context["answer"] for mentor in mentors]

    assert [(one.silent, one.exchange, one.hindrances) for one in answers] == [(True, None, ())] * 4


def test_no_exchange_tells_who_has_opted_in(
    inclusive: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    proposal = inclusive.proposals.get(executive=pool["A"])

    context = as_(ana).get(f"/proposals/{proposal.pk}/swap/", {"mentor": pool["V"].pk}).context

    assert (proposal.mentor, context["consequence"].breaks) == (pool["W"], False)
