"""Coordinators talk with the two of each pair in the weeks that the program sets, most of them."""

from datetime import date, datetime
from random import Random

from mentoring.people.models import User
from programs.health.actions import close_check_in
from programs.health.models import CheckIn

Outcome = CheckIn.Outcome
HELD = 0.95  # a week
HELD_OF_LATE = 0.6  # of what fell due lately, so that some waits and some is overdue
SHARES = {
    Outcome.GOES_ON: 14,
    Outcome.DATE_FOUND: 3,
    Outcome.CHANGED: 2,
    Outcome.NO_ANSWER: 1,
}


class CheckingIn:
    def __init__(self, coordinators: dict[str, User], rng: Random, lately: date) -> None:
        self.coordinators = coordinators
        self.rng = rng
        self.lately = lately

    def hold(self, now: datetime) -> None:
        """Hold what fell due before today."""
        waiting = CheckIn.objects.waiting().filter(due_on__lt=now.date()).with_pair()
        for each in waiting.order_by("due_on", "part__person__employee_id"):
            if self.rng.random() < (HELD_OF_LATE if each.due_on >= self.lately else HELD):
                close_check_in(each, by=self._by(each), now=now, outcome=self._outcome())

    def _by(self, each: CheckIn) -> User:
        return self.coordinators[each.pairing.mentor.person.region]

    def _outcome(self) -> str:
        return self.rng.choices([*SHARES], weights=[*SHARES.values()])[0]
