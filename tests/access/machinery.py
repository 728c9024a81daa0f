"""What matching, jobs, mail and imports left in the world of the access tests."""

from matching import engine
from matching.rules.models import Ban
from matching.runs.freeze import freeze
from matching.runs.models import MatchingRun
from matching.runs.solving import store
from mentoring.jobs.models import Job
from mentoring.outbox.models import Message
from mentoring.people.models import Import, User
from tests.access.world import World
from tests.conftest import NOON


def matching(world: World) -> None:
    """A run that the engine solved: it pairs Emil and Dora, the two who are free."""
    run = MatchingRun.objects.create(
        cohort=world.cohort, number=1, state="running", instance=freeze(world.cohort)
    )
    store(run, engine.solve(run.instance))
    run.refresh_from_db()
    world.things |= {"run": run, "proposal": run.proposals.get()}
    Ban.objects.create(cohort=world.cohort, mentor=world.emil, executive=world.pairing.executive)


def machinery(world: World) -> None:
    owner = world.users["owner"]
    world.things["job"] = Job.objects.create(
        kind="matching.run", subject_id=world.run.pk, started_by=owner
    )
    world.things["import_"] = _import(owner)
    world.things["message"] = Message.objects.create(
        recipient=world.users["mentor"].person,
        kind="pairing.proposed",
        object_id=str(world.proposed.pk),
        state="parked",
    )


def _import(owner: User) -> Import:
    """A preview with a row to mend, whose file somebody has deleted meanwhile."""
    one = Import.objects.create(
        state="previewed",
        file="imports/gone",
        file_name="people.csv",
        labels=["Employee number", "Time zone"],
        mapping={"employee_id": 0, "time_zone": 1},
        counts={"new": 0, "rejected": 1, "grades": {"Wizard": 1}},
        uploaded_by=owner,
        previewed_at=NOON,
    )
    one.rows.create(row=2, verdict="rejected", values={"0": "7", "1": "Tokio"})
    one.problems.create(
        row=2, column="Time zone", value="Tokio", code="zone_unknown", repair="Asia/Tokyo",
        rejects=False,
    )  # fmt: skip
    return one
