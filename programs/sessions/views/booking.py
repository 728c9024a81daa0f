"""Finding a time: five proposals or a free choice, for planning, moving and mailed links."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mentoring.people.models import Person, User
from programs.pairings.dates import add_months
from programs.pairings.models import Pairing
from programs.pairings.moves import Refused
from programs.sessions import words
from programs.sessions.actions import Taken, move_session, plan_series
from programs.sessions.calendar import city
from programs.sessions.forms import SlotForm
from programs.sessions.free_days import free_days, free_name
from programs.sessions.gate import Gate, gate
from programs.sessions.models import Session
from programs.sessions.overlap import Span, inside_hours
from programs.sessions.queries import coming, held_count, two_clocks
from programs.sessions.slots import HORIZON, Two, proposals, rhythm_weeks, series


@dataclass(frozen=True)
class Booking:
    """One person finding a time with the partner; `moving` is the session that moves, if any."""

    pairing: Pairing
    me: Person
    partner: Person
    two: Two
    now: datetime
    moving: Session | None = None

    @classmethod
    def of(
        cls, pairing: Pairing, me: Person, *, now: datetime, moving: Session | None = None
    ) -> "Booking":
        partner = pairing.partner_of(me)
        return cls(pairing, me, partner, two_clocks(me, partner, now), now, moving)

    @property
    def minutes(self) -> int:
        if self.moving is None:
            return self.pairing.session_minutes
        return int((self.moving.ends_at - self.moving.starts_at).total_seconds() // 60)

    @property
    def left(self) -> int:
        """How many meetings of the plan have no date yet."""
        planned = len(coming(self.pairing, self.now))
        return self.pairing.sessions_planned - held_count(self.pairing) - planned

    @property
    def earliest(self) -> datetime:
        """From when times are proposed: a week after those that have a date already."""
        planned = [session.starts_at for session in coming(self.pairing, self.now)]
        if self.moving is not None or not planned:
            return self.now
        return max(self.now, max(planned) + timedelta(days=6))

    @property
    def weeks(self) -> int:
        return rhythm_weeks(self.pairing.sessions_planned, self.months)

    @property
    def months(self) -> int:
        start, end = self.pairing.active_on, self.pairing.ends_on
        if start is None or end is None:
            return int(self.pairing.cohort.program.months)
        return max(1, round((end - start).days / 30.4))

    @property
    def last_day(self) -> date:
        return self.pairing.ends_on or add_months(self.now.date(), self.months)

    @property
    def current(self) -> str:
        """The time from which it moves."""
        start = self.moving.starts_at if self.moving else self.now
        return words.when(start, self.me, self.partner)

    @property
    def zone_words(self) -> str:
        return _("On your clock in %(city)s") % {"city": city(self.me)}

    @property
    def series_words(self) -> str:
        return _("%(count)s times in all, about every %(weeks)s weeks, at this time of day.") % {
            "count": self.left,
            "weeks": self.weeks,
        }

    def form(self, request: HttpRequest) -> SlotForm:
        data = request.POST if request.method == "POST" else None
        slots = proposals(self.two, after=self.earliest, minutes=self.minutes)
        chosen = self._chosen(data.get("slot", "") if data else "")
        spans = sorted({*slots, chosen} if chosen else slots)
        first = "" if slots else "own"
        initial = {"slot": first, "minutes": self.minutes, "repeats": "series" in request.GET}
        choices = [(span.start.isoformat(), self.label(span)) for span in spans]
        return SlotForm(data, initial=initial, slots=choices, zone=self.me.zone, now=self.now)

    @property
    def free_days(self) -> list[str]:
        """The holidays of either country in the weeks that are looked at, each in words."""
        start = self.now.astimezone(self.me.zone).date()
        countries = {self.two.mine.country, self.two.theirs.country} - {""}
        return [
            _("%(day)s: %(name)s (%(country)s)")
            % {
                "day": date_format(one.day, "D j M"),
                "name": one.name,
                "country": words.country(one.country),
            }
            for one in free_days(countries, start, HORIZON)
        ]

    def label(self, span: Span) -> str:
        return words.when(span.start, self.me, self.partner)

    def _chosen(self, value: str) -> Span | None:
        """A time proposed when the page was opened; it still counts while it fits both."""
        try:
            start = datetime.fromisoformat(value)
            span = Span(start, start + timedelta(minutes=self.minutes))
            return span if start > self.now and self.two.fits(span) else None
        except (ValueError, TypeError):
            return None

    def book(self, form: SlotForm, by: User | None) -> list[Session]:
        """Plan, plan the series, or move; [] when the form now says why not."""
        span = form.span()
        if form.is_own and not form.cleaned_data["outside"] and not self.two.fits(span):
            form.add_error("at", self._outside(span))
            return []
        try:
            return self._act(form, span, by)
        except Taken as taken:
            form.add_error("at" if form.is_own else "slot", str(taken))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        return []

    def _act(self, form: SlotForm, span: Span, by: User | None) -> list[Session]:
        if self.moving is not None:
            return [move_session(self.moving, span, by=by, now=self.now)]
        spans = [span]
        if form.cleaned_data["repeats"] and self.left > 1:
            spans = series(self.two, span, count=self.left, weeks=self.weeks, last=self.last_day)
        return plan_series(self.pairing, spans, by=by, zone=self.me.zone, now=self.now)

    def _outside(self, span: Span) -> str:
        whose = [
            _("yours") if who == self.me else who.first_name
            for who, clock in ((self.me, self.two.mine), (self.partner, self.two.theirs))
            if not inside_hours(span, clock)
        ]
        names = [
            free_name(clock.country, span.start.astimezone(clock.zone).date())
            for clock in (self.two.mine, self.two.theirs)
        ]
        whose += dict.fromkeys(name for name in names if name)
        return _(
            "%(when)s lies outside working hours (%(whose)s). Choose another time, or tick the box "
            "below if that suits you both."
        ) % {"when": self.label(span), "whose": ", ".join(whose)}

    def context(self, form: SlotForm) -> dict[str, Any]:
        warned = form.is_bound and "at" in form.errors and form.cleaned_data.get("at") is None
        return {
            "booking": self,
            "form": form,
            "moving": self.moving,
            "no_overlap": len(form.fields["slot"].choices) == 1,  # type: ignore[attr-defined]
            "ask_outside": warned or "outside" in form.data,
            "offers_series": self.moving is None and self.left > 1,
            "gate": gate(self.pairing, self.me) if self.moving is None else Gate(),
        }
