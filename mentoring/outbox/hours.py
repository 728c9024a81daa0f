"""When mail is welcome: in the recipient's own working hours, Monday to Friday."""

from datetime import datetime, time, timedelta

from mentoring.outbox.recipients import Recipient

FRIDAY = 4


def welcome_at(recipient: Recipient, now: datetime) -> datetime:
    """`now` inside working hours, else the next moment they begin, in the recipient's zone."""
    here = recipient.local(now)
    start, end = recipient.hours
    minute = here.hour * 60 + here.minute
    if here.weekday() <= FRIDAY and start <= minute < end:
        return now
    day = here.date() + timedelta(days=0 if minute < start else 1)
    while day.weekday() > FRIDAY:
        day += timedelta(days=1)
    opens = time(start // 60, start % 60)
    return datetime.combine(day, opens, tzinfo=recipient.zone).astimezone(now.tzinfo)
