"""Who offers and who wants each topic: counts for everybody, names for those who run programs."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from mentoring.people.access import within
from programs.participants.models import Offer, Wish
from programs.setup.models import Topic

SIDES: list[tuple[str, Any]] = [("offer", _("Can offer")), ("learn", _("Want to learn"))]
# The reader may be one of those counted: five others besides.
FLOOR = 6


def topic_counts(
    where: Iterable[str] | None, *, tag: str = "", exact: bool = False
) -> list[dict[str, Any]]:
    """Every topic by name with its two counts; None stands for a count below the floor."""
    topics = Topic.objects.filter(retired=False)
    if tag:
        topics = topics.filter(tag=tag)
    offers, wishes = _count(Offer, where), _count(Wish, where)
    return [
        {
            "topic": topic,
            "offer": _shown(offers.get(topic.pk, 0), exact=exact),
            "learn": _shown(wishes.get(topic.pk, 0), exact=exact),
            "short": exact and wishes.get(topic.pk, 0) > offers.get(topic.pk, 0),
        }
        for topic in topics.order_by("name")
    ]


def people_with(topic: Topic, side: str, where: Iterable[str] | None) -> QuerySet[Any]:
    """Offers or wishes of one topic by name: a grade is shown, it never orders."""
    model: Any = Offer if side == "offer" else Wish
    found = model.objects.filter(within(where, "person__region"), topic=topic)
    found = found.filter(person__left_on__isnull=True).select_related("person__grade")
    ordered: QuerySet[Any] = found.order_by("person__name", "pk")
    return ordered


def _count(model: Any, where: Iterable[str] | None) -> dict[int, int]:
    here = model.objects.filter(within(where, "person__region"), person__left_on__isnull=True)
    return dict(here.values("topic").annotate(n=Count("pk")).values_list("topic", "n"))


def _shown(n: int, *, exact: bool) -> int | None:
    return n if exact or n >= FLOOR else None
