"""What coordinators fill in about a cohort."""

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.people.models import User
from programs.cohorts.access import open_programs
from programs.cohorts.dates import AHEAD, BACK, LONGEST, is_near
from programs.cohorts.models import Cohort
from programs.cohorts.weighing import CRITERIA, MOST_COMMUNICATION, STEPS, nearest, share
from programs.setup.access import may_create
from programs.setup.forms.program import LINE_DISTANCES, OBJECTIVES, REGION_POLICIES
from programs.setup.models import Program
from programs.setup.preset import Preset, presets

OVERLAPS = [(60, "1"), (90, "1½"), (120, "2"), (180, "3"), (240, "4"), (360, "6"), (480, "8")]


def day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


def check_near(day: date, today: date) -> None:
    """Raise ValidationError for a first day that nobody can mean."""
    if not is_near(day, today):
        message = _("The first day lies between %(first)s and %(last)s.")
        days = {"first": today - BACK, "last": today + AHEAD}
        params = {name: date_format(each, "j F Y") for name, each in days.items()}
        raise forms.ValidationError(message, params=params)


class NewForm(forms.Form):
    start_from = forms.ChoiceField(label=gettext_lazy("Program"))
    name = forms.CharField(label=gettext_lazy("Name of the cohort"), max_length=120)
    starts_on = day(gettext_lazy("First day"))

    def __init__(self, *args: Any, user: User, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.programs = {f"program:{each.pk}": each for each in open_programs(user)}
        self.presets: dict[str, Preset] = {}
        if may_create(user):
            self.presets = {f"preset:{key}": each for key, each in presets().items()}
        new = [(key, each.name) for key, each in self.presets.items()]
        running = [(key, each.name) for key, each in self.programs.items()]
        groups = [(_("A program that is there"), running), (_("A new program from a preset"), new)]
        choices = [group for group in groups if group[1]]
        self.fields["start_from"].choices = choices  # type: ignore[attr-defined]

    def clean_starts_on(self) -> date:
        day: date = self.cleaned_data["starts_on"]
        check_near(day, self.today)
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        program = self.programs.get(values.get("start_from", ""))
        if program and program.cohorts.filter(name__iexact=values.get("name", "")).exists():
            self.add_error("name", _("The program has a cohort of this name already."))
        return values

    @property
    def chosen(self) -> Program | Preset:
        key = self.cleaned_data["start_from"]
        return self.programs.get(key) or self.presets[key]


class EditForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    starts_on = day(gettext_lazy("First day"))
    ends_on = day(gettext_lazy("Last day"))

    def __init__(self, *args: Any, cohort: Cohort, today: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", basics_of(cohort))
        super().__init__(*args, **kwargs)
        self.cohort, self.today = cohort, today

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        others = Cohort.objects.filter(program=self.cohort.program_id).exclude(pk=self.cohort.pk)
        if others.filter(name__iexact=name).exists():
            raise forms.ValidationError(_("The program has a cohort of this name already."))
        return name

    def clean_starts_on(self) -> date:
        """An old cohort keeps the day it has."""
        day: date = self.cleaned_data["starts_on"]
        if day != self.cohort.starts_on:
            check_near(day, self.today)
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        starts_on, ends_on = values.get("starts_on"), values.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", _("The last day comes after the first."))
        elif starts_on and ends_on and ends_on > starts_on + LONGEST:
            self.add_error("ends_on", _("A cohort lasts two years at most, extensions included."))
        return values


def basics_of(cohort: Cohort) -> dict[str, Any]:
    return {name: getattr(cohort, name) for name in EditForm.base_fields}


class RulesForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    min_overlap_minutes = forms.TypedChoiceField(
        label=gettext_lazy("Working hours two people share a day, at least"),
        choices=OVERLAPS,
        coerce=int,
    )
    region_policy = forms.ChoiceField(label=gettext_lazy("Regions"), choices=REGION_POLICIES)
    line_distance = forms.TypedChoiceField(
        label=gettext_lazy("Reporting lines"),
        choices=LINE_DISTANCES,
        coerce=int,
        empty_value=None,
        required=False,
    )
    objective = forms.ChoiceField(
        label=gettext_lazy("Aim"), choices=OBJECTIVES, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, cohort: Cohort, **kwargs: Any) -> None:
        kwargs.setdefault("initial", rules_of(cohort))
        super().__init__(*args, **kwargs)
        self.cohort = cohort
        for criterion, (label, hint) in CRITERIA.items():
            self.fields[criterion] = forms.TypedChoiceField(
                label=label, help_text=hint, coerce=int, choices=STEPS, widget=forms.RadioSelect
            )

    @property
    def weights(self) -> dict[str, int]:
        """What was chosen; a stored number between two steps stays while its word does."""
        stored: dict[str, int] = dict(self.cohort.policy()["weights"])  # type: ignore[call-overload]
        chosen = {name: self.cleaned_data[name] for name in CRITERIA if name in self.cleaned_data}
        kept = {name: stored[name] for name in chosen if name in stored}
        return chosen | {n: kept[n] for n in kept if nearest(kept[n]) == chosen[n]}

    @property
    def rules(self) -> dict[str, Any]:
        names = ("min_overlap_minutes", "region_policy", "line_distance", "objective")
        return {name: self.cleaned_data[name] for name in names}

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        communication = share(self.weights, "communication")
        if not sum(self.weights.values()):
            self.add_error(None, _("At least one criterion has to count."))
        if communication > MOST_COMMUNICATION:
            message = _(
                "Communication would count %(share)s per cent. It counts 15 at most: being alike "
                "is no evidence of learning well together."
            )
            self.add_error("communication", message % {"share": f"{communication:.0f}"})
        return values


def rules_of(cohort: Cohort) -> dict[str, Any]:
    """The rules in force for this cohort, in the form's initial values."""
    policy = cohort.policy()
    weights = policy["weights"]
    stored = (
        {name: nearest(weights.get(name, 0)) for name in CRITERIA}
        if isinstance(weights, dict)
        else {}
    )
    names = ("min_overlap_minutes", "region_policy", "line_distance", "objective")
    return stored | {name: policy[name] for name in names} | {"version": cohort.version}
