"""Process signals of pairs as conditions on the database: a count and a list ask the same."""

from datetime import UTC, datetime, timedelta

from django.db.models import (
    Count,
    DateField,
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce, Greatest

from programs.pairings.models import MEETING, Pairing, PairingQuerySet
from programs.sessions.models import Session

DAY = timedelta(days=1)
NOT_BOOKED_DAYS = 7
LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)


def with_life(pairs: PairingQuerySet, now: datetime) -> PairingQuerySet:
    """Add `held` (count), `last_held` (date), `next_at` (moment) and `unlogged` (yes or no)."""
    mine = Session.objects.filter(pairing=OuterRef("pk"))
    ahead = mine.filter(state="planned", ends_at__gt=now).order_by("starts_at")
    return pairs.annotate(
        held=Count("sessions", filter=Q(sessions__state="held"), distinct=True),
        last_held=Max("sessions__held_on", filter=Q(sessions__state="held")),
        next_at=Subquery(ahead.values("starts_at")[:1]),
        unlogged=Exists(mine.filter(state="planned", ends_at__lte=now)),
    )


def waiting(pairs: PairingQuerySet) -> PairingQuerySet:
    """Meeting pairs with nothing planned and nothing left to log."""
    planned = Session.objects.filter(pairing=OuterRef("pk"), state="planned")
    return pairs.filter(~Exists(planned), state__in=MEETING)


def quiet(pairs: PairingQuerySet, now: datetime) -> PairingQuerySet:
    """No held session for as long as the program allows, or its rhythm if that is longer."""
    held = Session.objects.filter(pairing=OuterRef("pk"), state="held").order_by("-held_on")
    last = Coalesce(Subquery(held.values("held_on")[:1]), F("active_on"), output_field=DateField())
    rhythm = F("cohort__program__months") * 30 / F("sessions_planned") + 14
    days = Greatest(F("cohort__program__gap_alert_days"), rhythm, output_field=IntegerField())
    gap = ExpressionWrapper(days * Value(DAY, DurationField()), output_field=DurationField())
    overdue = ExpressionWrapper(last + gap, output_field=DateTimeField())
    return waiting(pairs).annotate(overdue_at=overdue).filter(overdue_at__lte=now)


def not_started(pairs: PairingQuerySet, now: datetime) -> PairingQuerySet:
    """Active for a week, never met, and no first session booked."""
    since = (now - NOT_BOOKED_DAYS * DAY).date()
    held = Session.objects.filter(pairing=OuterRef("pk"), state="held")
    return waiting(pairs).filter(~Exists(held), active_on__lte=since)


def moving(pairs: PairingQuerySet) -> PairingQuerySet:
    """Moved, cancelled or missed as often as the program tolerates since they last met."""
    mine = Session.objects.filter(pairing=OuterRef("pk"))
    met = Session.objects.filter(pairing=OuterRef("pairing"), state="held").order_by("-starts_at")
    since = Coalesce(
        Subquery(met.values("starts_at")[:1]), Value(LONG_AGO), output_field=DateTimeField()
    )
    lost = Sum("moves") + Count("pk", filter=Q(state__in=["cancelled", "missed"]))
    counted = mine.filter(starts_at__gt=since).values("pairing").annotate(lost=lost).values("lost")
    return (
        pairs.filter(state__in=MEETING)
        .annotate(lost=Coalesce(Subquery(counted), 0))
        .filter(lost__gte=F("cohort__program__moves_alert"))
    )


def unanswered(pairs: PairingQuerySet, now: datetime) -> PairingQuerySet:
    """Proposed, and the time to answer runs out within three days."""
    return pairs.filter(state=Pairing.State.PROPOSED, answer_by__lte=now + 3 * DAY)
