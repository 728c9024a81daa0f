"""What the two prepare for a session; either changes it, and each sees who did."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from mentoring.audit.actions import record
from mentoring.people.models import User
from programs.sessions.actions.planning import locked_session
from programs.sessions.models import Agenda
from programs.sessions.prepared import preselected
from programs.sessions.queries import Meeting


@transaction.atomic
def attach_framework(
    view: Meeting, *, by: User, now: datetime, version: int, framework: str
) -> Agenda | None:
    """Go by a framework, or ("") by none. None when it changed since `version` was read."""
    chosen = {"framework": framework, "framework_by": view.part}
    return _change(view, chosen, by=by, now=now, version=version)


@transaction.atomic
def choose_topics(
    view: Meeting, *, by: User, now: datetime, version: int, topics: Sequence[str]
) -> Agenda | None:
    """Up to three topics. None when the agenda changed since `version` was read."""
    chosen = {"topics": list(topics), "topics_by": view.part}
    return _change(view, chosen, by=by, now=now, version=version)


def _change(
    view: Meeting, chosen: dict[str, Any], *, by: User, now: datetime, version: int
) -> Agenda | None:
    locked_session(view.session)
    row = Agenda.objects.filter(session=view.session).first()
    if (row.version if row else 0) != version:
        return None
    if row is None:
        row = Agenda(session=view.session, framework=preselected(view), version=0)
    for field, value in chosen.items():
        setattr(row, field, value)
    row.version, row.changed_at = row.version + 1, now
    row.save()
    # Which framework and which topics, no record tells.
    record(by, "session.agenda_changed", view.session, program_id=view.pairing.cohort.program_id)
    return row
