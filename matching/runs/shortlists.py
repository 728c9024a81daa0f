"""Draws up shortlists for people who are asked whom they would like: the best the rules allow."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import heappush, heappushpop, nlargest
from typing import Any
from uuid import UUID
from zlib import crc32

from matching.engine import PairQuestions
from matching.runs.freeze import freeze
from matching.runs.reasons import reasons
from matching.runs.unranked import unranked
from mentoring.jobs.models import Job
from mentoring.jobs.progress import Progress
from mentoring.web import clock
from programs.cohorts.models import Cohort
from programs.participants.actions.ranking import Line, keep_shortlists
from programs.participants.possible import KINDS
from programs.participants.ranks import unasked
from programs.setup.models import Topic

MOST = 8
Row = Mapping[str, Any]
Lists = dict[str, list[str]]


def run(job: Job, progress: Progress) -> dict[str, Any]:
    """A shortlist for everybody who is ready and has none yet. Running it twice adds nothing."""
    cohort = Cohort.objects.select_related("program").get(pk=job.subject_id)
    new = set(map(str, unasked(cohort.participations.all()).values_list("person", flat=True)))
    if not cohort.ranking or not new:
        return {"people": 0}
    instance = unranked(freeze(cohort))
    progress(0, 1, "shortlists")
    questions = PairQuestions(instance)
    lists = best(questions, instance, progress)
    rows = {row["employee_id"]: row for row in instance["employees"]}
    parts = dict(cohort.participations.values_list("person", "pk"))
    listed = lines({key: lists[key] for key in sorted(new & set(lists))}, rows, questions, parts)
    with progress.hold():
        return {"people": keep_shortlists(cohort, list(listed), now=clock.now())}


def best(questions: PairQuestions, instance: Row, progress: Progress) -> Lists:
    """{person: the partners with the highest scores among those the rules allow}, both sides.

    Equal scores are parted by a hash of the two, so that not everybody is shown the same people.
    """
    executives = [
        row["employee_id"]
        for row in instance["employees"]
        if row["role"] == "executive" and row.get("slots", 1)
    ]
    lists: Lists = {}
    heard: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for done, executive in enumerate(executives):
        progress(done, len(executives), "shortlists")
        found = [(s, mixed(executive, m), m) for m, s in questions.candidates(executive)]
        lists[executive] = [mentor for _score, _hash, mentor in nlargest(MOST, found)]
        for score, hashed, mentor in found:
            keep(heard[mentor], (score, hashed, executive))
    lists |= {mentor: [one for _score, _hash, one in found] for mentor, found in heard.items()}
    return lists


def keep(heap: list[tuple[int, int, str]], one: tuple[int, int, str]) -> None:
    """Hold on to the largest few."""
    if len(heap) < MOST:
        heappush(heap, one)
    else:
        heappushpop(heap, one)


def mixed(executive: str, mentor: str) -> int:
    return crc32(f"{executive}{mentor}".encode())


def lines(
    lists: Lists, rows: Mapping[str, Row], questions: PairQuestions, parts: Mapping[UUID, UUID]
) -> Iterator[Line]:
    names = dict(Topic.objects.values_list("key", "name"))
    for person, others in lists.items():
        side = rows[person]["role"]
        for other in others:
            two = (person, other) if side == "executive" else (other, person)
            terms = questions.score(*two)["terms"]
            said = reasons(rows[two[0]], rows[two[1]], terms, names=names)[side]
            yield Line(parts[UUID(person)], parts[UUID(other)], list(speaking(said)))


def speaking(said: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What stands on a card or follows from one's own words; how somebody works comes later."""
    return (reason for reason in said if reason["key"] in KINDS)
