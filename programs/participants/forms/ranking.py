"""Whom somebody would like best, and until when a cohort is asked."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.cohorts.forms import day
from programs.cohorts.models import Cohort
from programs.cohorts.weighing import STEPS, nearest
from programs.participants.actions.ranking import DEFAULT_WEIGHT
from programs.participants.models import Candidate, Rank

PLACES = {
    1: gettext_lazy("First wish"),
    2: gettext_lazy("Second wish"),
    3: gettext_lazy("Third wish"),
}


class RankForm(forms.Form):
    """Three selects, all of which may stay empty; nobody is named twice."""

    def __init__(
        self, data: Any = None, *, shortlist: list[Candidate], named: dict[int, UUID]
    ) -> None:
        super().__init__(data)
        people = [(str(each.other_id), label(each)) for each in shortlist]
        for rank in range(1, Rank.MOST + 1):
            self.fields[f"rank_{rank}"] = forms.ChoiceField(
                label=PLACES[rank],
                choices=[("", _("Nobody in particular")), *people],
                initial=str(named.get(rank, "")),
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        seen: set[str] = set()
        for name in self.fields:
            chosen = values.get(name)
            if chosen and chosen in seen:
                self.add_error(name, _("You have named this person already."))
            seen.add(chosen or "")
        return values

    def ranks(self) -> dict[int, UUID]:
        said = {rank: self.cleaned_data[f"rank_{rank}"] for rank in PLACES}
        return {rank: UUID(chosen) for rank, chosen in said.items() if chosen}


def label(candidate: Candidate) -> str:
    person = candidate.other.person
    about = ", ".join(each for each in (person.function, person.site) if each)
    return f"{person.first_name} ({about})" if about else person.first_name


class RankingForm(forms.Form):
    """Until which day people name their wishes, and how much these count."""

    until = day(gettext_lazy("Last day to name wishes"))
    weight = forms.TypedChoiceField(
        label=gettext_lazy("What wishes count beside everything else"),
        coerce=int,
        choices=[(number, word) for number, word in STEPS if number],
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, cohort: Cohort, today: date) -> None:
        stored = cohort.policy()["weights"]
        weight = stored.get("preference", 0) if isinstance(stored, dict) else 0
        initial = {
            "until": cohort.ranking_until,
            "weight": nearest(weight) if weight else DEFAULT_WEIGHT,
        }
        super().__init__(data, initial=initial)
        self.cohort, self.today = cohort, today

    def clean_until(self) -> date:
        chosen: date = self.cleaned_data["until"]
        if not self.today <= chosen <= self.cohort.ends_on:
            raise forms.ValidationError(_("The day lies between today and the cohort's last day."))
        return chosen
