"""Small guards around every request."""

import ipaddress
from collections.abc import Callable
from itertools import chain

from django.conf import settings
from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseForbidden
from django.utils.translation import gettext as _

Next = Callable[[HttpRequest], HttpResponse]


class HealthMiddleware:
    """Answers /healthz before hosts, redirects and sessions are looked at: the process lives."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return HttpResponse("ok", content_type="text/plain")
        return self.get_response(request)


class LoopbackMiddleware:
    """The demo signs anybody in with one click, so it answers only its own machine."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.LOOPBACK_ONLY and not self.is_local(request.META.get("REMOTE_ADDR", "")):
            return HttpResponseForbidden(_("The demo answers only its own machine."))
        return self.get_response(request)

    def is_local(self, address: str) -> bool:
        try:
            # A Unix socket has no address: whoever reaches it is on this machine.
            return address == "" or ipaddress.ip_address(address).is_loopback
        except ValueError:
            return False


class NulMiddleware:
    """PostgreSQL cannot hold a NUL or half a character, and a person cannot type one.

    Refused at the door where they stand in the address, a header or a cookie. In a form its field
    says so; where a view passes one on all the same, the answer is a refusal and not an error.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.refused() if self.is_broken(request) else self.get_response(request)

    def process_exception(self, _: HttpRequest, error: Exception) -> HttpResponse | None:
        nul = isinstance(error, ValueError | DataError) and "NUL" in str(error)
        half = isinstance(error, UnicodeEncodeError) and "surrogates" in str(error)
        return self.refused() if nul or half else None

    def is_broken(self, request: HttpRequest) -> bool:
        asked = (value for key in request.GET for value in [key, *request.GET.getlist(key)])
        headers = (str(value) for key, value in request.META.items() if key.startswith("HTTP_"))
        cookies = request.COOKIES.values()
        return any("\x00" in text for text in chain([request.path], asked, headers, cookies))

    def refused(self) -> HttpResponse:
        return HttpResponseBadRequest(_("The request holds a character that nothing can hold."))


class PrivateMiddleware:
    """Nothing behind the sign-in is kept by browsers or proxies, and nothing is indexed."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        return response
