"""Links that stand in mail."""

from django.conf import settings


def absolute(path: str) -> str:
    """Links in mail lead to the configured address, never to a request's Host header."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"
