"""Who may see and do what with a run."""

from django.db.models import QuerySet

from matching.runs.models import MatchingRun, Proposal
from mentoring.people.access import regions, within
from mentoring.people.models import User


def visible_proposals(user: User, run: MatchingRun) -> QuerySet[Proposal]:
    """Proposals that touch the reader's regions, without a pair the reader is half of."""
    where = regions(user, run.cohort.program_id)
    found = run.proposals.filter(
        within(where, "mentor__person__region", "executive__person__region")
    )
    return found.exclude(mentor__person=user.person_id).exclude(executive__person=user.person_id)


def may_publish(user: User, run: MatchingRun) -> bool:
    """A regional coordinator publishes a run of the own regions, an owner every run."""
    where = regions(user, run.cohort.program_id)
    return where is None or (bool(run.regions) and set(run.regions) <= where)
