"""Which people of a run a reader may be told about, by name."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from matching.runs.access import visible_proposals
from matching.runs.models import MatchingRun
from mentoring.people.access import apart
from mentoring.people.models import User
from programs.participants.access import visible_parts
from programs.participants.models import Participation, ParticipationQuerySet


def known_parts(user: User, run: MatchingRun) -> ParticipationQuerySet:
    """The run's people in the reader's regions, and their partners in the pairs the reader sees."""
    pairs = visible_proposals(user, run)
    mine = Q(pk__in=visible_parts(user, run.cohort).values("pk"))
    partners = Q(pk__in=pairs.values("mentor")) | Q(pk__in=pairs.values("executive"))
    people = frozen(run)
    found = run.cohort.participations.filter(mine | partners, person__in=people)
    return found.exclude(person__in=apart(user)).with_person()


def frozen(run: MatchingRun) -> Collection[UUID]:
    """The people who could be matched when the run was started."""
    rows = run.instance.get("employees") or []
    return [UUID(row["employee_id"]) for row in rows if row["role"] != "none"]


def names(user: User, run: MatchingRun) -> dict[str, Participation]:
    """{person's id: participation} of everybody whom the reader may be told about."""
    return {str(part.person_id): part for part in known_parts(user, run)}
