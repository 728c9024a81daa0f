"""The navigation each reader gets: only what they may open."""

from typing import Any

from django.http import HttpRequest

from mentoring.people.models import User


def navigation(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"nav": []}
    return {"nav": []}
