"""What the frame of every page needs to know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    return {
        "product_name": settings.PRODUCT_NAME,
        "site_url": settings.SITE_URL,
        "demo": settings.DEMO,
        # django-htmx reads the nonce under the name that Django 6 gives it.
        "csp_nonce": getattr(request, "csp_nonce", ""),
    }
