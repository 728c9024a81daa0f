"""The off switch of nudges: a signed link that can do this one thing, without signing in."""

from uuid import UUID

from django.core import signing
from django.urls import reverse

from mentoring.outbox.links import absolute
from mentoring.outbox.models import Preference

SALT = "outbox.off"


def token(person_id: UUID) -> str:
    """It never expires, for old mail must still be able to be stopped; a new version voids it."""
    return signing.dumps([person_id.hex, version(person_id)], salt=SALT)


def person_of(token: str) -> UUID | None:
    """The person whose switch this is; None for a token that is not ours or was voided."""
    try:
        person, made_for = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    person_id = UUID(person)
    return person_id if made_for == version(person_id) else None


def version(person_id: UUID) -> int:
    found = Preference.objects.filter(person_id=person_id).values_list("link_version", flat=True)
    return found.first() or 1


def url(person_id: UUID) -> str:
    return absolute(reverse("outbox:off", args=[token(person_id)]))


def headers(person_id: UUID) -> dict[str, str]:
    """One click in the mail program, RFC 8058: it posts, so a scanner that follows links cannot."""
    return {
        "List-Unsubscribe": f"<{url(person_id)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
