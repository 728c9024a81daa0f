"""Whether this process can serve, and how the parts behind it are."""

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error as DatabaseFault
from django.http import HttpRequest, JsonResponse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from mentoring.web import clock


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """503 when the database is away, and only then: everything else is survived and reported."""
    found = report()
    return JsonResponse(found, status=200 if found["database"] else 503)


def report() -> dict[str, Any]:
    """`database`, and what settings.READINESS names; None where the database could not say."""
    found: dict[str, Any] = {"database": False} | dict.fromkeys(settings.READINESS)
    with suppress(DatabaseFault):
        now = clock.now()
        found["database"] = True
        found |= {name: import_string(path)(now) for name, path in settings.READINESS.items()}
    return found
