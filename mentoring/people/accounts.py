"""How allauth's flows fit our accounts: no sign-up, no passwords, mail in our own words."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from mentoring.outbox.mail import absolute
from mentoring.people.models import User
from mentoring.web import clock

# Said by the page that follows anyway.
QUIET = ("logged_in", "logged_out", "login_code_sent")


class Backend(ModelBackend):
    """Knows an account by its id alone; whoever left or was disabled is nobody, at once."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:  # type: ignore[override]
        """There is no password to sign in with."""

    def get_user(self, user_id: Any) -> User | None:
        user = User.objects.select_related("person").filter(pk=user_id).first()
        return user if user is not None and may_sign_in(user) else None


def may_sign_in(user: User) -> bool:
    """False for a disabled account and for somebody whose last day has passed."""
    person = user.person
    if person is None or person.left_on is None:
        return user.is_active
    return user.is_active and not person.has_left(clock.today(person.zone))


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - its signature
        """An account comes from an invitation or a role, never from a form."""
        return False

    def pre_login(  # type: ignore[override]  # allauth knows only that it is some user
        self, request: HttpRequest, user: User, **kwargs: Any
    ) -> HttpResponse | None:
        """The last door of every way in, code and passkey alike."""
        if not may_sign_in(user):
            return redirect("account_inactive")
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response

    def get_client_ip(self, request: HttpRequest) -> str:
        """A Unix socket has no address: whoever reaches it stands on this machine."""
        if not request.META.get("REMOTE_ADDR"):
            request.META["REMOTE_ADDR"] = "127.0.0.1"
        address: str = super().get_client_ip(request)
        return address

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Names the product and its configured address, never the Host header of a request."""
        here = {
            "product_name": settings.PRODUCT_NAME,
            "sign_in_url": absolute(reverse("account_login")),
            "email": email,
        }
        self.render_mail(template_prefix, email, here | context).send()

    def send_notification_mail(self, template_prefix: str, user: User, **kwargs: Any) -> None:  # type: ignore[override]
        """A changed proof is told to the address that signs in, verified or not."""
        super().send_notification_mail(template_prefix, user, **({"email": user.email} | kwargs))

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        name = (message_template or "").rpartition("/")[2].removesuffix(".txt")
        if name not in QUIET:
            super().add_message(request, level, message_template, *args, **kwargs)
