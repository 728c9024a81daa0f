"""The people of a cohort: the list, one of them, and whether they can be matched."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mentoring.people.access import signed_in
from mentoring.people.models import User
from mentoring.web import clock
from mentoring.web.show import show
from programs.cohorts.models import Cohort
from programs.participants.access import visible_parts
from programs.participants.actions import enrolment
from programs.participants.actions.reminding import remind
from programs.participants.forms.enrolling import PartForm
from programs.participants.load import loads
from programs.participants.models import Participation
from programs.participants.queries import LACKS, choices_of, counts, lacks_top_list, pool_list
from programs.participants.readiness import LABELS, missing_of
from programs.setup.access import may_change
from programs.setup.preset import preset

A_PAGE = 50
FILTERS = ("q", "role", "state", "region", "lacks", "sort")


def cohort_of(user: User, pk: str) -> Cohort:
    """The cohort, for those who run it; nobody else learns that it exists."""
    found = Cohort.objects.coordinated_by(user).select_related("program")
    return get_object_or_404(found, pk=pk)


@require_safe
def pool(request: HttpRequest, cohort_pk: str) -> HttpResponse:
    """Who is in the cohort, who still has to answer, and the way to bring in more."""
    user = signed_in(request.user)
    cohort = cohort_of(user, cohort_pk)
    wanted = {name: request.GET.get(name, "").strip() for name in FILTERS}
    page = Paginator(pool_list(user, cohort, wanted), A_PAGE).get_page(request.GET.get("page"))
    tally = counts(user, cohort)
    context = {
        "cohort": cohort,
        "page": page,
        "rows": _rows(list(page)),
        "wanted": wanted,
        "filtered": any(wanted[name] for name in FILTERS if name != "sort"),
        "tally": tally,
        "regions": choices_of(visible_parts(user, cohort), "person__region")["person__region"],
        "roles": Participation.Role.choices,
        "states": Participation.State.choices,
        "lacks": [(key, words) for key, (words, _condition) in LACKS.items()],
        "choices": BULK,
        "outgrown": outgrown(cohort, tally["executive"]),
        "lacks_top_list": lacks_top_list(cohort),
        "may_lift": may_change(user, cohort.program_id),
    }
    return show(request, "participants/pool.html", context)


BULK = [
    ("again", gettext_lazy("Invite again")),
    ("remind", gettext_lazy("Remind of what is missing")),
    ("top", gettext_lazy("Put on the top list")),
    ("untop", gettext_lazy("Take off the top list")),
    ("withdraw", gettext_lazy("Take out of the cohort")),
]


def outgrown(cohort: Cohort, executives: int) -> int | None:
    """The starter's limit, once it is passed."""
    made_from = preset(cohort.program.preset)
    most = (
        made_from.most_executives if made_from and cohort.program.has_rule("starter-size") else None
    )
    return most if most is not None and executives > most else None


def _rows(parts: list[Participation]) -> list[dict[str, Any]]:
    lacking = missing_of(parts)
    hours = loads(part.person_id for part in parts if part.is_mentor)
    return [
        {
            "part": part,
            "person": part.person,
            "lacks": [LABELS[key] for key in lacking[part.pk]],
            "hours": hours.get(part.person_id),
        }
        for part in parts
    ]


@require_POST
def bulk(request: HttpRequest, cohort_pk: str) -> HttpResponse:
    """Do one thing to every ticked row, or to every row that matches the filter."""
    user = signed_in(request.user)
    cohort = cohort_of(user, cohort_pk)
    wanted = {name: request.GET.get(name, "").strip() for name in FILTERS}
    parts = pool_list(user, cohort, wanted)
    if request.POST.get("which") != "all":
        parts = parts.filter(pk__in=ids(request.POST.getlist("selected")))
    done, refused = _act(cohort, list(parts), request.POST.get("do", ""), by=user)
    for sentence in refused[:3]:
        messages.warning(request, sentence)
    if done:
        said = ngettext("Done for %(n)s person.", "Done for %(n)s people.", done) % {"n": done}
        messages.success(request, said)
    elif not refused:
        messages.warning(request, _("Nobody was ticked."))
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(f"{request.path.removesuffix('act/')}{query}")


def ids(values: list[str]) -> list[str]:
    """Those that can be ids at all."""
    plain = [value.replace("-", "") for value in values]
    return [each for each in plain if len(each) == 32 and set(each) <= set("0123456789abcdef")]  # noqa: PLR2004 - hex digits


def _act(cohort: Cohort, parts: list[Participation], do: str, *, by: User) -> tuple[int, list[str]]:
    """How many it was done for, and a sentence for each person it could not be done for."""
    if do in ("top", "untop"):
        enrolment.mark_top(cohort, parts, top=do == "top", by=by)
        return len(parts), []
    if do == "remind":
        new = remind(cohort, parts, by=by, now=clock.now())
        nobody = _("Nobody here lacks anything, or all were reminded this week already.")
        return new, [] if new or not parts else [nobody]
    act = {"again": enrolment.invite_again, "withdraw": enrolment.withdraw}.get(do)
    if act is None:
        return 0, []
    refused = []
    for part in parts:
        try:
            act(part, by=by)
        except enrolment.Refused as sentence:
            refused.append(str(sentence))
    return len(parts) - len(refused), refused


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, cohort_pk: str, pk: str) -> HttpResponse:
    """One person in the cohort: what a coordinator sees and decides."""
    user = signed_in(request.user)
    cohort = cohort_of(user, cohort_pk)
    found = visible_parts(user, cohort).select_related("person__grade", "cohort__program")
    one = get_object_or_404(found, pk=pk)
    form = PartForm(request.POST if request.method == "POST" else None, part=one)
    if form.is_valid():
        try:
            enrolment.edit_part(one, by=user, values=form.cleaned_data)
        except enrolment.Refused as sentence:
            form.add_error(None, str(sentence))
        else:
            messages.success(request, _("Saved."))
            return redirect("participants:pool", cohort.pk)
    context = {
        "cohort": cohort,
        "part": one,
        "person": one.person,
        "form": form,
        "lacks": [LABELS[key] for key in missing_of([one])[one.pk]],
        "offers": one.person.offers.select_related("topic").order_by("-level"),
        "wishes": one.person.wishes.select_related("topic").order_by("-weight"),
        "avoids": one.person.avoids.select_related("other").order_by("other__name"),
        "hours": loads([one.person_id]).get(one.person_id),
    }
    return show(request, "participants/part.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw(request: HttpRequest, cohort_pk: str, pk: str) -> HttpResponse:
    """Take one person out of the cohort."""
    user = signed_in(request.user)
    one = get_object_or_404(visible_parts(user, cohort_of(user, cohort_pk)), pk=pk)
    try:
        enrolment.withdraw(one, by=user)
    except enrolment.Refused as sentence:
        messages.warning(request, str(sentence))
    else:
        messages.success(request, _("Taken out. The links sent before are void."))
    return redirect("participants:pool", cohort_pk)
