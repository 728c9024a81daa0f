"""The words behind a fit: one for each term of the engine; minutes as the engine counts them."""

from hypothesis import given
from hypothesis import strategies as st

from matching.engine.columns import common_minutes
from matching.engine.terms import TERMS
from matching.runs.evidence import WORDS, evidence
from matching.runs.fit import SILENT
from matching.runs.hours import shared_minutes, span
from programs.cohorts.weighing import CRITERIA

MINUTES = st.integers(0, 1439)
OFFSETS = st.lists(st.sampled_from([-600, -180, 0, 60, 345, 540]), min_size=2, max_size=2)


def test_every_term_has_words_and_a_place_on_the_weights_page() -> None:
    assert set(WORDS) | SILENT == set(TERMS) == set(CRITERIA)


@given(OFFSETS, MINUTES, MINUTES, OFFSETS, MINUTES, MINUTES)
def test_the_least_of_the_regimes_is_what_the_engine_counts(
    mine: list[int], start: int, end: int, theirs: list[int], begin: int, close: int
) -> None:
    executive = {"utc_offset_min": mine, "work_start_min": start, "work_end_min": end}
    mentor = {"utc_offset_min": theirs, "work_start_min": begin, "work_end_min": close}

    counted = common_minutes((tuple(mine), start, end), (tuple(theirs), begin, close))

    assert min(shared_minutes(executive, mentor)) == counted


def test_one_offset_stands_for_every_regime() -> None:
    one = {"utc_offset_min": 60, "work_start_min": 540, "work_end_min": 1020}
    other = {"utc_offset_min": [-180, -120], "work_start_min": 540, "work_end_min": 1020}

    assert shared_minutes(one, other) == [240, 300]


def test_unknown_hours_share_nothing_that_is_known() -> None:
    known = {"utc_offset_min": 60, "work_start_min": 540, "work_end_min": 1020}

    assert shared_minutes(known, {}) == []
    assert evidence("overlap", known, {}, {}).startswith("Working hours are not known of both")


def test_minutes_are_said_as_people_say_them() -> None:
    assert [span(minutes) for minutes in (0, 45, 120, 150)] == [
        "0 minutes",
        "45 minutes",
        "2 h",
        "2 h 30 min",
    ]


def test_a_term_without_words_says_nothing() -> None:
    assert evidence("preference", {}, {}, {}) == ""
