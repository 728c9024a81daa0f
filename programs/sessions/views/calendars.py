"""The calendar file of one session, and the private feed with all of a person's sessions."""

from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mentoring.outbox.mail import absolute
from mentoring.people.access import signed_in
from mentoring.people.models import Person, User
from mentoring.web import clock
from mentoring.web.show import show
from programs.sessions.actions import renew_key
from programs.sessions.calendar import feed as feed_text
from programs.sessions.calendar import invitation
from programs.sessions.models import CalendarKey
from programs.sessions.queries import calendar_of, own_session

ICS = "text/calendar; charset=utf-8"


@require_safe
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One session as a calendar file, for those whose mail lost the invitation."""
    view = own_session(signed_in(request.user), pk)
    body = invitation(view.session, now=clock.now())
    name = f"attachment; filename=session-{view.session.starts_at:%Y-%m-%d}.ics"
    return HttpResponse(body, content_type=ICS, headers={"Content-Disposition": name})


@login_not_required
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponseBase:
    """A person's sessions for a calendar program; whoever has the address can read the times."""
    key = CalendarKey.objects.select_related("person").filter(secret=secret).first()
    if key is None or not _is_here(key.person):
        raise Http404
    body = feed_text(calendar_of(key.person), name=settings.PRODUCT_NAME).encode()
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    full = HttpResponse(body, content_type=ICS, headers={"ETag": etag, "Cache-Control": "private"})
    return get_conditional_response(request, etag=etag, response=full) or full


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The address of the own feed, and how to get a new one."""
    person = _person(signed_in(request.user))
    key = CalendarKey.objects.filter(person=person).first()
    address = absolute(reverse("sessions:feed", args=[key.secret])) if key else ""
    context = {"address": address, "webcal": "webcal:" + address.partition(":")[2], "key": key}
    return show(request, "sessions/calendar.html", context)


@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Make the feed's address anew; the old one stops answering."""
    user = signed_in(request.user)
    renew_key(_person(user), by=user, now=clock.now())
    messages.success(request, _("Your calendar has a new address. The old one no longer answers."))
    return redirect("sessions:calendar")


def _person(user: User) -> Person:
    if user.person is None:
        raise Http404
    return user.person


def _is_here(person: Person) -> bool:
    account = User.objects.filter(person=person, is_active=True).exists()
    return account and not person.has_left(clock.now().date())
