"""Who stands above or below somebody, over all rungs of the reporting line."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from mentoring.people.models import Person
from programs.pairings.models import Pairing

ABOVE = """
WITH RECURSIVE line(id, depth) AS (
    SELECT manager_id, 1 FROM mentoring_person WHERE id = %s AND manager_id IS NOT NULL
    UNION SELECT p.manager_id, line.depth + 1 FROM mentoring_person p JOIN line ON p.id = line.id
    WHERE p.manager_id IS NOT NULL AND line.depth < 40
) SELECT DISTINCT id FROM line
"""
BELOW = """
WITH RECURSIVE line(id, depth) AS (
    SELECT id, 1 FROM mentoring_person WHERE manager_id = %s
    UNION SELECT p.id, line.depth + 1 FROM mentoring_person p JOIN line ON p.manager_id = line.id
    WHERE line.depth < 40
) SELECT DISTINCT id FROM line
"""


def above(person: Person) -> set[UUID]:
    """Managers at any distance, and whoever decides about pay."""
    decider = {person.pay_decider_id} if person.pay_decider_id else set()
    return _walk(ABOVE, person) | decider


def below(person: Person) -> set[UUID]:
    """Reports at any distance, and those whose pay this person decides."""
    return _walk(BELOW, person) | set(person.pay_decided.values_list("pk", flat=True))


def _walk(query: str, person: Person) -> set[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(query, [person.pk])
        return {row[0] for row in cursor.fetchall()}


# Up from the one until the other is met, for many pairs at once.
CLIMB = """
WITH RECURSIVE line(low, high, above, depth) AS (
    SELECT pair.low, pair.high, p.manager_id, 1
    FROM unnest(%s::uuid[], %s::uuid[]) AS pair(low, high)
    JOIN mentoring_person p ON p.id = pair.low WHERE p.manager_id IS NOT NULL
    UNION ALL
    SELECT line.low, line.high, p.manager_id, line.depth + 1
    FROM line JOIN mentoring_person p ON p.id = line.above
    WHERE p.manager_id IS NOT NULL AND line.above <> line.high AND line.depth < 40
) SELECT low, high, min(depth) FROM line WHERE above = high GROUP BY low, high
"""


def distances(pairs: Iterable[Pairing]) -> dict[UUID, int]:
    """Levels between the two of each pair that stands in one line, by the pair's id.

    Up from either of the two; who decides about the other's pay stands one level above.
    """
    people = {pair.pk: (pair.mentor.person, pair.executive.person) for pair in pairs}
    both = [(a.pk, b.pk) for a, b in people.values()]
    both += [(b, a) for a, b in both]
    with connection.cursor() as cursor:
        cursor.execute(CLIMB, [[low for low, _ in both], [high for _, high in both]])
        levels = {(low, high): depth for low, high, depth in cursor.fetchall()}
    found = {}
    for pk, (a, b) in people.items():
        told = [levels.get((a.pk, b.pk)), levels.get((b.pk, a.pk))]
        told += [1] if a.pay_decider_id == b.pk or b.pay_decider_id == a.pk else []
        known = [each for each in told if each is not None]
        if known:
            found[pk] = min(known)
    return found
