"""The programs of the company: list, new from a preset, one, its settings, its end."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentoring.people.access import may_run, require, signed_in
from mentoring.people.models import User
from mentoring.web.conflict import Stale, rebase
from mentoring.web.show import show
from programs.setup.access import may_change, may_create, may_see_programs
from programs.setup.actions import (
    archive_program,
    create_program,
    edit_program,
    lift_size,
    restore_program,
)
from programs.setup.forms.program import NewForm, SettingsForm, settings_of
from programs.setup.models import Program
from programs.setup.preset import preset, presets
from programs.setup.queries import gates_of, program_list, programs_of, rules_of
from programs.setup.summary import editions_of, summary

A_PAGE = 50


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All programs this account runs."""
    user = signed_in(request.user)
    require(may_see_programs(user))
    state, search = request.GET.get("state", ""), request.GET.get("q", "").strip()
    found = program_list(user, state=state, search=search)
    context = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "state": state,
        "search": search,
        "states": Program.State.choices,
        "may_create": may_create(user),
    }
    return show(request, "setup/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose a preset, give a name, and the program is there with every value filled in."""
    user = signed_in(request.user)
    require(may_create(user))
    posted = request.POST if request.method == "POST" else None
    form = NewForm(posted, initial={"preset": request.GET.get("preset", "starter")})
    if form.is_valid():
        chosen = presets()[form.cleaned_data["preset"]]
        program = create_program(chosen, name=form.cleaned_data["name"], by=user)
        messages.success(request, _("The program is there, with everything its preset says."))
        return redirect("setup:detail", program.pk)
    hints = {each.key: each.summary for each in presets().values()}
    context = {"form": form, "hints": hints, "presets": presets().values()}
    return show(request, "setup/new.html", context, status=422 if form.errors else 200)


@require_safe
def detail(request: HttpRequest, pk: str) -> HttpResponse:
    """One program: its rhythm, its rules and gates, its words, its cohorts."""
    user = signed_in(request.user)
    program = _program(user, pk)
    context = {
        "program": program,
        "preset": preset(program.preset),
        "sections": summary(program),
        "gates": gates_of(program),
        "rules": rules_of(program),
        "editions": editions_of(program),
        "cohorts": program.cohorts.order_by("-starts_on")[:A_PAGE],
        "may_change": may_change(user, program.pk),
        "may_run": may_run(user, program.pk),
    }
    return show(request, "setup/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: str) -> HttpResponse:
    """Change a program's settings within their ranges."""
    user = signed_in(request.user)
    program = _owned(user, pk) if request.method == "POST" else _program(user, pk)
    require(may_change(user, program.pk))
    form = SettingsForm(request.POST if request.method == "POST" else None, program=program)
    differing = []
    if form.is_valid():
        values = dict(form.cleaned_data)
        try:
            edit_program(program, by=user, version=values.pop("version"), values=values)
        except Stale as stale:
            program = stale.current
            differing = rebase(form, program.version, settings_of(program), own=stale.own)
        else:
            messages.success(request, _("Saved."))
            return redirect("setup:detail", program.pk)
    status = 409 if differing else 422 if form.errors else 200
    context = {"form": form, "program": program, "differing": differing}
    return show(request, "setup/edit.html", context, status=status)


@require_POST
def archive(request: HttpRequest, pk: str) -> HttpResponse:
    """Close a program to new cohorts."""
    user = signed_in(request.user)
    archive_program(_owned(user, pk), by=user)
    messages.success(request, _("The program is archived. What runs in it goes on."))
    return redirect("setup:detail", pk)


@require_POST
def restore(request: HttpRequest, pk: str) -> HttpResponse:
    """Open an archived program again."""
    user = signed_in(request.user)
    restore_program(_owned(user, pk), by=user)
    messages.success(request, _("The program is open again."))
    return redirect("setup:detail", pk)


@require_POST
def lift(request: HttpRequest, pk: str) -> HttpResponse:
    """Turn a starter program into one of full size."""
    user = signed_in(request.user)
    lift_size(_owned(user, pk), by=user)
    messages.success(
        request, _("The program has its full size: as many pairs as you can look after.")
    )
    return redirect("setup:detail", pk)


def _program(user: User, pk: str) -> Program:
    require(may_see_programs(user))
    return get_object_or_404(programs_of(user), pk=pk)


def _owned(user: User, pk: str) -> Program:
    """Who reads the program without owning it is refused, and nobody else learns of it."""
    program = _program(user, pk)
    if not may_change(user, program.pk):
        raise PermissionDenied
    return program
