from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.cohorts.models import Cohort
from programs.participants.models import Participation

Pair = tuple[Participation, Participation]


class PairForm(forms.Form):
    """Two people of one cohort, as `mentor:executive`, the ids of their participations.

    One value for two people, so that each row of a table can carry it on its own button.
    """

    pair = forms.CharField(max_length=80)

    def __init__(self, cohort: Cohort, data: dict[str, str] | None = None) -> None:
        super().__init__(data)
        self.cohort = cohort

    def clean_pair(self) -> Pair:
        try:
            mentor_id, executive_id = map(UUID, self.cleaned_data["pair"].split(":"))
            parts = self.cohort.participations.with_person()
            return parts.mentors().get(pk=mentor_id), parts.executives().get(pk=executive_id)
        except (ValueError, Participation.DoesNotExist) as error:
            raise forms.ValidationError(_("These two are not in this cohort.")) from error
