"""Pages on what was done: for those who account for it, and for the person it was done to."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mentoring.audit.access import may_read, readable
from mentoring.audit.forms import LogForm
from mentoring.audit.models import AuditEntry, AuditQuerySet
from mentoring.audit.queries import about, names, narrowed
from mentoring.audit.words import said
from mentoring.web.roles import require
from mentoring.web.show import show

PAGE = 50
# What a person answered when the product asked why a rule should give way.
REASONS = ("exception_reason", "reason")


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Who did what, when, to what: ids, verbs and names of fields, never what stood in them."""
    require(may_read(request.user))
    form = LogForm(request.GET)
    zone = timezone.get_current_timezone()
    entries = narrowed(readable(request.user), **form.chosen(), zone=zone)
    return show(request, "audit/log.html", page(request, entries) | {"form": form})


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Who looked at or changed the reader's own data."""
    person_id: UUID | None = getattr(request.user, "person_id", None)
    entries = about(person_id) if person_id else AuditEntry.objects.none()
    return show(request, "audit/mine.html", page(request, entries))


def page(request: HttpRequest, entries: AuditQuerySet) -> dict[str, Any]:
    """One page of entries, newest first, each with the name of who acted."""
    found = Paginator(entries.order_by("-id"), PAGE).get_page(request.GET.get("page"))
    known = names(found)
    rows = [
        (entry, who(entry, known, request.user.pk), reason(entry), said(entry.verb))
        for entry in found
    ]
    return {"page": found, "rows": rows}


def who(entry: AuditEntry, known: dict[UUID, str], reader: Any) -> str:
    if entry.actor_id is None:
        return _("Not recorded")
    if entry.actor_id == reader:
        return _("You")
    return known.get(entry.actor_id, _("An account that is gone"))


def reason(entry: AuditEntry) -> str:
    """The reason given for an exception; empty for every other act."""
    given = entry.new or {}
    return next((given[key] for key in REASONS if given.get(key)), "")
