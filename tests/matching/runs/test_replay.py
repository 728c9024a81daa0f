"""A run can be solved again months later, and says so when something is not as it was."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from matching.runs.models import MatchingRun
from mentoring.people.models import User
from mentoring.web import clock
from programs.cohorts.models import Cohort
from programs.participants.models import Offer, Participation
from tests import factories
from tests.conftest import NOON
from tests.matching.runs.conftest import solve

Pool = dict[str, Participation]


def replayed(*words: str, **options: Any) -> tuple[int, str]:
    """Exit code and all that was said."""
    out = StringIO()
    try:
        call_command("replay_run", *words, stdout=out, **options)
    except CommandError as error:
        return error.returncode, out.getvalue() + str(error)
    return 0, out.getvalue()


def test_months_later_and_after_all_has_changed_the_run_is_the_same(
    run: MatchingRun, pool: Pool
) -> None:
    Offer.objects.all().delete()
    pool["V"].delete()

    with clock.standing_at(NOON + timedelta(days=240)):
        code, said = replayed(str(run.pk))

    assert code == 0
    assert "identical: 4 pairs" in said


def test_a_run_is_found_by_its_number(run: MatchingRun) -> None:
    assert replayed(str(run.number))[0] == 0


def test_a_number_that_two_cohorts_have_wants_the_cohort(
    run: MatchingRun, cohort: Cohort, ana: User
) -> None:
    other = factories.cohort(cohort.program)
    factories.mentor(other)
    factories.executive(other)
    solve(other, ana)

    unclear, clear = replayed("1"), replayed("1", cohort=other.name)

    assert (unclear[0], clear[0]) == (2, 0)
    assert str(run.pk) in unclear[1]


@pytest.mark.parametrize("said", ["99", "nonsense", "0b6f7f3e-38a4-4b1c-9d6e-5f7a5a0f7d11"])
def test_an_unknown_run_is_said_to_be_unknown(db: None, said: str) -> None:
    assert replayed(said) == (2, "There is no such run.")


def test_inputs_that_were_changed_are_told(run: MatchingRun) -> None:
    run.instance["employees"][0]["needs"] = {"else": 1}
    run.save()

    code, said = replayed(str(run.pk))

    assert code == 1
    assert "their digest differs" in said


def test_a_changed_result_is_told_pair_by_pair(run: MatchingRun) -> None:
    first, second = run.result["pairs"][:2]
    first["mentor"], second["mentor"] = second["mentor"], first["mentor"]
    run.result["total"] += 1
    run.save()

    code, said = replayed(str(run.pk))

    assert code == 1
    assert said.count("only in the stored result") == 2
    assert f"total: {run.result['total']} then, {run.result['total'] - 1} now" in said


def test_another_engine_is_told_and_compared_all_the_same(run: MatchingRun) -> None:
    run.findings["course"]["engine"]["engine"] = "counterpart 0"
    run.save()

    code, said = replayed(str(run.pk))

    assert code == 2
    assert "engine, counterpart 0 then" in said
    assert "it gives the same" in said


def test_another_library_is_told_and_is_no_difference_by_itself(run: MatchingRun) -> None:
    run.findings["course"]["engine"]["numpy"] = "0.1"
    run.save()

    code, said = replayed(str(run.pk))

    assert code == 0
    assert "Changed since: numpy, 0.1 then" in said


def test_a_run_without_a_result_has_nothing_to_compare(run: MatchingRun) -> None:
    MatchingRun.objects.filter(pk=run.pk).update(result={})

    assert replayed(str(run.pk)) == (2, "This run has no result to compare with.")
