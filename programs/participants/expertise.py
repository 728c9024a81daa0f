"""Who offers and who wants each topic: counts for everybody, names for those who run programs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from mentoring.people.access import within
from programs.participants.models import Offer, Wish
from programs.setup.models import Topic

SIDES: list[tuple[str, Any]] = [("offer", _("Can offer")), ("learn", _("Want to learn"))]
# The reader may be one of those counted: five others besides. What is shown is rounded.
FLOOR, STEP = 6, 5
UNMET, EACH_WAY = 3, 6


@dataclass(frozen=True)
class Row:
    """One topic with how many offer and how many want it; None stands for what is not shown."""

    topic: Topic
    offer: int | None
    learn: int | None

    @property
    def gap(self) -> int:
        """How many more want it than offer it, as far as both are shown."""
        if self.offer is None or self.learn is None:
            return 0
        return self.learn - self.offer

    @property
    def short(self) -> bool:
        return self.gap > 0


def topic_counts(where: Iterable[str] | None, *, tag: str = "", exact: bool = False) -> list[Row]:
    """Every topic by name with its two counts; below a floor and rounded where not `exact`."""
    topics = Topic.objects.filter(retired=False, offered=True)
    if tag:
        topics = topics.filter(tag=tag)
    offers, wishes = _count(Offer, where), _count(Wish, where)
    return [
        Row(
            topic,
            _shown(offers.get(topic.pk, 0), exact=exact),
            _shown(wishes.get(topic.pk, 0), exact=exact),
        )
        for topic in topics.order_by("name")
    ]


def unmet(rows: Sequence[Row]) -> list[Row]:
    """The topics that the most people want beyond those who offer them, three at most."""
    short = [row for row in rows if row.short]
    return sorted(short, key=lambda row: (-row.gap, row.topic.name))[:UNMET]


def both_ways(rows: Sequence[Row]) -> list[Row]:
    """The topics wanted most beyond what is offered, then those offered most beyond demand."""
    ranked = sorted(rows, key=lambda row: (-row.gap, row.topic.name))
    wanted = [row for row in ranked if row.gap > 0][:EACH_WAY]
    offered = [row for row in ranked if row.gap < 0][-EACH_WAY:]
    return [*wanted, *offered]


def people_with(topic: Topic, side: str, where: Iterable[str] | None) -> QuerySet[Any]:
    """Offers or wishes of one topic by name: a grade is shown, it never orders."""
    model: Any = Offer if side == "offer" else Wish
    found = model.objects.filter(within(where, "person__region"), topic=topic)
    found = found.filter(person__left_on__isnull=True).select_related("person__grade")
    ordered: QuerySet[Any] = found.order_by("person__name", "pk")
    return ordered


def bands(found: QuerySet[Any]) -> int:
    """From how many grades they come."""
    grades = found.exclude(person__grade__isnull=True).order_by()
    return int(grades.values("person__grade").distinct().count())


def _count(model: Any, where: Iterable[str] | None) -> dict[int, int]:
    here = model.objects.filter(within(where, "person__region"), person__left_on__isnull=True)
    return dict(here.values("topic").annotate(n=Count("pk")).values_list("topic", "n"))


def _shown(n: int, *, exact: bool) -> int | None:
    if exact:
        return n
    return STEP * round(n / STEP) if n >= FLOOR else None
