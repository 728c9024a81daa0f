"""Executives with an open place: what took candidates away, what would help, who is free now."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.engine import PairQuestions
from matching.runs.fit import fit
from matching.runs.models import MatchingRun
from matching.runs.slots import keeps_silent
from matching.runs.unranked import unranked
from programs.participants.models import Participation

MOST_FREE = 3
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Removed:
    """How many mentors a rule takes from one executive, alone or with other rules."""

    words: str
    count: int
    # Of all mentors of the run, in per cent.
    share: float


@dataclass(frozen=True)
class Free:
    """A mentor whom no rule forbids and who has a free place as of now."""

    mentor: Participation | None
    fit: int


@dataclass(frozen=True)
class Unmatched:
    part: Participation
    open_slots: int
    mentors: int
    removed: Sequence[Removed]
    relaxations: Sequence[str]
    # At the time of the run every suitable mentor went to somebody else.
    competition: bool
    # The place came open after the run, when a pair was changed by hand.
    by_hand: bool
    free: Sequence[Free]
    more_free: int


def open_parts(run: MatchingRun, places: Mapping[str, int]) -> list[Participation]:
    """The executives of these open places, the most urgent first."""
    parts = run.cohort.participations.executives().with_person()
    return list(parts.filter(person__in=list(places)).order_by("-priority", "person__name"))


class Explaining:
    """Explains one executive after another of one run; the engine reads the instance once."""

    def __init__(
        self, run: MatchingRun, places: Mapping[str, int], known: Mapping[str, Participation]
    ) -> None:
        self.run, self.places, self.known = run, places, known
        self.questions = PairQuestions(unranked(run.instance))
        self.silent = keeps_silent(run.instance["policy"])
        self.told = {row["executive"]: row for row in run.result.get("unmatched", [])}
        self.pairs = {
            (str(executive), str(mentor))
            for executive, mentor in run.proposals.values_list(
                "executive__person", "mentor__person"
            )
        }
        used = Counter(mentor for _executive, mentor in self.pairs)
        self.room = {
            row["employee_id"]: row.get("capacity", 1) - used[row["employee_id"]]
            for row in run.instance["employees"]
            if row["role"] == "mentor"
        }

    def of(self, part: Participation) -> Unmatched:
        key = str(part.person_id)
        row = self.told.get(key, {})
        counts = row.get("removed") or self.run.result.get("removed", {}).get(key, {})
        free = self.free(key)
        return Unmatched(
            part=part,
            open_slots=self.places[key],
            mentors=len(self.room),
            removed=[self.removed(rule, count) for rule, count in largest(counts)],
            relaxations=[
                relaxed(one)
                for one in row.get("relaxations", [])
                if not (self.silent and one["rule"] == "slot_rules")
            ],
            competition=bool(row.get("competition")) and not free,
            by_hand=key not in self.told,
            free=free[:MOST_FREE],
            more_free=max(0, len(free) - MOST_FREE),
        )

    def free(self, executive: str) -> list[Free]:
        return [
            Free(self.known.get(mentor), fit(score))
            for mentor, score in self.questions.candidates(executive)
            if self.room[mentor] > 0 and (executive, mentor) not in self.pairs
        ]

    def removed(self, rule: str, count: int) -> Removed:
        share = 100 * count / len(self.room) if self.room else 0.0
        return Removed(removed_words(rule, count), count, round(share, 2))


def largest(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def removed_words(rule: str, count: int) -> str:
    rules = {
        "line": _("in one reporting line, or with a say in pay"),
        "direction": _("not below the executive's grade"),
        "same_manager": _("with the same manager"),
        "overlap": _("with too few common working hours"),
        "language": _("without a common language"),
        "excluded": _("ruled out by a coordinator, by one of the two or by a tie of power"),
        "history": _("paired with this executive before"),
        "region": _("outside the regions allowed"),
    }
    people = ngettext("%(count)d mentor", "%(count)d mentors", count) % {"count": count}
    return f"{people} {rules.get(rule, rule)}"


def relaxed(one: Row) -> str:
    gains = ngettext("%(count)d more candidate", "%(count)d more candidates", one["gains"])
    gains %= {"count": one["gains"]}
    words = {
        "overlap": _("Asking for %(to)s common minutes a day instead would bring %(gains)s."),
        "language": _("Without the rule of a common language: %(gains)s."),
        "region": _("Allowing other regions: %(gains)s."),
        "direction": _("With a recorded exception to the order of grades: %(gains)s."),
        "excluded": _("Lifting bans and wishes to avoid: %(gains)s."),
        "history": _("Allowing earlier partners again: %(gains)s."),
        "same_manager": _("Allowing people of one manager: %(gains)s."),
        "line": _("Allowing one line from %(to)s levels apart, with a recusal: %(gains)s."),
        "region_caps": _("Without the limits for regions: %(gains)s."),
        "capacity": _("One more pair each for mentors who are full: %(gains)s."),
        "slot_rules": _("Without the rules for these slots: %(gains)s."),
    }
    known = words.get(one["rule"], _("Changing one rule (%(rule)s): %(gains)s."))
    return known % {"to": one.get("to", ""), "gains": gains, "rule": one["rule"]}
