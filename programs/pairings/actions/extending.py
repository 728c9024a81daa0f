"""Going on beyond the end: two independent yes, or the pair closes as planned (S062)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from mentoring.audit.actions import record
from programs.pairings.actions.moving import free, locked, move, tell_both
from programs.pairings.dates import add_months
from programs.pairings.models import ExtensionAnswer, Pairing
from programs.pairings.moves import Refused
from programs.participants.models import Participation

NOTICE = timedelta(days=30)


def is_open(pairing: Pairing, now: datetime) -> bool:
    """Whether the question is asked now: once, in the last 30 days of an active pair."""
    if pairing.state != Pairing.State.ACTIVE or pairing.ends_on is None:
        return False
    return now.date() >= pairing.ends_on - NOTICE


@transaction.atomic
def answer_extension(
    pairing: Pairing, part: Participation, *, accepts: bool, now: datetime
) -> Pairing:
    """Keep one side's wish; only two yes ever become known. It may be changed until then."""
    pairing = locked(pairing)
    if not is_open(pairing, now):
        raise Refused(_("This question is closed."))
    ExtensionAnswer.objects.update_or_create(
        pairing=pairing, part=part, defaults={"accepts": accepts, "at": now}
    )
    record(None, "extension.answered", pairing, program_id=pairing.cohort.program_id)
    if pairing.extension_answers.filter(accepts=True).count() == 2 and pairing.ends_on:  # noqa: PLR2004
        longer = add_months(pairing.ends_on, pairing.cohort.program.months)
        move(pairing, "extend", ends_on=longer)
        tell_both(pairing, "pairing.extended")
    return pairing


@transaction.atomic
def open_extensions(now: datetime) -> int:
    """Ask both, 30 days before the end. Returns how many pairs the question is open for."""
    ending = Pairing.objects.filter(
        state=Pairing.State.ACTIVE, ends_on__lte=now.date() + NOTICE, ends_on__gt=now.date()
    ).with_people()
    for pairing in ending:
        tell_both(pairing, "pairing.ends_soon")
    return len(ending)


def ended_by(now: datetime) -> list[Pairing]:
    """Pairs whose last day has passed and that nobody has closed."""
    states = [Pairing.State.ACTIVE, Pairing.State.EXTENDED, Pairing.State.PAUSED]
    return list(
        Pairing.objects.filter(state__in=states, ends_on__lt=now.date())
        .with_people()
        .order_by("pk")
    )


@transaction.atomic
def complete(pairing: Pairing, *, now: datetime) -> Pairing:
    """Close the pair as planned, in the same words whatever each answered."""
    pairing = locked(pairing)
    move(pairing, "complete", closed_on=now.date())
    free(pairing)
    tell_both(pairing, "pairing.completed")
    return pairing
