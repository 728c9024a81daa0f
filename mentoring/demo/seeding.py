"""Fills an empty database with the made-up company and its four months of mentoring."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random

from django.core.management import call_command
from django.db import connection, transaction

from mentoring.demo.casting import cast_company
from mentoring.demo.checking_in import CheckingIn
from mentoring.demo.company import found_company
from mentoring.demo.post_office import PostOffice
from mentoring.demo.rounds import Regions, Tokyo
from mentoring.demo.staff import Staff
from mentoring.demo.stage import Stage
from mentoring.demo.ties import tie_company
from mentoring.demo.timeline import Timeline, database_clock, standing_at
from mentoring.demo.top_team import TopTeam
from mentoring.demo.watching import take_stock, watch
from mentoring.people.models import Person
from programs.setup.models import Topic
from programs.setup.topics import plant_talks, plant_topics

OPENED = 150  # days ago


def is_seeded() -> bool:
    return Person.objects.exists()


def forget() -> None:
    """Empty every table; what migrations planted is planted again."""
    call_command("flush", interactive=False, verbosity=0)
    plant_topics(Topic)
    plant_talks(Topic)


@transaction.atomic
def seed(now: datetime) -> None:
    """The whole story, all of it or nothing; `now` is where it ends."""
    timeline, opened = Timeline(now), now - timedelta(days=OPENED)
    with one_piece(), database_clock():
        with standing_at(opened):
            people = found_company(Random("company"), now.date())
            tie_company(people, Random("ties"), now.date())
            staff = Staff(people, Random("staff"))
            cast = cast_company(staff)
        stage = Stage(timeline, staff, cast, {person.pk for person in cast.people})
        office = PostOffice(timeline, stage.readers)
        timeline.after = office.collect
        timeline.at(opened, take_stock)
        for story in (TopTeam(stage), Tokyo(stage), Regions(stage)):
            story.begin()
        lately = (now - timedelta(days=30)).date()
        watch(timeline, office, CheckingIn(cast.coordinators, Random("check-ins"), lately))
        timeline.run()
        office.write_down()


@contextmanager
def one_piece() -> Iterator[None]:
    """Without savepoints: nothing of the story is ever undone alone, and they are a third of it."""
    features = connection.features
    before, features.uses_savepoints = features.uses_savepoints, False
    try:
        yield
    finally:
        features.uses_savepoints = before
