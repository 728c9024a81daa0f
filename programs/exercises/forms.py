"""One line of an exercise."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.exercises.models import Exercise


class LineForm(forms.Form):
    kind = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in Exercise.WRITTEN], widget=forms.HiddenInput
    )
    text = forms.CharField(max_length=300, label=_("Add a line"))


class TickForm(forms.Form):
    kind = forms.ChoiceField(choices=[(kind.value, kind.label) for kind in Exercise.DONE])
