"""The pages HR leadership reads: live process facts, with floors."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from mentoring.people.access import require, signed_in
from mentoring.web import clock
from mentoring.web.show import show
from metrics.dashboards import words
from metrics.dashboards.access import may_read, readable_cohorts
from metrics.dashboards.quality import quality
from metrics.dashboards.queries import board as read_board
from metrics.dashboards.queries import read_pairs


@require_safe
def cohorts(request: HttpRequest) -> HttpResponse:
    """The cohorts with a board, running ones first."""
    user = signed_in(request.user)
    require(may_read(user))
    found = readable_cohorts(user).order_by("-state", "-starts_on")
    return show(request, "dashboards/cohorts.html", {"cohorts": found})


@require_safe
def board(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One cohort: how far people came, sessions against plan, rhythm by region."""
    user = signed_in(request.user)
    require(may_read(user))
    cohort = get_object_or_404(readable_cohorts(user), pk=pk)
    today = clock.today(user.person.zone if user.person else ZoneInfo("UTC"))
    pairs = read_pairs(cohort, today)
    facts = read_board(cohort, today, pairs)
    regions = quality(cohort, pairs, today)
    context = {
        "quality": words.quality_rows(regions) if facts.is_shown else [],
        "quality_finding": words.quality_finding(regions),
        "cohort": cohort,
        "today": today,
        "board": facts,
        "funnel": words.funnel_rows(facts),
        "funnel_finding": words.funnel_finding(facts),
        "weeks": words.week_rows(facts),
        "week_finding": words.week_finding(facts),
        "on_time": words.on_time_rows(facts),
        "on_time_finding": words.on_time_finding(facts.overall),
    }
    return show(request, "dashboards/board.html", context)


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """What the figures mean, who is counted, and what they cannot say."""
    require(may_read(signed_in(request.user)))
    return show(request, "dashboards/method.html", {})
