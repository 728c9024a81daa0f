"""Time the matching engine on made-up cohorts: seconds, peak memory, certified gap, against greedy.

Run `python -m benchmarks.matching [EXECUTIVESxMENTORS ...]`; every size runs in a process of its
own, so that each peak is its own. Greedy knows no priorities: where mentors are scarce, a larger
total of his comes from passing over whoever should have gone first.
"""

import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Sequence
from typing import Any

from matching.engine import solve
from matching.engine.instance import Instance, parse
from matching.engine.score import FORBIDDEN, Scores

SIZES = ("200x400", "1000x2000", "200x400s", "1000x2000s")
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


def measured(size: str) -> dict[str, Any]:
    """Match one cohort; `size` is EXECUTIVESxMENTORS, with an s behind it if mentors are scarce."""
    executives, mentors = (int(part) for part in size.rstrip("s").split("x"))
    instance = cohort(executives, mentors, scarce=size.endswith("s"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    result = solve(instance)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    best = solve(instance, objective="total")
    filled, total = greedy(instance)
    return {
        "cohort": size,
        "status": result["status"],
        "seconds": f"{seconds:.2f}",
        "peak MB": f"{peak / 1024:.0f}",
        "of which data": f"{(peak - before) / 1024:.0f}",
        "filled": f"{result['filled']}/{result['slots']}",
        "minimum": result["minimum"],
        "gap": result["certificate"]["gap"],
        "greedy filled": filled,
        "greedy/optimum": f"{total / best['total']:.4f}",
    }


def main(sizes: Sequence[str]) -> None:
    """Print one line a cohort."""
    for number, size in enumerate(sizes or SIZES):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            row = pool.apply(measured, (size,))
        if not number:
            print("  ".join(f"{name:>14}" for name in row))
        print("  ".join(f"{value!s:>14}" for value in row.values()), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
