"""What the page of a cohort's rules shows."""

from collections.abc import Sequence
from typing import Any

from programs.cohorts.forms import RulesForm
from programs.cohorts.models import Cohort
from programs.cohorts.weighing import CRITERIA, STEPS, share

# The number behind each word.
NUMBERS = {str(step): str(step) for step, _word in STEPS}


def typed(form: RulesForm) -> dict[str, int]:
    """The weights as they stand in the form, refused ones too."""
    said = {name: str(form[name].value()) for name in CRITERIA}
    return {name: int(number) for name, number in said.items() if number in NUMBERS}


def rules_page(cohort: Cohort, form: RulesForm, differing: Sequence[Any] = ()) -> dict[str, Any]:
    """The form with the share each criterion has now, or would have by what was just typed."""
    weights: dict[str, Any] = dict(cohort.policy()["weights"])  # type: ignore[call-overload]
    if form.is_bound:
        weights |= typed(form) | form.weights
    return {
        "form": form,
        "cohort": cohort,
        "differing": differing,
        "numbers": NUMBERS,
        "criteria": [
            (form[name], f"{share(weights, name):.0f}", weights.get(name, 0)) for name in CRITERIA
        ],
    }
