"""Forms round a circle: they check what was typed and change nothing."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.circles.models import Circle
from programs.participants.models import Participation
from programs.sessions.overlap import exists


class PostForm(forms.Form):
    text = forms.CharField(
        max_length=2000,
        label=_("Write to your circle"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MeetForm(forms.Form):
    """Day and time in the reader's zone, and where."""

    on = forms.DateField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    at = forms.TimeField(
        label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    place = forms.CharField(label=_("Room, or link to the call"), max_length=300, required=False)

    def __init__(self, *args: Any, zone: ZoneInfo, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.now = zone, now

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            wall = datetime.combine(cleaned["on"], cleaned["at"])
            cleaned["starts_at"] = wall.replace(tzinfo=self.zone).astimezone(UTC)
            if not exists(wall, self.zone):
                self.add_error("at", _("This time does not exist on that day: clocks go forward."))
            elif cleaned["starts_at"] <= self.now:
                self.add_error("on", _("This is in the past."))
        return cleaned


class ArrangeForm(forms.Form):
    shown = forms.CharField(max_length=16, widget=forms.HiddenInput)


class MoveForm(forms.Form):
    """Somebody of this cohort, and a circle; none takes them out."""

    part = forms.ModelChoiceField(Participation.objects.none(), label=_("Who"))
    to = forms.ModelChoiceField(
        Circle.objects.none(), label=_("Into"), required=False, empty_label=_("No circle")
    )

    def __init__(self, *args: Any, parts: Any, circles: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        part, to = self.fields["part"], self.fields["to"]
        part.queryset, to.queryset = parts, circles  # type: ignore[attr-defined]
        part.label_from_instance = lambda each: each.person.name  # type: ignore[attr-defined]
        to.label_from_instance = lambda each: _("Circle %(n)s") % {"n": each.number}  # type: ignore[attr-defined]
