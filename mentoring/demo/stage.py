"""What every story of the demo needs at hand, and how a cohort is matched in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from matching.runs import solving
from matching.runs.actions import accept_proposals, publish_run, start_run
from mentoring.demo.casting import Cast
from mentoring.demo.said import said
from mentoring.demo.staff import Staff
from mentoring.demo.timeline import Timeline
from mentoring.jobs.actions import claim, end
from mentoring.jobs.models import Job
from mentoring.jobs.progress import Progress
from mentoring.people.models import Person, User
from programs.cohorts.actions import save_messages, save_rules
from programs.cohorts.models import Cohort
from programs.pairings.models import Pairing
from programs.participants.actions.rows import Row, enrol_rows
from programs.setup.models import Program
from programs.setup.preset import Preset, presets


@dataclass
class Stage:
    timeline: Timeline
    staff: Staff
    cast: Cast
    readers: set[UUID]

    @property
    def now(self) -> datetime:
        return self.timeline.until

    def ago(self, days: float) -> datetime:
        return self.now - timedelta(days=days)

    def read(self, *people: Person) -> None:
        """From here on these people's mail is kept word for word."""
        self.readers.update(person.pk for person in people)


def preset_of(key: str) -> Preset:
    return presets()[key]


def rows_of(people: list[Person], role: str, rng: Random) -> list[Row]:
    """Rows as a participants file has them, numbered from the sheet's second."""
    return [
        Row(row=number, **said(person, role, rng))  # type: ignore[typeddict-item]
        for number, person in enumerate(people, start=2)
    ]


def enrol(cohort: Cohort, rows: list[Row], *, by: User, now: datetime, welcome: str = "") -> None:
    """Bring the file in, and go through the steps before a match."""
    enrol_rows(cohort, rows, by=by, now=now)
    program = Program.objects.get(pk=cohort.program_id)
    cohort = save_rules(cohort, by=by, version=cohort.version, weights=program.weights, rules={})
    save_messages(cohort, by=by, version=cohort.version, welcome=welcome)


def match(cohort: Cohort, *, by: User, now: datetime) -> list[Pairing]:
    """Start a run, solve it here instead of in a worker, accept and publish all of it."""
    run = start_run(cohort, by=by)
    job = claim(run.job_id, now) if run.job_id else None
    if job is None:
        raise LookupError("a run that was started has a job to claim")
    result = solving.run(job, Progress(job))
    end(job, Job.State.DONE, now, result=result)
    run.refresh_from_db()
    accept_proposals(run, list(run.proposals.all()), by=by)
    publish_run(run, by=by, now=now, version=run.version)
    pairs = Pairing.objects.filter(run_id=run.pk).with_people()
    return list(pairs.order_by("executive__person__employee_id", "mentor__person__employee_id"))
