from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.engine import solve
from tests.matching.engine.companies import company
from tests.matching.engine.reference import Optimum

SEEDS = st.integers(0, 10**6)
QUICK = settings(
    max_examples=80,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


def figures(result) -> dict[str, object]:
    return {
        "filled": result["filled"],
        "by_priority": {int(p): n for p, (n, _) in result["filled_by_priority"].items() if n},
        "minimum": result["minimum"],
        "total": result["total"],
    }


def expected(optimum) -> dict[str, object]:
    return {
        "filled": optimum.filled,
        "by_priority": {p: n for p, n in getattr(optimum, "by_priority", {}).items() if n},
        "minimum": optimum.minimum,
        "total": optimum.total,
    }


@QUICK
@given(SEEDS)
def test_a_second_engine_finds_the_same_optimum(seed) -> None:
    instance = company(seed)

    result = solve(instance)

    optimum = Optimum(instance)
    if optimum.is_feasible:
        assert result["status"] == "optimal"
        assert figures(result) == expected(optimum)
    else:
        assert {error["code"] for error in result["errors"]} == {"cap_unreachable"}


@QUICK
@given(SEEDS)
def test_locks_are_kept_and_the_rest_is_still_the_best(seed) -> None:
    instance = company(seed)
    first = solve(instance)
    instance["locks"] = [[p["executive"], p["mentor"]] for p in first["pairs"][::3]]

    result = solve(instance)

    locked = [[p["executive"], p["mentor"]] for p in result["pairs"] if p["locked"]]
    assert sorted(locked) == sorted(instance["locks"])
    if result["status"] == "optimal":
        assert figures(result) == expected(Optimum(instance))
