"""The key of a person's calendar feed."""

from datetime import datetime

from django.db import transaction

from mentoring.audit.actions import record
from mentoring.people.models import Person, User
from programs.sessions.models import CalendarKey, new_secret


@transaction.atomic
def renew_key(person: Person, *, by: User, now: datetime) -> CalendarKey:
    """Give a person a new feed address; the old one answers nobody from now on."""
    key, _ = CalendarKey.objects.update_or_create(
        person=person, defaults={"secret": new_secret(), "made_at": now}
    )
    record(by, "calendar.renewed", person)
    return key
