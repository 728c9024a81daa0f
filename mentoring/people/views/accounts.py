"""Closing, reopening and moving an account; and a person's own word on a changed address."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mentoring.people.access import may_grant, may_grant_to, require, signed_in
from mentoring.people.actions import accounts
from mentoring.people.models import User
from mentoring.people.views.roles import REFUSALS
from mentoring.web.show import show


@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """No more sign-in; what the person wrote stays theirs."""
    return _settle(request, pk, accounts.close_account, _("The account is closed."))


@require_POST
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _settle(request, pk, accounts.reopen_account, _("The account is open again."))


@require_POST
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The person has said, elsewhere, that the address of HR's file is theirs."""
    return _settle(
        request, pk, accounts.move_sign_in, _("The account signs in with the new address.")
    )


def _settle(request: HttpRequest, pk: UUID, act: Callable[..., None], done: str) -> HttpResponse:
    by = signed_in(request.user)
    require(may_grant(by))
    user = get_object_or_404(User.objects.select_related("person"), person_id=pk)
    require(user.person is not None and user != by and may_grant_to(by, user.person))
    try:
        act(user, by=by)
    except (accounts.AddressTakenError, accounts.LastOwnerError) as refusal:
        messages.error(request, REFUSALS[type(refusal)])
    else:
        messages.success(request, done)
    return redirect("people:grant", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """HR's file names another address: its holder says whether to sign in there from now on."""
    user = signed_in(request.user)
    if request.method != "POST" or not user.address_differs:
        return show(request, "people/accounts/address.html", {"account": user})
    try:
        accounts.move_sign_in(user, by=user)
    except accounts.AddressTakenError as refusal:
        messages.error(request, REFUSALS[type(refusal)])
        return redirect("people:address")
    logout(request)
    return redirect("account_login")
