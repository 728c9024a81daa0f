"""Small made-up companies, drawn from a seed, with every kind of rule the engine knows."""

import random
from typing import Any

FUNCTIONS = ("Sales", "Legal", "IT")
REGIONS = ("EMEA", "APAC")
TAGS = ("a", "b", "c", "d")
LIKES = ("written", "prepared", "direct", "pace")
LANGUAGES = ("en", "fr", "ja")


def company(seed: int, *, executives: int = 5, mentors: int = 7) -> dict[str, Any]:
    """Draw an instance; which parts of the policy it uses depends on the seed too."""
    draw = random.Random(seed)
    people = [
        *(
            {"employee_id": f"X{n}", "role": "none", "manager_id": f"X{n - 1}" if n else ""}
            for n in range(4)
        ),
        *(_executive(draw, n) for n in range(draw.randint(1, executives))),
        *(_mentor(draw, n) for n in range(draw.randint(1, mentors))),
    ]
    ids = {
        role: [p["employee_id"] for p in people if p["role"] == role]
        for role in ("executive", "mentor")
    }
    return {
        "employees": people,
        "policy": _policy(draw),
        "exclusions": _pairs(draw, ids, 2),
        "history": _pairs(draw, ids, 2),
        "locks": [],
    }


def _person(draw: random.Random) -> dict[str, Any]:
    person: dict[str, Any] = {
        "manager_id": draw.choice(("", "X0", "X1", "X2", "X3")),
        "function": draw.choice(FUNCTIONS),
        "region": draw.choice(REGIONS),
        "site": draw.choice(("London", "Tokyo")),
        "communication": {
            name: draw.randint(1, 7) for name in draw.sample(LIKES, draw.randint(0, 4))
        },
        "needs": {tag: draw.randint(1, 3) for tag in draw.sample(TAGS, draw.randint(0, 3))},
        "expertise": {tag: draw.randint(1, 5) for tag in draw.sample(TAGS, draw.randint(0, 3))},
    }
    if draw.random() < 0.7:
        start = draw.choice((0, 420, 540, 1320))
        person |= {"work_start_min": start, "work_end_min": (start + 510) % 1440}
        person["utc_offset_min"] = draw.choice((0, 540, -300, [0, 60], [540, 540]))
    if draw.random() < 0.7:
        person["languages"] = draw.sample(LANGUAGES, draw.randint(0, 3))
    if draw.random() < 0.5:
        person["grade_rank"] = draw.randint(1, 6)
    return person


def _executive(draw: random.Random, n: int) -> dict[str, Any]:
    return _person(draw) | {
        "employee_id": f"E{n}",
        "role": "executive",
        "slots": draw.randint(0, 3),
        "priority": draw.randint(1, 3),
        "c_suite": draw.randint(0, 1),
        "ranks": {
            f"M{place}": rank for rank, place in enumerate(draw.sample(range(7), 2), start=1)
        },
    }


def _mentor(draw: random.Random, n: int) -> dict[str, Any]:
    return _person(draw) | {
        "employee_id": f"M{n}",
        "role": "mentor",
        "capacity": draw.randint(0, 2),
        "opted_in": draw.randint(0, 1),
        "aspirations": draw.sample(FUNCTIONS, draw.randint(0, 2)),
        "pay_decider": draw.choice(("", "", "", "E0")),
        "ranks": {f"E{draw.randrange(5)}": 1},
    }


def _policy(draw: random.Random) -> dict[str, Any]:
    policy: dict[str, Any] = {"objective": draw.choice(("fair", "total"))}
    policy["min_overlap_minutes"] = draw.choice((0, 60, 120, 300))
    policy["line_distance"] = draw.choice((None, None, 1, 2, 3))
    policy["region_policy"] = draw.choice(("any", "any", "any", "in", "cross"))
    if draw.random() < 0.5:
        policy["slot_rules"] = [_slot_rule(draw) for _ in range(draw.randint(1, 3))]
    if draw.random() < 0.4:
        policy["adjacent_functions"] = [["Sales", "Legal"]]
    if draw.random() < 0.4:
        most = draw.randint(0, 3)
        policy["region_caps"] = [
            {"region": "APAC", "min": draw.randint(0, min(1, most)), "max": most}
        ]
    if draw.random() < 0.3:
        policy["weights"] = {
            "knowledge": 10,
            "communication": 10,
            "preference": draw.randint(0, 50),
        }
    return policy


def _slot_rule(draw: random.Random) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "applies": draw.choice(("all", "c_suite")),
        "kind": draw.choice(("own_function", "other_function", "opted_in")),
        "min": draw.randint(0, 1),
    }
    if draw.random() < 0.5:
        rule["max"] = draw.randint(1, 2)
    return rule


def _pairs(draw: random.Random, ids: dict[str, list[str]], most: int) -> list[list[str]]:
    drawn = {
        (draw.choice(ids["executive"]), draw.choice(ids["mentor"]))
        for _ in range(draw.randint(0, most))
    }
    return [list(pair) for pair in sorted(drawn)]


def shuffled(instance: dict[str, Any], seed: int) -> dict[str, Any]:
    """Return the same instance with all its lists in another order."""
    draw = random.Random(seed)
    lists = ("employees", "exclusions", "history", "locks")
    return {
        **instance,
        **{name: draw.sample(instance[name], len(instance[name])) for name in lists},
    }
