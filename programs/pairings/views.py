"""The pages on which two people decide about each other: the match, the agreement, going on."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mentoring.people.access import signed_in
from mentoring.web import clock
from mentoring.web.show import show
from programs.pairings import actions
from programs.pairings.access import coordinated_by
from programs.pairings.actions.agreeing import recusal_ends
from programs.pairings.actions.extending import is_open
from programs.pairings.forms import (
    AnswerForm,
    ConsentForm,
    DialForm,
    ExtensionForm,
    KeepForm,
    PlanForm,
    RecusalForm,
    WithdrawForm,
)
from programs.pairings.models import Pairing
from programs.pairings.moves import OPEN, Refused
from programs.pairings.queries import Own, consent, own, own_answer, own_reasons
from programs.setup.queries import edition_for

page = require_http_methods(["GET", "HEAD", "POST"])


def frame(view: Own) -> dict[str, Any]:
    """What every page of a pair shows of it."""
    program = view.pairing.cohort.program
    return {
        "pairing": view.pairing,
        "part": view.part,
        "me": view.me,
        "partner": view.partner,
        "program": program,
        "edition": edition_for(program, view.me),
    }


def posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


@page
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A proposed match: why the two, and this side's yes or no."""
    view, now = own(signed_in(request.user), pk), clock.now()
    given = own_answer(view)
    first = {"accepts": "yes" if given.accepts else "no", "category": given.category,
             "text": given.text} if given else {}  # fmt: skip
    form = AnswerForm(posted(request), initial=first)
    if form.is_valid():
        try:
            pairing = actions.answer_match(view.pairing, view.part, now=now, **form.answer())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            if pairing.is_live and pairing.state != Pairing.State.PROPOSED:
                return redirect("desk:pair", pk)
            messages.success(request, _("Your answer is saved."))
            return redirect("pairings:answer", pk)
    context = {
        **frame(view),
        "form": form,
        "given": given,
        "partner_role": "executive" if view.part.is_mentor else "mentor",
        "reasons": own_reasons(view),
        "is_open": actions.may_answer(view.pairing, now),
    }
    return _page(request, "pairings/answer.html", context, form)


@require_POST
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A coordinator takes back what was proposed; both learn that it was the program team."""
    user = signed_in(request.user)
    pairing = get_object_or_404(coordinated_by(user).with_people(), pk=pk)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose a reason."))
    else:
        try:
            actions.withdraw(pairing, by=user, now=clock.now(), **form.cleaned_data)
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Taken back. Both are told that it was the program team."))
    return redirect("desk:pair", pk)


@page
def agreement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The clauses, limits first, the rhythm, and this side's consent."""
    view, now = _open(request, pk), clock.now()
    state = consent(view)
    form = ConsentForm(posted(request), initial={"number": state.number})
    if form.is_valid():
        try:
            actions.accept_agreement(
                view.pairing,
                view.part,
                by=signed_in(request.user),
                now=now,
                number=form.cleaned_data["number"],
            )
        except Refused as refusal:
            messages.warning(request, str(refusal))
            return redirect("pairings:agreement", pk)
        messages.success(request, _("You have accepted the agreement."))
        return redirect("pairings:agreement", pk)
    context = {**frame(view), "form": form, "consent": state}
    return _page(request, "pairings/agreement.html", context, form)


@page
def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change rhythm, length or duration: a new version that both consent to."""
    view, now = _open(request, pk), clock.now()
    latest = consent(view).agreement
    form = PlanForm(posted(request), initial=_rhythm(view, latest), convenors=_convenors(view))
    if form.is_valid():
        try:
            actions.change_plan(
                view.pairing, view.part, by=signed_in(request.user), now=now, **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved. It holds once your partner has agreed, too."))
            return redirect("pairings:agreement", pk)
    context = {**frame(view), "form": form, "latest": latest}
    return _page(request, "pairings/plan.html", context, form)


@require_POST
def dial(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Turn the structure dial; the next agenda follows it."""
    user = signed_in(request.user)
    view = _open(request, pk)
    form = DialForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose one of the three."))
    else:
        try:
            actions.set_dial(view.pairing, view.part, by=user, now=clock.now(), **form.cleaned_data)
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Saved. The next agenda follows it."))
    return redirect("desk:pair", pk)


@page
def recusal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Two people of one reporting line sign that neither decides about the other."""
    view, now = own(signed_in(request.user), pk), clock.now()
    if not view.pairing.needs_recusal or view.pairing.state not in OPEN:
        raise Http404
    form = RecusalForm(posted(request))
    if form.is_valid():
        pairing = actions.sign_recusal(view.pairing, view.part, by=signed_in(request.user), now=now)
        messages.success(request, _("Signed."))
        return redirect("desk:pair" if pairing.is_meeting else "pairings:recusal", pk)
    signed = view.pairing.recusals.filter(part=view.part).first()
    until = signed.until if signed else recusal_ends(view.pairing, now.date())
    context = {**frame(view), "form": form, "signed": signed, "until": until}
    return _page(request, "pairings/recusal.html", context, form)


@page
def extension(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whether this side would like to go on; only two yes ever become known."""
    view, now = own(signed_in(request.user), pk), clock.now()
    if not is_open(view.pairing, now):
        raise Http404
    given = view.pairing.extension_answers.filter(part=view.part).first()
    first = {"accepts": "yes" if given.accepts else "no"} if given else {}
    form = ExtensionForm(posted(request), initial=first)
    if form.is_valid():
        accepts = form.cleaned_data["accepts"] == "yes"
        actions.answer_extension(view.pairing, view.part, accepts=accepts, now=now)
        messages.success(request, _("Your answer is saved. Nobody else can read it."))
        return redirect("desk:pair", pk)
    return _page(request, "pairings/extension.html", {**frame(view), "form": form}, form)


@page
def keep(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whether this side wishes to keep the shared notes; only two yes ever become known."""
    view, now = own(signed_in(request.user), pk), clock.now()
    last = actions.notes_go_on(view.pairing)
    is_open = actions.may_keep(view.pairing, now)
    if last is None or not (is_open or view.pairing.notes_kept):
        raise Http404
    given = view.pairing.keep_answers.filter(part=view.part).first()
    first = {"keeps": "yes" if given.keeps else "no"} if given else {}
    form = KeepForm(posted(request), initial=first)
    if form.is_valid():
        try:
            keeps = form.cleaned_data["keeps"] == "yes"
            actions.answer_keeping(view.pairing, view.part, keeps=keeps, now=now)
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Your answer is saved. Nobody else can read it."))
        return redirect("pairings:keep", pk)
    context = {**frame(view), "form": form, "last": last, "is_open": is_open, "given": given}
    return _page(request, "pairings/keep.html", context, form)


def _open(request: HttpRequest, pk: UUID) -> Own:
    view = own(signed_in(request.user), pk)
    if view.pairing.state not in OPEN:
        raise Http404
    return view


def _page(request: HttpRequest, template: str, context: dict[str, Any], form: Form) -> HttpResponse:
    return show(request, template, context, status=422 if form.errors else 200)


def _convenors(view: Own) -> list[tuple[str, str]]:
    return [
        (part.role, _("I do") if part.pk == view.part.pk else part.person.first_name)
        for part in (view.pairing.mentor, view.pairing.executive)
    ]


def _rhythm(view: Own, latest: Any) -> dict[str, Any]:
    if latest is None:
        return {
            "sessions": view.pairing.sessions_planned,
            "minutes": view.pairing.session_minutes,
            "months": view.pairing.cohort.program.months,
            "convenor": "mentor",
        }
    names = ("sessions", "minutes", "months", "convenor", "notes", "number")
    return {name: getattr(latest, name) for name in names}
