"""The map of what people can offer and want to learn, whatever their grade (S014, S114)."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from mentoring.people.access import directory, regions, signed_in
from mentoring.people.models import User
from mentoring.web.show import show
from programs.participants.access import may_see_people_of_map
from programs.participants.expertise import (
    SIDES,
    Row,
    bands,
    both_ways,
    people_with,
    topic_counts,
    unmet,
)
from programs.participants.queries import choices_of, edition_read_by
from programs.setup.models import Topic

A_PAGE = 50


@require_safe
def expertise(request: HttpRequest) -> HttpResponse:
    """Topics with how many offer and want each; who they are, for those who run programs."""
    user = signed_in(request.user)
    names_people = may_see_people_of_map(user)
    side = request.GET.get("side", "offer")
    side = side if side in dict(SIDES) else "offer"
    region = request.GET.get("region", "").strip() if names_people else ""
    where = _where(user, region) if names_people else None
    key, tag = request.GET.get("topic", ""), request.GET.get("tag", "")
    topic = Topic.objects.filter(key=key, retired=False).first() if names_people else None
    rows = topic_counts(where, tag=tag, exact=names_people)
    drawn = both_ways(rows)
    context: dict[str, Any] = {
        "edition": edition_read_by(user.person),
        "names_people": names_people,
        "has_profile": user.person is not None,
        "side": side,
        "sides": SIDES,
        "region": region,
        "regions": choices_of(directory(user), "region")["region"] if names_people else [],
        "tag": tag,
        "tags": Topic.Tag.choices,
        "topic": topic,
        "topics": rows,
        "unmet": unmet(rows),
        "drawn": [
            {"label": row.topic.name, "left": row.offer, "right": row.learn} for row in drawn
        ],
        "finding": _finding(rows),
    }
    if topic is not None:
        found = people_with(topic, side, where)
        context["page"] = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
        context["bands"] = bands(found)
    return show(request, "participants/expertise.html", context)


def _where(user: User, region: str) -> set[str] | None:
    """The regions looked at: all that the account runs, or the chosen one among them."""
    mine = regions(user)
    if not region:
        return mine
    return {region} if mine is None or region in mine else set()


def _finding(rows: list[Row]) -> str:
    short = sum(row.short for row in rows)
    over = sum(row.gap < 0 for row in rows)
    if not short:
        return _("No topic is wanted by more people than offer it")
    said = ngettext(
        "%(short)s topic is wanted by more people than offer it, %(over)s the other way round",
        "%(short)s topics are wanted by more people than offer them, %(over)s the other way round",
        short,
    )
    return said % {"short": short, "over": over}
