"""Before a run: is the pool ready?"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from matching.runs.readiness import outlook, pool_of, scarce, summary
from mentoring.people.access import signed_in
from mentoring.web.show import show
from programs.cohorts.models import Cohort
from programs.participants.queries import coverage
from programs.setup.queries import topics

ROWS = 25


@require_safe
def readiness(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is missing and from whom, what is scarce, and how many places can be filled at most."""
    user = signed_in(request.user)
    cohorts = Cohort.objects.coordinated_by(user).select_related("program")
    cohort = get_object_or_404(cohorts, pk=pk)
    parts = pool_of(user, cohort)
    found = outlook(user, cohort, parts)
    names = dict(topics().values_list("key", "name"))
    context = {
        "cohort": cohort,
        "readiness": summary(user, cohort, parts),
        "outlook": found,
        "stranded": found.stranded[:ROWS],
        "apart": found.apart[:ROWS],
        "unmet": [
            (part, [names.get(key, key) for key in keys]) for part, keys in found.unmet[:ROWS]
        ],
        "scarce": scarce(parts)[:ROWS],
        "coverage": coverage(cohort),
    }
    return show(request, "runs/readiness.html", context)
