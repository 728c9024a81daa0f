"""Who may make and set up cohorts (row 7 of the permission table)."""

from django.db.models import QuerySet

from mentoring.people.access import may_own, may_run
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.setup.models import Program
from programs.setup.queries import programs_of


def may_set_up(user: User, cohort: Cohort) -> bool:
    return may_run(user, cohort.program_id)


def may_finish(user: User, cohort: Cohort) -> bool:
    return may_own(user, cohort.program_id)


def open_programs(user: User) -> QuerySet[Program]:
    """Where this account may start another cohort."""
    mine = [each.pk for each in programs_of(user) if may_run(user, each.pk)]
    return (
        Program.objects.filter(pk__in=mine).exclude(state=Program.State.ARCHIVED).order_by("name")
    )
