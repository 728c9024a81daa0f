"""Who has a say over whom beside the line, for those who keep HR's data."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentoring.people import access
from mentoring.people.access import may_see_ties, require, signed_in
from mentoring.people.actions.ties import add_tie, remove_tie
from mentoring.people.forms.ties import TieForm
from mentoring.people.models import Tie
from mentoring.people.queries import with_ties
from mentoring.web import clock
from mentoring.web.show import show

A_PAGE = 50


@require_safe
def ties(request: HttpRequest) -> HttpResponse:
    """People with ties, or whose name, address or number was searched for."""
    user = signed_in(request.user)
    require(may_see_ties(user))
    words = request.GET.get("q", "").strip()[:200]
    found = with_ties(access.tied(user), words)
    context = {"page": Paginator(found, A_PAGE).get_page(request.GET.get("page")), "words": words}
    return show(request, "people/ties/ties.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def tied(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One person's ties, and a form for another one."""
    user, now = signed_in(request.user), clock.now()
    person = get_object_or_404(access.tied(user), pk=pk)
    data = request.POST if request.method == "POST" else None
    form = TieForm(data, person=person, today=clock.today(get_current_timezone()))
    if form.is_valid() and form.other is not None:
        said = {"kind": form.cleaned_data["kind"], "until": form.cleaned_data["until"]}
        add_tie(person, form.other, by=user, now=now, **said)
        messages.success(request, _("Saved. All pairs were looked at with it."))
        return redirect("people:tied", pk)
    context = {
        "subject": person,
        "form": form,
        "ties": person.ties.by_name(),
        "over": person.ties_over.count(),
    }
    return show(request, "people/ties/tied.html", context, status=422 if form.errors else 200)


@require_POST
def untie(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back one tie; what HR's file said comes back with the next file that says it."""
    user = signed_in(request.user)
    mine = Tie.objects.filter(person__in=access.tied(user).values("pk"))
    tie = get_object_or_404(mine.select_related("person"), pk=pk)
    remove_tie(tie, by=user, now=clock.now())
    messages.success(request, _("Taken back. A pair that rests because of it waits for a person."))
    return redirect("people:tied", tie.person_id)
