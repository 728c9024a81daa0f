"""What coordinators see of the training: complete or not."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from mentoring.people.access import signed_in
from mentoring.web.show import show
from programs.cohorts.models import Cohort
from programs.participants.models import Participation
from programs.setup.wording import words
from programs.training.prose import said
from programs.training.queries import overview

A_PAGE = 50


@require_safe
def cohort(request: HttpRequest, pk: str) -> HttpResponse:
    """Who of a cohort has completed what comes before the first session; never an answer."""
    user = signed_in(request.user)
    found = get_object_or_404(Cohort.objects.coordinated_by(user).select_related("program"), pk=pk)
    role = request.GET.get("role", "")
    only_open = request.GET.get("open") == "1"
    seen = overview(
        user, found, role=role if role in Participation.Role.values else "", only_open=only_open
    )
    context = {
        "cohort": found,
        "modules": [said(each.title, words(None)) for each in seen.modules],
        "page": Paginator(seen.rows, A_PAGE).get_page(request.GET.get("page")),
        "open_rows": sum(row.is_open for row in seen.rows),
        "role": role,
        "only_open": only_open,
        "roles": Participation.Role.choices,
    }
    return show(request, "training/cohort.html", context)
