"""What stands between two people: reporting lines of any depth, pay, and ties beside the line."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

Two = tuple[UUID, UUID]
# Each way up from one of the two until the other is met, then what is said of them directly.
BETWEEN = """
WITH RECURSIVE pair(a, b) AS (SELECT * FROM unnest(%(a)s::uuid[], %(b)s::uuid[])),
way(low, high) AS (SELECT a, b FROM pair UNION SELECT b, a FROM pair),
line(low, high, above, depth) AS (
    SELECT way.low, way.high, p.manager_id, 1
    FROM way JOIN mentoring_person p ON p.id = way.low WHERE p.manager_id IS NOT NULL
    UNION ALL
    SELECT line.low, line.high, p.manager_id, line.depth + 1
    FROM line JOIN mentoring_person p ON p.id = line.above
    WHERE p.manager_id IS NOT NULL AND line.above <> line.high AND line.depth < 40
),
tie AS (
    SELECT person_id, other_id, kind FROM mentoring_tie
    WHERE since <= %(today)s AND (until IS NULL OR until > %(today)s)
)
SELECT low, high, 'line', min(depth) FROM line WHERE above = high GROUP BY low, high
UNION ALL
SELECT low, high, 'pay', 1 FROM way JOIN mentoring_person p ON p.id = low
WHERE p.pay_decider_id = high
UNION ALL
SELECT low, high, kind, 1 FROM way JOIN tie ON person_id = low AND other_id = high
UNION ALL
SELECT a, b, 'same_manager', 0 FROM pair
JOIN mentoring_person x ON x.id = a JOIN mentoring_person y ON y.id = b
WHERE x.manager_id = y.manager_id
UNION ALL
SELECT DISTINCT a, b, 'shared_hr_partner', 0 FROM pair
JOIN tie x ON x.person_id = a AND x.kind = 'hr_partner'
JOIN tie y ON y.person_id = b AND y.kind = 'hr_partner' AND y.other_id = x.other_id
ORDER BY 3, 4, 1, 2
"""
UPRIGHT = frozenset({"line", "pay"})  # counted in levels, which a program may allow
MUTUAL = frozenset({"same_manager", "shared_hr_partner", "interest"})
# Kept apart when pairs are looked for; it gives neither a say over the other, and parts no pair.
SHARED = "shared_hr_partner"


@dataclass(frozen=True, slots=True)
class Relation:
    """`kind`: line, pay, same_manager, shared_hr_partner or the kind of a tie. `low` is the one
    over whom the other has a say, None where neither has; `levels` is the distance, or 0.
    """

    kind: str
    levels: int = 0
    low: UUID | None = None

    @property
    def is_tie(self) -> bool:
        """Told to those who keep ties alone; to all others it is "a power relationship"."""
        return self.kind not in UPRIGHT and self.kind != "same_manager"


def between(pairs: Iterable[Two], today: date) -> dict[Two, list[Relation]]:
    """What stands between the two of each pair, in one query whatever their number."""
    asked = list(dict.fromkeys(pairs))
    if not asked:
        return {}
    said: dict[str, Any] = {
        "a": [a for a, _ in asked],
        "b": [b for _, b in asked],
        "today": today,
    }
    found: dict[Two, list[Relation]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(BETWEEN, said)
        for low, high, kind, levels in cursor.fetchall():
            found[low, high].append(Relation(kind, levels, None if kind in MUTUAL else low))
    return {pair: _both(found, pair) for pair in asked if _both(found, pair)}


def _both(found: dict[Two, list[Relation]], pair: Two) -> list[Relation]:
    """Said from either side, each once."""
    there, back = found.get(pair, []), found.get((pair[1], pair[0]), [])
    return list(dict.fromkeys([*there, *back]))


def forbidding(
    relations: Iterable[Relation], *, least: int | None, same_manager: bool
) -> list[Relation]:
    """Those that a program's rules do not allow in a pair.

    `least`: levels from which two of one line may be a pair; None where they never may.
    """
    return [each for each in relations if _forbids(each, least, same_manager=same_manager)]


def _forbids(relation: Relation, least: int | None, *, same_manager: bool) -> bool:
    if relation.kind in UPRIGHT:
        return least is None or relation.levels < least
    if relation.kind == "same_manager":
        return same_manager
    return relation.kind != SHARED
