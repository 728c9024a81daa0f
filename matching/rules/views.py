"""Buttons on the review page: keep these two together, or never pair them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from matching.rules import actions
from matching.rules.access import may_match, may_pair
from matching.rules.forms import PairForm
from matching.rules.models import Ban, Lock
from mentoring.people.access import require, signed_in
from mentoring.people.models import User
from mentoring.web.show import show
from programs.cohorts.models import Cohort
from programs.participants.models import Participation


def decide(request: HttpRequest, pk: UUID, act: Callable[..., Any], done: str) -> HttpResponse:
    user = signed_in(request.user)
    cohort = get_object_or_404(Cohort.objects.coordinated_by(user), pk=pk)
    form = PairForm(cohort, request.POST.dict())
    require(form.is_valid())
    mentor, executive = form.cleaned_data["pair"]
    require(may_pair(user, cohort, mentor, executive))
    if act is actions.lock_pair and (full := actions.kept_full(mentor, executive)):
        messages.warning(request, no_room(full))
        return redirect(back(request, cohort))
    act(mentor, executive, by=user)
    names = {"mentor": mentor.person.name, "executive": executive.person.name}
    messages.success(request, done % names)
    return redirect(back(request, cohort))


def no_room(full: list[Participation]) -> str:
    words = _("%(names)s: every free place is kept for somebody already. Unlock that pair first.")
    return words % {"names": ", ".join(part.person.name for part in full)}


def back(request: HttpRequest, cohort: Cohort) -> str:
    """The page the button stood on, when that is one of ours."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/"):
        return wanted
    return f"/cohorts/{cohort.pk}/bans/"


@require_POST
def lock(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep a pair together in every further run."""
    done = _("%(mentor)s and %(executive)s stay together in further runs.")
    return decide(request, pk, actions.lock_pair, done)


@require_POST
def unlock(request: HttpRequest, pk: UUID) -> HttpResponse:
    done = _("%(mentor)s and %(executive)s are free again in further runs.")
    return decide(request, pk, actions.unlock_pair, done)


@require_POST
def ban(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Never pair two people in this cohort."""
    done = _(
        "%(mentor)s and %(executive)s will not be paired. Run the matching again to replace them."
    )
    return decide(request, pk, actions.ban_pair, done)


@require_POST
def lift(request: HttpRequest, pk: UUID) -> HttpResponse:
    done = _("%(mentor)s and %(executive)s may be paired again.")
    return decide(request, pk, actions.lift_ban, done)


@require_safe
def bans(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The pairs that coordinators keep together in this cohort, and those they ruled out."""
    user = signed_in(request.user)
    cohort = get_object_or_404(Cohort.objects.coordinated_by(user), pk=pk)
    require(may_match(user, cohort))
    context = {
        "cohort": cohort,
        "locks": decided(Lock.objects.filter(cohort=cohort), user),
        "bans": decided(Ban.objects.filter(cohort=cohort), user),
    }
    return show(request, "rules/bans.html", context)


def decided(found: QuerySet[Any], user: User) -> list[Any]:
    rows = found.select_related("cohort", "mentor__person", "executive__person")
    return [row for row in rows if may_pair(user, row.cohort, row.mentor, row.executive)]
