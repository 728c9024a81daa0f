"""Who may see and do what with the people of a cohort."""

from django.db.models import QuerySet

from mentoring.people.access import may_run, regions, within
from mentoring.people.models import Person, PersonQuerySet, User
from programs.cohorts.models import Cohort
from programs.participants.models import Participation


def visible_parts(user: User, cohort: Cohort) -> QuerySet[Participation]:
    """The cohort's people in the regions this account runs (rows 2 and 3)."""
    where = regions(user, cohort.program_id)
    return cohort.participations.filter(within(where, "person__region"))


def may_enrol_from(user: User, cohort: Cohort) -> PersonQuerySet:
    """The people of the directory whom this account may bring into this cohort."""
    if not may_run(user, cohort.program_id):
        return Person.objects.none()
    return Person.objects.filter(within(regions(user, cohort.program_id), "region"))


def may_see_people_of_map(user: User) -> bool:
    """Owners and coordinators see who offers a topic; everybody else sees how many do."""
    return may_run(user)
