"""The grade ladder: "where does Wizard stand?", asked once for each label nobody knows."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mentoring.people.access import require, signed_in
from mentoring.web.show import show
from programs.setup.access import may_create
from programs.setup.forms.grade import PlaceForm
from programs.setup.grades import ladder, place_grade, unplaced


@require_http_methods(["GET", "HEAD", "POST"])
def grades(request: HttpRequest) -> HttpResponse:
    """Every rung in order, and a question for each that has no place yet."""
    user = signed_in(request.user)
    require(may_create(user))
    posted = request.POST if request.method == "POST" else None
    form = PlaceForm(posted, prefix=request.POST.get("asked") or None)
    if form.is_valid():
        said = form.cleaned_data
        grade = place_grade(said["grade"], where=said["where"], beside=said["beside"], by=user)
        messages.success(request, _("%(label)s has its place.") % {"label": grade.label})
        return redirect("setup:grades")
    asked = [
        (grade, PlaceForm(prefix=f"g{grade.pk}", initial={"grade": grade})) for grade in unplaced()
    ]
    moving = request.GET.get("move", "")
    context = {
        "ladder": ladder(),
        "asked": asked,
        "form": form,
        "moving": _moving(moving),
    }
    return show(request, "setup/grades.html", context, status=422 if form.errors else 200)


def _moving(pk: str) -> PlaceForm | None:
    grade = ladder().filter(pk=pk).first() if pk.isascii() and pk.isdigit() else None
    if grade is None:
        return None
    form = PlaceForm(prefix=f"g{grade.pk}", initial={"grade": grade})
    form.fields["beside"].queryset = ladder().exclude(pk=grade.pk)  # type: ignore[attr-defined]
    return form
