"""The lists of pairs a coordinator works through; Today counts them, the pairs page shows them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.pairings.models import LIVE, PairingQuerySet
from programs.sessions import signals

Pick = Callable[[PairingQuerySet, datetime], PairingQuerySet]


@dataclass(frozen=True)
class PairList:
    key: str
    label: str | Promise
    pick: Pick
    # Stands in "needs you" on Today.
    needs: bool = False


LISTS = {
    one.key: one
    for one in (
        PairList("live", _("All that go on"), lambda pairs, _now: pairs.filter(state__in=LIVE)),
        PairList("quiet", _("Quiet"), signals.quiet, needs=True),
        PairList("not-started", _("Not started"), signals.not_started, needs=True),
        PairList(
            "moving",
            _("Moved again and again"),
            lambda pairs, _now: signals.moving(pairs),
            needs=True,
        ),
        PairList("unanswered", _("Match about to expire"), signals.unanswered, needs=True),
        PairList(
            "proposed", _("Awaiting answers"), lambda pairs, _now: pairs.filter(state="proposed")
        ),
        PairList(
            "paused", _("Paused"), lambda pairs, _now: pairs.filter(state="paused"), needs=True
        ),
        PairList("over", _("Over"), lambda pairs, _now: pairs.exclude(state__in=LIVE)),
    )
}
