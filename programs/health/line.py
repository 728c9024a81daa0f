"""Who stands above or below somebody, over all rungs of the reporting line."""

from uuid import UUID

from django.db import connection

from mentoring.people.models import Person

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
