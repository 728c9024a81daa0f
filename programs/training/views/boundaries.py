"""The card of what somebody will not talk about."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mentoring.web import clock
from mentoring.web.show import show
from programs.setup.queries import topics
from programs.training.actions import save_boundaries
from programs.training.forms import BoundaryForm
from programs.training.queries import boundaries_of
from programs.training.views.reading import reader_of


@require_http_methods(["GET", "HEAD", "POST"])
def boundaries(request: HttpRequest) -> HttpResponse:
    """Write my boundary card, and choose whether its topics are marked for my pairs."""
    reader = reader_of(request)
    card = boundaries_of(reader.person)
    initial = {"topics": card.topics, "words": card.words, "shown": card.shown} if card else {}
    form = BoundaryForm(
        request.POST if request.method == "POST" else None,
        topics=[(topic.key, topic.name) for topic in topics()],
        initial=initial,
    )
    if form.is_valid():
        save_boundaries(reader.person, by=reader.user, now=clock.now(), **form.cleaned_data)
        messages.success(request, _("Your boundary card is saved."))
        return redirect("training:index")
    context = {"form": form, "edition": reader.edition, "card": card}
    return show(request, "training/boundaries.html", context, status=422 if form.errors else 200)
