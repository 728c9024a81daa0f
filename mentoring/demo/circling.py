"""The circles of the top team's mentors, and what one of them wrote."""

from datetime import datetime, timedelta
from functools import partial

from mentoring.demo.stage import Stage
from mentoring.demo.texts import CIRCLE
from mentoring.people.models import Person, User
from programs.circles.actions import add_post, make_circles, set_meeting, take_host
from programs.circles.arrangement import arrangement
from programs.circles.models import Circle
from programs.circles.queries import Inside, members
from programs.cohorts.models import Cohort


def arrange_circles(stage: Stage, cohort: Cohort, hero: Person, by: User, now: datetime) -> None:
    """Make them as the page proposes; the one with `hero` in it comes to life."""
    found = arrangement(by, cohort, now.date())
    made = make_circles(cohort, [ring.parts for ring in found.proposed], by=by)
    circle = next((one for one in made if one.members.filter(part__person=hero).exists()), None)
    if circle is None:
        return
    for number, text in enumerate(CIRCLE):
        stage.timeline.at(stage.ago(100 - 30 * number), partial(_write, circle, number, text))
    stage.timeline.at(stage.ago(99), partial(_set_date, circle, stage.ago(90)))
    stage.timeline.at(stage.ago(5), partial(_set_date, circle, stage.ago(-6)))


def _inside(circle: Circle, number: int) -> Inside:
    seats = members(circle)
    return Inside(circle, seats[number % len(seats)])


def _write(circle: Circle, number: int, text: str, now: datetime) -> None:
    add_post(_inside(circle, number), text=text, now=now)


def _set_date(circle: Circle, about: datetime, now: datetime) -> None:
    """At one o'clock in the afternoon, UTC."""
    view = _inside(circle, 1)
    at = about.replace(hour=13, minute=0, second=0, microsecond=0)
    set_meeting(view, starts_at=max(at, now + timedelta(hours=1)), place="Quiet room", now=now)
    take_host(view)
