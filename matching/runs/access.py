"""Who may see and do what with a run."""

from uuid import UUID

from django.db.models import QuerySet

from matching.runs.models import MatchingRun, Proposal
from mentoring.people.access import apart, regions, within
from mentoring.people.models import User


def visible_proposals(user: User, run: MatchingRun) -> QuerySet[Proposal]:
    """Proposals in the reader's regions, without the reader's own and the reader's reports'."""
    where = regions(user, run.cohort.program_id)
    found = run.proposals.filter(
        within(where, "mentor__person__region", "executive__person__region")
    )
    too_close = apart(user)
    return found.exclude(mentor__person__in=too_close).exclude(executive__person__in=too_close)


def may_follow(user: User, pk: UUID) -> bool:
    """Whether the work on this run is for this reader to follow and to stop."""
    run = MatchingRun.objects.visible_to(user).filter(pk=pk).select_related("cohort").first()
    return run is not None and may_publish(user, run)


def may_publish(user: User, run: MatchingRun) -> bool:
    """A regional coordinator publishes a run of the own regions, an owner every run."""
    where = regions(user, run.cohort.program_id)
    return where is None or (bool(run.regions) and set(run.regions) <= where)
