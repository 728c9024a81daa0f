"""Naming wishes for a partner: the person's own page, and the coordinator's counts."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mentoring.people.access import require, signed_in
from mentoring.people.models import User
from mentoring.web import clock
from mentoring.web.show import show
from programs.cohorts.models import Cohort
from programs.participants import ranks
from programs.participants.access import visible_parts
from programs.participants.actions import ranking as actions
from programs.participants.actions.enrolment import Refused
from programs.participants.forms.ranking import PLACES, RankForm, RankingForm, label
from programs.participants.models import Candidate, Offer, Participation
from programs.participants.possible import sentences
from programs.participants.queries import edition_of


@require_http_methods(["GET", "HEAD", "POST"])
def rank(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody's shortlist, and whom they would like best; nobody else ever sees it."""
    user, now = signed_in(request.user), clock.now()
    own = Participation.objects.filter(person=user.person_id, person__isnull=False)
    part = get_object_or_404(own.with_person().filter(cohort__ranking=True), pk=pk)
    shortlist = ranks.shortlist(part)
    require(bool(shortlist))
    named = ranks.own_ranks(part)
    posted = request.POST if request.method == "POST" else None
    form = RankForm(posted, shortlist=shortlist, named=named)
    if form.is_valid():
        try:
            actions.save_ranks(part, form.ranks(), by=user, now=now)
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Saved. Nobody else can read it."))
        return redirect("participants:rank", part.pk)
    context = {
        "form": form,
        "part": part,
        "edition": edition_of(part),
        "cards": cards(part, shortlist),
        "named": in_words(shortlist, named),
        "is_open": ranks.is_open(part, now),
        "other_role": "executive" if part.is_mentor else "mentor",
    }
    return show(request, "participants/rank.html", context, status=422 if form.errors else 200)


def cards(part: Participation, shortlist: list[Candidate]) -> list[dict[str, Any]]:
    """What a profile card tells before a match: first name, function, place, topics; never rank."""
    people = [each.other.person_id for each in shortlist]
    offers: dict[UUID, list[str]] = {}
    topics = Offer.objects.filter(person__in=people).order_by("-level", "topic__name")
    for person_id, name in topics.values_list("person", "topic__name"):
        offers.setdefault(person_id, []).append(name)
    return [
        {
            "person": each.other.person,
            "offers": offers.get(each.other.person_id, []),
            "reasons": sentences(each.reasons, side=part.role),
        }
        for each in shortlist
    ]


def in_words(shortlist: list[Candidate], named: dict[int, UUID]) -> list[tuple[Any, str]]:
    labels = {each.other_id: label(each) for each in shortlist}
    return [(PLACES[place], labels[other]) for place, other in sorted(named.items())]


@require_http_methods(["GET", "HEAD", "POST"])
def ranking(request: HttpRequest, cohort_pk: UUID) -> HttpResponse:
    """Ask a cohort's people whom they would like, and see how many have said so."""
    user = signed_in(request.user)
    cohort = get_cohort(user, cohort_pk)
    today = clock.today(get_current_timezone())
    posted = request.POST if request.method == "POST" else None
    form = RankingForm(posted, cohort=cohort, today=today)
    if form.is_valid():
        job = actions.open_ranking(cohort, by=user, now=clock.now(), **form.cleaned_data)
        messages.success(request, _("Saved. Whoever has no shortlist yet gets one now."))
        return redirect("jobs:job", job.pk)
    parts = visible_parts(user, cohort)
    context = {
        "form": form,
        "cohort": cohort,
        "standing": ranks.standing(parts),
        "unasked": ranks.unasked(parts).count(),
        "is_over": bool(cohort.ranking_until and cohort.ranking_until < today),
    }
    return show(request, "participants/ranking.html", context, status=422 if form.errors else 200)


@require_POST
def stop_ranking(request: HttpRequest, cohort_pk: UUID) -> HttpResponse:
    """Ask nobody any more, and delete what was named."""
    user = signed_in(request.user)
    actions.stop_ranking(get_cohort(user, cohort_pk), by=user)
    messages.success(request, _("Nobody is asked any more. All wishes are deleted."))
    return redirect("participants:ranking", cohort_pk)


def get_cohort(user: User, pk: UUID) -> Cohort:
    cohorts = Cohort.objects.coordinated_by(user).select_related("program")
    return get_object_or_404(cohorts, pk=pk)
