"""The larger cohorts: Tokyo's partnership, two regions' first round, and a round ready to match."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from mentoring.demo.casting import Role
from mentoring.demo.living import Habits, Life
from mentoring.demo.places import MENTOR_GRADES
from mentoring.demo.stage import Stage, enrol, match, preset_of, rows_of
from mentoring.people.actions.roles import grant_role
from mentoring.people.models import Person, User
from programs.cohorts.actions import create_cohort
from programs.cohorts.models import Cohort
from programs.setup.actions import lift_size, save_edition
from programs.setup.models import Program

KEEN = Habits(gap=26, first=5, checks=0.5)
SLOW = Habits(gap=40, first=15, moves=0.3, misses=0.1, checks=0.4, writes=0.2)
SHY = Habits(meets=False, agrees=False)
# How pairs are, in turn.
KINDS = (KEEN, KEEN, SLOW, KEEN, KEEN, KEEN, KEEN, KEEN, KEEN, SHY, KEEN, KEEN, KEEN, KEEN)


@dataclass
class Round:
    """One cohort from its file to its pairs' lives."""

    stage: Stage
    by: User
    rng: Random
    executives: list[Person]
    mentors: list[Person]
    language: str = "en"
    welcome: str = ""
    no: frozenset[int] = frozenset()

    def enrol(self, cohort: Cohort, now: datetime) -> None:
        rows = rows_of(self.executives, "executive", self.rng)
        rows += rows_of(self.mentors, "mentor", self.rng)
        enrol(cohort, rows, by=self.by, now=now, welcome=self.welcome)

    def match(self, cohort: Cohort, now: datetime) -> list[Life]:
        lives = []
        for number, pair in enumerate(match(cohort, by=self.by, now=now)):
            habits = replace(
                KINDS[number % len(KINDS)],
                language=self.language,
                declines=number in self.no,
                watched=not number,
            )
            lives.append(Life(self.stage.timeline, pair, self.rng, habits))
        for life in lives:
            life.begin(now)
        return lives


class Tokyo:
    """Two months of a learning partnership in one office, in its own words."""

    def __init__(self, stage: Stage) -> None:
        staff = stage.staff
        self.stage = stage
        self.round = Round(
            stage,
            stage.cast.coordinators["APAC"],
            Random("tokyo"),
            staff.take(25, grades=["Director", "Senior Manager"], sites=["Tokyo"]),
            staff.take(27, grades=MENTOR_GRADES, sites=["Tokyo"]),
            language="ja",
            no=frozenset({20}),
        )
        self.facilitator = staff.one(functions=["People"], sites=["Tokyo"])

    def begin(self) -> None:
        timeline = self.stage.timeline
        timeline.at(self.stage.ago(82), self.create)
        timeline.at(self.stage.ago(72), self.enrol)
        timeline.at(self.stage.ago(70), self.match)

    def create(self, now: datetime) -> None:
        owner, starts_on = self.stage.cast.owner, (now + timedelta(days=14)).date()
        preset = replace(preset_of("learning-partnership"), name="Learning partnership, Tokyo")
        cohort = create_cohort(
            preset, name=f"Tokyo, {starts_on:%B %Y}", starts_on=starts_on, by=owner
        )
        self.cohort, program = cohort, cohort.program
        words = {"region": "APAC", "country": "", "vocabulary": "partnership", "language": "en"}
        save_edition(program, None, by=owner, version=0, values=words)
        grant_role(self.facilitator, by=owner, role=Role.FACILITATOR, program=program)
        self.stage.read(self.facilitator)

    def enrol(self, now: datetime) -> None:
        self.round.enrol(self.cohort, now)

    def match(self, now: datetime) -> None:
        cohort = Cohort.objects.select_related("program").get(pk=self.cohort.pk)
        hero = self.round.match(cohort, now)[0].pairing
        self.stage.read(hero.mentor.person, hero.executive.person)


class Regions:
    """Three months across EMEA and AMER, each region in its words; a second, late match is open."""

    def __init__(self, stage: Stage) -> None:
        staff, where = stage.staff, ["EMEA", "AMER"]
        self.stage = stage
        self.round = Round(
            stage,
            stage.cast.owner,
            Random("regions"),
            staff.take(62, grades=["Senior Manager", "Manager"], regions=where),
            staff.take(68, grades=MENTOR_GRADES, regions=where),
            welcome="An hour a month, for half a year. Say no if it does not suit.",
            no=frozenset({17, 44}),
        )
        self.next = Round(
            stage,
            stage.cast.owner,
            Random("next round"),
            staff.take(40, grades=["Director"], regions=where),
            staff.take(60, grades=MENTOR_GRADES, regions=where),
        )

    def begin(self) -> None:
        timeline = self.stage.timeline
        timeline.at(self.stage.ago(112), self.create)
        timeline.at(self.stage.ago(99), self.enrol)
        timeline.at(self.stage.ago(96), self.match)
        timeline.at(self.stage.ago(8), self.create_next)
        timeline.at(self.stage.ago(6), self.enrol_next)
        timeline.at(self.stage.ago(1.5), self.match_again)

    def create(self, now: datetime) -> None:
        starts_on = (now + timedelta(days=16)).date()
        preset = replace(preset_of("starter"), name="New perspectives")
        cohort = create_cohort(
            preset, name=f"First round, {starts_on:%B %Y}", starts_on=starts_on, by=self.round.by
        )
        self.cohort, program = cohort, cohort.program
        lift_size(program, by=self.round.by)
        self.edition(program, region="AMER", vocabulary="americas")
        self.edition(program, country="BR", vocabulary="latam")

    def edition(self, program: Program, **words: str) -> None:
        values = {"region": "", "country": "", "language": "en"} | words
        save_edition(program, None, by=self.round.by, version=0, values=values)

    def enrol(self, now: datetime) -> None:
        self.round.enrol(self.cohort, now)

    def match(self, now: datetime) -> None:
        cohort = Cohort.objects.select_related("program").get(pk=self.cohort.pk)
        hero = self.round.match(cohort, now)[0].pairing
        self.stage.read(hero.mentor.person, hero.executive.person)

    def match_again(self, now: datetime) -> None:
        """Those whose match came to nothing get another; nobody has answered it yet."""
        cohort = Cohort.objects.select_related("program").get(pk=self.cohort.pk)
        for pair in match(cohort, by=self.round.by, now=now):
            self.stage.read(pair.mentor.person, pair.executive.person)

    def create_next(self, now: datetime) -> None:
        starts_on = (now + timedelta(days=22)).date()
        program = Program.objects.get(pk=self.cohort.program_id)
        name = f"Second round, {starts_on:%B %Y}"
        self.coming = create_cohort(program, name=name, starts_on=starts_on, by=self.next.by)

    def enrol_next(self, now: datetime) -> None:
        """Ready to match, but for a few who have not said what they offer or want."""
        rows = rows_of(self.next.executives, "executive", self.next.rng)
        rows += rows_of(self.next.mentors, "mentor", self.next.rng)
        for row in rows[::17]:
            row["offers"] = row["wishes"] = []
        cohort = Cohort.objects.select_related("program").get(pk=self.coming.pk)
        enrol(cohort, rows, by=self.next.by, now=now)
