"""The other sections of a profile: hours, how I like to work, about me, room for pairs."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mentoring.people.models import Person
from programs.participants.cards import PREFERENCES, nearest
from programs.participants.load import hours_of
from programs.participants.models import Participation

LANGUAGES = {
    "ar": "العربية",
    "bn": "বাংলা",
    "cs": "Čeština",
    "da": "Dansk",
    "de": "Deutsch",
    "el": "Ελληνικά",
    "en": "English",
    "es": "Español",
    "fi": "Suomi",
    "fr": "Français",
    "he": "עברית",
    "hi": "हिन्दी",
    "hu": "Magyar",
    "id": "Bahasa Indonesia",
    "it": "Italiano",
    "ja": "日本語",
    "ko": "한국어",
    "nl": "Nederlands",
    "no": "Norsk",
    "pl": "Polski",
    "pt": "Português",
    "ro": "Română",
    "sv": "Svenska",
    "th": "ไทย",
    "tr": "Türkçe",
    "uk": "Українська",
    "vi": "Tiếng Việt",
    "zh": "中文",
}
AREAS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
HALF_HOUR, DAY = 30, 24 * 60
CONFIDENCE = [
    ("", gettext_lazy("I would rather not say")),
    (1, gettext_lazy("Not sure at all")),
    (2, gettext_lazy("A little unsure")),
    (3, gettext_lazy("It depends")),
    (4, gettext_lazy("Quite sure")),
    (5, gettext_lazy("Very sure")),
]


def times() -> list[tuple[int, str]]:
    return [(at, f"{at // 60:02}:{at % 60:02}") for at in range(0, DAY + 1, HALF_HOUR)]


class HoursForm(forms.Form):
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"))
    work_start = forms.TypedChoiceField(label=gettext_lazy("I start at"), coerce=int)
    work_end = forms.TypedChoiceField(label=gettext_lazy("I stop at"), coerce=int)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages you would meet in"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, values: dict[str, Any], **kwargs: Any) -> None:
        kwargs["initial"] = values
        super().__init__(*args, **kwargs)
        zones = sorted(zone for zone in available_timezones() if zone.split("/")[0] in AREAS)
        named = [(zone, zone.replace("_", " ")) for zone in zones]
        own = {
            at: f"{at // 60:02}:{at % 60:02}" for at in (values["work_start"], values["work_end"])
        }
        clock = sorted(dict(times()) | own)  # hours from HR's file may stand off the half hours
        moments = [(at, f"{at // 60:02}:{at % 60:02}") for at in clock]
        tongues = LANGUAGES | {code: code for code in values["languages"] if code not in LANGUAGES}
        for name, choices in (
            ("time_zone", [("", _("Choose")), *named]),
            ("work_start", moments),
            ("work_end", moments),
            ("languages", list(tongues.items())),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        start, end = values.get("work_start"), values.get("work_end")
        if start is not None and end is not None and start >= end:
            self.add_error("work_end", _("The day ends after it starts."))
        return values

    def values(self) -> dict[str, Any]:
        return self.cleaned_data


class CardForm(forms.Form):
    def __init__(self, *args: Any, values: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, preference in PREFERENCES.items():
            self.fields[name] = forms.TypedChoiceField(
                label=preference.label,
                choices=list(preference.words.items()),
                widget=forms.RadioSelect,
                coerce=int,
                empty_value=None,
                initial=nearest(name, values.get(name)),
                required=False,
            )

    def values(self) -> dict[str, Any]:
        return self.cleaned_data


class AboutForm(forms.Form):
    aspirations = forms.MultipleChoiceField(
        label=gettext_lazy("Where you might go next"),
        help_text=gettext_lazy("Several are fine, sideways too."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    about = forms.CharField(
        label=gettext_lazy("A few words about you"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=600,
        required=False,
    )
    pronounced = forms.CharField(
        label=gettext_lazy("How your name is said"), max_length=120, required=False
    )
    confidence = forms.TypedChoiceField(
        label=gettext_lazy("How sure you feel about speaking up to senior people"),
        help_text=gettext_lazy("It decides nothing about taking part."),
        choices=CONFIDENCE,
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: Any, values: dict[str, Any], **kwargs: Any) -> None:
        kwargs["initial"] = values
        super().__init__(*args, **kwargs)
        used = Person.objects.exclude(function="").values_list("function", flat=True).distinct()
        functions = sorted({*used, *values["aspirations"]})
        self.fields["aspirations"].choices = [(each, each) for each in functions]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return self.cleaned_data


class RoomForm(forms.Form):
    """How many pairs at a time, for each cohort the person is in."""

    def __init__(self, *args: Any, parts: list[Participation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = parts
        for part in parts:
            self.fields[f"capacity_{part.pk}"] = forms.TypedChoiceField(
                label=_("Pairs at the same time in %(cohort)s") % {"cohort": part.cohort.name},
                choices=[(n, _pairs(n)) for n in range(1, most(part) + 1)],
                coerce=int,
                initial=part.capacity,
            )
            if part.is_mentor and part.cohort.program.counts_perspectives:
                self.fields[f"opted_{part.pk}"] = forms.BooleanField(
                    label=_("Count me towards the inclusion goal of %(cohort)s")
                    % {"cohort": part.cohort.name},
                    help_text=_("Your choice alone. Nothing about you is stored with it."),
                    initial=part.opted_in,
                    required=False,
                )

    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            str(part.pk): {
                "capacity": said[f"capacity_{part.pk}"],
                "opted_in": said.get(f"opted_{part.pk}", part.opted_in),
            }
            for part in self.parts
        }


def _pairs(n: int) -> str:
    return ngettext("%(n)s pair", "%(n)s pairs", n) % {"n": n}


def most(part: Participation) -> int:
    """As many pairs as the program and, for a mentor, the cap on her hours allow."""
    program = part.cohort.program
    if not part.is_mentor:
        return max(program.mentors_per_executive, part.capacity)
    hours = hours_of(
        sessions=program.sessions_planned, minutes=program.session_minutes, months=program.months
    )
    allowed = min(program.executives_per_mentor, int(program.load_cap_hours / hours))
    return max(allowed, part.capacity)


class AvoidForm(forms.Form):
    who = forms.CharField(
        label=gettext_lazy("Full name or work e-mail address"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.found: Person | None = None

    def clean_who(self) -> str:
        """One person exactly: the directory is not searched for people one does not know."""
        words: str = self.cleaned_data["who"].strip()
        field = "email__iexact" if "@" in words else "name__iexact"
        found = list(Person.objects.filter(**{field: words}).exclude(pk=self.person.pk)[:2])
        if not found:
            raise forms.ValidationError(_("We know nobody of exactly this name or address."))
        if len(found) > 1:
            raise forms.ValidationError(_("Several people have this name. Give the address."))
        self.found = found[0]
        return words
