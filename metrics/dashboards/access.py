"""Who reads the leadership's pages."""

from django.db.models import QuerySet

from mentoring.people.access import COORDINATOR, OWNER, grants, holds
from mentoring.people.models import Grant, User
from programs.cohorts.models import Cohort


def may_read(user: User) -> bool:
    return holds(user, OWNER, COORDINATOR, Grant.Role.LEADERSHIP)


def readable_cohorts(user: User) -> QuerySet[Cohort]:
    """Leadership reads every program its grant covers; those who run programs read their own."""
    mine = grants(user, Grant.Role.LEADERSHIP)
    cohorts = Cohort.objects.exclude(state=Cohort.State.SETUP).select_related("program")
    if any(grant.program_id is None for grant in mine):
        return cohorts
    named = cohorts.filter(program__in=[grant.program_id for grant in mine])
    return named | cohorts.filter(pk__in=Cohort.objects.coordinated_by(user).values("pk"))
