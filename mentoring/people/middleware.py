"""Who is asking, in which zone and language, and whether once was enough to prove it."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from mentoring.people.access import needs_second_factor
from mentoring.people.models import User
from mentoring.walls.asking import asking

Next = Callable[[HttpRequest], HttpResponse]
OPEN_PATHS = ("/accounts/", "/static/", "/readyz")


class LocalMiddleware:
    """Times are shown in the signed-in person's own zone, private rows to that person alone."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        person = user.person if isinstance(user, User) else None
        if person is None:
            with asking(None):
                return self.get_response(request)
        with timezone.override(person.zone), asking(person.pk):
            return self.get_response(request)


class SecondFactorMiddleware:
    """Accounts that can see or change much enrol a second factor before anything else."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self.is_missing(request):
            return redirect("mfa_index")
        return self.get_response(request)

    def is_missing(self, request: HttpRequest) -> bool:
        user = request.user
        return (
            settings.SECOND_FACTOR_REQUIRED
            and isinstance(user, User)
            and not request.path.startswith(OPEN_PATHS)
            and needs_second_factor(user)
            and not is_mfa_enabled(user)
        )
