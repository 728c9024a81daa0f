"""The page that shows every component; the audit of looks and access runs over it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mentoring.web import samples
from mentoring.web.show import show


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component in every state, with made-up contents; for anybody who is signed in."""
    return show(request, "styleguide.html", samples.styleguide())
