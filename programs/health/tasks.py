"""What time itself does to pairs: matches expire, talks and ends come, promises run out."""

from datetime import datetime

from programs.health.actions import complete_due, escalate_due, plan_check_ins, watch
from programs.pairings.actions import expire_due, open_extensions
from programs.sessions.actions import delete_old_notes


def look(now: datetime) -> dict[str, int]:
    """Close and ask what is due; each step is idempotent. Returns how many of each."""
    return {
        "conflicts": watch(now),
        "expired": expire_due(now),
        "completed": complete_due(now),
        "check_ins": plan_check_ins(now),
        "asked": open_extensions(now),
        "escalated": escalate_due(now),
        "notes": delete_old_notes(now),
    }
