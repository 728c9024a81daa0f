"""Inviting, answering, leaving: every move of a person in and out of a cohort."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mentoring.audit.actions import record
from mentoring.outbox.actions import drop, post_all
from mentoring.outbox.models import Message
from mentoring.people.actions.accounts import AddressTakenError, open_account
from mentoring.people.models import Person, User
from programs.cohorts.models import Cohort
from programs.participants.actions.places import forget_shortlists, keep_places
from programs.participants.load import HOLDING
from programs.participants.models import Offer, Participation
from programs.participants.readiness import missing, state_of
from programs.setup.models import Topic

INVITED = "participation.invited"
STATE, SOURCE = Participation.State, Participation.Source


class Refused(Exception):  # noqa: N818 - the sentence it carries is read by people
    """What was asked cannot be done; the words say why."""


@transaction.atomic
def invite(
    cohort: Cohort,
    people: Iterable[tuple[Person, str]],
    *,
    by: User | None,
    now: datetime,
    source: str,
) -> int:
    """Invite (person, role) pairs by mail; who is in the cohort already is passed over.

    Returns how many are new.
    """
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    wanted = {person.pk: (person, role) for person, role in people}
    there = cohort.participations.filter(person__in=wanted).values_list("person", flat=True)
    for pk in set(there):
        del wanted[pk]
    parts = [
        Participation(cohort=cohort, person=person, role=role, source=source, invited_at=now)
        for person, role in wanted.values()
    ]
    Participation.objects.bulk_create(parts, batch_size=1000)
    keep_places(parts)
    post_all([_mail(part) for part in parts])
    counted: dict[str, Any] = {"people": len(parts), "source": source}
    record(by, "participation.invited", cohort, new=counted, program_id=cohort.program_id)
    return len(parts)


def _mail(part: Participation) -> Message:
    return Message(
        recipient_id=part.person_id,
        kind=INVITED,
        object_id=str(part.pk),
        occurrence=str(part.link_version),
        region=part.person.region,
    )


@transaction.atomic
def invite_again(part: Participation, *, by: User) -> None:
    """Send a new invitation; the link of the one before is void. For those who are not in."""
    part = _locked(part)
    if part.state not in (STATE.INVITED, STATE.DECLINED, STATE.WITHDRAWN):
        raise Refused(_("%(name)s is in already.") % {"name": part.person.name})
    drop(INVITED, part.pk)
    part.link_version += 1
    part.state = STATE.INVITED
    part.save(update_fields=["link_version", "state"])
    post_all([_mail(part)])
    record(by, "participation.invited_again", part, program_id=part.cohort.program_id)


@transaction.atomic
def accept(part: Participation, *, now: datetime) -> Participation:
    """Say yes. Saying it again changes nothing; a no before is taken back. Opens an account."""
    part = _locked(part)
    if part.state in (STATE.INVITED, STATE.DECLINED):
        part.answered_at = now
        _move(part, STATE.ENROLLED, "participation.accepted", by=_account(part.person))
        settle(part)
    return part


@transaction.atomic
def decline(part: Participation, *, now: datetime) -> Participation:
    """Say no; no reason is asked, and the audit names nobody. Saying it again changes nothing."""
    part = _locked(part)
    if part.state in (STATE.INVITED, STATE.ENROLLED, STATE.READY):
        part.answered_at = now
        _move(part, STATE.DECLINED, "participation.declined", by=None)
        drop(INVITED, part.pk)
    return part


@transaction.atomic
def join(
    cohort: Cohort, person: Person, *, role: str, now: datetime, source: str = SOURCE.LINK
) -> Participation:
    """Come in by the cohort's open link, or by one's own wish; the first role chosen stays.

    Raises Refused when the link is closed.
    """
    cohort = Cohort.objects.select_for_update().select_related("program").get(pk=cohort.pk)
    if not cohort.join_open:
        raise Refused(_("This link is closed."))
    part = cohort.participations.filter(person=person).first()
    if part is None:
        part = Participation.objects.create(
            cohort=cohort, person=person, role=role, source=source, state=STATE.INVITED
        )
        keep_places([part])
    elif part.state == STATE.WITHDRAWN:
        _move(part, STATE.INVITED, "participation.returned", by=None)
    return accept(part, now=now)


@transaction.atomic
def ask_to_join(cohort: Cohort, address: str, *, role: str, now: datetime) -> None:
    """Mail an invitation to whoever the directory has under this address.

    Nothing tells the asker whether there is such a person, and asking again sends nothing more.
    """
    people = Person.objects.present(now.date()).filter(email__iexact=address)
    chosen = [(person, role) for person in people]
    invite(cohort, chosen, by=None, now=now, source=SOURCE.LINK)


@transaction.atomic
def nominate(
    cohort: Cohort,
    person: Person,
    *,
    topic: Topic,
    level: int,
    evidence: str,
    role: str,
    now: datetime,
    opted_in: bool = False,
) -> Participation:
    """Offer a topic and come in with it; how sure somebody feels is no condition (S120).

    `opted_in`: the topic is a perspective that counts for the program's goal.
    """
    Offer.objects.update_or_create(
        person=person, topic=topic, defaults={"level": level, "evidence": evidence}
    )
    part = join(cohort, person, role=role, now=now, source=SOURCE.SELF)
    if opted_in and not part.opted_in:
        part.opted_in = True
        part.save(update_fields=["opted_in"])
    return part


@transaction.atomic
def withdraw(part: Participation, *, by: User | None) -> None:
    """Take somebody out; every link mailed before is void. `by` None: the person's own wish.

    Raises Refused while a pair holds a place: the pair is ended first.
    """
    part = _locked(part)
    if part.state in (STATE.WITHDRAWN, STATE.DECLINED):
        return
    if pairs_of(part):
        raise Refused(_("%(name)s has a pair. End the pair first.") % {"name": part.person.name})
    part.link_version += 1
    part.save(update_fields=["link_version"])
    drop(INVITED, part.pk)
    forget_shortlists([part])
    _move(part, STATE.WITHDRAWN, "participation.withdrawn", by=by)


@transaction.atomic
def edit_part(part: Participation, *, by: User, values: dict[str, Any]) -> Participation:
    """Change role, capacity, priority, or the place on the top list.

    Raises Refused when pairs hold more places than the capacity leaves, or hold this role.
    """
    part = _locked(part)
    held = pairs_of(part)
    if values.get("role", part.role) != part.role and held:
        raise Refused(_("The role stays while a pair holds it."))
    if values.get("capacity", part.capacity) < held:
        raise Refused(_("%(held)s pairs hold a place already.") % {"held": held})
    if values.get("role", part.role) != part.role:
        forget_shortlists([part])
    old = {name: getattr(part, name) for name in values}
    for name, value in values.items():
        setattr(part, name, value)
    part.save(update_fields=[*values])
    keep_places([part])
    settle(part)
    record(by, "participation.edited", part, old=old, new=values, program_id=part.cohort.program_id)
    return part


@transaction.atomic
def mark_top(cohort: Cohort, parts: Iterable[Participation], *, top: bool, by: User) -> int:
    """Put many on the top list or take them off; returns how many changed."""
    pks = [part.pk for part in parts]
    changed = cohort.participations.filter(pk__in=pks).exclude(top=top).update(top=top)
    record(by, "participation.marked", cohort, new={"top": top, "people": changed})
    return changed


def settle(part: Participation) -> None:
    """Move between enrolled and ready, as the profile says."""
    if part.state in (STATE.ENROLLED, STATE.READY):
        state = state_of(part, missing(part))
        if state != part.state:
            _move(part, state, f"participation.{state}", by=None)


def pairs_of(part: Participation) -> int:
    """How many pairs hold a place of this part."""
    side = "as_mentor" if part.is_mentor else "as_executive"
    return Participation.objects.filter(pk=part.pk, **{f"{side}__state__in": HOLDING}).count()


def _locked(part: Participation) -> Participation:
    parts = Participation.objects.select_for_update(of=("self",))
    return parts.select_related("person", "cohort__program").get(pk=part.pk)


def _account(person: Person) -> User | None:
    """An account for whoever accepts; a taken address is settled at the sign-in, not here."""
    try:
        return open_account(person, by=None)
    except AddressTakenError:
        return None


def _move(part: Participation, state: str, verb: str, *, by: User | None) -> None:
    old, part.state = part.state, state
    part.save(update_fields=["state", "answered_at"])
    record(
        by, verb, part, old={"state": old}, new={"state": state}, program_id=part.cohort.program_id
    )
