"""The navigation each reader gets: only what they may open."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentoring.people.access import (
    ADMINISTRATOR,
    AUDITOR,
    holds,
    may_grant,
    may_run,
    may_see_ties,
    roles,
)
from mentoring.people.models import Grant, User
from metrics.dashboards.access import may_read as may_read_boards
from programs.setup.access import may_see_programs

May = Callable[[User], bool]


def _operates(user: User) -> bool:
    return holds(user, ADMINISTRATOR, AUDITOR)


def _is_participant(user: User) -> bool:
    """Whoever has no role comes for their own part; whoever has one may take part as well."""
    if not roles(user) - {Grant.Role.ASSISTANT}:
        return True
    known: bool | None = getattr(user, "_takes_part", None)
    if known is None:
        known = user.person is not None and user.person.participations.exists()
        user._takes_part = known  # type: ignore[attr-defined]  # noqa: SLF001 - a per-request memory
    return known


def _keeps_ties_alone(user: User) -> bool:
    """Whoever runs programs comes to the ties from the directory."""
    return may_see_ties(user) and not may_run(user)


def _everybody(user: User) -> bool:
    return True


MAIN: tuple[tuple[str, Promise, May], ...] = (
    ("desk:home", _("Home"), _everybody),
    ("desk:pairs", _("Pairs"), may_run),
    ("cohorts:index", _("Cohorts"), may_run),
    ("setup:index", _("Programs"), may_see_programs),
    ("people:directory", _("Directory"), may_run),
    ("health:requests", _("Requests for help"), may_run),
    ("dashboards:cohorts", _("Boards"), may_read_boards),
    ("sessions:calendar", _("Calendar"), _is_participant),
    ("training:index", _("Training"), _is_participant),
    ("participants:profile", _("Profile"), _is_participant),
    ("participants:expertise", _("Expertise"), _is_participant),
    ("people:ties", _("Ties"), _keeps_ties_alone),
    ("people:roles", _("Accounts and roles"), may_grant),
    ("outbox:queue", _("Mail queue"), _operates),
    ("jobs:failed", _("Failed jobs"), _operates),
    ("audit:log", _("Audit"), _operates),
)
ACCOUNT: tuple[tuple[str, Promise, May], ...] = (
    ("people:address", _("Sign-in address"), lambda user: user.address_differs),
    ("mfa_index", _("Sign-in and security"), _everybody),
    ("audit:mine", _("Who looked at my data"), _everybody),
    ("people:privacy", _("Who can see what"), _everybody),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"nav": []}
    return {
        "nav": _entries(MAIN, user, request.path),
        "account_nav": _entries(ACCOUNT, user, request.path),
        "footer_nav": _entries(ACCOUNT[-1:], user, request.path),
        "help_contact": reverse("health:help"),
    }


def _entries(
    entries: tuple[tuple[str, Promise, May], ...], user: User, path: str
) -> list[dict[str, Any]]:
    shown = [(reverse(name), label) for name, label, may in entries if may(user)]
    return [{"url": url, "label": label, "current": _is_current(url, path)} for url, label in shown]


# Pages that lie under an entry without sharing its address.
BELOW = {"/cohorts/": ("/runs/", "/proposals/"), "/directory/": ("/imports/",)}


def _is_current(url: str, path: str) -> bool:
    if path.startswith(BELOW.get(url, ())):
        return True
    """Home leads coordinators to Today, which is their home."""
    if url == reverse("desk:home"):
        return path in (url, reverse("desk:today"))
    return path.startswith(url)
