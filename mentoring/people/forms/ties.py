from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.people.models import Person, Tie

MEANINGS = [
    (Tie.Kind.DOTTED, gettext_lazy("is the dotted-line manager")),
    (Tie.Kind.PANEL, gettext_lazy("sits on the promotion or calibration panel")),
    (Tie.Kind.HR_PARTNER, gettext_lazy("is the HR business partner")),
    (Tie.Kind.INTEREST, gettext_lazy("shares a declared interest")),
]


class TieForm(forms.Form):
    who = forms.CharField(
        label=gettext_lazy("Employee number, full name or work e-mail address"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("This person"), choices=MEANINGS, widget=forms.RadioSelect
    )
    until = forms.DateField(
        label=gettext_lazy("No longer from"),
        help_text=gettext_lazy("Leave it empty where no end is known."),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: Any, *, person: Person, today: date) -> None:
        super().__init__(data, initial={"kind": Tie.Kind.DOTTED})
        self.person, self.today = person, today
        self.other: Person | None = None

    def clean_who(self) -> str:
        words: str = self.cleaned_data["who"].strip()
        number = Person.objects.filter(employee_id=words)
        field = "email__iexact" if "@" in words else "name__iexact"
        found = list(number[:1] or Person.objects.filter(**{field: words})[:2])
        if not found:
            raise forms.ValidationError(_("We know nobody of exactly this name or address."))
        if len(found) > 1:
            raise forms.ValidationError(_("Several people have this name. Give the number."))
        if found[0].pk == self.person.pk:
            raise forms.ValidationError(_("Nobody is tied to themselves."))
        self.other = found[0]
        return words

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until is not None and until <= self.today:
            raise forms.ValidationError(_("Give a day after today, or remove the tie."))
        return until
