"""Where a rung stands."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from mentoring.people.models import Grade
from programs.setup.grades import ladder

WHERE = [
    ("same", gettext_lazy("On the same rung as")),
    ("above", gettext_lazy("Just above")),
    ("below", gettext_lazy("Just below")),
]


class PlaceForm(forms.Form):
    grade = forms.ModelChoiceField(Grade.objects.all(), widget=forms.HiddenInput)
    where = forms.ChoiceField(label=gettext_lazy("It stands"), choices=WHERE)
    beside = forms.ModelChoiceField(
        ladder(), label=gettext_lazy("this one"), required=False, empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        beside = self.fields["beside"]
        beside.label_from_instance = lambda grade: grade.label  # type: ignore[attr-defined]
        beside.required = ladder().exists()
