"""The question about any two people of a run."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.participants.models import Participation, ParticipationQuerySet


class PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, part: Participation) -> str:
        where = [part.person.function, part.person.site]
        return f"{part.person.name} · {' · '.join(filter(None, where))}"


class WhyNotForm(forms.Form):
    """An executive and a mentor. Typing in a list finds the name; no script is needed."""

    ELSEWHERE = _("Neither of the two works in your regions, or you take part yourself.")

    executive = PersonChoice(
        Participation.objects.none(), label=_("Executive"), empty_label=_("Choose an executive")
    )
    mentor = PersonChoice(
        Participation.objects.none(), label=_("Mentor"), empty_label=_("Choose a mentor")
    )

    def __init__(self, known: ParticipationQuerySet, data: Any = None) -> None:
        super().__init__(data)
        self.fields["executive"].queryset = known.executives().order_by("person__name")  # type: ignore[attr-defined]
        self.fields["mentor"].queryset = known.mentors().order_by("person__name")  # type: ignore[attr-defined]
