"""Direction, load, coverage, cards: the questions that matching and pairs ask."""

from datetime import date

import pytest

from programs.cohorts.models import Cohort
from programs.pairings.models import LIVE, Pairing
from programs.participants.cards import PREFERENCES, cards, word
from programs.participants.ladder import implied_role, outranking
from programs.participants.load import HOLDING, hours_of, loads, monthly_hours, over_cap
from programs.participants.models import Participation, Profile
from programs.participants.queries import Coverage, coverage, lacks_top_list
from tests import factories


def test_a_mentor_who_stands_above_is_refused_with_both_grades(cohort: Cohort) -> None:
    mentor = factories.person(name="Max", grade="SVP")
    executive = factories.person(name="Eva", grade="VP")

    assert outranking(mentor, executive) == "Max (SVP) does not stand below Eva (VP)."
    assert outranking(executive, mentor) == ""


def test_equals_are_refused_and_unknown_grades_are_not_checked(cohort: Cohort) -> None:
    vp, other_vp = factories.person(grade="VP"), factories.person(grade="VP")
    unplaced = factories.person(grade="Director")
    unplaced.grade.rank = None  # type: ignore[union-attr]

    assert outranking(vp, other_vp)
    assert outranking(factories.person(), vp) == ""
    assert outranking(vp, unplaced) == ""


@pytest.mark.parametrize(
    ("grade", "role"), [("VP", "executive"), ("Manager", "mentor"), (None, "mentor")]
)
def test_a_grade_speaks_for_a_side(db: None, grade: str | None, role: str) -> None:
    person = factories.person(grade=grade) if grade else factories.person()

    assert implied_role(person, upper=70) == role


def test_a_pair_takes_its_sessions_and_half_an_hour_for_each() -> None:
    assert hours_of(sessions=6, minutes=60, months=6) == 1.5
    assert hours_of(sessions=12, minutes=90, months=6) == 4.0


def test_load_counts_every_live_pair_of_a_mentor_over_all_cohorts(pairing: Pairing) -> None:
    mentor = pairing.mentor.person
    elsewhere = factories.cohort(factories.program())
    second = factories.mentor(elsewhere, person=mentor)
    factories.pairing(second, factories.executive(elsewhere), sessions_planned=12)

    assert monthly_hours(mentor) == 4.5
    assert loads([pairing.executive.person_id]) == {}


def test_an_ended_pair_weighs_nothing(pairing: Pairing) -> None:
    Pairing.objects.filter(pk=pairing.pk).update(state="ended", closed_on=date(2027, 1, 1))

    assert monthly_hours(pairing.mentor.person) == 0.0


def test_one_more_pair_beyond_the_cap_is_told(pairing: Pairing) -> None:
    person, cohort = pairing.mentor.person, pairing.cohort

    assert over_cap(person, cohort) is None
    cohort.program.load_cap_hours = 2
    assert over_cap(person, cohort) == 3.0


def test_both_floors_mean_the_same_pairs() -> None:
    assert set(HOLDING) == set(LIVE)


@pytest.fixture
def top_nine(cohort: Cohort) -> list[Participation]:
    cohort.program.coverage_target = 100
    cohort.program.save()
    return [factories.executive(cohort, name=f"Top {n}", top=True) for n in range(9)]


def test_eight_of_nine_name_the_one_who_is_missing(
    cohort: Cohort, top_nine: list[Participation]
) -> None:
    live, *rest = top_nine
    factories.pairing(factories.mentor(cohort), live)
    factories.executive(cohort, name="Not on the list")

    found = coverage(cohort, proposed={part.pk for part in rest[:-1]})

    assert found == Coverage(covered=8, target=9, missing=["Top 8"])


def test_a_share_that_is_reached_misses_nobody(
    cohort: Cohort, top_nine: list[Participation]
) -> None:
    cohort.program.coverage_target = 85

    found = coverage(cohort, proposed={part.pk for part in top_nine[:8]})

    assert found == Coverage(covered=8, target=9, missing=[])


def test_a_program_without_a_target_has_none(cohort: Cohort) -> None:
    factories.executive(cohort, top=True)

    assert coverage(cohort) == Coverage(covered=0, target=0, missing=[])


def test_two_cards_stand_side_by_side_with_one_agreement_for_each_difference(
    pairing: Pairing,
) -> None:
    Profile.objects.create(person=pairing.mentor.person, communication={"pace": 1, "channel": 4})
    Profile.objects.create(
        person=pairing.executive.person, communication={"pace": 7, "channel": 5, "agenda": 1}
    )

    found = cards(pairing)

    assert [row["value"] for row in found.left["rows"]][:3] == [
        "Either is fine",
        None,
        "Time to think",
    ]
    assert [row["label"] for row in found.left["rows"] if row["changed"]] == ["Pace"]
    assert found.differences == [{"label": "Pace", "suggestion": PREFERENCES["pace"].agreement}]
    assert found.both_filled


def test_every_value_from_one_to_seven_has_a_word() -> None:
    for name in Profile.CARD:
        assert all(word(name, value) for value in range(1, 8))
    assert set(PREFERENCES) == set(Profile.CARD)


def test_a_program_with_rules_for_the_top_list_says_when_nobody_is_on_it(cohort: Cohort) -> None:
    cohort.program.slot_rules = [{"applies": "c_suite", "kind": "own_function", "min": 1}]
    empty = lacks_top_list(cohort)
    executive = factories.executive(cohort)
    forgotten = lacks_top_list(cohort)
    executive.top = True
    executive.save()

    assert (empty, forgotten, lacks_top_list(cohort)) == (False, True, False)


def test_without_such_rules_nobody_asks_for_a_top_list(cohort: Cohort) -> None:
    factories.executive(cohort)

    assert not lacks_top_list(cohort)
