"""A moment in words for one reader: `09:00 your time, 17:00 in Tokyo`."""

from datetime import datetime

from babel import Locale
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mentoring.people.models import Person
from programs.sessions.calendar import city


def day(moment: datetime, person: Person) -> str:
    return date_format(person.local(moment), "D j M")


def clock(moment: datetime, person: Person) -> str:
    return date_format(person.local(moment), "H:i")


def both(moment: datetime, me: Person, partner: Person) -> str:
    """Both wall times, the reader's first; one only where the clocks agree."""
    mine, theirs = me.local(moment), partner.local(moment)
    if mine.replace(tzinfo=None) == theirs.replace(tzinfo=None):
        return clock(moment, me)
    words = {"mine": clock(moment, me), "theirs": clock(moment, partner), "city": city(partner)}
    if mine.date() == theirs.date():
        return _("%(mine)s your time, %(theirs)s in %(city)s") % words
    words["day"] = date_format(theirs, "D")
    return _("%(mine)s your time, %(day)s %(theirs)s in %(city)s") % words


def country(code: str) -> str:
    """A country's name in the reader's language."""
    locale = Locale.parse(get_language() or "en", sep="-")
    return str(locale.territories.get(code, code))


def when(moment: datetime, me: Person, partner: Person) -> str:
    """Day and both wall times."""
    return _("%(day)s, %(times)s") % {
        "day": day(moment, me),
        "times": both(moment, me, partner),
    }
