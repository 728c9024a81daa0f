"""What a file does to accounts: a new address is told, whoever left is out at once."""

from typing import Any
from uuid import UUID

from mentoring.audit.actions import record
from mentoring.people.actions.accounts import address_changed
from mentoring.people.imports.table import fetch
from mentoring.people.models import Import, User

OLD_ADDRESSES = """
SELECT p.id, r.before->>'email' FROM mentoring_importrow r
JOIN mentoring_person p ON p.employee_id = r.employee_id
WHERE r.source_id = %s AND p.id = ANY(%s)
"""


def tell_addresses(moved: list[UUID], one: Import, *, by: User | None) -> None:
    """Only an account can be in danger; whoever has none signs in nowhere."""
    holders = User.objects.filter(person__in=moved).select_related("person")
    people = {user.person_id: user.person for user in holders}
    if not people:
        return
    for person_id, old in fetch(OLD_ADDRESSES, [one.pk, list(people)]):
        person = people[person_id]
        if person is not None:
            address_changed(person, old, by)


def close_accounts(left: list[UUID], *, by: User | None) -> int:
    """Nobody who left signs in again: their sessions end at the next request."""
    open_ones = User.objects.filter(person__in=left, is_active=True).select_related("person")
    closing = list(open_ones.select_for_update(of=("self",)))
    User.objects.filter(pk__in=[user.pk for user in closing]).update(is_active=False)
    for user in closing:
        region = user.person.region if user.person is not None else ""
        states: dict[str, Any] = {"old": {"active": True}, "new": {"active": False}}
        record(by, "account.closed", user, region=region, **states)
    return len(closing)
