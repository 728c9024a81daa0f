"""Starts, edits, approves and publishes a matching run."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.runs.digest import digest
from matching.runs.freeze import freeze
from matching.runs.models import MatchingRun, Proposal
from matching.runs.recheck import recheck
from mentoring.audit.actions import Values, record
from mentoring.jobs.actions import enqueue
from mentoring.people.access import regions
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.pairings.actions import Row, propose_all
from programs.pairings.moves import Refused

__all__ = ["Refused", "RunConflict"]


class RunConflict(Exception):  # noqa: N818 - says what happened
    """Somebody else was faster; the message says what stands now."""


@transaction.atomic
def start_run(cohort: Cohort, *, by: User, method: str = MatchingRun.Method.OPTIMAL) -> MatchingRun:
    """Freeze the pool and queue a run; a run still under review is replaced, locks are kept.

    Raises RunConflict while one is going on, when nobody can be matched, and when a region's
    coordinator would replace a run of other regions.
    """
    cohort = (
        Cohort.objects.select_for_update(of=("self",)).select_related("program").get(pk=cohort.pk)
    )
    going = cohort.runs.filter(state__in=["queued", "running"]).first()
    if going is not None:
        raise RunConflict(_("A run of this cohort is already going on."))
    where = sorted(regions(by, cohort.program_id) or [])
    under_review = cohort.runs.filter(state__in=["draft", "ready"])
    if where and any(not one.regions or set(one.regions) - set(where) for one in under_review):
        raise RunConflict(_("A run that reaches beyond your regions is under review."))
    instance = freeze(cohort, regions=where)
    if not {"mentor", "executive"} <= {row.get("role") for row in instance["employees"]}:
        raise RunConflict(_("A match takes at least one mentor and one executive who are ready."))
    under_review.update(state=MatchingRun.State.DISCARDED)
    run = MatchingRun.objects.create(
        cohort=cohort,
        number=cohort.runs.count() + 1,
        state=MatchingRun.State.QUEUED,
        instance=instance,
        digest=digest(instance),
        method=method,
        regions=where,
        started_by=by,
    )
    run.job = enqueue("matching.run", run.pk, by=by)
    run.save(update_fields=["job"])
    said: Values = {"number": run.number, "digest": run.digest}
    record(by, "run.started", run, new=said, program_id=cohort.program_id)
    return run


def locked_run(run: MatchingRun, *states: str) -> MatchingRun:
    """The run under lock, or RunConflict when it has moved on."""
    row = MatchingRun.objects.select_for_update(of=("self",)).select_related("cohort__program")
    run = row.get(pk=run.pk)
    if run.state not in states:
        raise RunConflict(_("This run is no longer under review."))
    return run


@transaction.atomic
def accept_proposals(run: MatchingRun, proposals: list[Proposal], *, by: User) -> int:
    """Say that these proposals are good; returns how many were not before."""
    run = locked_run(run, "ready")
    fresh = run.proposals.filter(pk__in=[one.pk for one in proposals], accepted=False)
    count = fresh.update(accepted=True)
    record(by, "run.accepted", run, new={"pairs": count}, program_id=run.cohort.program_id)
    return count


@transaction.atomic
def discard_proposal(run: MatchingRun, proposal: Proposal, *, by: User) -> None:
    """Take one pair out of the run; both stay in the pool."""
    run = locked_run(run, "ready")
    record(by, "proposal.discarded", proposal, program_id=run.cohort.program_id)
    run.proposals.filter(pk=proposal.pk).delete()


@transaction.atomic
def approve_run(run: MatchingRun, *, by: User) -> None:
    """The second pair of eyes; whoever approves does not publish."""
    run = locked_run(run, "ready")
    run.approved_by = by
    run.save(update_fields=["approved_by"])
    record(by, "run.approved", run, program_id=run.cohort.program_id)


@transaction.atomic
def publish_run(
    run: MatchingRun, *, by: User, now: datetime, version: int, coverage_reason: str = ""
) -> int:
    """Turn every accepted proposal into a proposed pairing, all or nothing, once.

    Raises RunConflict when the run was published or changed meanwhile, and whatever
    `propose_all` raises when a person's places are taken. Returns the number of pairs.
    """
    claimed = MatchingRun.objects.filter(pk=run.pk, state="ready", version=version).update(
        state=MatchingRun.State.PUBLISHED,
        version=version + 1,
        published_by=by,
        published_at=now,
        coverage_reason=coverage_reason,
    )
    if claimed != 1:
        raise RunConflict(_("This run was published or changed by somebody else meanwhile."))
    run = MatchingRun.objects.select_related("cohort__program").get(pk=run.pk)
    needs_second(run, by)
    refuse_offences(run, now)
    pairs = propose_all(rows(run), by=by, run_id=run.pk, now=now)
    Cohort.objects.filter(pk=run.cohort_id, state="setup").update(state=Cohort.State.RUNNING)
    record(by, "run.published", run, new={"pairs": len(pairs)}, program_id=run.cohort.program_id)
    if coverage_reason:
        record(
            by,
            "run.coverage_overridden",
            run,
            new={"reason": coverage_reason},
            program_id=run.cohort.program_id,
        )
    return len(pairs)


def refuse_offences(run: MatchingRun, now: datetime) -> None:
    """Stop where the company has come between two of a pair; note whom it brought into one line."""
    found = recheck(run, now.date())
    if count := len(found.offences):
        words = ngettext(
            "Something came between the two of %(count)d pair since the run: nothing is out.",
            "Something came between the two of %(count)d pairs since the run: nothing is out.",
            count,
        )
        raise RunConflict(words % {"count": count})
    run.proposals.filter(pk__in=found.recusals).update(needs_recusal=True)


def rows(run: MatchingRun) -> list[Row]:
    """The accepted proposals, as the pairings want them."""
    people = {part.pk: part for part in run.cohort.participations.with_person()}
    accepted = run.proposals.filter(accepted=True).order_by("executive_id", "mentor_id")
    return [
        Row(
            people[one.mentor_id],
            people[one.executive_id],
            score=one.score,
            terms=one.terms,
            reasons={side: one.reasons.get(side, []) for side in ("mentor", "executive")},
            needs_recusal=one.needs_recusal,
            exception_reason=one.exception_reason,
        )
        for one in accepted
    ]


def needs_second(run: MatchingRun, by: User) -> None:
    """Programs may ask for four eyes: then the publisher is not the approver."""
    if run.cohort.program.second_approver and run.approved_by_id in (None, by.pk):
        raise RunConflict(_("A second person must approve this run before it is published."))
