"""The public pages of an invitation: what it is, yes, no; and the open link of a cohort."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mentoring.people.access import signed_in
from mentoring.people.models import Person, User
from mentoring.web import clock
from mentoring.web.show import show
from programs.cohorts.models import Cohort
from programs.participants.actions import enrolment
from programs.participants.actions.profile import tell_confidence
from programs.participants.forms.answering import AskForm, JoinForm, NominateForm
from programs.participants.ladder import implied_role, upper_rank
from programs.participants.models import Participation, Profile
from programs.participants.queries import edition_of
from programs.participants.tokens import invited
from programs.setup.models import Topic
from programs.setup.queries import edition_for
from programs.setup.wording import Wording, words


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation; a POST of `answer` says yes or no, as often as one likes."""
    part = invited(token)
    if part is None:
        return show(request, "participants/void.html", {}, status=404)
    if request.method == "POST":
        _answer(part, request.POST.get("answer", ""))
        return redirect(request.path)
    own = isinstance(request.user, User) and request.user.person_id == part.person_id
    context = {
        "part": part,
        "cohort": part.cohort,
        "program": part.cohort.program,
        "edition": edition_of(part),
        "signed_in": own,
    }
    return show(request, "participants/invitation.html", context)


def _answer(part: Participation, answer: str) -> None:
    if answer == "accept":
        enrolment.accept(part, now=clock.now())
    elif answer == "decline":
        enrolment.decline(part, now=clock.now())


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, key: str) -> HttpResponse:
    """Come in by a cohort's link: at once when signed in, else by a mail to a known address."""
    open_ones = Cohort.objects.filter(join_open=True).exclude(state=Cohort.State.FINISHED)
    cohort = get_object_or_404(open_ones.select_related("program"), join_key=key)
    person = request.user.person if isinstance(request.user, User) else None
    edition = edition_for(cohort.program, person)
    part = cohort.participations.filter(person=person).first() if person else None
    if part is not None and part.state in ("enrolled", "ready", "matched"):
        return redirect("participants:profile")
    form = _form(request, cohort, person, words(edition))
    if form.is_valid():
        return _join(request, cohort, person, form)
    context = {
        "cohort": cohort,
        "program": cohort.program,
        "edition": edition,
        "form": form,
        "perspectives": cohort.program.has_rule("self-nomination"),
    }
    status = 422 if form.errors else 200
    return show(request, "participants/join.html", context, status=status)


def _form(request: HttpRequest, cohort: Cohort, person: Person | None, said: Wording) -> JoinForm:
    posted = request.POST if request.method == "POST" else None
    if person is None:
        return AskForm(posted, said=said, initial={"role": "mentor"})
    first = {"role": implied_role(person, upper_rank()), "level": 3}
    perspectives = cohort.program.has_rule("self-nomination")
    return NominateForm(posted, said=said, perspectives=perspectives, initial=first)


def _join(
    request: HttpRequest, cohort: Cohort, person: Person | None, form: JoinForm
) -> HttpResponse:
    said, now = form.cleaned_data, clock.now()
    if person is None:
        enrolment.ask_to_join(cohort, said["address"], role=said["role"], now=now)
        return show(request, "participants/asked.html", {"address": said["address"]})
    try:
        _come_in(cohort, person, said)
        if said["confidence"]:
            tell_confidence(person, said["confidence"], by=signed_in(request.user))
    except enrolment.Refused as closed:
        raise Http404 from closed
    messages.success(
        request, _("You are in. A few lines about you, and a good match can be found.")
    )
    # Home has a talk to rehearse for a mentor who feels unsure.
    feels = said["confidence"] or Profile.UNSURE + 1
    unsure = said["role"] == "mentor" and feels <= Profile.UNSURE
    return redirect("desk:home" if unsure else "participants:profile")


def _come_in(cohort: Cohort, person: Person, said: dict[str, Any]) -> None:
    role, now = said["role"], clock.now()
    if not said["topic"]:
        enrolment.join(cohort, person, role=role, now=now)
        return
    enrolment.nominate(
        cohort,
        person,
        topic=Topic.objects.get(key=said["topic"]),
        level=int(said["level"]),
        evidence=said["evidence"],
        role=role,
        now=now,
        opted_in=role == "mentor" and cohort.program.has_rule("self-nomination"),
    )
