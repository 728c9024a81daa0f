import json
from pathlib import Path

import pytest

from matching.engine import solve

ORACLES = sorted((Path(__file__).parent / "oracles").glob("*.json"))


def seen(result, wanted) -> dict[str, object]:
    figures = {
        **result,
        "by_priority": {
            p: filled for p, (filled, _) in result["filled_by_priority"].items() if filled
        },
        "errors": [error["code"] for error in result["errors"]],
    }
    return {name: figures[name] for name in wanted}


@pytest.mark.parametrize("path", ORACLES, ids=lambda path: path.stem)
def test_the_reference_cases_come_out_as_they_must(path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    wanted = {k: v for k, v in case["expected"].items() if k != "removed_by"}

    result = solve(case["instance"])

    assert seen(result, wanted) == wanted
    for executive, _, rules in case["expected"].get("removed_by", []):
        assert set(rules) <= set(result["removed"][executive])


def test_there_are_reference_cases() -> None:
    assert len(ORACLES) > 20
