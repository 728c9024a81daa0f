"""Small edits of made-up instances, and results without what no two solves share."""

import json
import random
from typing import Any

from benchmarks.matching import cohort
from matching.engine import solve
from tests.matching.engine.companies import company


def instance_of(seed: int) -> dict[str, Any]:
    """Draw an instance that is mostly without slot rules and region caps, with some locks."""
    draw = random.Random(seed)
    if seed % 2:
        instance = company(seed)
    else:
        size = draw.randint(3, 25), draw.randint(3, 40)
        instance = cohort(*size, seed, scarce=draw.random() < 0.4)
    if draw.random() < 0.7:
        instance["policy"].pop("slot_rules", None)
        instance["policy"].pop("region_caps", None)
    pairs = solve(instance)["pairs"]
    if draw.random() < 0.6:
        instance["locks"] = [[p["executive"], p["mentor"]] for p in pairs[::4]]
    return instance


def ids(instance: dict[str, Any], role: str) -> list[str]:
    """List the ids of one role."""
    return [row["employee_id"] for row in instance["employees"] if row["role"] == role]


def edits(instance: dict[str, Any], result: dict[str, Any], seed: int) -> list[dict[str, Any]]:
    """Draw one edit of every kind that the instance allows."""
    draw = random.Random(seed)
    any_pair = (draw.choice(ids(instance, "executive")), draw.choice(ids(instance, "mentor")))
    pairs = [(p["executive"], p["mentor"]) for p in result["pairs"]] or [any_pair]
    drawn = [
        {"ban": [any_pair]},
        {"lock": [any_pair]},
        {"ban": [draw.choice(pairs)]},
        {"lock": [draw.choice(pairs)]},
        {"lock": [any_pair], "ban": [draw.choice(pairs)]},
    ]
    for kind, name in (("unlock", "locks"), ("lift", "exclusions")):
        if instance.get(name):
            drawn.append({kind: [tuple(draw.choice(instance[name]))]})
    return drawn


def people_edits(instance: dict[str, Any], seed: int) -> list[dict[str, Any]]:
    """Draw edits of one person of either side: leaving, changing, joining, more or less time."""
    draw = random.Random(seed)
    drawn = []
    for role in ("executive", "mentor"):
        mine = [row for row in instance["employees"] if row["role"] == role]
        one, other = draw.choice(mine), draw.choice(mine)
        own = {name: one.get(name, "") for name in ("employee_id", "manager_id", "pay_decider")}
        time = {"slots": draw.randint(0, 3), "capacity": draw.randint(0, 2)}
        new = {"employee_id": draw.choice("AZ") + role, "pay_decider": ""}
        drawn += [
            {"without": [one["employee_id"]]},
            {"changed": [other | own]},
            {"changed": [one | time | {"priority": draw.randint(1, 3)}]},
            {"changed": [other | new]},
        ]
    return drawn


def told(result: dict[str, Any]) -> dict[str, Any]:
    """Return a result without its seconds and the rounds they went into."""
    plain = json.loads(json.dumps(result)) | {"seconds": None}
    for count in ("rounds", "pairs_priced"):
        (plain["certificate"] or {}).pop(count, None)
    return plain
