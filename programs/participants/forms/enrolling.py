"""What coordinators fill in to bring people in, and about one of them."""

import re
from typing import Any

from django import forms
from django.db.models.functions import Lower
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.people.models import Person, PersonQuerySet
from programs.participants.load import hours_of
from programs.participants.models import Participation

BY_GRADE = "grade"
ROLES = [
    (BY_GRADE, gettext_lazy("As the grade says")),
    ("mentor", gettext_lazy("Mentor")),
    ("executive", gettext_lazy("Executive")),
]
BETWEEN = re.compile(r"[\s,;]+")


class AddressesForm(forms.Form):
    addresses = forms.CharField(
        label=gettext_lazy("E-mail addresses"),
        help_text=gettext_lazy("One a line, or with commas between them."),
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        max_length=60_000,
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Their side"), choices=ROLES, widget=forms.RadioSelect, initial=BY_GRADE
    )

    def __init__(self, *args: Any, people: PersonQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.found: list[Person] = []
        self.unknown: list[str] = []

    def clean_addresses(self) -> str:
        """Sort the addresses into people of the directory and others."""
        text: str = self.cleaned_data["addresses"]
        parts = [part.strip("<>\"'()") for part in BETWEEN.split(text)]
        wanted = list(dict.fromkeys(part.lower() for part in parts if "@" in part))
        if not wanted:
            raise forms.ValidationError(_("There is no e-mail address in this."))
        people = self.people.annotate(low=Lower("email")).filter(low__in=wanted)
        known = {person.email.lower(): person for person in people}
        self.found = [known[address] for address in wanted if address in known]
        self.unknown = [address for address in wanted if address not in known]
        return text


class PartForm(forms.Form):
    role = forms.ChoiceField(
        label=gettext_lazy("Side"), choices=Participation.Role, widget=forms.RadioSelect
    )
    capacity = forms.IntegerField(label=gettext_lazy("Pairs at the same time"), min_value=1)
    priority = forms.TypedChoiceField(
        label=gettext_lazy("Priority when mentors are scarce"),
        choices=[
            (1, gettext_lazy("Usual")),
            (2, gettext_lazy("High")),
            (3, gettext_lazy("Highest")),
        ],
        coerce=int,
    )
    top = forms.BooleanField(
        label=gettext_lazy("On the top list"),
        help_text=gettext_lazy("Counts for the program's coverage and its slots."),
        required=False,
    )

    def __init__(self, *args: Any, part: Participation, **kwargs: Any) -> None:
        names = ("role", "capacity", "priority", "top")
        kwargs.setdefault("initial", {name: getattr(part, name) for name in names})
        super().__init__(*args, **kwargs)
        self.program = part.cohort.program

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        capacity, role = values.get("capacity"), values.get("role")
        if capacity and role:
            self._check_most(capacity, role)
        if capacity and role == "mentor":
            self._check_load(capacity)
        return values

    def _check_most(self, capacity: int, role: str) -> None:
        program = self.program
        mentor = role == "mentor"
        most = program.executives_per_mentor if mentor else program.mentors_per_executive
        if capacity > most:
            message = _("The program allows %(most)s at most.") % {"most": most}
            self.add_error("capacity", message)

    def _check_load(self, capacity: int) -> None:
        program = self.program
        hours = capacity * hours_of(
            sessions=program.sessions_planned,
            minutes=program.session_minutes,
            months=program.months,
        )
        if hours > program.load_cap_hours:
            said = {"hours": f"{hours:g}", "cap": program.load_cap_hours}
            message = _("That would be %(hours)s hours a month; the program's cap is %(cap)s.")
            self.add_error("capacity", message % said)
