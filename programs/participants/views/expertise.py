"""The map of what people can offer and want to learn, whatever their grade (S014)."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mentoring.people.access import regions, signed_in
from mentoring.web.show import show
from programs.participants.access import may_see_people_of_map
from programs.participants.expertise import SIDES, people_with, topic_counts
from programs.participants.queries import edition_read_by
from programs.setup.models import Topic

A_PAGE = 50


@require_safe
def expertise(request: HttpRequest) -> HttpResponse:
    """Topics with how many offer and want each; who they are, for those who run programs."""
    user = signed_in(request.user)
    names_people = may_see_people_of_map(user)
    where = regions(user) if names_people else None
    side = request.GET.get("side", "offer")
    side = side if side in dict(SIDES) else "offer"
    key, tag = request.GET.get("topic", ""), request.GET.get("tag", "")
    topic = Topic.objects.filter(key=key, retired=False).first() if names_people else None
    context: dict[str, Any] = {
        "edition": edition_read_by(user.person),
        "names_people": names_people,
        "side": side,
        "sides": SIDES,
        "tag": tag,
        "tags": Topic.Tag.choices,
        "topic": topic,
        "topics": topic_counts(where, tag=tag, exact=names_people),
    }
    if topic is not None:
        found = people_with(topic, side, where)
        context["page"] = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return show(request, "participants/expertise.html", context)
