"""The operator's page, and the off switch that stands in every nudge."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentoring.outbox import off, queries
from mentoring.outbox.access import may_retry, may_see_queue, visible
from mentoring.outbox.actions import retry_mail, switch_nudges
from mentoring.outbox.models import Preference
from mentoring.web.health import report
from mentoring.web.roles import require
from mentoring.web.show import show

PAGE = 50


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What mail is stuck and why, and whether the machinery moves: no address, no text."""
    require(may_see_queue(request.user))
    mail = visible(request.user)
    context: dict[str, Any] = {
        "page": Paginator(queries.stuck(mail), PAGE).get_page(request.GET.get("page")),
        "counts": queries.counts(mail),
        "health": report(),
        "may_retry": may_retry(request.user),
    }
    return show(request, "outbox/queue.html", context)


@require_POST
def retry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give one stuck mail a fresh start."""
    require(may_see_queue(request.user))
    if not may_retry(request.user):
        raise PermissionDenied
    message = get_object_or_404(visible(request.user), pk=pk)
    if retry_mail(message, by=request.user):  # type: ignore[arg-type]  # behind the sign-in
        messages.success(request, _("It will be sent again."))
    else:
        messages.info(request, _("It is not stuck any more."))
    return redirect("outbox:queue")


@csrf_exempt  # the token in the address is the proof, and mail programs post without a cookie
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def switch(request: HttpRequest, token: str) -> HttpResponse:
    """Show the switch; only a POST turns it. A mail program's POST turns it off (RFC 8058)."""
    person_id = off.person_of(token)
    if person_id is None:
        raise Http404
    if request.method == "POST":
        switch_nudges(person_id, on=request.POST.get("wanted") == "on")
        if "wanted" in request.POST:
            return redirect("outbox:off", token)
    preference = Preference.objects.filter(person_id=person_id).first() or Preference()
    response = show(request, "outbox/off.html", {"is_on": preference.nudges})
    response["Referrer-Policy"] = "no-referrer"
    return response
