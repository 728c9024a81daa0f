import numpy as np
import pytest
from hypothesis import given, settings

from benchmarks.matching import cohort
from matching.engine import amended, solve, stand
from matching.engine.residual import Residual
from tests.matching.engine.edits import edits, instance_of, people_edits, told
from tests.matching.engine.test_optimum import QUICK, SEEDS

SOME = settings(QUICK, max_examples=16)


@SOME
@given(SEEDS)
def test_an_edit_of_a_standing_match_gives_what_a_new_solve_gives(seed) -> None:
    instance = instance_of(seed)
    standing = stand(instance)

    for edit in edits(instance, standing.result, seed):
        assert told(standing.after(**edit)) == told(solve(amended(instance, **edit)))


@SOME
@given(SEEDS)
def test_an_edit_of_a_person_gives_what_a_new_solve_gives(seed) -> None:
    instance = instance_of(seed)
    standing = stand(instance)

    for edit in people_edits(instance, seed):
        assert told(standing.after(**edit)) == told(solve(amended(instance, **edit)))


def test_a_standing_match_has_the_result_of_a_solve() -> None:
    instance = cohort(20, 30)

    assert told(stand(instance).result) == told(solve(instance))


def test_most_edits_of_a_cohort_need_no_new_solve() -> None:
    standing = stand(cohort(40, 80))
    pairs = [(p["executive"], p["mentor"]) for p in standing.result["pairs"]]
    warm = 0

    for pair in pairs[:40]:
        standing.after(lock=[pair])
        warm += standing.is_warm
        standing.after(ban=[pair])
        warm += standing.is_warm

    assert warm > 60


def test_most_edits_of_people_need_no_new_solve() -> None:
    instance = cohort(40, 80)
    standing = stand(instance)
    warm = 0

    for seed in range(5):
        for edit in people_edits(instance, seed):
            standing.after(**edit)
            warm += standing.is_warm

    assert warm > 30


def new_person(**facts) -> dict[str, object]:
    return {"employee_id": "Z", "role": "mentor", "grade_rank": 1, **facts}


@pytest.mark.parametrize(
    "row",
    [
        new_person(role="none"),
        new_person(manager_id="nobody"),
        new_person(manager_id="Z"),
        new_person(capacity=-1),
        new_person(expertise={"a new tag": 5}),
        new_person(function="a new function"),
        new_person(languages=["a new language"]),
        new_person(utc_offset_min=45, work_start_min=60, work_end_min=1_000),
        new_person(utc_offset_min=[45, 60, 90], work_start_min=60, work_end_min=1_000),
        new_person(pay_decider="E00001"),
        {"employee_id": "M00001", "role": "executive"},
        {"employee_id": "M00001", "role": "mentor", "manager_id": "X00001"},
        {"employee_id": "X00000", "role": "mentor"},
        {"role": "mentor"},
    ],
)
def test_an_unusual_row_is_answered_as_a_solve_would(row) -> None:
    instance = cohort(12, 20)

    result = stand(instance).after(changed=[row])

    assert told(result) == told(solve(amended(instance, changed=[row])))


@SOME
@given(SEEDS)
def test_a_stored_match_answers_as_the_one_that_was_stored(seed) -> None:
    instance = instance_of(seed)
    first = stand(instance)

    second = stand(instance, state=first.state(), result=first.result)

    assert told(second.result) == told(first.result)
    for edit in (*edits(instance, first.result, seed), *people_edits(instance, seed)):
        assert told(second.after(**edit)) == told(first.after(**edit))
        assert second.is_warm == first.is_warm


def test_a_state_of_another_instance_is_passed_over() -> None:
    first, other = stand(cohort(20, 30)), cohort(20, 31)

    second = stand(other, state=first.state(), result=first.result)

    assert told(second.result) == told(solve(other))


def test_what_is_kept_proves_nothing_of_other_people() -> None:
    instance = cohort(20, 30)
    standing = stand(instance)

    assert standing.proven(amended(instance, without=["M00001"])) is None


def test_edits_leave_the_standing_match_as_it_was() -> None:
    instance = cohort(20, 30)
    standing = stand(instance)
    pair = (standing.result["pairs"][0]["executive"], standing.result["pairs"][0]["mentor"])

    standing.after(ban=[pair])

    assert told(standing.after()) == told(solve(instance))


def test_an_unsound_edit_is_answered_as_a_solve_would() -> None:
    instance = cohort(5, 9)
    edit = {"lock": [("E00000", "nobody")]}

    result = stand(instance).after(**edit)

    assert (result["status"], result["errors"]) == (
        "invalid",
        solve(amended(instance, **edit))["errors"],
    )


def test_an_unsound_instance_stands_as_its_faults() -> None:
    standing = stand(cohort(5, 9) | {"policy": {"objective": "best"}})

    assert standing.result["status"] == "invalid"
    assert standing.after()["status"] == "invalid"


def chain(costs, flow) -> Residual:
    """Two ways from node 0 to node 2: straight, or past node 1; one unit is to go."""
    return Residual(
        tail=np.array([0, 1, 0]),
        head=np.array([1, 2, 2]),
        capacity=np.array([1, 1, 1]),
        cost=np.array(costs),
        flow=np.array(flow),
        supply=np.array([1, 0, -1]),
        potential=np.zeros(3, dtype=np.int64),
    )


def test_a_network_is_repaired_along_its_shortest_path() -> None:
    left = chain([2, 2, 7], [0, 0, 0])

    moved = left.repair(100)

    assert (moved, left.flow.tolist(), left.is_optimal) == (4, [1, 1, 0], True)


def test_a_path_that_is_too_long_is_no_repair() -> None:
    assert chain([2, 2, 7], [0, 0, 0]).repair(3) is None


def test_what_cannot_arrive_is_no_repair() -> None:
    left = chain([2, 2, 7], [0, 0, 0])
    left.capacity = np.array([0, 1, 0])

    assert left.repair(100) is None


def test_a_flow_that_could_be_cheaper_is_not_optimal() -> None:
    assert not chain([2, 2, 7], [0, 0, 1]).is_optimal
