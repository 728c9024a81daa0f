"""Four months of the top team's program: nine executives with two mentors each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from random import Random

from mentoring.demo import texts
from mentoring.demo.casting import accompany
from mentoring.demo.circling import arrange_circles
from mentoring.demo.living import Habits, Life
from mentoring.demo.places import ADJACENT, FUNCTIONS, HEADED_BY, MENTOR_GRADES, TOP
from mentoring.demo.special import last_span, tomorrow_span
from mentoring.demo.stage import Stage, enrol, match, preset_of, rows_of
from mentoring.people.models import Person
from programs.cohorts.actions import create_cohort
from programs.cohorts.models import Cohort
from programs.health import actions as health
from programs.pairings import actions as pairings
from programs.participants.actions import enrolment
from programs.participants.models import Participation
from programs.sessions import actions as sessions
from programs.sessions.models import Session
from programs.setup.actions import edit_program

STEADY = Habits(gap=27, writes=0.6, checks=0.8)
HERO = "Marketing"  # the function of the executive whose account stands first in the demo
WELCOME = "We want to hear how our decisions look from where you sit. Nobody has to take part."


class TopTeam:
    def __init__(self, stage: Stage) -> None:
        self.stage, self.rng = stage, Random("top team")
        self.by = stage.cast.owner
        staff = stage.staff
        self.executives = staff.take(9, grades=[TOP])
        own = [HEADED_BY.get(name, name) for name in FUNCTIONS]
        self.mentors = [
            person
            for function in sorted(set(own))
            for person in staff.take(4, grades=MENTOR_GRADES, functions=[function])
        ]
        self.lives: list[Life] = []

    def begin(self) -> None:
        stage = self.stage
        stage.read(*self.executives, *self.mentors)
        stage.timeline.at(stage.ago(141), self.create)
        stage.timeline.at(stage.ago(139), self.invite)
        stage.timeline.at(stage.ago(129), self.enrol)
        stage.timeline.at(stage.ago(126), self.match)
        stage.timeline.at(stage.ago(120), self.thank)
        stage.timeline.at(stage.ago(118), self.circle)

    def create(self, now: datetime) -> None:
        starts_on = (now + timedelta(days=14)).date()
        name = f"Top team, {starts_on:%B %Y}"
        preset = replace(preset_of("two-perspective"), name="Two perspectives for the top team")
        self.cohort = create_cohort(preset, name=name, starts_on=starts_on, by=self.by)
        program = self.cohort.program
        values = {"adjacent_functions": ADJACENT}
        edit_program(program, by=self.by, version=program.version, values=values)

    def invite(self, now: datetime) -> None:
        """Everybody gets a mail; most say yes within a week, two never answer, one says no."""
        asked = [(person, "executive") for person in self.executives]
        asked += [(person, "mentor") for person in self.mentors]
        enrolment.invite(self.cohort, asked, by=self.by, now=now, source="directory")
        parts = Participation.objects.filter(cohort=self.cohort).with_person()
        for part in parts.order_by("person__employee_id"):
            self.stage.timeline.at(
                now + timedelta(hours=self.rng.randint(2, 180)),
                partial(self.reply, part),
            )

    def reply(self, part: Participation, now: datetime) -> None:
        quiet = {person.pk for person in self.mentors[1::19]}
        if part.person_id == self.mentors[4].pk:
            enrolment.decline(part, now=now)
        elif part.person_id not in quiet:
            enrolment.accept(part, now=now)

    def enrol(self, now: datetime) -> None:
        said_yes = set(self.cohort.participations.taking_part().values_list("person", flat=True))
        top = rows_of(self.executives, "executive", self.rng)
        for row in top:
            row["capacity"], row["top"] = 2, True
        there = [person for person in self.mentors if person.pk in said_yes]
        cohort = Cohort.objects.select_related("program").get(pk=self.cohort.pk)
        rows = top + rows_of(there, "mentor", self.rng)
        enrol(cohort, rows, by=self.by, now=now, welcome=WELCOME)

    def match(self, now: datetime) -> None:
        pairs = match(self.cohort, by=self.by, now=now)
        lives = [Life(self.stage.timeline, pair, self.rng, STEADY) for pair in pairs]
        lives.sort(key=_prominence)
        self.lives = lives
        for life, special in zip(lives, self.specials(), strict=False):
            special(life)
        for life in lives:
            life.begin(now)
        hero = lives[0].pairing
        known = (hero.mentor.person, hero.executive.person)
        beside = accompany(self.stage.cast, self.stage.staff, known[1], self.cohort.program)
        self.stage.readers -= {person.pk for person in (*self.executives, *self.mentors)}
        self.stage.read(*known, *beside)

    def thank(self, _now: datetime) -> None:
        """Whoever was not matched is thanked and let go, but for a few who may step in."""
        left = self.cohort.participations.filter(state="ready").with_person()
        for part in left.order_by("person__employee_id")[3:]:
            enrolment.withdraw(part, by=self.by)

    def circle(self, now: datetime) -> None:
        cohort = Cohort.objects.select_related("program").get(pk=self.cohort.pk)
        hero = self.lives[0].pairing.mentor.person
        arrange_circles(self.stage, cohort, hero, self.by, now)

    def specials(self) -> list[Callable[[Life], None]]:
        return [
            self.log_is_due,
            self.meets_tomorrow,
            self.goes_silent,
            self.moves_twice,
            self.asks_for_help,
            self.ends,
            self.rests,
            self.changes_plan,
            self.comes_between,
        ]

    def until(self, life: Life, days: float) -> None:
        life.habits = replace(life.habits, until=self.stage.ago(days), misses=0.0, moves=0.0)

    def log_is_due(self, life: Life) -> None:
        """They met, and nobody has said so yet: the three-tap mail waits for both."""
        self.until(life, 14)
        life.habits = replace(life.habits, writes=1.0, checks=1.0, watched=True)
        self.stage.timeline.at(self.stage.ago(13), lambda now: self._due(life, now))

    def _due(self, life: Life, now: datetime) -> None:
        session = life.book(last_span(life.pairing, self.stage.now), now)
        life.watch(session)
        by = life.account(life.pairing.mentor)
        sessions.change_details(
            session, by=by, now=now, version=session.version, place=session.place,
            link=session.link, agenda=texts.AGENDAS[0],
        )  # fmt: skip

    def meets_tomorrow(self, life: Life) -> None:
        self.until(life, 14)
        when = self.stage.ago(9)
        self.stage.timeline.at(
            when, lambda now: life.book(tomorrow_span(life.pairing, self.stage.now), now)
        )

    def goes_silent(self, life: Life) -> None:
        self.until(life, 70)

    def moves_twice(self, life: Life) -> None:
        self.until(life, 30)
        self.stage.timeline.at(self.stage.ago(26), lambda now: self._move_twice(life, now))

    def _move_twice(self, life: Life, now: datetime) -> None:
        span = life.free(now, now + timedelta(days=12))
        if span is None:
            return
        session = life.book(span, now)
        for days in (15, 6):
            self.stage.timeline.at(self.stage.ago(days), partial(self._later, life, session))

    def _later(self, life: Life, session: Session, now: datetime) -> None:
        span = life.free(now, now + timedelta(days=11))
        if span is not None:
            by = life.account(life.pairing.executive)
            sessions.move_session(session, span, by=by, now=now)

    def asks_for_help(self, life: Life) -> None:
        part = life.pairing.mentor
        self.stage.timeline.at(
            self.stage.ago(0.6),
            lambda now: health.ask_for_help(
                part, kind="question", by=life.account(part), now=now, text=texts.HELP,
                pairing=life.pairing,
            ),
        )  # fmt: skip

    def ends(self, life: Life) -> None:
        self.until(life, 55)
        self.stage.timeline.at(
            self.stage.ago(48), lambda now: health.end_pair(life.pairing, now=now)
        )

    def rests(self, life: Life) -> None:
        self.stage.timeline.at(
            self.stage.ago(11), lambda now: health.pause_pair(life.pairing, now=now)
        )

    def changes_plan(self, life: Life) -> None:
        """One writes a second version of the agreement; the other reads it the next day."""
        mentor, executive = life.parts()
        self.stage.timeline.at(
            self.stage.ago(80),
            lambda now: pairings.change_plan(
                life.pairing, mentor, by=life.account(mentor), now=now, sessions=8, minutes=45,
                months=6, convenor="mentor", notes=texts.PLAN, number=1,
            ),
        )  # fmt: skip
        self.stage.timeline.at(
            self.stage.ago(79),
            lambda now: pairings.accept_agreement(
                life.pairing, executive, by=life.account(executive), now=now, number=2
            ),
        )

    def comes_between(self, life: Life) -> None:
        """After an update from HR the executive decides on the mentor's pay: the pair rests."""
        self.until(life, 14)
        self.stage.timeline.at(self.stage.ago(8), lambda now: self._give_pay(life, now))

    def _give_pay(self, life: Life, now: datetime) -> None:
        mentor, executive = (part.person for part in life.parts())
        Person.objects.filter(pk=mentor.pk).update(pay_decider=executive)
        health.watch(now, cause="import")


def _prominence(life: Life) -> tuple[bool, bool]:
    """The pair that the demo opens with stands first: that executive's, with somebody from afar."""
    mentor, executive = (part.person.function for part in life.parts())
    return executive != HERO, mentor == executive
