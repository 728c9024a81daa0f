"""Who may look into the outbox: those who keep it running, and those who check them."""

from typing import Any

from mentoring.web.roles import roles


def may_see_queue(user: Any) -> bool:
    return roles().holds(user, "administrator", "auditor")


def may_retry(user: Any) -> bool:
    return roles().holds(user, "administrator")
