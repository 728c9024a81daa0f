"""Cohorts: list, new, basics, rules, and the link people join by."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentoring.people.access import may_run, require, signed_in
from mentoring.web import clock
from mentoring.web.conflict import Stale, rebase
from mentoring.web.show import show
from programs.cohorts import actions
from programs.cohorts.dates import usual_start
from programs.cohorts.forms import EditForm, NewForm, RulesForm, basics_of, rules_of
from programs.cohorts.models import Cohort
from programs.cohorts.rules_page import rules_page

A_PAGE = 50


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every cohort this account runs, the latest first."""
    user = signed_in(request.user)
    require(may_run(user))
    state, search = request.GET.get("state", ""), request.GET.get("q", "").strip()
    found = Cohort.objects.coordinated_by(user).select_related("program")
    if state:
        found = found.filter(state=state)
    if search:
        found = found.filter(Q(name__icontains=search) | Q(program__name__icontains=search))
    taking_part = Q(participations__state__in=["enrolled", "ready", "matched"])
    found = found.annotate(people=Count("participations", filter=taking_part))
    context = {
        "page": Paginator(found.order_by("-starts_on", "name"), A_PAGE).get_page(
            request.GET.get("page")
        ),
        "state": state,
        "search": search,
        "states": Cohort.State.choices,
    }
    return show(request, "cohorts/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Name a cohort and its first day; everything else has a good default."""
    user = signed_in(request.user)
    require(may_run(user))
    today = clock.today(get_current_timezone())
    program = request.GET.get("program", "")
    first = {"starts_on": usual_start(today), "start_from": _from(program)}
    posted = request.POST if request.method == "POST" else None
    form = NewForm(posted, user=user, today=today, initial=first)
    if form.is_valid():
        said = form.cleaned_data
        cohort = actions.create_cohort(
            form.chosen, name=said["name"], starts_on=said["starts_on"], by=user
        )
        messages.success(request, _("The cohort is there. Now its people."))
        return redirect("participants:pool", cohort.pk)
    return show(request, "cohorts/new.html", {"form": form}, status=422 if form.errors else 200)


def _from(program: str) -> str:
    plain = program.replace("-", "").lower()
    return f"program:{plain[:8]}-{plain[8:12]}-{plain[12:16]}-{plain[16:20]}-{plain[20:]}"


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: str) -> HttpResponse:
    """Change a cohort's name and dates."""
    user = signed_in(request.user)
    cohort = get_object_or_404(Cohort.objects.coordinated_by(user), pk=pk)
    today = clock.today(get_current_timezone())
    form = EditForm(request.POST if request.method == "POST" else None, cohort=cohort, today=today)
    differing = []
    if form.is_valid():
        values = dict(form.cleaned_data)
        try:
            actions.edit_cohort(cohort, by=user, version=values.pop("version"), values=values)
        except Stale as stale:
            differing = rebase(form, stale.current.version, basics_of(stale.current), own=stale.own)
        else:
            messages.success(request, _("Saved."))
            return redirect("desk:cohort", cohort.pk)
    context = {"form": form, "cohort": cohort, "differing": differing}
    status = 409 if differing else 422 if form.errors else 200
    return show(request, "cohorts/edit.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest, pk: str) -> HttpResponse:
    """What this cohort's matching weighs and requires."""
    user = signed_in(request.user)
    cohort = get_object_or_404(Cohort.objects.coordinated_by(user).select_related("program"), pk=pk)
    form = RulesForm(request.POST if request.method == "POST" else None, cohort=cohort)
    differing = []
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions.save_rules(
                cohort, by=user, version=version, weights=form.weights, rules=form.rules
            )
        except Stale as stale:
            differing = rebase(form, stale.current.version, rules_of(stale.current), own=stale.own)
        else:
            messages.success(request, _("Saved. The next matching follows these rules."))
            return redirect("desk:cohort", cohort.pk)
    context = rules_page(cohort, form, differing)
    status = 409 if differing else 422 if form.errors else 200
    return show(request, "cohorts/rules.html", context, status=status)


@require_POST
def link(request: HttpRequest, pk: str) -> HttpResponse:
    """Open the link people join by, or close it and make it void."""
    user = signed_in(request.user)
    cohort = get_object_or_404(Cohort.objects.coordinated_by(user), pk=pk)
    if request.POST.get("do") == "open":
        actions.open_link(cohort, by=user)
        messages.success(request, _("The link is open. Whoever has it can join."))
    else:
        actions.close_link(cohort, by=user)
        messages.success(request, _("The link is closed. It will not work again."))
    return redirect("participants:enrol", cohort.pk)
