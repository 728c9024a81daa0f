from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.health.models import CheckIn, HelpRequest


class AskForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[("question", _("A question")), ("rematch", _("I would like another match"))],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("What you want to tell"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CloseForm(forms.Form):
    outcome = forms.ChoiceField(label=_("What came of it"), choices=HelpRequest.Outcome.choices)


class CheckInForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What came of it"), choices=CheckIn.Outcome.choices, widget=forms.RadioSelect
    )


def ask_form(data: Any, kind: str = "question") -> AskForm:
    return AskForm(data, initial={"kind": kind})
