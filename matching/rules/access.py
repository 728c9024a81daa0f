"""Who may decide about pairs of a cohort before they exist."""

from mentoring.people.access import may_run, regions
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.participants.models import Participation


def may_match(user: User, cohort: Cohort) -> bool:
    return may_run(user, cohort.program_id)


def may_pair(user: User, cohort: Cohort, *parts: Participation) -> bool:
    """A regional coordinator decides about pairs that touch the own region."""
    where = regions(user, cohort.program_id)
    inside = where is None or any(part.person.region in where for part in parts)
    return may_match(user, cohort) and inside and user.person_id not in {p.person_id for p in parts}
