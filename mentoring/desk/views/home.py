"""The first page of each reader: the one next thing, or where the work waits."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mentoring.desk import today as day
from mentoring.desk.circles import own_circles
from mentoring.desk.learning import own_modules
from mentoring.desk.rehearsing import rehearsing
from mentoring.desk.steps import Step, next_steps, wishing
from mentoring.people.access import holds, may_run, require, roles, signed_in
from mentoring.people.models import Grant, User
from mentoring.web import clock
from mentoring.web.show import show
from programs.pairings.models import LIVE, MatchAnswer, Pairing
from programs.pairings.queries import Own
from programs.participants.models import Participation
from programs.participants.queries import edition_of
from programs.sessions import words
from programs.sessions.queries import next_session

Role = Grant.Role


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Send people to where their work is; participants stay here and see the one next thing."""
    user = signed_in(request.user)
    parts = mine(user)
    if parts:
        context = {**for_participant(parts, clock.now()), "circles": own_circles(user)}
        return show(request, "desk/home.html", context)
    if may_run(user):
        return redirect("desk:today")
    if holds(user, Role.LEADERSHIP):
        return redirect("dashboards:cohorts")
    if holds(user, Role.ADMINISTRATOR):
        return redirect("outbox:queue")
    if holds(user, Role.AUDITOR):
        return redirect("audit:log")
    held = [Role(role).label for role in sorted(roles(user))]
    return show(request, "desk/nothing.html", {"held": held})


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Three lists for whoever runs programs; each count is a link."""
    user, now = signed_in(request.user), clock.now()
    require(may_run(user))
    context = {
        "needs": day.needs_you(user, now),
        "week": day.this_week(user, now),
        "jobs": day.job_results(user),
        "training": own_modules(user),
    }
    return show(request, "desk/today.html", context)


def mine(user: User) -> list[Participation]:
    """Read an account's parts in cohorts that are not over."""
    parts = Participation.objects.filter(person=user.person_id, person__isnull=False)
    parts = parts.exclude(state__in=["declined", "withdrawn"]).exclude(cohort__state="finished")
    return list(parts.with_person().order_by("-created_at"))


@dataclass(frozen=True)
class PairLine:
    """One pair on the home page: who, and when next."""

    pairing: Pairing
    partner: str
    when: str
    times: str


def for_participant(parts: list[Participation], now: datetime) -> dict[str, Any]:
    views = [view for part in parts for view in pairs_of(part)]
    steps = [
        *rehearsing(parts),
        *starting(parts),
        *wishing(parts, now),
        *answering(views),
        *(s for view in views for s in steps_of(view, now)),
    ]
    doing = [step for step in steps if not step.waiting]
    said = [step for step in wishing(parts, now) if step.waiting]
    return {
        "edition": edition_of(parts[0]),
        "first_name": parts[0].person.first_name,
        "next": doing[0] if doing else None,
        "later": [*doing[1:], *said],
        "waits": not views and any(part.state == Participation.State.READY for part in parts),
        "pairs": [line(view, now) for view in views if view.pairing.accepted_on],
    }


def pairs_of(part: Participation) -> list[Own]:
    pairs = Pairing.objects.of_person(part.person).filter(cohort=part.cohort_id, state__in=LIVE)
    return [
        Own(pair, pair.part_of(part.person), pair.partner_of(part.person))
        for pair in pairs.with_people()
    ]


def starting(parts: list[Participation]) -> list[Step]:
    """What a person owes before a match: a whole profile."""
    return [
        Step(
            _("Tell what you offer and what you want to learn"),
            _("Five minutes. Your match is made from it."),
            reverse("participants:profile"),
            "user-round-pen",
            _("Complete my profile"),
        )
        for part in parts
        if part.state == Participation.State.ENROLLED
    ]


def answering(views: list[Own]) -> list[Step]:
    proposed = [view for view in views if view.pairing.state == Pairing.State.PROPOSED]
    answered = set(
        MatchAnswer.objects.filter(part__in=[view.part for view in proposed]).values_list(
            "pairing", flat=True
        )
    )
    return [
        Step(
            _("Say whether this match suits you"),
            _("Only two yes become known; a no and no answer look the same."),
            reverse("pairings:answer", args=[view.pairing.pk]),
            "users-round",
            _("See the match"),
            waiting=view.pairing.pk in answered,
        )
        for view in proposed
    ]


def steps_of(view: Own, now: datetime) -> list[Step]:
    return next_steps(view, now) if view.pairing.accepted_on else []


def line(view: Own, now: datetime) -> PairLine:
    session = next_session(view.pairing, now)
    when = words.day(session.starts_at, view.me) if session else ""
    times = words.both(session.starts_at, view.me, view.partner) if session else ""
    return PairLine(view.pairing, view.partner.preferred_name or view.partner.name, when, times)
