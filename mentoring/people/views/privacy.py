"""Who can see what: the same table that the access tests are made from."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mentoring.people.access import signed_in
from mentoring.people.privacy import map_for
from mentoring.people.queries import own_ties
from mentoring.web.show import show


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Everybody signed in may know it; names and cells are read from what is in force now."""
    user = signed_in(request.user)
    over = user.person.ties_over.count() if user.person is not None else 0
    context = {"map": map_for(user), "ties": own_ties(user.person), "over": over}
    return show(request, "people/privacy/privacy.html", context)
