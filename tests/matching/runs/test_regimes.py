"""Common hours count on the worst day of the program: clocks go forward on different dates."""

from datetime import date
from typing import Any

import pytest

from matching.engine import PairQuestions
from matching.runs.freeze import freeze
from matching.runs.regimes import offset, regimes
from programs.cohorts.models import Cohort
from programs.participants.models import Participation
from programs.setup.models import Program
from tests import factories

STOCKHOLM, SAO_PAULO, TOKYO = "Europe/Stockholm", "America/Sao_Paulo", "Asia/Tokyo"


@pytest.fixture
def spring(program: Program) -> Cohort:
    return factories.cohort(program, starts_on=date(2026, 1, 12), ends_on=date(2026, 7, 12))


def questions(cohort: Cohort) -> PairQuestions:
    return PairQuestions(freeze(cohort))


def pair(cohort: Cohort, executive: str, mentor: str) -> tuple[Participation, Participation]:
    return (
        factories.executive(cohort, time_zone=executive),
        factories.mentor(cohort, time_zone=mentor),
    )


def ids(two: tuple[Participation, Participation]) -> list[str]:
    return [str(part.person_id) for part in two]


def test_a_regime_for_each_stretch_between_two_changes() -> None:
    moments = regimes({STOCKHOLM, SAO_PAULO}, date(2026, 1, 12), date(2026, 7, 12))

    shifts = [offset(STOCKHOLM, at) - offset(SAO_PAULO, at) for at in moments]
    assert shifts == [240, 300]


@pytest.mark.parametrize(
    ("ends_on", "minutes"), [(date(2026, 3, 28), 240), (date(2026, 3, 30), 180)]
)
def test_stockholm_and_sao_paulo_share_four_hours_until_clocks_go_forward_then_three(
    spring: Cohort, ends_on: date, minutes: int
) -> None:
    spring.ends_on = ends_on
    two = pair(spring, STOCKHOLM, SAO_PAULO)

    found: dict[str, Any] = questions(spring).score(*ids(two))

    assert found["terms"]["overlap"] * 480 == minutes


def test_tokyo_and_sao_paulo_share_nothing_and_are_no_pair(spring: Cohort) -> None:
    two = pair(spring, TOKYO, SAO_PAULO)

    asked = questions(spring)

    assert asked.score(*ids(two))["terms"]["overlap"] == 0
    assert asked.why_not(*ids(two)) == ["overlap"]


def test_a_program_that_asks_for_more_than_the_worst_day_offers_forbids_the_pair(
    spring: Cohort,
) -> None:
    spring.rules = {"min_overlap_minutes": 240}
    two = pair(spring, STOCKHOLM, SAO_PAULO)

    assert questions(spring).why_not(*ids(two)) == ["overlap"]
