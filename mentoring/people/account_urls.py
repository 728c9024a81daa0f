"""The pages of allauth that this product uses, under accounts/: no sign-up, no passwords."""

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.usersessions import views as browsers
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from mentoring.people.views import sign_in

only_asked_and_posted = require_http_methods(["GET", "HEAD", "POST"])


def page(route: str, view: Callable[..., Any], name: str) -> URLPattern:
    """Pages of allauth take a PUT for a POST; ours know no PUT."""
    return path(route, only_asked_and_posted(view), name=name)


urlpatterns = [
    page("login/", sign_in.login, "account_login"),
    # allauth leads to the page that asks for an address by this name, too.
    page("login/", sign_in.login, "account_request_login_code"),
    page("login/code/", account.confirm_login_code, "account_confirm_login_code"),
    # Also the way out of a sign-in that waits for its code, when nobody is signed in yet.
    page("logout/", login_not_required(account.logout), "account_logout"),
    page("inactive/", login_not_required(account.account_inactive), "account_inactive"),
    page("sessions/", browsers.list_usersessions, "usersessions_list"),
    page("2fa/", mfa.index, "mfa_index"),
    page("2fa/authenticate/", mfa.authenticate, "mfa_authenticate"),
    page("2fa/reauthenticate/", mfa.reauthenticate, "mfa_reauthenticate"),
    page("2fa/totp/activate/", totp.activate_totp, "mfa_activate_totp"),
    page("2fa/totp/deactivate/", totp.deactivate_totp, "mfa_deactivate_totp"),
    page("2fa/recovery-codes/", recovery.view_recovery_codes, "mfa_view_recovery_codes"),
    page(
        "2fa/recovery-codes/generate/",
        recovery.generate_recovery_codes,
        "mfa_generate_recovery_codes",
    ),
    page(
        "2fa/recovery-codes/download/",
        recovery.download_recovery_codes,
        "mfa_download_recovery_codes",
    ),
    page("2fa/webauthn/", keys.list_webauthn, "mfa_list_webauthn"),
    page("2fa/webauthn/add/", keys.add_webauthn, "mfa_add_webauthn"),
    page("2fa/webauthn/login/", keys.login_webauthn, "mfa_login_webauthn"),
    page(
        "2fa/webauthn/reauthenticate/", keys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"
    ),
    page("2fa/webauthn/keys/<int:pk>/edit/", keys.edit_webauthn, "mfa_edit_webauthn"),
    page("2fa/webauthn/keys/<int:pk>/remove/", keys.remove_webauthn, "mfa_remove_webauthn"),
]
