"""The pages of allauth that this product uses, under accounts/: no sign-up, no passwords."""

from allauth.account import views
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from mentoring.people.views import sign_in

urlpatterns = [
    path("login/", sign_in.login, name="account_login"),
    # allauth leads to the page that asks for an address by this name, too.
    path("login/", sign_in.login, name="account_request_login_code"),
    path("login/code/", views.confirm_login_code, name="account_confirm_login_code"),
    # Also the way out of a sign-in that waits for its code, when nobody is signed in yet.
    path("logout/", login_not_required(views.logout), name="account_logout"),
    path("inactive/", login_not_required(views.account_inactive), name="account_inactive"),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
