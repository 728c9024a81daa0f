"""The training that people of the demo company completed before they met."""

from collections.abc import Iterable
from datetime import datetime

from programs.participants.models import Participation
from programs.training.gates import open_modules
from programs.training.library import modules
from programs.training.models import ModuleState


def trained(parts: Iterable[Participation], now: datetime) -> None:
    """Complete whatever is asked of these people; what they answered stays their own affair."""
    by_id = {part.pk: part for part in parts}
    ModuleState.objects.bulk_create(
        ModuleState(
            person_id=by_id[pk].person_id,
            module=key,
            at=len(modules()[key].parts),
            deeds=list(modules()[key].deeds),
            passed_at=now,
            committed_at=now,
            completed_at=now,
        )
        for pk, keys in open_modules(by_id.values()).items()
        for key in keys
    )
