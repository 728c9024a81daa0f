"""How much structure the two want; a history for them, a count for everybody else."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mentoring.audit.actions import record
from mentoring.people.models import User
from programs.pairings.actions.moving import locked
from programs.pairings.models import DialChange, Pairing
from programs.pairings.moves import OPEN, Refused
from programs.participants.models import Participation


@transaction.atomic
def set_dial(
    pairing: Pairing, part: Participation, *, by: User, now: datetime, was: str, dial: str
) -> Pairing:
    """Turn the dial; the next agenda follows. Raises Refused when it no longer stands at `was`."""
    pairing = locked(pairing)
    if pairing.state not in OPEN:
        raise Refused(_("The two of you are not meeting at the moment."))
    if pairing.dial != was:
        raise Refused(_("Your partner changed this meanwhile. Look at it again."))
    if dial == was:
        return pairing
    DialChange.objects.create(pairing=pairing, part=part, was=was, becomes=dial, at=now)
    # Coordinators read the count of changes, never what was changed (S060).
    pairing.dial, pairing.plan_changes = dial, pairing.plan_changes + 1
    pairing.save(update_fields=["dial", "plan_changes"])
    record(by, "pairing.plan_changed", pairing, program_id=pairing.cohort.program_id)
    return pairing
