"""The engine against other ways to match: time as ratios of one run, and what they leave undone.

    python -m benchmarks.peers [EXECUTIVESxMENTORS ...]

Every method runs in a process of its own on one thread, with the same cohort, the engine REPEATS
times (median); ratios are those of processor seconds, which other work on the machine blurs less.
"flow" is what one writes in an afternoon: plain numpy scores of all pairs, then OR-Tools' min-cost
flow with an arc for each; "flow_blocked" scores 64 executives at a time, "flow_given" gets its
scores for nothing. No flow knows priorities, fairness, proof or explanations, so its total may be
larger than the engine's own. mentor-match (installed in var/peers, away from the app) is given the
scores too; it knows no slots and no capacity. Targets: the engine takes at most 1/25 of flow at
2,000 x 4,000 and at most 1/60 of mentor-match at 1,000 x 2,000.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.matching import cohort
from benchmarks.peer.elementwise import Array, scores
from benchmarks.peer.environment import ROOT, interpreter
from benchmarks.peer.methods import Cohort, sides

SIZES = {
    "1000x2000": ("flow", "mentor_match", "assignment", "stable", "greedy", "first_come"),
    "2000x4000": ("flow", "flow_blocked", "flow_given", "assignment", "greedy", "first_come"),
}
TARGETS = {("1000x2000", "mentor_match"): 60, ("2000x4000", "flow"): 25}
REPEATS = 3
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def main(sizes: list[str]) -> None:
    """Measure each size and print its table."""
    python = interpreter()
    for size in sizes or SIZES:
        methods = [
            name
            for name in SIZES.get(size, SIZES["1000x2000"])
            if name != "mentor_match" or python is not None
        ]
        with tempfile.TemporaryDirectory() as folder:
            made = _prepared(size, folder)
            tell(size, made, dict(_measured(["engine", *methods], folder, python)))


def _prepared(size: str, folder: str) -> Cohort:
    """Write the cohort down for all methods."""
    executives, mentors = (int(part) for part in size.rstrip("s").split("x"))
    instance = cohort(executives, mentors, scarce=size.endswith("s"))
    every = scores(instance)
    Path(folder, "instance.json").write_text(json.dumps(instance), encoding="utf-8")
    Path(folder, "size.json").write_text(json.dumps(every.shape), encoding="utf-8")
    Path(folder, "scores.bin").write_bytes(every.astype(np.int32).tobytes())
    np.save(Path(folder, "scores.npy"), every)
    return Cohort(instance, *sides(instance), every)


def _measured(
    methods: list[str], folder: str, python: Path | None
) -> Iterator[tuple[str, dict[str, Any]]]:
    for method in methods:
        runs = [_run(method, folder, python) for _ in range(REPEATS if method == "engine" else 1)]
        median = {name: statistics.median(run[name] for run in runs) for name in ("seconds", "cpu")}
        yield method, runs[0] | median


def _run(method: str, folder: str, python: Path | None) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.peer.methods", method, folder]
    if method == "mentor_match":  # isolated, for its package is called matching too
        command = [str(python), "-I", str(ROOT / "benchmarks/peer/mentor_match.py"), folder]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | ONE_THREAD, capture_output=True, text=True, check=True
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def tell(size: str, made: Cohort, runs: dict[str, dict[str, Any]]) -> None:
    """Print one line a method, and what its time and its total are beside the engine's."""
    own = runs["engine"]
    best = _worth(made.scores, own["pairs"])
    print(f"{size}: {int(made.slots.sum())} slots, {int(made.capacity.sum())} places of mentors")
    names = (
        "method",
        "seconds",
        "cpu",
        "/engine",
        "target",
        "peak MB",
        "filled",
        "minimum",
        "total/own",
    )
    print("  ".join(f"{name:>12}" for name in names))
    for method, run in runs.items():
        target = TARGETS.get((size, method))
        worth = _worth(made.scores, run["pairs"])
        row = (
            method,
            f"{run['seconds']:.2f}",
            f"{run['cpu']:.2f}",
            f"{run['cpu'] / own['cpu']:.1f}",
            "" if target is None else f">= {target}",
            f"{run['peak_mb']:.0f}",
            len(run["pairs"]),
            worth["minimum"],
            f"{worth['total'] / best['total']:.4f}",
        )
        print("  ".join(f"{value!s:>12}" for value in row), flush=True)


def _worth(every: Array, pairs: list[list[int]]) -> dict[str, int]:
    found = every[tuple(np.array(pairs).T)]
    return {"total": int(found.sum()), "minimum": int(found.min())}


if __name__ == "__main__":
    main(sys.argv[1:])
