"""What the pages of a pair's meetings read."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from mentoring.people.models import Person, User
from programs.pairings.models import MEETING, Pairing
from programs.pairings.queries import Own
from programs.participants.models import Offer, Wish
from programs.sessions.free_days import country_of
from programs.sessions.models import Note, Seat, Session
from programs.sessions.overlap import Clock, Span
from programs.sessions.slots import Two
from programs.setup.models import Topic
from programs.training.queries import off_the_table

CHIPS = 8


@dataclass(frozen=True)
class Meeting(Own):
    """A session seen from one side of its pair."""

    session: Session


def own_session(user: User, pk: UUID) -> Meeting:
    """The session of a pair of which this account is half; 404 for everybody else."""
    session = Session.objects.of_member(user).with_pair().filter(pk=pk).first()
    if session is None or user.person is None:
        raise Http404
    pairing = session.pairing
    part, partner = pairing.part_of(user.person), pairing.partner_of(user.person)
    return Meeting(pairing=pairing, part=part, partner=partner, session=session)


def two_clocks(me: Person, partner: Person, now: datetime) -> Two:
    """Both people's zones and hours, and where either sits already."""
    seats = Seat.objects.filter(person__in=[me, partner], during__endswith__gt=now)
    taken = {(seat.during.lower, seat.during.upper) for seat in seats}
    return Two(clock_of(me), clock_of(partner), [Span(start, end) for start, end in sorted(taken)])


def clock_of(person: Person) -> Clock:
    return Clock(person.zone, person.hours, country_of(person.country, person.time_zone))


def next_session(pairing: Pairing, now: datetime) -> Session | None:
    return Session.objects.filter(pairing=pairing).coming(now).order_by("starts_at").first()


def coming(pairing: Pairing, now: datetime) -> list[Session]:
    return list(Session.objects.filter(pairing=pairing).coming(now).order_by("starts_at"))


@dataclass(frozen=True)
class Story:
    """All meetings of a pair, newest first, read once for a page."""

    sessions: list[Session]
    now: datetime

    @property
    def ahead(self) -> list[Session]:
        """Planned and not over, the nearest first."""
        return [each for each in reversed(self.sessions) if self._is_planned(each, over=False)]

    @property
    def to_log(self) -> list[Session]:
        return [each for each in self.sessions if self._is_planned(each, over=True)]

    @property
    def past(self) -> list[Session]:
        return [each for each in self.sessions if each.state != Session.State.PLANNED]

    @property
    def held(self) -> int:
        return sum(each.state == Session.State.HELD for each in self.sessions)

    def _is_planned(self, session: Session, *, over: bool) -> bool:
        return session.state == Session.State.PLANNED and (session.ends_at <= self.now) is over


def story(pairing: Pairing, now: datetime) -> Story:
    """What has been and what comes, with what each said they would do."""
    sessions = Session.objects.filter(pairing=pairing).order_by("-starts_at")
    return Story(list(sessions.prefetch_related("commitments")), now)


def held_count(pairing: Pairing) -> int:
    return Session.objects.filter(pairing=pairing).held().count()


def moves_in_a_row(pairing: Pairing) -> int:
    """How often the pair moved, cancelled or missed since they last met."""
    sessions = Session.objects.filter(pairing=pairing).order_by("-starts_at")
    lost = 0
    for session in sessions:
        if session.state == Session.State.HELD:
            return lost
        lost += session.moves + (session.state in {"cancelled", "missed"})
    return lost


def topics_for(pairing: Pairing) -> list[Topic]:
    """Up to eight topics to tick in the log: offered and wished for first, then the rest."""
    people = [pairing.mentor.person_id, pairing.executive.person_id]
    wished = Wish.objects.filter(person__in=people).values_list("topic", flat=True)
    offered = Offer.objects.filter(person__in=people).values_list("topic", flat=True)
    order = list(dict.fromkeys(chain((pk for pk in wished if pk in set(offered)), wished, offered)))
    near = Topic.objects.in_bulk(order[:CHIPS])
    found = [near[pk] for pk in order[:CHIPS]]
    if len(found) < CHIPS:
        rest = Topic.objects.filter(retired=False, offered=True).exclude(pk__in=order)
        found += list(rest.order_by("tag", "name")[: CHIPS - len(found)])
    return found


def topic_names(keys: list[str]) -> list[str]:
    """The names of topics in the order of their keys; a key that is gone stands for itself."""
    names = dict(Topic.objects.filter(key__in=keys).values_list("key", "name")) if keys else {}
    return [names.get(key, key) for key in keys]


def kept_out(pairing: Pairing) -> list[str]:
    """Names of the topics that are off the table for the two; whose they are, nobody is told."""
    people = (pairing.mentor.person_id, pairing.executive.person_id)
    return sorted(topic_names(sorted(off_the_table(people))))


def notes_for(view: Own) -> list[Note]:
    """Own notes and those the partner shares, newest first."""
    readable = Q(author=view.part) | Q(shared=True)
    notes = Note.objects.filter(readable, pairing=view.pairing)
    return list(notes.select_related("author__person").order_by("-changed_at"))


def calendar_of(person: Person) -> list[Session]:
    """What a person's feed holds: planned and held sessions of pairs that go on."""
    states = [Session.State.PLANNED, Session.State.HELD]
    mine = Q(pairing__mentor__person=person) | Q(pairing__executive__person=person)
    live = Q(pairing__state__in=MEETING) | Q(state=Session.State.HELD)
    return list(
        Session.objects.filter(mine, live, state__in=states).with_pair().order_by("starts_at")
    )
