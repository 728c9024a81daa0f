"""Time the matching engine on made-up cohorts: seconds, peak memory, certified gap, against greedy.

Run `python -m benchmarks.matching [EXECUTIVESxMENTORS ...]`, with `--doubling`, `--scarce`,
`--large` or `--greedy`. Every size runs in a process of its own with one thread, so that each peak
is its own; passes say how often all pairs were looked at. Greedy knows no priorities: where mentors
are scarce, a larger total of his comes from passing over whoever should have gone first.
"""

import argparse
import math
import multiprocessing
import os
import random
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from matching.engine import solve
from matching.engine.instance import Instance, parse
from matching.engine.score import FORBIDDEN, Scores

SIZES = ("200x400", "1000x2000", "2000x4000", "200x400s", "1000x2000s")
LARGE = ("500x1000", "2000x4000", "10000x20000", "50000x100000")
DOUBLING = ("500x1000", "1000x2000", "2000x4000", "4000x8000", "8000x16000", "16000x32000")
SCARCE = ("2000x4000", "2000x2160")  # 3,600 slots on average, and 2,160 places, 60 % of them
MOST_REPEATED = 4000
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
Row = dict[str, Any]
FUNCTIONS = ("Operations", "Engineering", "Sales", "Marketing", "Finance", "People", "Legal", "IT")
SITES = {
    "London": ("EMEA", 0),
    "Stockholm": ("EMEA", 60),
    "Mumbai": ("APAC", 330),
    "Tokyo": ("APAC", 540),
    "NewYork": ("AMER", -300),
    "SaoPaulo": ("AMER", -180),
}
LANGUAGES = ("ja", "ko", "pt", "sv", "es", "fr")
TAGS = tuple(f"tag {n}" for n in range(24))
LIKES = ("written", "prepared", "direct", "pace", "detail")


def cohort(executives: int, mentors: int, seed: int = 1, *, scarce: bool = False) -> dict[str, Any]:
    """Make up a company: a tree of managers above everybody, people like those of an HR file."""
    draw = random.Random(seed)
    managers = [
        {
            "employee_id": f"X{n:05}",
            "role": "none",
            "manager_id": f"X{(n - 1) // 6:05}" if n else "",
        }
        for n in range(max(1, (executives + mentors) // 8))
    ]
    people = [
        *(_executive(draw, n, len(managers)) for n in range(executives)),
        *(_mentor(draw, n, len(managers), scarce=scarce) for n in range(mentors)),
    ]
    return {"employees": [*managers, *people], "policy": {}}


def _person(draw: random.Random, managers: int) -> dict[str, Any]:
    site = draw.choice(list(SITES))
    start = draw.choice((420, 540, 540, 660))
    return {
        "manager_id": f"X{draw.randrange(managers):05}",
        "function": draw.choice(FUNCTIONS),
        "site": site,
        "region": SITES[site][0],
        "utc_offset_min": SITES[site][1],
        "work_start_min": start,
        "work_end_min": start + 510,
        "languages": sorted(
            {"en", draw.choice(LANGUAGES)} if draw.random() < 0.9 else {draw.choice(LANGUAGES)}
        ),
        "communication": {name: draw.randint(1, 7) for name in LIKES if draw.random() < 0.8},
    }


def _levels(draw: random.Random, most_tags: int, most: int) -> dict[str, int]:
    return {tag: draw.randint(1, most) for tag in draw.sample(TAGS, draw.randint(1, most_tags))}


def _executive(draw: random.Random, n: int, managers: int) -> dict[str, Any]:
    return _person(draw, managers) | {
        "employee_id": f"E{n:05}",
        "role": "executive",
        "slots": draw.choice((1, 1, 2, 2, 3)),
        "priority": draw.choice((1, 1, 1, 2, 3)),
        "c_suite": int(n < 9),
        "grade_rank": 20 - draw.randrange(4),
        "needs": _levels(draw, 4, 3),
        "expertise": _levels(draw, 3, 5),
    }


def _mentor(draw: random.Random, n: int, managers: int, *, scarce: bool) -> dict[str, Any]:
    return _person(draw, managers) | {
        "employee_id": f"M{n:05}",
        "role": "mentor",
        "capacity": draw.choice((0, 0, 1)) if scarce else draw.choice((0, 1, 1, 1, 2)),
        "opted_in": int(draw.random() < 0.3),
        "grade_rank": draw.randrange(6),
        "needs": _levels(draw, 3, 3),
        "expertise": _levels(draw, 6, 5),
        "aspirations": draw.sample(FUNCTIONS, draw.randint(0, 2)),
    }


def greedy(instance: dict[str, Any]) -> tuple[int, int]:
    """Take the best pair left until none is; return how many slots and what total that fills."""
    parsed = parse(instance)
    pairs = sorted(_scored(parsed), reverse=True)
    slots = [person.slots for person in parsed.executives]
    capacity = [person.capacity for person in parsed.mentors]
    filled = total = 0
    for score, e, m in pairs:
        if slots[e] and capacity[m]:
            slots[e] -= 1
            capacity[m] -= 1
            filled, total = filled + 1, total + score
    return filled, total


def _scored(instance: Instance) -> list[tuple[int, int, int]]:
    """List the pairs that the rules allow, with the engine's own scores."""
    found: list[tuple[int, int, int]] = []
    for low, _, block in Scores(instance).blocks():
        rows, columns = (block != FORBIDDEN).nonzero()
        scores = block[rows, columns].tolist()
        found += zip(scores, (low + rows).tolist(), columns.tolist(), strict=True)
    return found


def measured(size: str) -> Row:
    """Match one cohort; `size` is EXECUTIVESxMENTORS, with an s behind it if mentors are scarce."""
    executives, mentors = (int(part) for part in size.rstrip("s").split("x"))
    instance = cohort(executives, mentors, scarce=size.endswith("s"))
    before, times, seconds = _peak(), [], math.inf
    for _ in range(3 if executives <= MOST_REPEATED else 1):
        started, worked = time.perf_counter(), time.process_time()
        result = solve(instance)
        times.append(time.process_time() - worked)
        seconds = min(seconds, time.perf_counter() - started)
    proof = result["certificate"]
    return {
        "cohort": size,
        "status": result["status"],
        "cpu s": f"{min(times):.2f}",
        "seconds": f"{seconds:.2f}",
        "peak MB": f"{_peak():.0f}",
        "of which data": f"{_peak() - before:.0f}",
        "filled": f"{result['filled']}/{result['slots']}",
        "proven": proof["coverage_bound"],
        "minimum": result["minimum"],
        "proven ": proof["minimum_bound"],
        "gap": proof["gap"],
        "rounds": proof["rounds"],
        "passes": f"{proof['pairs_priced'] / executives / mentors:.1f}",
    }


def compared(size: str) -> Row:
    """Hold one cohort's greedy matching against the best total."""
    executives, mentors = (int(part) for part in size.rstrip("s").split("x"))
    instance = cohort(executives, mentors, scarce=size.endswith("s"))
    best = solve(instance, objective="total")
    filled, total = greedy(instance)
    return {
        "cohort": size,
        "filled": best["filled"],
        "greedy filled": filled,
        "greedy/optimum": f"{total / best['total']:.4f}",
    }


def _peak() -> float:
    """Return this process's largest memory so far in MB; ru_maxrss would be the parent's too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def table(sizes: Sequence[str], measure: Callable[[str], Row]) -> list[Row]:
    """Print one line a cohort, each measured in a process of its own."""
    rows = []
    for number, size in enumerate(sizes):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            rows.append(pool.apply(measure, (size,)))
        if not number:
            print("  ".join(f"{name:>14}" for name in rows[0]))
        print("  ".join(f"{value!s:>14}" for value in rows[-1].values()), flush=True)
    return rows


def ratios(rows: Sequence[Row]) -> None:
    """Print how the processor time of each row relates to that of the row before."""
    for before, after in pairwise(rows):
        ratio = float(after["cpu s"]) / float(before["cpu s"])
        print(f"{after['cohort']} / {before['cohort']}: {ratio:.2f}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching", description=__doc__)
    parser.add_argument("sizes", nargs="*", metavar="EXECUTIVESxMENTORS[s]")
    parser.add_argument("--doubling", action="store_true", help="time(2n)/time(n)")
    parser.add_argument("--scarce", action="store_true", help="60 %% of the mentors needed")
    parser.add_argument("--large", action="store_true", help="up to 50,000 x 100,000")
    parser.add_argument("--greedy", action="store_true", help="against the greedy matching")
    given = parser.parse_args(arguments)
    for name in THREADS:
        os.environ.setdefault(name, "1")
    if given.doubling:
        ratios(table(DOUBLING, measured))
    if given.scarce:
        ratios(table(SCARCE, measured))
    if given.greedy:
        table(given.sizes or SIZES, compared)
    elif given.sizes or given.large or not (given.doubling or given.scarce):
        table(given.sizes or (LARGE if given.large else SIZES), measured)


if __name__ == "__main__":
    main()
