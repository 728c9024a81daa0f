"""Who has an account and which roles: found, given, taken back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentoring.people.access import may_grant, may_grant_to, may_revoke, require, signed_in
from mentoring.people.actions.accounts import AddressTakenError, LastOwnerError
from mentoring.people.actions.roles import (
    DutiesCollideError,
    GrantedAlreadyError,
    grant_role,
    revoke_role,
)
from mentoring.people.forms.roles import GrantForm
from mentoring.people.models import Grant, Person
from mentoring.web import clock
from mentoring.web.show import show

ROWS = 50
REFUSALS: dict[type[Exception], Any] = {
    DutiesCollideError: gettext_lazy(
        "Administrators and auditors keep apart from people: this role and one already held"
        " exclude each other. Take the other one back first."
    ),
    GrantedAlreadyError: gettext_lazy("This role is already in force."),
    AddressTakenError: gettext_lazy(
        "Another account signs in with this person's address. Settle that first."
    ),
    LastOwnerError: gettext_lazy("This is the only owner of all programs. Name another one first."),
}


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Those who hold a role, or the people whose name or address was searched for."""
    user = signed_in(request.user)
    require(may_grant(user))
    words = request.GET.get("q", "").strip()
    people = Person.objects.found_by_name(words) if words else Person.objects.holding_roles()
    page = Paginator(people.with_grants(), ROWS).get_page(request.GET.get("page"))
    return show(request, "people/roles/roles.html", {"page": page, "words": words}, part="list")


@require_http_methods(["GET", "HEAD", "POST"])
def grant(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One person's account and roles, and the form that gives another one."""
    user = signed_in(request.user)
    require(may_grant(user))
    person = get_object_or_404(Person.objects.with_grants(), pk=pk)
    giving = may_grant_to(user, person)
    data = request.POST if request.method == "POST" and giving else None
    form = GrantForm(data, by=user, to=person)
    if form.is_valid():
        try:
            grant_role(person, by=user, **form.cleaned_data)
        except tuple(REFUSALS) as refusal:
            form.add_error(None, REFUSALS[type(refusal)])
        else:
            messages.success(request, _("The role is in force."))
            return redirect("people:grant", pk)
    account = getattr(person, "user", None)
    held = [(one, may_revoke(user, one)) for one in account.in_force] if account else []
    context = {"subject": person, "account": account, "held": held, "form": form, "giving": giving}
    return show(request, "people/roles/grant.html", context)


@require_POST
def revoke(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take one role back; its holder finds nothing at the next request."""
    user = signed_in(request.user)
    one = get_object_or_404(Grant.objects.select_related("user__person"), pk=pk)
    require(may_revoke(user, one))
    try:
        revoke_role(one, by=user, now=clock.now())
    except LastOwnerError as refusal:
        messages.error(request, REFUSALS[type(refusal)])
    else:
        messages.success(request, _("The role is taken back."))
    holder = one.user.person_id
    return redirect("people:grant", holder) if holder else redirect("people:roles")
