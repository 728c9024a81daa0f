"""The signed link of an invitation: it names one part in one cohort, and can be made void."""

from uuid import UUID

from django.core import signing

from programs.participants.models import Participation

SALT = "participation.invited"


def token(part: Participation) -> str:
    return signing.dumps([part.pk.hex, part.link_version], salt=SALT, compress=False)


def invited(text: str) -> Participation | None:
    """Whose invitation this is, or None: not ours, tampered with, or made void since."""
    try:
        pk, version = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return None
    parts = Participation.objects.with_person()
    return parts.filter(pk=UUID(pk), link_version=version).first()
