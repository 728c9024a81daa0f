"""Why two people are no pair: the rules that forbid it, or the exchange it would take."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from matching.engine import Cancelled, PairQuestions, why_not_pair
from matching.runs.fit import fit
from matching.runs.models import Proposal
from matching.runs.power import named
from matching.runs.prices import per_cent
from matching.runs.refusals import Two, refusals
from matching.runs.slots import keeps_silent
from matching.runs.standing import Standing
from programs.participants.models import Participation

# Seconds that a reader waits for an exchange to be worked out; more is no page but a run.
PATIENCE = 8.0
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Move:
    """What an exchange does to one executive; None stands for somebody not to be named."""

    executive: Participation | None
    loses: Sequence[Participation | None]
    gains: Sequence[Participation | None]


@dataclass(frozen=True)
class Exchange:
    """What it takes, in points of 100: `costs` is what the whole run loses, or wins."""

    costs: float
    share: float
    places: int
    minimum: tuple[int, int] | None
    moves: Sequence[Move]

    @property
    def gains(self) -> float:
        return -self.costs

    @property
    def per_cent(self) -> str:
        return _("%(share)s of the total fit") % {"share": per_cent(abs(self.share))}

    @property
    def places_word(self) -> str:
        return f"{self.places:+d}" if self.places else "±0"

    @property
    def minimum_word(self) -> str:
        return " → ".join(map(str, self.minimum or ()))


@dataclass(frozen=True)
class Answer:
    fit: int
    proposal: Proposal | None
    # Why the rules forbid it; empty when they do not.
    refusals: Sequence[str] = ()
    # Why a lawful pair cannot stand all the same: places, slot rules, locks.
    hindrances: Sequence[str] = ()
    exchange: Exchange | None = None
    too_long: bool = False
    # What it takes would tell who has opted in, so it is not worked out.
    silent: bool = False


def why_not(now: Standing, two: Two, known: Row, today: date) -> Answer:
    """Answer for any executive and mentor of the run; a tie of power of today counts."""
    executive, mentor = str(two.executive.person_id), str(two.mentor.person_id)
    questions = PairQuestions(now.instance)
    score = questions.score(executive, mentor)["score"]
    rules = named(questions.why_not(executive, mentor), two.executive, two.mentor, today)
    proposal = now.holding.get((executive, mentor))
    if rules or proposal is not None:
        return Answer(fit(score), proposal, refusals(rules, two) if proposal is None else [])
    if keeps_silent(two.policy):
        return Answer(fit(score), None, silent=True)
    deadline = time.monotonic() + PATIENCE
    try:
        found = why_not_pair(
            now.instance,
            now.result,
            executive,
            mentor,
            standing=now.match,
            should_cancel=lambda: time.monotonic() > deadline,
        )
    except Cancelled:
        return Answer(fit(score), None, too_long=True)
    return Answer(
        fit(score),
        None,
        hindrances=[hindrance(error["code"]) for error in found["errors"]],
        exchange=exchange(found["exchange"], known) if found["exchange"] else None,
    )


def hindrance(code: str) -> str:
    words = {
        "lock_over_slots": _("All places of this executive are kept by locks, or by a slot rule."),
        "lock_over_capacity": _("All places of this mentor are kept by locks, or there are none."),
        "cap_unreachable": _("The limits for regions could not be kept."),
    }
    return words.get(code, _("The rules for slots and regions leave no room for this pair."))


def exchange(row: Row, known: Row) -> Exchange:
    before, after = row["minimum"]
    return Exchange(
        costs=row["points"] / 100,
        share=row["share"],
        places=row["filled_change"],
        minimum=None if before is None or after is None else (fit(before), fit(after)),
        moves=moves(row["gone"], row["come"], known),
    )


def moves(gone: Sequence[Sequence[str]], come: Sequence[Sequence[str]], known: Row) -> list[Move]:
    """Who loses whom and gets whom, executive by executive, the named ones first."""
    executives = dict.fromkeys(pair[0] for pair in [*come, *gone])
    found = [
        Move(
            known.get(executive),
            [known.get(mentor) for one, mentor in gone if one == executive],
            [known.get(mentor) for one, mentor in come if one == executive],
        )
        for executive in executives
    ]
    return sorted(found, key=lambda move: move.executive is None)
