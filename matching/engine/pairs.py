"""Questions about any two people: how good would they be together, and what forbids it?"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from .columns import Ints
from .instance import parse
from .result import terms_of
from .rules import RULES, in_line
from .score import Scores
from .validate import validate


class PairQuestions:
    """Answers questions about the pairs of one sound instance."""

    def __init__(self, instance: Mapping[str, Any]) -> None:
        faults = validate(instance)
        if faults:
            raise ValueError("; ".join(f"{f.code} {f.employee}: {f.detail}" for f in faults))
        self.scores = Scores(parse(instance))
        self._executives = {p.id: n for n, p in enumerate(self.scores.instance.executives)}
        self._mentors = {p.id: n for n, p in enumerate(self.scores.instance.mentors)}

    def score(self, executive: str, mentor: str) -> dict[str, Any]:
        """Return a pair's score and terms, whether or not a rule forbids it."""
        e, m = self._places(executive, mentor)
        terms = terms_of(self.scores, e, m)[0]
        return {"score": int(self.scores.of(self.scores.listed(e, m))[0]), "terms": terms}

    def why_not(self, executive: str, mentor: str) -> list[str]:
        """Return the codes of all hard rules that forbid a pair, none if it is allowed."""
        pairs = self.scores.listed(*self._places(executive, mentor))
        return [code for code, rule in RULES.items() if rule(pairs, self.scores.bound)[0]]

    def needs_recusal(self, executive: str, mentor: str) -> bool:
        """Return whether the two stand in one reporting line, at whatever distance."""
        pairs = self.scores.listed(*self._places(executive, mentor))
        return bool(in_line(pairs, self.scores.bound)[0])

    def candidates(self, executive: str) -> list[tuple[str, int]]:
        """Return all mentors the rules allow an executive, with scores, best first."""
        e, _ = self._places(executive, None)
        mentors = self.scores.instance.mentors
        scores = self.scores.row(int(e[0]))
        found = [
            (p.id, int(s)) for p, s in zip(mentors, scores, strict=True) if s >= 0 and p.capacity
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def _places(self, executive: str, mentor: str | None) -> tuple[Ints, Ints]:
        """Find two people; KeyError names whoever is no executive or no mentor here."""
        m = [] if mentor is None else [self._mentors[mentor]]
        return np.array([self._executives[executive]]), np.array(m, dtype=np.int64)


def score_pair(instance: Mapping[str, Any], executive: str, mentor: str) -> dict[str, Any]:
    """Return {"score", "terms"} of any executive and mentor of an instance."""
    return PairQuestions(instance).score(executive, mentor)


def why_not(instance: Mapping[str, Any], executive: str, mentor: str) -> list[str]:
    """Return the codes of the hard rules that forbid a pair."""
    return PairQuestions(instance).why_not(executive, mentor)
