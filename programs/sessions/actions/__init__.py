"""Every write of a pair's meetings; each is atomic, audited, and tells whom it concerns."""

from programs.sessions.actions.calendars import renew_key
from programs.sessions.actions.logging import Conflict, keep_check, log_session, undo_log
from programs.sessions.actions.noting import add_note, change_note, delete_note, delete_old_notes
from programs.sessions.actions.planning import (
    Taken,
    cancel_coming,
    cancel_session,
    change_details,
    move_session,
    plan_series,
    plan_session,
    set_goal,
)
from programs.sessions.actions.preparing import attach_framework, choose_topics

__all__ = [
    "Conflict",
    "Taken",
    "add_note",
    "attach_framework",
    "cancel_coming",
    "cancel_session",
    "change_details",
    "change_note",
    "choose_topics",
    "delete_note",
    "delete_old_notes",
    "keep_check",
    "log_session",
    "move_session",
    "plan_series",
    "plan_session",
    "renew_key",
    "set_goal",
    "undo_log",
]
