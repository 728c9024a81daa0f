import json
from collections.abc import Callable

import pytest

from benchmarks.matching import cohort
from matching.engine import Cancelled, solve
from matching.engine.__main__ import main
from tests.matching.engine.companies import company

MIXED = {
    "slot_rules": [
        {"applies": "all", "kind": "opted_in", "min": 1},
        {"applies": "all", "kind": "own_function", "max": 1},
    ]
}


@pytest.fixture
def saved(tmp_path) -> Callable[[object], str]:
    def save(content) -> str:
        path = tmp_path / "instance.json"
        path.write_text(
            content if isinstance(content, str) else json.dumps(content), encoding="utf-8"
        )
        return str(path)

    return save


@pytest.mark.parametrize("policy", [{}, MIXED, {"region_caps": [{"region": "APAC", "min": 9}]}])
def test_without_time_it_still_returns_a_matching_with_bounds(policy) -> None:
    instance = cohort(40, 60) | {"policy": policy}

    hasty, patient = solve(instance, time_limit=0), solve(instance)

    bounds = hasty["certificate"]
    assert (hasty["status"], patient["status"]) == ("feasible", "optimal")
    assert 0 < hasty["filled"] <= patient["filled"] <= bounds["coverage_bound"]


def test_the_bound_of_the_total_holds_when_the_proof_is_cut_short() -> None:
    instance = cohort(60, 100) | {"policy": {"objective": "total"}}
    best = solve(instance)

    hasty = solve(instance, time_limit=0)

    if hasty["filled"] == best["filled"]:
        assert hasty["total"] <= best["total"] <= hasty["certificate"]["total_bound"]
    assert 0 <= hasty["certificate"]["gap"] <= 1


@pytest.mark.parametrize("policy", [{}, MIXED])
def test_a_certificate_closes_its_gap(policy) -> None:
    result = solve(cohort(40, 60) | {"policy": policy})

    proof = result["certificate"]
    assert (
        proof["coverage_bound"],
        proof["minimum_bound"],
        proof["total_bound"],
        proof["gap"],
    ) == (
        result["filled"],
        result["minimum"],
        result["total"],
        0.0,
    )


def test_a_run_can_be_called_off() -> None:
    with pytest.raises(Cancelled):
        solve(company(1), should_cancel=lambda: True)


def test_a_run_can_be_called_off_between_two_blocks_of_pairs() -> None:
    asked = []

    def should_cancel() -> bool:
        asked.append(None)
        return len(asked) > 1

    with pytest.raises(Cancelled):
        solve(cohort(90, 9_000), should_cancel=should_cancel)

    assert len(asked) == 2


def test_a_run_tells_how_far_it_is() -> None:
    told = []

    solve(cohort(20, 30), progress=told.append)

    assert list(dict.fromkeys(report.phase for report in told)) == [
        "coverage",
        "fairness",
        "total",
        "price",
    ]


@pytest.mark.parametrize("policy", [{}, MIXED])
def test_reports_count_up_and_end_at_the_figures_of_the_result(policy) -> None:
    told = []
    instance = cohort(20, 30) | {"policy": policy}
    pair = solve(instance)["pairs"][0]
    locks = [[pair["executive"], pair["mentor"]]]

    result = solve(instance | {"locks": locks}, progress=told.append)

    last, proof = told[-1], result["certificate"]
    assert (last.filled, last.bound) == (result["filled"], proof["coverage_bound"])
    assert (last.total, last.total_bound, last.gap) == (
        result["total"],
        proof["total_bound"],
        0.0,
    )
    assert [r.rounds for r in told] == sorted(r.rounds for r in told)
    assert 0 < last.pairs_priced <= proof["pairs_priced"]
    assert told[0].gap is None


def test_the_command_line_writes_the_result(saved, tmp_path) -> None:
    target = tmp_path / "result.json"

    code = main(
        [saved(cohort(5, 9)), "-o", str(target), "--objective", "total", "--time-limit", "60"]
    )

    result = json.loads(target.read_text(encoding="utf-8"))
    assert (code, result["status"], result["certificate"]["minimum_bound"]) == (0, "optimal", None)


def test_the_command_line_prints_where_no_file_is_named(saved, capsys) -> None:
    code = main([saved(cohort(5, 9))])

    assert (code, json.loads(capsys.readouterr().out)["status"]) == (0, "optimal")


def test_exit_codes_tell_invalid_from_infeasible(saved) -> None:
    broken, locked = company(3), company(3)
    broken["policy"]["objective"] = "best"
    locked["locks"] = [["E0", "M0"]]
    locked["exclusions"] = [["E0", "M0"]]

    assert [main([saved(broken)]), main([saved(locked)])] == [2, 3]


@pytest.mark.parametrize(
    "content", ["", "{", "[" * 100_000, '{"employees": [' + "9" * 5000 + "]}", "[NaN]"]
)
def test_a_file_that_is_no_json_object_is_answered_in_the_format(content, saved, capsys) -> None:
    code = main([saved(content)])

    assert (code, json.loads(capsys.readouterr().out)["status"]) == (2, "invalid")


def test_a_missing_file_is_answered_in_the_format(tmp_path, capsys) -> None:
    code = main([str(tmp_path / "nothing.json")])

    assert (code, json.loads(capsys.readouterr().out)["errors"][0]["code"]) == (2, "bad_value")


def test_a_place_that_takes_no_file_is_told(saved, tmp_path, capsys) -> None:
    code = main([saved(cohort(5, 9)), "-o", str(tmp_path / "no" / "folder.json")])

    assert (code, capsys.readouterr().err[:32]) == (1, "the result could not be written:")


@pytest.mark.parametrize("limit", ["-1", "nan", "soon"])
def test_a_time_limit_is_a_number_of_seconds(limit, saved) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([saved(company(1)), "--time-limit", limit])

    assert stopped.value.code == 2
