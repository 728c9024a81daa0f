"""The check of a module, its commitment, and the way through a role-play."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from programs.setup.wording import Wording
from programs.training.library import Item, Module
from programs.training.prose import said

LONGEST = 2000


class CheckForm(forms.Form):
    """One field a question, named by its place; what is written stays with its author."""

    def __init__(
        self, data: Any, *, module: Module, wording: Wording, answers: dict[str, Any]
    ) -> None:
        super().__init__(data)
        self.module = module
        for place, item in enumerate(module.check.items):
            field = _field(item, wording)
            field.initial = kept(item, answers.get(str(place)))
            self.fields[f"q{place}"] = field

    def answers(self) -> dict[str, Any]:
        """{place: what was answered}, choices as places of their options."""
        return {
            str(place): _value(item, self.cleaned_data[f"q{place}"])
            for place, item in enumerate(self.module.check.items)
        }


class CommitmentForm(forms.Form):
    text = forms.CharField(max_length=300, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: Any, *, text: str) -> None:
        super().__init__(data, initial={"text": text})
        self.fields["text"].label = _("What will you do?")


class BoundaryForm(forms.Form):
    topics = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    words = forms.CharField(required=False, max_length=1000, widget=forms.Textarea({"rows": 4}))
    shown = forms.BooleanField(required=False)

    def __init__(self, data: Any, *, topics: list[tuple[str, str]], initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["topics"].choices = topics  # type: ignore[attr-defined]
        self.fields["topics"].label = _("Topics that I will not talk about")
        self.fields["words"].label = _("In my own words: subjects, hours, channels, places")
        self.fields["shown"].label = _("Mark these topics for the two of us as off the table")
        self.fields["shown"].help_text = _("The page does not say whose they are.")


def kept(item: Item, answer: Any) -> Any:
    """What the form starts from: a choice that was wrong is asked afresh."""
    if item.ask != "choice":
        return answer
    is_known = isinstance(answer, int) and 0 <= answer < len(item.options)
    return answer if is_known and item.options[answer].right else None


def _field(item: Item, wording: Wording) -> forms.Field:
    label = said(item.text, wording)
    if item.options:
        choices = [(n, said(each.text, wording)) for n, each in enumerate(item.options)]
        return forms.TypedChoiceField(
            label=label, choices=choices, coerce=int, widget=forms.RadioSelect
        )
    if item.ask == "tick":
        return forms.BooleanField(label=label)
    return forms.CharField(label=label, max_length=LONGEST, widget=forms.Textarea({"rows": 4}))


def _value(item: Item, value: Any) -> Any:
    return int(value) if item.options else value


def path_of(text: str) -> list[int]:
    """Read “0.2.1”. Raises ValueError."""
    return [int(step) for step in text.split(".")] if text else []
