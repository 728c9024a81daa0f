"""Which role, where, and for whom: checked against what the giver may give."""

from typing import Any

from django import forms
from django.apps import apps
from django.utils.translation import gettext_lazy as _

from mentoring.people.access import grantable, may_grant_scope
from mentoring.people.models import Grant, Person, User

# Programs stand above people, so that their model is asked for by name.
Program: Any = apps.get_model("programs", "Program")
# What a role is given for: the whole company, one region, or one person.
BY_REGION = frozenset({Grant.Role.COORDINATOR})
BY_PERSON = frozenset({Grant.Role.ASSISTANT, Grant.Role.COACH, Grant.Role.FACILITATOR})
NOWHERE = frozenset({Grant.Role.ADMINISTRATOR, Grant.Role.AUDITOR}) | BY_PERSON


class GrantForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"))
    program: Any = forms.ModelChoiceField(
        label=_("Program"),
        queryset=None,
        required=False,
        empty_label=_("All programs"),
        help_text=_("Administrators and auditors stand outside programs: leave it open for them."),
    )
    region = forms.ChoiceField(
        label=_("Region"), required=False, help_text=_("For coordinators; open means all regions.")
    )
    about = forms.EmailField(
        label=_("For whom"),
        required=False,
        help_text=_("For assistants, facilitators and coaches: the address of the one person."),
    )

    def __init__(self, *args: Any, by: User, to: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by, self.to = by, to
        labels = dict(Grant.Role.choices)
        known = Person.objects.exclude(region="").values_list("region", flat=True).distinct()
        self.fields["role"].choices = [(role, labels[role]) for role in grantable(by)]  # type: ignore[attr-defined]
        self.fields["program"].queryset = Program.objects.order_by("name")  # type: ignore[attr-defined]
        self.fields["region"].choices = [  # type: ignore[attr-defined]
            ("", _("All regions")),
            *((region, region) for region in known.order_by("region")),
        ]

    def clean_about(self) -> Person | None:
        address = self.cleaned_data["about"]
        if not address:
            return None
        person = Person.objects.filter(email__iexact=address).first()
        if person is None:
            raise forms.ValidationError(_("Nobody in the directory has this address."))
        if person == self.to:
            raise forms.ValidationError(_("Nobody is their own assistant or coach."))
        return person

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role = cleaned.get("role")
        if role is None:
            return cleaned
        self._refuse(
            "region",
            cleaned,
            wrong=role not in BY_REGION,
            why=_("Only a coordinator's role has a region."),
        )
        self._refuse(
            "program",
            cleaned,
            wrong=role in NOWHERE,
            why=_("This role is not given for one program."),
        )
        self._refuse(
            "about",
            cleaned,
            wrong=role not in BY_PERSON,
            why=_("This role is not given for one person."),
        )
        if role in BY_PERSON and "about" in cleaned and not cleaned["about"]:
            self.add_error("about", _("Say for whom: this role is given for one person."))
        program = cleaned.get("program")
        if not may_grant_scope(self.by, role, program.pk if program else None):
            self.add_error("program", _("You give this role in your own programs only."))
        return cleaned

    def _refuse(self, name: str, cleaned: dict[str, Any], *, wrong: bool, why: Any) -> None:
        if wrong and cleaned.get(name):
            self.add_error(name, why)
