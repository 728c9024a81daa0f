"""Forms of a pair: they check what was typed and change nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.pairings.models import MatchAnswer
from programs.setup.policies import DIALS


class AnswerForm(forms.Form):
    accepts = forms.ChoiceField(
        label=_("Would you like to meet?"),
        choices=[("yes", _("Yes, gladly")), ("no", _("No, thank you"))],
        widget=forms.RadioSelect,
    )
    category = forms.ChoiceField(
        label=_("If not, roughly why?"),
        choices=[("", _("I would rather not say")), *MatchAnswer.Category.choices],
        required=False,
    )
    text = forms.CharField(
        label=_("In your own words"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def answer(self) -> dict[str, Any]:
        return {**self.cleaned_data, "accepts": self.cleaned_data["accepts"] == "yes"}


class WithdrawForm(forms.Form):
    """Why the program team takes a proposal back; for the audit log, and for no participant."""

    reason = forms.ChoiceField(
        label=_("Why, roughly?"),
        choices=[
            ("mistake", _("Proposed by mistake")),
            ("change", _("Something has changed for one of them")),
            ("conflict", _("They stand too close to each other")),
            ("other", _("Another reason")),
        ],
        initial="change",
    )


class PlanForm(forms.Form):
    """The rhythm of one pair; the ranges are the program's."""

    sessions = forms.IntegerField(label=_("How many times"), min_value=1, max_value=24)
    minutes = forms.IntegerField(label=_("Minutes each time"), min_value=15, max_value=180)
    months = forms.IntegerField(label=_("Months in all"), min_value=1, max_value=18)
    convenor = forms.ChoiceField(label=_("Who finds the next date"), widget=forms.RadioSelect)
    notes = forms.CharField(
        label=_("What else you agree on"),
        help_text=_("Topics off the table, hours, channels, places, how much notice to move."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    number = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, convenors: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["convenor"].choices = convenors  # type: ignore[attr-defined]


class ConsentForm(forms.Form):
    number = forms.IntegerField(widget=forms.HiddenInput)
    consents = forms.BooleanField(
        label=_("I have read this and will keep to it."),
        error_messages={"required": _("Tick the box to say that you will keep to it.")},
    )


class DialForm(forms.Form):
    """How much structure; `was` is what its author read."""

    dial = forms.ChoiceField(
        label=_("How much structure do you want?"),
        choices=list(DIALS.items()),
        widget=forms.RadioSelect,
    )
    was = forms.CharField(widget=forms.HiddenInput)


class RecusalForm(forms.Form):
    signs = forms.BooleanField(
        label=_("I sign this."), error_messages={"required": _("Tick the box to sign.")}
    )


class KeepForm(forms.Form):
    keeps = forms.ChoiceField(
        label=_("Would you like to keep the notes you shared?"),
        choices=[("yes", _("Yes, keep them")), ("no", _("No, let them go as agreed"))],
        widget=forms.RadioSelect,
    )


class ExtensionForm(forms.Form):
    accepts = forms.ChoiceField(
        label=_("Would you like to go on?"),
        choices=[("yes", _("Yes, I would")), ("no", _("No, let us close as planned"))],
        widget=forms.RadioSelect,
    )
