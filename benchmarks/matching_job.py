"""Seconds and queries of a matching run in the product: freeze, solve, store, explain.

    python -m benchmarks.matching_job [PAIRS ...]

Each size runs three times in a process of its own on a scratch database; figures are medians.
"Start" is what the coordinator waits for behind the button, "ready" is when the proposals can be
reviewed, "findings" is what is worked out after that. Half of the mentors are needed.
Targets: start and ready for 200 pairs within 2 s together; the same number of queries at any size.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.matching import LIKES, SITES, TAGS
from benchmarks.matching import cohort as company

ROOT = Path(__file__).resolve().parent.parent
SIZES = (200, 1000)
REPEATS = 3
SCRATCH = "benchmark_matching_job"
ZONES = dict(zip(SITES, ("Europe/London", "Europe/Stockholm", "Asia/Kolkata", "Asia/Tokyo",
                         "America/New_York", "America/Sao_Paulo"), strict=True))  # fmt: skip


def ready() -> Any:
    """Django on the scratch database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")
    os.environ["LOG_LEVEL"] = "ERROR"
    import django  # noqa: PLC0415 -- after the environment
    from django.db import connection  # noqa: PLC0415

    django.setup()
    return connection


def child(pairs: int) -> None:
    """In a process of its own: fill a cohort, start a run, work its job off; print the figures."""
    connection = ready()
    connection.settings_dict["NAME"] = SCRATCH
    from matching.runs.actions import start_run  # noqa: PLC0415
    from matching.runs.solving import found, run  # noqa: PLC0415
    from mentoring.jobs.actions import claim  # noqa: PLC0415
    from mentoring.jobs.progress import Progress  # noqa: PLC0415
    from mentoring.web import clock  # noqa: PLC0415

    cohort, by = filled(pairs)
    told: dict[str, Any] = {}
    with counted(connection) as start:
        begun = start_run(cohort, by=by)
    job = claim(begun.job_id, clock.unmoved())
    if job is None:
        raise SystemExit("the job could not be claimed")
    begun.state = begun.State.RUNNING
    begun.save(update_fields=["state"])
    with Progress(job) as progress:
        with counted(connection) as solved:
            found(begun, progress)
        with counted(connection) as after:
            told = run(job, progress)
    figures = {"start": start, "ready": solved, "findings": after}
    print(json.dumps({"pairs": told["pairs"], **figures}))


@contextmanager
def counted(connection: Any) -> Iterator[dict[str, float]]:
    """Seconds, seconds of this processor, and queries of what happens inside."""
    told: dict[str, float] = {}
    queries: Counter[str] = Counter()

    def count(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        queries["all"] += 1
        return execute(sql, *more)

    began, worked = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(count):
        yield told
    told |= {"seconds": time.perf_counter() - began, "queries": queries["all"]}
    told |= {"processor": time.process_time() - worked}


def filled(pairs: int) -> tuple[Any, Any]:
    """A fresh cohort with one executive and two mentors for each pair, and who may match it."""
    from mentoring.people.models import Grade, Grant, User  # noqa: PLC0415
    from programs.cohorts.models import Cohort  # noqa: PLC0415
    from programs.setup.models import Program, Topic  # noqa: PLC0415

    weights = {"knowledge": 40, "exchange": 10, "communication": 10, "overlap": 10, "language": 5,
               "distance": 15, "aspiration": 10}  # fmt: skip
    program = Program.objects.create(
        name=f"Program {os.getpid()}", preset="starter", weights=weights
    )
    cohort = Cohort.objects.create(
        program=program, name="Cohort", starts_on=date(2027, 1, 11), ends_on=date(2027, 7, 9)
    )
    for rank in range(21):
        Grade.objects.get_or_create(rank=rank, defaults={"label": f"Grade {rank}"})
    for tag in TAGS:
        Topic.objects.get_or_create(key=tag.replace(" ", "-"), defaults={"name": tag})
    fill(cohort, company(pairs, 2 * pairs)["employees"])
    by, _made = User.objects.get_or_create(email="owner@example.com")
    Grant.objects.get_or_create(user=by, role=Grant.Role.OWNER)
    return cohort, by


def fill(cohort: Any, rows: list[dict[str, Any]]) -> None:
    """The made-up company as the product's own rows."""
    from mentoring.people.models import Grade, Person  # noqa: PLC0415
    from programs.participants.models import Offer, Participation, Profile, Wish  # noqa: PLC0415
    from programs.setup.models import Topic  # noqa: PLC0415

    Person.objects.all().delete()
    grades = {grade.rank: grade for grade in Grade.objects.all()}
    topics = {topic.name: topic for topic in Topic.objects.all()}
    people = {row["employee_id"]: person(row, grades) for row in rows}
    Person.objects.bulk_create(people.values())
    for row in rows:
        people[row["employee_id"]].manager = people.get(row["manager_id"])
    Person.objects.bulk_update(people.values(), ["manager"], batch_size=1000)
    sides = [row for row in rows if row["role"] != "none"]
    Participation.objects.bulk_create(
        Participation(cohort=cohort, person=people[row["employee_id"]], role=row["role"],
                      state="ready", capacity=1)
        for row in sides
    )  # fmt: skip
    Profile.objects.bulk_create(
        Profile(
            person=people[row["employee_id"]],
            aspirations=row.get("aspirations", []),
            communication=dict(
                zip(Profile.CARD, (row["communication"].get(like) or 4 for like in LIKES),
                    strict=False)
            ),
        )
        for row in sides
    )  # fmt: skip
    Offer.objects.bulk_create(
        Offer(person=people[row["employee_id"]], topic=topics[tag], level=level)
        for row in sides for tag, level in row["expertise"].items()
    )  # fmt: skip
    Wish.objects.bulk_create(
        Wish(person=people[row["employee_id"]], topic=topics[tag], weight=weight)
        for row in sides for tag, weight in row["needs"].items()
    )  # fmt: skip


def person(row: dict[str, Any], grades: dict[int, Any]) -> Any:
    from mentoring.people.models import Person  # noqa: PLC0415

    name = row["employee_id"]
    site = row.get("site", "")
    return Person(
        employee_id=name, name=f"Person {name}", email=f"{name.lower()}@example.com", site=site,
        function=row.get("function", ""), region=row.get("region", ""),
        grade=grades.get(row.get("grade_rank", -1)), time_zone=ZONES.get(site, ""),
        languages=row.get("languages", []),
    )  # fmt: skip


def measure(pairs: int) -> dict[str, Any]:
    code = f"import benchmarks.matching_job as b; b.child({pairs})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr.decode()[-2000:])
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def main(sizes: list[int]) -> None:
    connection = ready()
    connection.settings_dict["TEST"]["NAME"] = SCRATCH
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    connection.close()
    for pairs in sizes:
        tell(pairs, [measure(pairs) for _ in range(REPEATS)])


def tell(pairs: int, runs: list[dict[str, Any]]) -> None:
    parts = ("start", "ready", "findings")
    seconds = {part: statistics.median(one[part]["seconds"] for one in runs) for part in parts}
    processor = {part: statistics.median(one[part]["processor"] for one in runs) for part in parts}
    queries = {part: sorted({int(one[part]["queries"]) for one in runs}) for part in parts}
    told = ", ".join(
        f"{part} {seconds[part]:.2f} s ({processor[part]:.2f} of this process) "
        f"in {'/'.join(map(str, queries[part]))} queries"
        for part in parts
    )
    print(f"{pairs} places, {runs[0]['pairs']} pairs: {told}")
    print(f"start and ready: {seconds['start'] + seconds['ready']:.2f} s (target for 200: 2)")


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or list(SIZES))
