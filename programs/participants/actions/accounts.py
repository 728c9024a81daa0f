"""The right to sign in, for many at once."""

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password
from django.db import transaction

from mentoring.audit.actions import record
from mentoring.people.models import Person, User
from programs.cohorts.models import Cohort


@transaction.atomic
def open_accounts(people: Iterable[Person], cohort: Cohort, *, by: User | None) -> int:
    """Give everybody of these who has none an account; returns how many are new.

    An address that another account signs in with is passed over: its holder settles that first.
    """
    wanted = {person.pk: person for person in people}
    holding = set(User.objects.filter(person__in=wanted).values_list("person", flat=True))
    addresses = {person.email.lower() for person in wanted.values()}
    taken = set(User.objects.filter(email__in=addresses).values_list("email", flat=True))
    fresh = [
        User(email=person.email.lower(), person=person, password=make_password(None))
        for pk, person in wanted.items()
        if pk not in holding and person.email.lower() not in taken
    ]
    User.objects.bulk_create(fresh, batch_size=1000)
    if fresh:
        record(by, "account.opened_for_cohort", cohort, new={"accounts": len(fresh)})
    return len(fresh)
