"""A run that ends without pairs: why, in words, and what stands under review again instead."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from matching.runs.models import MatchingRun
from mentoring.audit.actions import record

State = MatchingRun.State


def reason(errors: Iterable[Mapping[str, Any]]) -> str:
    """Each kind of error once, without a name: the text stays with the run."""
    words = {
        "lock_over_slots": _("An executive is kept together with more mentors than places."),
        "lock_over_capacity": _("A mentor is kept together with more executives than places."),
        "lock_breaks_rule": _("A pair that is kept together breaks a rule by now."),
        "cap_unreachable": _("The limits for regions cannot be kept."),
    }
    found = [str(words.get(each["code"], each["detail"])) for each in errors]
    return " ".join(dict.fromkeys(found))[:300]


def bring_back(run: MatchingRun) -> None:
    """Put the run that `run` had replaced under review again, with what was decided about it."""
    before = run.cohort.runs.filter(number__lt=run.number)
    earlier = before.exclude(state__in=[State.FAILED, State.CANCELLED]).order_by("-number").first()
    if earlier is None or earlier.state != State.DISCARDED:
        return
    earlier.state = State.READY
    earlier.save(update_fields=["state"])
    record(None, "run.brought_back", earlier, program_id=run.cohort.program_id)
