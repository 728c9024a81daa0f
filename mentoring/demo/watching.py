"""What the product does by itself while the story goes on: it looks, reminds, and takes stock."""

from datetime import datetime, timedelta

from django.db import connection

from mentoring.demo.checking_in import CheckingIn
from mentoring.demo.post_office import PostOffice
from mentoring.demo.timeline import Timeline
from mentoring.outbox.models import Message
from mentoring.outbox.reminders import batches, queue, remind
from mentoring.people.models import Person, User
from programs.cohorts.models import Cohort
from programs.health.models import CheckIn
from programs.health.tasks import look
from programs.pairings.models import Agreement, AgreementConsent, MatchAnswer, Pairing
from programs.participants.models import Offer, Participation, Place, Wish
from programs.sessions.models import Commitment, LogBefore, Note, PrivateCheck, Seat, Session
from programs.sessions.reminders import log_is_due, session_is_tomorrow

LONG_AGO = 125  # days
# What grows while the story goes on.
LIVING = (
    *(Person, User, Message, Cohort, Participation, Place, Offer, Wish, Pairing, MatchAnswer),
    *(Agreement, AgreementConsent, Session, Seat, Commitment, PrivateCheck, LogBefore, Note),
    CheckIn,
)


def watch(timeline: Timeline, office: PostOffice, talks: CheckingIn) -> None:
    """The product looks by itself for what is due: often of late, seldom long ago."""

    def each_week(now: datetime) -> None:
        keep_up(now)
        talks.hold(now)

    def keep_up(now: datetime) -> None:
        office.write_down()
        look(now)
        remind(now)

    for days in range(LONG_AGO, 2, -1):
        timeline.at(
            timeline.until - timedelta(days=days), each_week if days % 7 == 0 else tell_dates
        )
    timeline.at(timeline.until - timedelta(days=2, hours=1), talks.hold)
    for hours in range(48, -1, -8):
        timeline.at(timeline.until - timedelta(hours=hours), keep_up)
    for days in (125, 115, 95, 80, 69, 40):
        timeline.at(timeline.until - timedelta(days=days, hours=-1), take_stock)


def tell_dates(now: datetime) -> None:
    """Only what has a day: nudges wait for the weekly look, nobody gets more than one a week."""
    for source in (session_is_tomorrow, log_is_due):
        for batch in batches(source(now)):
            queue(batch, now)


def take_stock(now: datetime) -> None:
    """Tell the planner how many rows there are by now: nobody else does within a transaction.

    Our tables alone: a lock on the server's own would keep others waiting until the end.
    """
    ours = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in LIVING)
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL jit = off; SET LOCAL join_collapse_limit = 1; ANALYZE {ours}")
