"""What owners fill in about a program."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.setup.models import RANGES, Program
from programs.setup.policies import DIALS
from programs.setup.preset import presets
from programs.setup.queries import topic_choices

# The alarm follows a rhythm that is longer than it (sessions every six to eight weeks).
USUAL_GAP, DAYS_A_MONTH, USUAL_RHYTHM = 75, 30, 45
REGION_POLICIES = [
    ("any", gettext_lazy("Any two regions")),
    ("in", gettext_lazy("Both from one region")),
    ("cross", gettext_lazy("Always from two regions")),
]
OBJECTIVES = [
    ("fair", gettext_lazy("The weakest pair as strong as possible")),
    ("total", gettext_lazy("The strongest pairs overall")),
]
LINE_DISTANCES = [
    ("", gettext_lazy("Never within one reporting line")),
    ("3", gettext_lazy("In one line at 3 levels or more, with a signed recusal")),
    ("4", gettext_lazy("In one line at 4 levels or more, with a signed recusal")),
    ("5", gettext_lazy("In one line at 5 levels or more, with a signed recusal")),
]


class NewForm(forms.Form):
    preset = forms.ChoiceField(label=gettext_lazy("Start from"), widget=forms.RadioSelect)
    name = forms.CharField(label=gettext_lazy("Name of the program"), max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.key, each.name) for each in presets().values()]
        self.fields["preset"].choices = choices  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if Program.objects.filter(name__iexact=name).exists():
            raise forms.ValidationError(_("There is a program of this name already."))
        return name


def number(label: Any, field: str, help_text: Any = "") -> forms.IntegerField:
    low, high = RANGES[field]
    help_text = help_text or format_lazy(gettext_lazy("{low} to {high}"), low=low, high=high)
    return forms.IntegerField(label=label, min_value=low, max_value=high, help_text=help_text)


class SettingsForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    question = forms.CharField(
        label=gettext_lazy("Leadership question"),
        help_text=gettext_lazy("What the company wants to learn, put as a question."),
        max_length=300,
        required=False,
    )
    direction = forms.ChoiceField(
        label=gettext_lazy("Direction"), choices=Program.Direction, widget=forms.RadioSelect
    )
    months = number(gettext_lazy("Duration in months"), "months")
    sessions_planned = number(gettext_lazy("Sessions planned"), "sessions_planned")
    session_minutes = number(gettext_lazy("Minutes a session"), "session_minutes")
    first_session_days = number(gettext_lazy("First session within, in days"), "first_session_days")
    gap_alert_days = number(gettext_lazy("Alert after days without a session"), "gap_alert_days")
    moves_alert = number(gettext_lazy("Alert after moves in a row"), "moves_alert")
    reply_days = number(gettext_lazy("Reply within, in working days"), "reply_days")
    mentors_per_executive = number(
        gettext_lazy("Mentors for each executive, at most"), "mentors_per_executive"
    )
    executives_per_mentor = number(
        gettext_lazy("Executives for each mentor, at most"), "executives_per_mentor"
    )
    load_cap_hours = number(
        gettext_lazy("Hours a mentor gives a month, at most"),
        "load_cap_hours",
        gettext_lazy("Preparation counts: half an hour for each session."),
    )
    min_overlap_minutes = number(
        gettext_lazy("Working minutes two people must share a day"), "min_overlap_minutes"
    )
    line_distance = forms.TypedChoiceField(
        label=gettext_lazy("Reporting lines"),
        choices=LINE_DISTANCES,
        coerce=int,
        empty_value=None,
        required=False,
    )
    region_policy = forms.ChoiceField(label=gettext_lazy("Regions"), choices=REGION_POLICIES)
    objective = forms.ChoiceField(label=gettext_lazy("Matching aims at"), choices=OBJECTIVES)
    coverage_target = forms.IntegerField(
        label=gettext_lazy("Share of the top list that must have a pair, in per cent"),
        min_value=0,
        max_value=100,
    )
    adjacent_functions = forms.CharField(
        label=gettext_lazy("Functions that count as neighbours"),
        help_text=gettext_lazy("One pair a line, for example: Engineering, Product"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    dial = forms.ChoiceField(
        label=gettext_lazy("Structure of a session"),
        choices=list(DIALS.items()),
        widget=forms.RadioSelect,
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Topics every pair starts from"),
        widget=forms.SelectMultiple(attrs={"size": 8}),
        required=False,
    )
    check_in_weeks = forms.CharField(
        label=gettext_lazy("Check-ins in weeks"),
        help_text=gettext_lazy("Numbers with commas between them: 2, 6, 12"),
        max_length=60,
        required=False,
    )
    floor = number(
        gettext_lazy("Smallest group a report shows"),
        "floor",
        gettext_lazy("It can be raised, never lowered under five."),
    )
    second_approver = forms.BooleanField(
        label=gettext_lazy("A second person approves each matching before it is published"),
        required=False,
    )

    def __init__(self, *args: Any, program: Program, **kwargs: Any) -> None:
        kwargs.setdefault("initial", settings_of(program))
        super().__init__(*args, **kwargs)
        self.program = program
        self.fields["topics"].choices = topic_choices()  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if Program.objects.filter(name__iexact=name).exclude(pk=self.program.pk).exists():
            raise forms.ValidationError(_("There is a program of this name already."))
        return name

    def clean_check_in_weeks(self) -> list[int]:
        parts = self.cleaned_data["check_in_weeks"].replace(";", ",").split(",")
        weeks = [part.strip() for part in parts if part.strip()]
        wrong = [week for week in weeks if not week.isascii() or not week.isdigit()]
        if wrong or any(not 1 <= int(week) <= 52 for week in weeks):  # noqa: PLR2004 - a year
            raise forms.ValidationError(_("Give weeks between 1 and 52, with commas between them."))
        return sorted({int(week) for week in weeks})

    def clean_adjacent_functions(self) -> list[list[str]]:
        lines = [
            line for line in self.cleaned_data["adjacent_functions"].splitlines() if line.strip()
        ]
        pairs = [[part.strip() for part in line.split(",") if part.strip()] for line in lines]
        for line, pair in zip(lines, pairs, strict=True):
            if len(pair) != 2:  # noqa: PLR2004 - a pair
                message = _("“%(line)s” does not name two functions with a comma between them.")
                raise forms.ValidationError(message, params={"line": line.strip()})
        return pairs

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("gap_alert_days", 0) > USUAL_GAP and not _rests_long(values):
            message = _("At this rhythm the alert comes after 30 to 75 days.")
            self.add_error("gap_alert_days", message)
        return values


def _rests_long(values: dict[str, Any]) -> bool:
    days = values.get("months", 0) * DAYS_A_MONTH
    return bool(days > USUAL_RHYTHM * values.get("sessions_planned", 0))


def settings_of(program: Program) -> dict[str, Any]:
    """The program in the form's initial values."""
    values = {name: getattr(program, name) for name in SettingsForm.base_fields}
    pairs = [", ".join(pair) for pair in program.adjacent_functions]
    weeks = ", ".join(str(week) for week in program.check_in_weeks)
    return values | {"adjacent_functions": "\n".join(pairs), "check_in_weeks": weeks}
