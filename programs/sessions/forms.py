"""Forms round a meeting: they check what was typed and change nothing."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.sessions.actions.logging import Facts
from programs.sessions.models import Session
from programs.sessions.overlap import Span, exists

TAPS = [("1", _("Hardly")), ("2", _("Partly")), ("3", _("Fully"))]
MOST_TOPICS = 3


def taps(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=TAPS,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


class LogForm(forms.Form):
    """The shared facts, what one will do, and three private taps."""

    outcome = forms.ChoiceField(
        label=_("How did it go?"),
        choices=[
            ("met", _("We met")),
            ("moved", _("We moved it")),
            ("missed", _("Did not happen")),
        ],
        widget=forms.RadioSelect,
    )
    worth = taps(_("Worth the time?"))
    openness = taps(_("Could you be open?"))
    learned = taps(_("Learned something new?"))
    held_on = forms.DateField(
        label=_("On"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    minutes = forms.IntegerField(
        label=_("Minutes"), required=False, min_value=5, max_value=480,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    topics = forms.MultipleChoiceField(
        label=_("What it was about"),
        help_text=_("Three at most."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    commitment = forms.CharField(
        label=_("What I will do until next time"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    goal = forms.CharField(label=_("What I wanted to learn"), max_length=300, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)
    commitment_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        session: Session,
        today: date,
        topics: Sequence[tuple[str, str]] = (),
        asks_goal: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.session, self.today = session, today
        self.fields["topics"].choices = list(topics)  # type: ignore[attr-defined]
        if not topics:
            del self.fields["topics"]
        if not asks_goal:
            del self.fields["goal"]

    def clean_held_on(self) -> date | None:
        held_on: date | None = self.cleaned_data["held_on"]
        if held_on is not None and held_on > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return held_on

    def clean_topics(self) -> list[str]:
        topics: list[str] = self.cleaned_data["topics"]
        if len(topics) > MOST_TOPICS:
            raise forms.ValidationError(_("Choose three at most."))
        return topics

    @property
    def moved(self) -> bool:
        return bool(self.cleaned_data["outcome"] == "moved")

    def facts(self, zone: ZoneInfo) -> Facts:
        """The shared facts; what was left empty is what was planned."""
        if self.cleaned_data["outcome"] == "missed":
            return Facts(Session.State.MISSED)
        planned = self.session.starts_at.astimezone(zone).date()
        length = int((self.session.ends_at - self.session.starts_at).total_seconds() // 60)
        return Facts(
            Session.State.HELD,
            self.cleaned_data["held_on"] or min(planned, self.today),
            self.cleaned_data["minutes"] or length,
            tuple(self.cleaned_data.get("topics", ())),
        )

    def check_taps(self) -> dict[str, int | None]:
        return {name: self.cleaned_data[name] for name in ("worth", "openness", "learned")}


class SlotForm(forms.Form):
    """One of the proposed times, or a time of one's own, in the reader's zone."""

    slot = forms.ChoiceField(label=_("When suits you?"), widget=forms.RadioSelect, required=False)
    on = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    at = forms.TimeField(
        label=_("Time"), required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )  # fmt: skip
    minutes = forms.IntegerField(label=_("Minutes"), min_value=15, max_value=240)
    repeats = forms.BooleanField(label=_("Plan the whole series now"), required=False)
    outside = forms.BooleanField(label=_("Take this time all the same"), required=False)

    def __init__(
        self, *args: Any, slots: Sequence[tuple[str, str]], zone: ZoneInfo, now: datetime, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.zone, self.now = zone, now
        self.fields["slot"].choices = [*slots, ("own", _("None fits: another time"))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        slot = cleaned.get("slot")
        if "slot" not in self.errors and not slot and not (cleaned.get("on") and cleaned.get("at")):
            self.add_error("slot", _("Choose one of the times, or give a day and a time."))
        elif slot == "own" or not slot:
            self._check_own(cleaned)
        return cleaned

    def _check_own(self, cleaned: dict[str, Any]) -> None:
        on, at = cleaned.get("on"), cleaned.get("at")
        if on is None and "on" not in self.errors:
            self.add_error("on", _("Give the day."))
        if at is None and "at" not in self.errors:
            self.add_error("at", _("Give the time, like 14:30."))
        if on is None or at is None:
            return
        if not exists(datetime.combine(on, at), self.zone):
            self.add_error("at", _("This time does not exist on that day: clocks go forward."))
        elif self._own(on, at).start <= self.now:
            self.add_error("on", _("This is in the past."))

    @property
    def is_own(self) -> bool:
        return self.cleaned_data.get("slot") in ("", "own")

    def span(self) -> Span:
        if self.is_own:
            return self._own(self.cleaned_data["on"], self.cleaned_data["at"])
        start = datetime.fromisoformat(self.cleaned_data["slot"]).astimezone(UTC)
        return Span(start, start + timedelta(minutes=self.cleaned_data["minutes"]))

    def _own(self, on: date, at: Any) -> Span:
        start = datetime.combine(on, at).replace(tzinfo=self.zone).astimezone(UTC)
        return Span(start, start + timedelta(minutes=self.cleaned_data.get("minutes") or 60))


class DetailsForm(forms.Form):
    place = forms.CharField(label=_("Where"), max_length=200, required=False)
    link = forms.URLField(
        label=_("Link to join"), max_length=500, required=False, assume_scheme="https"
    )
    agenda = forms.CharField(
        label=_("What to talk about"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class FrameworkForm(forms.Form):
    framework = forms.ChoiceField(
        label=_("How you go about it"), required=False, widget=forms.RadioSelect
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, frameworks: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["framework"].choices = [*frameworks, ("", _("Free agenda"))]  # type: ignore[attr-defined]


class TopicsForm(forms.Form):
    """`shut` are topics that cannot be chosen, each with the words that say why."""

    topics = forms.MultipleChoiceField(
        label=_("What to talk about"), required=False, widget=forms.CheckboxSelectMultiple
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, topics: Sequence[tuple[str, str]], shut: dict[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.shut = shut
        self.fields["topics"].choices = list(topics)  # type: ignore[attr-defined]

    def clean_topics(self) -> list[str]:
        topics = list(dict.fromkeys(self.cleaned_data["topics"]))
        if refused := [self.shut[key] for key in topics if key in self.shut]:
            raise forms.ValidationError(refused)
        if len(topics) > MOST_TOPICS:
            raise forms.ValidationError(_("Choose three at most."))
        return topics


class GoalForm(forms.Form):
    text = forms.CharField(label=_("What I want to learn this time"), max_length=300)


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Note"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 5})
    )
    shared = forms.ChoiceField(
        label=_("Who reads it"),
        choices=[("", _("Only me")), ("yes", _("My partner and I"))],
        required=False,
        widget=forms.RadioSelect,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def note(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"], "shared": self.cleaned_data["shared"] == "yes"}
