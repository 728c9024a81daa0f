"""Who may see and do what with a run."""

from uuid import UUID

from django.db.models import QuerySet

from matching.runs.models import MatchingRun, Proposal
from mentoring.people.access import AUDITOR, OWNER, apart, grants, holds, may_run, regions, within
from mentoring.people.models import User
from mentoring.people.permissions import Reader
from programs.participants.access import visible_parts


def visible_proposals(user: User, run: MatchingRun) -> QuerySet[Proposal]:
    """Proposals in the reader's regions, without the reader's own and the reader's reports'."""
    where = regions(user, run.cohort.program_id)
    found = run.proposals.filter(
        within(where, "mentor__person__region", "executive__person__region")
    )
    too_close = apart(user)
    return found.exclude(mentor__person__in=too_close).exclude(executive__person__in=too_close)


def counted_people(user: User, run: MatchingRun) -> set[str]:
    """Ids of the people in the reader's regions, without the reader and the reader's reports."""
    parts = visible_parts(user, run.cohort).exclude(person__in=apart(user))
    return {str(one) for one in parts.values_list("person_id", flat=True)}


def may_follow(user: User, pk: UUID) -> bool:
    """Whether the work on this run is for this reader to follow and to stop."""
    run = MatchingRun.objects.visible_to(user).filter(pk=pk).select_related("cohort").first()
    return run is not None and may_stop(user, run)


def may_stop(user: User, run: MatchingRun) -> bool:
    """Whoever started it, and those whom the whole of it concerns."""
    return run.started_by_id == user.pk or may_publish(user, run)


def on_record_for(user: User) -> QuerySet[MatchingRun]:
    """Runs whose record this account reads: its own, and for auditors all, without a pair."""
    programs = [grant.program_id for grant in grants(user, AUDITOR)]
    if None in programs:
        return MatchingRun.objects.all()
    mine = MatchingRun.objects.visible_to(user)
    return mine | MatchingRun.objects.filter(cohort__program__in=programs)


def may_download(user: User, run: MatchingRun) -> bool:
    """Only who may decide about all of it, and has no part in it, takes a run along."""
    if not may_run(user, run.cohort.program_id) or not may_publish(user, run):
        return False
    return not run.cohort.participations.filter(person__in=apart(user)).exists()


def reads_as(user: User, run: MatchingRun) -> Reader:
    """In which column of the permission table this account comes to a run."""
    is_owner = holds(user, OWNER, program_id=run.cohort.program_id)
    return Reader.OWNER if is_owner else Reader.COORDINATOR


def may_publish(user: User, run: MatchingRun) -> bool:
    """A regional coordinator publishes a run of the own regions, an owner every run."""
    where = regions(user, run.cohort.program_id)
    return where is None or (bool(run.regions) and set(run.regions) <= where)
