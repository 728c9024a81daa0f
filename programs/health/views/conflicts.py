"""The conflict watch: pairs that the company has put into a relation of power."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mentoring.people.access import may_run, may_see_ties, require, signed_in
from mentoring.web import clock
from mentoring.web.show import show
from programs.health import actions
from programs.health.models import Conflict
from programs.health.queries import conflicts_for
from programs.health.wording import sentences, since
from programs.pairings.moves import may_move

PER_PAGE = 25


@require_safe
def conflicts(request: HttpRequest) -> HttpResponse:
    """What came between two of a pair, since when, and what can be done; below what was settled."""
    user = signed_in(request.user)
    require(may_run(user))
    mine, ties = conflicts_for(user), may_see_ties(user)
    past = mine.filter(closed_at__isnull=False).order_by("-closed_at", "pk")
    page = Paginator(past, PER_PAGE).get_page(request.GET.get("page"))
    waiting = mine.open().order_by("gone_at", "found_at", "pk")
    context = {
        "open": [_shown(each, ties=ties) for each in waiting.prefetch_related("pairing__recusals")],
        "settled": [_shown(each, ties=ties) for each in page],
        "page": page,
    }
    return show(request, "health/conflicts.html", context)


def _shown(conflict: Conflict, *, ties: bool) -> dict[str, Any]:
    pair = conflict.pairing
    names = {"mentor": pair.mentor.person.name, "executive": pair.executive.person.name}
    signed = len(pair.recusals.all()) if conflict.is_open else 0
    rests = pair.state == "paused"
    upright = any(each["kind"] == "line" for each in conflict.relations)
    return {
        "conflict": conflict,
        "pair": pair,
        **names,
        "since": since(conflict.cause, conflict.found_at),
        "relations": sentences(conflict.relations, **names, ties=ties),
        "signed": signed,
        "least": pair.cohort.policy().get("line_distance") if upright else None,
        "rests": rests,
        "may_resume": rests and conflict.gone_at is not None,
        "may_end": may_move(pair, "end"),
        "may_ask": conflict.asks_recusal and conflict.gone_at is None and signed < 2,  # noqa: PLR2004
    }


@require_POST
def ask_recusal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask whoever has not signed once more that neither decides about the other."""
    user = signed_in(request.user)
    require(may_run(user))
    conflict = get_object_or_404(conflicts_for(user).open().filter(asks_recusal=True), pk=pk)
    actions.ask_recusal(conflict, by=user, now=clock.now())
    messages.success(request, _("Whoever has not signed is asked by mail, once a day at most."))
    return redirect("health:conflicts")
