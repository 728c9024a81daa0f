"""Asking people whom they would like to be matched with, and keeping what they say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from mentoring.audit.actions import Values, record
from mentoring.jobs.actions import enqueue
from mentoring.jobs.models import Job
from mentoring.outbox.actions import drop, post_all
from mentoring.outbox.models import Message
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.participants.actions.enrolment import Refused
from programs.participants.models import Candidate, Participation, Rank
from programs.participants.ranks import is_open

OPENED, SHORTLISTS = "ranking.opened", "participants.shortlists"
DEFAULT_WEIGHT = 10


@dataclass(frozen=True)
class Line:
    """Somebody for a shortlist: whose, who, and what speaks for the two from that side."""

    part_id: UUID
    other_id: UUID
    reasons: list[dict[str, Any]]


@transaction.atomic
def open_ranking(cohort: Cohort, *, until: date, weight: int, by: User, now: datetime) -> Job:
    """Ask everybody who is ready, until a day; the shortlists are drawn up by a job.

    Asking again moves the day, and asks who has become ready since. Returns the job, or the one
    that is at it already.
    """
    cohort = _locked(cohort)
    cohort.ranking, cohort.ranking_until = True, until
    cohort.ranking_opened_at = cohort.ranking_opened_at or now
    cohort.weights = weighed(cohort, weight)
    cohort.version += 1
    cohort.save(
        update_fields=["ranking", "ranking_until", "ranking_opened_at", "weights", "version"]
    )
    said: Values = {"until": until.isoformat(), "weight": weight}
    record(by, "ranking.opened", cohort, new=said, program_id=cohort.program_id)
    going = Job.objects.open().filter(kind=SHORTLISTS, subject_id=cohort.pk).first()
    return going or enqueue(SHORTLISTS, cohort.pk, by=by)


@transaction.atomic
def stop_ranking(cohort: Cohort, *, by: User) -> None:
    """Ask nobody any more: what was named is deleted, and no matching will know it."""
    cohort = _locked(cohort)
    for part in cohort.participations.filter(shortlist__isnull=False).distinct():
        drop(OPENED, part.pk)
    Candidate.objects.filter(part__cohort=cohort).delete()  # and the ranks with them
    cohort.ranking, cohort.ranking_until, cohort.ranking_opened_at = False, None, None
    cohort.version += 1
    cohort.save(update_fields=["ranking", "ranking_until", "ranking_opened_at", "version"])
    record(by, "ranking.stopped", cohort, program_id=cohort.program_id)


def weighed(cohort: Cohort, weight: int) -> dict[str, Any]:
    weights = cohort.policy()["weights"]
    return {**(weights if isinstance(weights, dict) else {}), "preference": weight}


@transaction.atomic
def keep_shortlists(cohort: Cohort, lines: Sequence[Line], *, now: datetime) -> int:
    """Freeze shortlists and invite their people; who has one keeps it. Returns how many are new."""
    cohort = _locked(cohort)
    if not cohort.ranking:
        return 0
    there = set(Candidate.objects.filter(part__cohort=cohort).values_list("part", flat=True))
    fresh = [line for line in lines if line.part_id not in there]
    Candidate.objects.bulk_create(
        [
            Candidate(
                part_id=line.part_id, other_id=line.other_id, reasons=line.reasons, made_at=now
            )
            for line in fresh
        ],
        batch_size=1000,
    )
    new = {line.part_id for line in fresh}
    parts = cohort.participations.filter(pk__in=new).select_related("person")
    post_all([_mail(part) for part in parts])
    counted: Values = {"people": len(new)}
    record(None, "ranking.people_asked", cohort, new=counted, program_id=cohort.program_id)
    return len(new)


def _mail(part: Participation) -> Message:
    return Message(
        recipient_id=part.person_id,
        kind=OPENED,
        object_id=str(part.pk),
        region=part.person.region,
    )


@transaction.atomic
def save_ranks(part: Participation, ranks: Mapping[int, UUID], *, by: User, now: datetime) -> None:
    """Keep whom somebody named, {1: participation id, ...}; what was named before is forgotten.

    Raises Refused when the last day is over. The audit line says neither whom nor how many.
    """
    part = (
        Participation.objects.select_for_update(of=("self",))
        .select_related("person", "cohort")
        .get(pk=part.pk)
    )
    if not is_open(part, now):
        raise Refused(_("The last day to name wishes is over."))
    part.ranks.all().delete()
    Rank.objects.bulk_create(
        [Rank(part=part, other_id=other, rank=rank) for rank, other in sorted(ranks.items())]
    )
    record(by, "ranks.saved", part, program_id=part.cohort.program_id)


def _locked(cohort: Cohort) -> Cohort:
    rows = Cohort.objects.select_for_update(of=("self",)).select_related("program")
    return rows.get(pk=cohort.pk)
