"""Time small edits of a solved match: a new solve of each against the match that stands.

Run `python -m benchmarks.resolve [EXECUTIVESxMENTORS ...]`. Processor seconds of one thread, the
median over the edits of a kind; every answer is held against that of the new solve.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import Any

from benchmarks.matching import cohort
from matching.engine import PairQuestions, amended, solve, stand

SIZES = ("400x800", "2000x4000")
EDITS = 7  # of each kind
COMPARED = 2  # of them held against a new solve, and that timed
Edit = dict[str, Any]


def edits(instance: dict[str, Any], result: dict[str, Any]) -> Iterator[tuple[str, list[Edit]]]:
    """Draw edits of every kind: pairs as proposed, pairs at random, one person."""
    draw, questions = random.Random(11), PairQuestions(instance)
    rows = {role: _rows(instance, role) for role in ("executive", "mentor")}
    pairs = [(p["executive"], p["mentor"]) for p in result["pairs"] if not p["locked"]]

    def allowed() -> tuple[str, str]:
        while True:
            e, m = draw.choice(rows["executive"]), draw.choice(rows["mentor"])
            pair = e["employee_id"], m["employee_id"]
            if m["capacity"] and not questions.why_not(*pair):
                return pair

    def changed(role: str) -> Edit:
        one, other = draw.choice(rows[role]), draw.choice(rows[role])
        own = {name: one[name] for name in ("employee_id", "manager_id")}
        return {"changed": [other | own]}

    kinds: dict[str, Callable[[], Edit]] = {
        "lock a proposed pair": lambda: {"lock": [draw.choice(pairs)]},
        "lock another pair": lambda: {"lock": [allowed()]},
        "unlock a pair": lambda: {"unlock": [draw.choice(instance["locks"])]},
        "ban a proposed pair": lambda: {"ban": [draw.choice(pairs)]},
        "ban another pair": lambda: {"ban": [allowed()]},
        "executive leaves": lambda: {"without": [draw.choice(rows["executive"])["employee_id"]]},
        "mentor leaves": lambda: {"without": [draw.choice(rows["mentor"])["employee_id"]]},
        "executive changes": lambda: changed("executive"),
        "mentor changes": lambda: changed("mentor"),
        "executive joins": lambda: _joins(draw.choice(rows["executive"])),
        "mentor joins": lambda: _joins(draw.choice(rows["mentor"])),
    }
    for name, kind in kinds.items():
        yield name, [kind() for _ in range(EDITS)]


def _rows(instance: dict[str, Any], role: str) -> list[dict[str, Any]]:
    return [row for row in instance["employees"] if row["role"] == role]


def _joins(like: dict[str, Any]) -> Edit:
    return {"changed": [like | {"employee_id": like["employee_id"] + " new"}]}


def timed(act: Callable[[], dict[str, Any]]) -> tuple[float, dict[str, Any]]:
    """Return processor seconds and the result."""
    start = time.process_time()
    result = act()
    return time.process_time() - start, result


def told(result: dict[str, Any]) -> str:
    """Write a result without what no two solves share."""
    proof = dict(result["certificate"] or {}) | {"rounds": 0, "pairs_priced": 0}
    return json.dumps(result | {"seconds": 0, "certificate": proof})


def report(size: str) -> None:
    """Print one line a kind of edit."""
    executives, mentors = (int(part) for part in size.rstrip("s").split("x"))
    instance = cohort(executives, mentors, scarce=size.endswith("s"))
    proposed = solve(instance)["pairs"][::50]
    instance["locks"] = [[pair["executive"], pair["mentor"]] for pair in proposed]
    seconds, standing = time.process_time(), stand(instance)
    print(f"{size}: a match stands after {time.process_time() - seconds:.2f} s")
    for name, drawn in edits(instance, standing.result):
        cold, warm, fell_back = [], [], 0
        for number, edit in enumerate(drawn):
            took, result = timed(lambda edit=edit: standing.after(**edit))
            warm += [took] if standing.is_warm else []
            fell_back += not standing.is_warm
            if number < COMPARED:
                took, anew = timed(lambda edit=edit: solve(amended(instance, **edit)))
                cold.append(took)
                if told(result) != told(anew):
                    raise SystemExit(f"{name}: {edit} is answered differently by a new solve")
        ratio = f"1/{median(cold) / median(warm):.0f}" if warm else "-"
        took = f"{1000 * median(warm):8.1f}" if warm else "       -"
        print(
            f"  {name:22}  new solve {median(cold):6.2f} s  standing {took} ms"
            f"  {ratio:>6}  solved anew {fell_back} of {EDITS}",
            flush=True,
        )


def main(sizes: Sequence[str]) -> None:
    """Report each size."""
    for size in sizes or SIZES:
        report(size)


if __name__ == "__main__":
    main(sys.argv[1:])
