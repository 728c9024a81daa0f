"""Everything behind one proposal: how its fit adds up, what both read, and who else there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format

from matching.engine import alternatives
from matching.runs.fit import Part, fit, told, weights_of
from matching.runs.models import Proposal
from matching.runs.slots import keeps_silent
from matching.runs.standing import Standing
from matching.runs.weak import spots
from programs.pairings.reasons import sentences
from programs.participants.models import Participation
from programs.setup.models import Topic

MOST = 3
# Seconds for the costs of one side's alternatives.
PATIENCE = 2.0


@dataclass(frozen=True)
class Alternative:
    """Another partner for one of the two; `part` is None for somebody the reader may not know."""

    part: Participation | None
    fit: int
    # Whom the partner would leave; None for somebody the reader may not know.
    left: Sequence[Participation | None]
    # What the exchange costs the whole run, in points of 100; None where it was not worked out.
    costs: float | None
    # The smallest fit of any pair before and after; None where it was not worked out.
    weakest: tuple[int, int] | None
    # A slot rule or a lock leaves no room for it.
    stuck: bool = False

    @property
    def cost_word(self) -> str:
        """Points lost, with a plus where the run would win some."""
        if self.costs is None:
            return ""
        number = number_format(abs(round(self.costs, 1)), decimal_pos=1)
        return f"+{number}" if self.costs < 0 else f"−{number}"


@dataclass(frozen=True)
class Why:
    proposal: Proposal
    fit: float
    parts: Sequence[Part]
    mentor_reads: Sequence[str]
    executive_reads: Sequence[str]
    spots: Sequence[str]
    for_executive: Sequence[Alternative]
    for_mentor: Sequence[Alternative]


def why(proposal: Proposal, now: Standing, known: Mapping[str, Participation]) -> Why:
    """`known` holds the people the reader may be told about, by person."""
    return Why(
        proposal=proposal,
        fit=round(proposal.score / 10) / 10,
        parts=told(proposal, now.people, weights_of(now.instance), topic_names()),
        mentor_reads=sentences(proposal.reasons.get("mentor", []), side="mentor"),
        executive_reads=sentences(proposal.reasons.get("executive", []), side="executive"),
        spots=spots(proposal),
        for_executive=others(now, str(proposal.executive.person_id), known),
        for_mentor=others(now, str(proposal.mentor.person_id), known),
    )


def others(now: Standing, person: str, known: Mapping[str, Participation]) -> list[Alternative]:
    """The best partners beside the present ones, and what each would cost the whole run."""
    is_silent = keeps_silent(now.instance["policy"])
    rows: Sequence[Mapping[str, Any]] = alternatives(
        now.instance,
        now.result,
        person,
        MOST,
        seconds=0.0 if is_silent else PATIENCE,
        standing=None if is_silent else now.match,
    )
    return [
        Alternative(
            part=known.get(row["partner"]),
            fit=fit(row["score"]),
            left=[known.get(one) for one in left_by(row, person)],
            costs=row["exchange"]["points"] / 100 if row["exchange"] else None,
            weakest=weakest(row["exchange"]),
            stuck=bool(row["errors"]),
        )
        for row in rows
    ]


def weakest(exchange: Mapping[str, Any] | None) -> tuple[int, int] | None:
    if exchange is None or None in exchange["minimum"]:
        return None
    before, after = exchange["minimum"]
    return fit(before), fit(after)


def left_by(row: Mapping[str, Any], person: str) -> list[str]:
    """Whom the partner would have to leave."""
    gone = row["exchange"]["gone"] if row["exchange"] else []
    partner = row["partner"]
    return [two[0] if two[1] == partner else two[1] for two in gone if partner in two]


def topic_names() -> dict[str, str]:
    return dict(Topic.objects.values_list("key", "name"))
