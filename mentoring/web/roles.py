"""Asks what a reader may do. The answer is given above the ground floor, so it is looked up."""

from importlib import import_module
from typing import Any, Protocol, cast
from uuid import UUID

from django.conf import settings
from django.http import Http404


class Roles(Protocol):
    """What the pages of the ground floor want to know of an account."""

    def may_run(self, user: Any, program_id: object = None) -> bool: ...
    def holds(self, user: Any, *roles: str, program_id: object = None) -> bool: ...
    def regions(self, user: Any, program_id: object = None) -> set[str] | None: ...
    def grants(self, user: Any, *roles: str) -> list[Any]: ...
    def apart(self, user: Any) -> list[UUID]: ...


def roles() -> Roles:
    return cast("Roles", import_module(settings.ACCESS))


def require(allowed: bool) -> None:  # noqa: FBT001 - reads as a sentence
    """404 where somebody has no business: the page does not say that it exists."""
    if not allowed:
        raise Http404
