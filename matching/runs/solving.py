"""The job behind a run: solve the frozen instance, store the result, spread out the proposals."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import transaction

from matching import engine
from matching.runs.answering import SOLVED, answer
from matching.runs.course import Course
from matching.runs.failing import bring_back, reason
from matching.runs.findings import are_complete, work_out
from matching.runs.makers import running
from matching.runs.models import MatchingRun, Proposal
from matching.runs.reasons import reasons
from matching.runs.stored import keep, solved
from matching.runs.unranked import shown
from matching.runs.weak import usual_score, weak_spots
from mentoring.audit.actions import record
from mentoring.jobs.models import Job
from mentoring.jobs.progress import Progress
from mentoring.web import clock
from programs.participants.models import Participation
from programs.setup.models import Topic

# Rows of one INSERT: a large cohort's statement is still a few megabytes.
MOST_AT_ONCE = 2000


def run(job: Job, progress: Progress) -> dict[str, Any]:
    """Solve the run that the job names. Running it twice gives the same proposals.

    People review as soon as the result is stored; what it costs is worked out behind their backs.
    """
    matching_run = MatchingRun.objects.select_related("cohort").get(pk=job.subject_id)
    if matching_run.state in (MatchingRun.State.QUEUED, MatchingRun.State.RUNNING):
        MatchingRun.objects.filter(pk=matching_run.pk).update(state=MatchingRun.State.RUNNING)
        found(matching_run, progress)
        matching_run.refresh_from_db()
    if not are_complete(matching_run):
        Course(progress).tell("findings")
        with called_off(progress):
            match = solved(matching_run, stopper(progress))
            more = work_out(matching_run, stopper(progress), match)
        add_findings(matching_run, more, match, progress)
    pairs = matching_run.result.get("pairs", [])
    return {"pairs": len(pairs), "status": matching_run.result.get("status", "")}


def found(matching_run: MatchingRun, progress: Progress) -> None:
    """Ask the engine and store what it says, with the course it took."""
    course = Course(progress)
    result = solve(matching_run, progress, course)
    course.tell("writing")
    took = (clock.unmoved() - progress.job.created_at).total_seconds()
    told = {"points": course.points, "engine": running(), "seconds": round(took, 1)}
    with progress.hold():
        store(matching_run, result, course=told)


def solve(matching_run: MatchingRun, progress: Progress, course: Course) -> dict[str, Any]:
    with called_off(progress):
        return answer(matching_run, progress=course, should_cancel=stopper(progress))


def stopper(progress: Progress) -> Callable[[], bool]:
    """What the engine asks between its steps."""
    return lambda: progress.cancelled or progress.lost


@contextmanager
def called_off(progress: Progress) -> Iterator[None]:
    """Tell the machinery in its own words why the engine stopped."""
    try:
        yield
    except engine.Cancelled:
        progress.check()
        raise


def add_findings(
    matching_run: MatchingRun,
    more: dict[str, Any],
    match: engine.Standing | None,
    progress: Progress,
) -> None:
    """Store what was worked out; the match only while nobody has replaced the run."""
    with progress.hold():
        row = MatchingRun.objects.select_for_update().get(pk=matching_run.pk)
        row.findings |= more
        row.save(update_fields=["findings"])
        if row.state != MatchingRun.State.DISCARDED:
            keep(row, match)


@transaction.atomic
def store(
    matching_run: MatchingRun, result: dict[str, Any], *, course: dict[str, Any] | None = None
) -> None:
    """Keep the result and its proposals; an infeasible instance ends the run with its reasons."""
    row = (
        MatchingRun.objects.select_for_update(of=("self",))
        .select_related("cohort")
        .get(pk=matching_run.pk)
    )
    if row.state != MatchingRun.State.RUNNING:
        return
    is_solved = result["status"] in SOLVED
    row.result, row.engine, row.ended_at = result, result.get("engine", ""), clock.now()
    row.findings = {"course": course} if course else {}
    row.state = MatchingRun.State.READY if is_solved else MatchingRun.State.FAILED
    row.reason = "" if is_solved else reason(result["errors"])
    row.save()
    if not is_solved:
        bring_back(row)
    row.proposals.all().delete()
    if is_solved:
        Proposal.objects.bulk_create(proposals(row), batch_size=MOST_AT_ONCE)
    record(None, f"run.{row.state}", row, program_id=row.cohort.program_id)


def proposals(matching_run: MatchingRun) -> list[Proposal]:
    rows = {row["employee_id"]: row for row in matching_run.instance["employees"]}
    parts = participations(matching_run)
    names = dict(Topic.objects.values_list("key", "name"))
    pairs = shown(matching_run.instance, matching_run.result["pairs"])
    usual = usual_score(pairs)
    found = []
    for pair in pairs:
        executive, mentor = rows[pair["executive"]], rows[pair["mentor"]]
        found.append(
            Proposal(
                run=matching_run,
                mentor=parts[pair["mentor"]],
                executive=parts[pair["executive"]],
                score=pair["score"],
                terms=pair["terms"],
                reasons=reasons(executive, mentor, pair["terms"], names=names),
                weak=weak_spots(pair, usual=usual, minutes=minutes(executive, mentor, pair)),
                locked=pair["locked"],
                needs_recusal=pair["needs_recusal"],
            )
        )
    return found


def minutes(executive: dict[str, Any], mentor: dict[str, Any], pair: dict[str, Any]) -> int | None:
    """Common working minutes up to eight hours, None where either's hours are unknown."""
    if "utc_offset_min" not in executive or "utc_offset_min" not in mentor:
        return None
    share: float = pair["terms"].get("overlap", 0.0)
    return round(share * 480)


def participations(matching_run: MatchingRun) -> dict[str, Participation]:
    parts = Participation.objects.filter(cohort=matching_run.cohort_id)
    return {str(part.person_id): part for part in parts}


def ended(job: Job) -> None:
    """The job failed or was cancelled: so did the run, and what it had replaced stands again."""
    state = MatchingRun.State.CANCELLED if job.state == "cancelled" else MatchingRun.State.FAILED
    open_runs = MatchingRun.objects.filter(
        pk=UUID(str(job.subject_id)), state__in=["queued", "running"]
    )
    for run in open_runs.select_for_update(of=("self",)).select_related("cohort"):
        run.state, run.reason, run.ended_at = state, job.reason[:300], clock.now()
        run.save(update_fields=["state", "reason", "ended_at"])
        bring_back(run)
