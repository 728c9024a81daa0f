"""Resting or ending a pair, and going on, without giving a reason."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mentoring.people.access import signed_in
from mentoring.people.models import User
from mentoring.web import clock
from mentoring.web.show import show
from programs.health import actions
from programs.pairings.access import coordinated_by
from programs.pairings.models import Pairing
from programs.pairings.moves import Refused, may_move
from programs.pairings.queries import own
from programs.pairings.views import frame


@require_safe
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything that can be done when it does not go on as it is: rest, another match, end."""
    view = own(signed_in(request.user), pk)
    events = ("pause", "resume", "end")
    may = {event: may_move(view.pairing, event) for event in events}
    may["resume"] = may["resume"] and not view.pairing.waits_for_team
    context = {**frame(view), "may": may}
    return show(request, "health/change.html", context)


@require_POST
def pause(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Rest the pair; both read the same words."""
    return _act(request, pk, actions.pause_pair, _("The pair rests. Both of you are told."))


@require_POST
def resume(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Go on; what the company has put apart, a coordinator alone brings together again."""
    user = signed_in(request.user)
    mine = Pairing.objects.of_member(user).filter(pk=pk).exists()
    act = partial(actions.resume_pair, as_member=mine)
    return _act(request, pk, act, _("The pair goes on. Both of you are told."))


@require_POST
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End the pair; no reason is asked, and nobody is named."""
    return _act(request, pk, actions.end_pair, _("The pair has ended. Both of you are told."))


Act = Callable[..., Pairing]


def _act(request: HttpRequest, pk: UUID, act: Act, said: str) -> HttpResponse:
    pairing, now = _either(signed_in(request.user), pk), clock.now()
    try:
        act(pairing, now=now)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("desk:pair", pk)


def _either(user: User, pk: UUID) -> Pairing:
    """A pair of one's own, or one that one coordinates; 404 for everybody else."""
    mine = Pairing.objects.of_member(user).with_people().filter(pk=pk).first()
    pairing = mine or coordinated_by(user).with_people().filter(pk=pk).first()
    if pairing is None:
        raise Http404
    return pairing
