"""Ties of power keep two apart: in a run, by hand, and in an exchange."""

import pytest

from matching.runs.by_hand import Forbidden, Wanted, pair_by_hand
from matching.runs.freeze import freeze
from matching.runs.models import MatchingRun
from matching.runs.power import named, why
from matching.runs.swaps import judged
from mentoring.people.models import Person, User
from programs.cohorts.models import Cohort
from programs.participants.models import Avoidance, Participation
from tests import factories
from tests.conftest import NOON
from tests.matching.runs.conftest import names, solve

Pool = dict[str, Participation]
TODAY = NOON.date()
POWER = "A power relationship stands between them."


def share_a_partner(*parts: Participation) -> Person:
    partner = factories.person()
    for part in parts:
        factories.tie(part.person, partner, "hr_partner")
    return partner


@pytest.mark.parametrize("kind", ["dotted", "panel", "hr_partner", "interest"])
@pytest.mark.parametrize("upwards", [True, False], ids=["mentor below", "executive below"])
def test_a_tie_keeps_two_apart_whichever_stands_above(
    pool: Pool, cohort: Cohort, ana: User, kind: str, *, upwards: bool
) -> None:
    low, high = ("V", "A") if upwards else ("A", "V")
    factories.tie(pool[low].person, pool[high].person, kind)

    found = solve(cohort, ana)

    assert ("A", "V") not in names(found)
    assert len(names(found)) == 4


def test_a_tie_that_is_over_keeps_nobody_apart(pool: Pool, cohort: Cohort, ana: User) -> None:
    factories.tie(pool["V"].person, pool["A"].person, "panel", until=TODAY)

    assert ("A", "V") in names(solve(cohort, ana))


def test_two_with_one_hr_partner_are_not_proposed(pool: Pool, cohort: Cohort, ana: User) -> None:
    share_a_partner(pool["V"], pool["A"])

    assert ("A", "V") not in names(solve(cohort, ana))


def test_an_hr_partner_of_more_than_half_the_pool_joins_nobody(pool: Pool, cohort: Cohort) -> None:
    share_a_partner(*(pool[name] for name in "ABVWX"))

    assert freeze(cohort)["exclusions"] == []


def test_two_executives_with_a_tie_exclude_nobody(pool: Pool, cohort: Cohort) -> None:
    factories.tie(pool["A"].person, pool["B"].person, "dotted")

    assert freeze(cohort)["exclusions"] == []


def test_by_hand_power_is_named_and_no_choice_is_claimed(run: MatchingRun, pool: Pool) -> None:
    factories.tie(pool["Z"].person, pool["A"].person, "panel")

    with pytest.raises(Forbidden, match=POWER) as refusal:
        pair_by_hand(run, Wanted(pool["A"], pool["Z"]), by=User())

    assert "ruled this pair out" not in str(refusal.value)


def test_an_exchange_is_judged_by_the_ties_of_today(run: MatchingRun, pool: Pool) -> None:
    before = judged(run, pool["A"], pool["Z"])["rules"]
    factories.tie(pool["A"].person, pool["Z"].person, "dotted")

    assert (before, judged(run, pool["A"], pool["Z"])["rules"]) == ([], ["power"])


def test_an_exclusion_that_is_a_tie_is_told_as_one(pool: Pool, cohort: Cohort, ana: User) -> None:
    share_a_partner(pool["V"], pool["A"])
    run = solve(cohort, ana)

    assert judged(run, pool["A"], pool["V"])["rules"] == ["power"]


def test_an_exclusion_that_somebody_chose_stays_theirs(pool: Pool) -> None:
    share_a_partner(pool["V"], pool["A"])
    Avoidance.objects.create(person=pool["V"].person, other=pool["A"].person)

    assert named(["excluded"], pool["A"], pool["V"], TODAY) == ["excluded"]


def test_why_not_tells_that_it_is_power_and_not_of_which_kind(pool: Pool) -> None:
    factories.tie(pool["V"].person, pool["A"].person, "panel")

    two = pool["A"].person, pool["V"].person

    assert why(*two, TODAY) == [POWER]
    assert why(pool["B"].person, pool["V"].person, TODAY) == []
