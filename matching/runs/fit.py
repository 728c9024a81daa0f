"""The fit of a pair in points of 100, and how it adds up term by term."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from matching.engine.instance import parse_policy
from matching.runs.evidence import evidence
from programs.cohorts.weighing import CRITERIA

Row = Mapping[str, Any]
# Whom somebody named is an individual answer: no bar may give it away.
SILENT = frozenset({"preference"})


@dataclass(frozen=True)
class Part:
    """One term: what it brings and what it could bring at most, in tenths of a point."""

    term: str
    tenths: int
    most_tenths: int
    said: str
    # The most that any term of the run could bring: where the longest bar ends.
    widest: int

    @property
    def label(self) -> Any:
        return CRITERIA[self.term][0] if self.term in CRITERIA else self.term

    @property
    def points(self) -> float:
        return self.tenths / 10

    @property
    def most(self) -> float:
        return self.most_tenths / 10

    @property
    def length(self) -> float:
        """Of the longest bar, in per cent."""
        return round(100 * self.tenths / self.widest, 2)

    @property
    def track(self) -> float:
        return round(100 * self.most_tenths / self.widest, 2)


def weights_of(instance: Row) -> dict[str, float]:
    """The weights of a run with the engine's defaults filled in, in the engine's order."""
    return dict(parse_policy(instance["policy"]).weights)


def fit(score: int) -> int:
    """A score of the engine (0-10,000) as the whole number people read (0-100)."""
    return round(score / 100)


def tenths(score: int) -> int:
    """A score of the engine (0-10,000) in tenths of a point of 100."""
    return round(score / 10)


def parts(
    score: int, terms: Mapping[str, float], weights: Mapping[str, float]
) -> list[tuple[str, int, int]]:
    """(term, tenths, most) of every term with a weight; the tenths add up to those of the score."""
    counted = {term: weight for term, weight in weights.items() if weight}
    of = sum(counted.values())
    brings = {term: 1000 * weight * terms.get(term, 0.0) / of for term, weight in counted.items()}
    could = {term: 1000 * weight / of for term, weight in counted.items()}
    whole, most = apportioned(brings, tenths(score)), apportioned(could, 1000)
    return [(term, whole[term], most[term]) for term in counted]


def apportioned(shares: Mapping[str, float], total: int) -> dict[str, int]:
    """Whole numbers that add up to the total, each next to its share (largest remainders)."""
    found = {name: int(share) for name, share in shares.items()}
    by_rest = sorted(shares, key=lambda name: (found[name] - shares[name], name))
    left = total - sum(found.values())
    for name in by_rest[:left] if left >= 0 else by_rest[left:]:
        found[name] += 1 if left > 0 else -1
    return found


def told(
    proposal: Any, rows: Mapping[str, Row], weights: Row, names: Mapping[str, str]
) -> list[Part]:
    """The terms of a proposal with their facts, those that bring most first."""
    executive = rows[str(proposal.executive.person_id)]
    mentor = rows[str(proposal.mentor.person_id)]
    rated = [row for row in parts(proposal.score, proposal.terms, weights) if row[0] not in SILENT]
    widest = max((most for _term, _whole, most in rated), default=0) or 1
    found = [
        Part(term, whole, most, evidence(term, executive, mentor, names), widest)
        for term, whole, most in rated
    ]
    return sorted(found, key=lambda part: (-part.tenths, -part.most_tenths, part.term))
