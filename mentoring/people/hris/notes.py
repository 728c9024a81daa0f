"""The problems of a file: every one counted, a generous number of them kept."""

from collections import Counter
from dataclasses import dataclass, field

from mentoring.people.hris.limits import PROBLEMS_KEPT
from mentoring.people.hris.problems import Problem


@dataclass(slots=True)
class Notes:
    problems: list[Problem] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)
    rejected: set[int] = field(default_factory=set)
    warned: set[int] = field(default_factory=set)

    def add(self, problem: Problem) -> None:
        self.codes[problem.code] += 1
        (self.rejected if problem.rejects else self.warned).add(problem.row)
        if len(self.problems) < PROBLEMS_KEPT:
            self.problems.append(problem)

    @property
    def left_off(self) -> int:
        return self.codes.total() - len(self.problems)

    def of(self, *, rejecting: bool) -> tuple[Problem, ...]:
        """In the order of the rows; a rejected row's warnings are left out, they change nothing."""
        found = [
            each
            for each in self.problems
            if each.rejects is rejecting and (rejecting or each.row not in self.rejected)
        ]
        return tuple(sorted(found, key=lambda each: each.row))
