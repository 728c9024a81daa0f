"""A circle of five mentors, Ben the first of them."""

import pytest

from mentoring.people.models import User
from programs.circles.actions import make_circles
from programs.circles.models import Circle
from programs.cohorts.models import Cohort
from programs.participants.models import Participation
from tests import factories

FUNCTIONS = ("Finance", "Legal", "Sales", "People", "Research", "Design", "Logistics", "Law")


def mentors(cohort: Cohort, number: int) -> list[Participation]:
    """Mentors with an account each, of functions in turn."""
    parts = [
        factories.mentor(cohort, name=f"Peer {place}", function=FUNCTIONS[place % 8])
        for place in range(number)
    ]
    for part in parts:
        factories.account(part.person)
    return parts


@pytest.fixture
def circle(cohort: Cohort, ben: Participation, olga: User) -> Circle:
    return make_circles(cohort, [[ben, *mentors(cohort, 4)]], by=olga)[0]
