"""Asking people for what their match still needs."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from mentoring.audit.actions import record
from mentoring.outbox.actions import post_all
from mentoring.outbox.models import Message
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.participants.models import Participation
from programs.participants.readiness import missing_of

PROFILE_WAITS = "participation.profile_waits"


@transaction.atomic
def remind(cohort: Cohort, parts: Iterable[Participation], *, by: User, now: datetime) -> int:
    """Ask those whose profile is not whole, or whose hours are assumed; once a week each.

    Returns how many mails are new.
    """
    taking_part = [part for part in parts if part.state in ("enrolled", "ready", "matched")]
    lacking = missing_of(taking_part)
    wanted = [part for part in taking_part if lacking[part.pk] or part.person.work_start is None]
    new = post_all([_mail(part, now) for part in wanted])
    record(by, "participation.reminded", cohort, new={"people": new}, program_id=cohort.program_id)
    return new


def _mail(part: Participation, now: datetime) -> Message:
    year, week, _ = now.isocalendar()
    return Message(
        recipient_id=part.person_id,
        kind=PROFILE_WAITS,
        object_id=str(part.pk),
        occurrence=f"{year}-W{week:02}",
        urgency=Message.Urgency.NUDGE,
        region=part.person.region,
    )
