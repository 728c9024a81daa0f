"""How one pair lives, by the real actions: answers, agrees, plans, meets, moves, misses, logs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random

from mentoring.demo import texts
from mentoring.demo.preparing import prepare
from mentoring.demo.special import ASKED
from mentoring.demo.timeline import Timeline
from mentoring.demo.training import trained
from mentoring.demo.watching import tell_dates
from mentoring.outbox.hours import welcome_at
from mentoring.people.models import Person, User
from mentoring.walls.asking import asking
from programs.pairings import actions as pairings
from programs.pairings.models import MatchAnswer, Pairing
from programs.pairings.queries import Own
from programs.participants.models import Participation
from programs.sessions import actions as sessions
from programs.sessions.actions.logging import Facts
from programs.sessions.models import Session
from programs.sessions.overlap import Span
from programs.sessions.queries import topics_for, two_clocks
from programs.sessions.slots import proposals

HELD, MISSED = Session.State.HELD, Session.State.MISSED
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


@dataclass(frozen=True)
class Habits:
    """How a pair is: `gap` days between meetings; how likely it moves, misses, checks, writes."""

    gap: int = 28
    first: int = 6
    moves: float = 0.15
    misses: float = 0.05
    checks: float = 0.7
    writes: float = 0.4
    language: str = "en"
    # After this moment the pair plans nothing more of itself.
    until: datetime | None = None
    declines: bool = False
    agrees: bool = True
    meets: bool = True
    # Reminded to the minute, as everybody is in earnest: a visitor reads this pair's mail.
    watched: bool = False


@dataclass
class Life:
    """One pair's story from its proposal on; everything it does waits on the timeline."""

    timeline: Timeline
    pairing: Pairing
    rng: Random
    habits: Habits = field(default_factory=Habits)
    written: list[str] = field(default_factory=list)

    def begin(self, moment: datetime) -> None:
        """Both answer within four days of the mail, on their own."""
        for part in self.parts():
            told = welcome_at(part.person, moment)
            answered = told + timedelta(hours=self.rng.randint(1, 76))
            self.timeline.at(answered, partial(self.answer, part))

    def parts(self) -> Sequence[Participation]:
        return (self.pairing.mentor, self.pairing.executive)

    def account(self, part: Participation) -> User:
        return part.person.user

    def answer(self, part: Participation, now: datetime) -> None:
        no = self.habits.declines and part.is_mentor
        category = MatchAnswer.Category.TIME if no else ""
        with asking(part.person_id):
            pairing = pairings.answer_match(
                self.pairing, part, accepts=not no, now=now, category=category
            )
        if pairing.state in ("accepted", "active"):
            self.accepted(now)

    def accepted(self, now: datetime) -> None:
        """A pair of one line signs its recusals first; then both read the agreement."""
        signed = now
        if self.habits.agrees or self.habits.meets:
            trained(self.parts(), now)
        if self.pairing.needs_recusal:
            for part in self.parts():
                signed += timedelta(hours=self.rng.randint(2, 20))
                self.timeline.at(signed, partial(self.sign, part))
        for part in self.parts() if self.habits.agrees else ():
            read = signed + timedelta(hours=self.rng.randint(4, 60))
            self.timeline.at(read, partial(self.agree, part))
        if self.habits.meets:
            planned = signed + timedelta(hours=self.rng.randint(6, 48))
            self.timeline.at(planned, lambda when: self.plan(when, self.habits.first))

    def sign(self, part: Participation, now: datetime) -> None:
        pairings.sign_recusal(self.pairing, part, by=self.account(part), now=now)

    def agree(self, part: Participation, now: datetime) -> None:
        pairings.accept_agreement(self.pairing, part, by=self.account(part), now=now, number=1)

    def plan(self, now: datetime, days: int) -> None:
        """Find a time about so many days ahead, in both people's working hours."""
        span = self.free(now, now + timedelta(days=days) - DAY)
        if span is None or not self.may_plan(span):
            return
        session = self.book(span, now)
        prepare(self.pairing, session, now)
        self.meet(session)

    def may_plan(self, span: Span) -> bool:
        self.look()
        over = self.habits.until is not None and span.end > self.habits.until
        return self.pairing.is_meeting and not over

    def look(self) -> None:
        """How the pair stands by now; its people stay the same."""
        self.pairing.refresh_from_db(fields=["state", "session_minutes", "version"])

    def free(self, now: datetime, after: datetime) -> Span | None:
        mentor, executive = (part.person for part in self.parts())
        two = two_clocks(mentor, executive, now)
        found = proposals(two, after=after, minutes=self.pairing.session_minutes, count=2)
        return self.rng.choice(found) if found else None

    def book(self, span: Span, now: datetime) -> Session:
        mentor, executive = (part.person for part in self.parts())
        near = mentor.site == executive.site
        where = {"place": self.rng.choice(texts.PLACES)} if near else {"link": _room(mentor)}
        return sessions.plan_session(
            self.pairing, span, by=mentor.user, zone=mentor.zone, now=now, **where
        )

    def meet(self, session: Session) -> None:
        """The day comes, or is moved once before it does."""
        if self.rng.random() < self.habits.moves:
            told = session.starts_at - timedelta(hours=self.rng.randint(20, 70))
            self.timeline.at(told, lambda now: self.move(session, now))
        else:
            self.come(session)

    def come(self, session: Session) -> None:
        if self.habits.watched:
            self.watch(session)
        state = MISSED if self.rng.random() < self.habits.misses else HELD
        logged = session.ends_at + timedelta(minutes=self.rng.randint(10, 1500))
        self.timeline.at(logged, lambda now: self.log(session, state, now))

    def watch(self, session: Session) -> None:
        for moment in (session.starts_at - DAY + MINUTE, session.ends_at + ASKED):
            self.timeline.at(moment, tell_dates)

    def move(self, session: Session, now: datetime, *, days: int = 5) -> None:
        span = self.free(now, session.starts_at + timedelta(days=days) - DAY)
        if session.starts_at > now and span is not None and self.may_plan(span):
            by = self.rng.choice(self.parts())
            self.come(sessions.move_session(session, span, by=self.account(by), now=now))

    def log(self, session: Session, state: str, now: datetime) -> None:
        """One says how it went, mostly the other taps, too; then they look for the next time."""
        self.look()
        if not self.pairing.is_meeting:
            return
        first, second = self.rng.sample(list(self.parts()), 2)
        facts = self.facts(session, state)
        self.say(session, first, facts, now)
        if self.rng.random() < self.habits.checks:
            later = now + timedelta(hours=self.rng.randint(1, 30))
            self.timeline.at(later, lambda when: self.say(session, second, facts, when))
        planned = now + timedelta(hours=self.rng.randint(1, 60))
        rest = self.habits.gap if state == HELD else 6
        self.timeline.at(planned, lambda when: self.plan(when, rest + self.rng.randint(-5, 3)))

    def facts(self, session: Session, state: str) -> Facts:
        if state != HELD:
            return Facts(state)
        near = [topic.key for topic in topics_for(self.pairing)[:5]]
        minutes = int((session.ends_at - session.starts_at).total_seconds() // 60)
        spent = max(20, minutes - self.rng.choice((0, 0, 0, 5, 10, 15)))
        day = session.starts_at.astimezone(self.pairing.mentor.person.zone).date()
        return Facts(state, day, spent, tuple(self.rng.sample(near, min(2, len(near)))))

    def say(self, session: Session, part: Participation, facts: Facts, now: datetime) -> None:
        """What one side tells, in the own name: the rows of it are shown to nobody else."""
        with asking(part.person_id):
            self.tell(session, part, facts, now)

    def tell(self, session: Session, part: Participation, facts: Facts, now: datetime) -> None:
        fresh = Session.objects.get(pk=session.pk)
        held, writes = facts.state == HELD, self.rng.random() < self.habits.writes
        sessions.log_session(
            fresh,
            part,
            facts,
            by=self.account(part),
            now=now,
            version=fresh.log_version,
            commitment=self.words(texts.COMMITMENTS) if held and writes else None,
            taps=self.taps() if held else None,
        )
        if held and self.rng.random() < self.habits.writes / 2:
            self.write(part, now)

    def taps(self) -> dict[str, int | None]:
        return {name: self.rng.choice((2, 3, 3, 1)) for name in ("worth", "openness", "learned")}

    def words(self, listed: dict[str, tuple[str, ...]]) -> str:
        """Something the pair has not written yet, as long as there is anything."""
        all_of_them = listed.get(self.habits.language, listed["en"])
        fresh = [text for text in all_of_them if text not in self.written]
        self.written.append(self.rng.choice(fresh or all_of_them))
        return self.written[-1]

    def write(self, part: Participation, now: datetime) -> None:
        sessions.add_note(
            Own(self.pairing, part, self.pairing.partner_of(part.person)),
            by=self.account(part),
            now=now,
            text=self.words(texts.NOTES),
            shared=self.rng.random() < 0.4,
        )


def _room(person: Person) -> str:
    return f"https://meet.example.com/{person.employee_id}"
