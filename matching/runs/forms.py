from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from matching.runs.methods import LABELS, METHOD, SENTENCES, refusal
from matching.runs.models import MatchingRun
from matching.runs.scope import frozen
from programs.cohorts.models import Cohort
from programs.participants.models import Participation


class PublishForm(forms.Form):
    """Publishing carries the version looked at, and a reason where the top list is short."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    coverage_reason = forms.CharField(
        label=_("Why publish without the whole top list?"),
        help_text=_("Kept in the audit log."),
        max_length=300,
        required=False,
    )

    def __init__(self, data: Any = None, *, missing: bool = False, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["coverage_reason"].required = missing


class MethodForm(forms.Form):
    """By which method to match; left out, it is the best for the whole cohort."""

    method = forms.ChoiceField(label=_("Method"), required=False, widget=forms.RadioSelect)

    def __init__(self, cohort: Cohort, data: Any = None) -> None:
        super().__init__(data, initial={"method": METHOD.OPTIMAL})
        self.refusal = refusal(cohort)
        offered = [METHOD.OPTIMAL] if self.refusal else list(METHOD)
        self.fields["method"].choices = [(each, LABELS[each]) for each in offered]  # type: ignore[attr-defined]

    @property
    def sentences(self) -> dict[str, Any]:
        """What each method does, for the second line of its choice."""
        return {str(key): sentence for key, sentence in SENTENCES.items()}

    def clean_method(self) -> str:
        return self.cleaned_data["method"] or str(METHOD.OPTIMAL)


class SwapForm(forms.Form):
    """The mentor who is to take the place."""

    mentor = forms.ModelChoiceField(Participation.objects.none())

    def __init__(self, run: MatchingRun, data: Any = None) -> None:
        super().__init__(data)
        mentors = run.cohort.participations.mentors().with_person()
        self.fields["mentor"].queryset = mentors.filter(person__in=frozen(run))  # type: ignore[attr-defined]


class ByHandForm(forms.Form):
    """Two people to pair by hand, by employee number or address."""

    executive = forms.CharField(
        label=_("Executive"), help_text=_("Employee number or e-mail address"), max_length=254
    )
    mentor = forms.CharField(
        label=_("Mentor"), help_text=_("Employee number or e-mail address"), max_length=254
    )
    exception_reason = forms.CharField(
        label=_("Reason for an exception to the order of grades"),
        help_text=_(
            "Only needed when the mentor's grade is not below the executive's. "
            "Kept in the audit log."
        ),
        max_length=300,
        required=False,
    )

    def __init__(self, run: MatchingRun, data: Any = None) -> None:
        super().__init__(data)
        self.run = run

    def clean_executive(self) -> Participation:
        return self.found("executive")

    def clean_mentor(self) -> Participation:
        return self.found("mentor")

    def found(self, role: str) -> Participation:
        said = self.cleaned_data[role].strip()
        parts = self.run.cohort.participations.filter(role=role).with_person()
        part = parts.filter(person__employee_id=said).first()
        part = part or parts.filter(person__email__iexact=said).first()
        if part is None:
            raise forms.ValidationError(
                _("Nobody in this cohort with this role has that number or address.")
            )
        if part.person_id not in frozen(self.run):
            raise forms.ValidationError(
                _("%(name)s was not ready when this run was started. Run the matching again."),
                params={"name": part.person.name},
            )
        return part
