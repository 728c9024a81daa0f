"""What the two agree on: clauses, rhythm, and where needed the recusal."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mentoring.audit.actions import record
from mentoring.people.models import User
from programs.pairings import wording
from programs.pairings.actions.answering import start
from programs.pairings.actions.moving import locked, tell_both
from programs.pairings.dates import add_months
from programs.pairings.models import Agreement, AgreementConsent, Pairing, Recusal
from programs.pairings.moves import OPEN, Refused
from programs.participants.models import Participation
from programs.training.gates import open_of

# Nobody agrees to keep confidences before having met the cases in which that is hard (S065).
CONFIDENTIALITY = "J3"


@transaction.atomic
def change_plan(
    pairing: Pairing,
    part: Participation,
    *,
    by: User,
    now: datetime,
    sessions: int,
    minutes: int,
    months: int,
    convenor: str,
    notes: str = "",
    number: int | None = None,
) -> Agreement:
    """Write a new version of the agreement, with its author's consent; the other consents next.

    `number` is the version the author read. Raises Refused when the partner has changed it since.
    """
    pairing = _open(pairing)
    latest = newest(pairing)
    if number is not None and latest is not None and latest.number != number:
        raise Refused(_("Your partner changed the plan while you were reading it."))
    agreement = Agreement.objects.create(
        pairing=pairing,
        number=latest.number + 1 if latest else 1,
        text_version=wording.CURRENT,
        sessions=sessions,
        minutes=minutes,
        months=months,
        convenor=convenor,
        notes=notes,
        made_at=now,
    )
    # Coordinators read the count of changes, never what was changed (S060).
    pairing.plan_changes += 1 if latest else 0
    pairing.save(update_fields=["plan_changes"])
    fields = ["sessions", "minutes", "months", "convenor", "notes"]
    record(by, "agreement.changed", pairing, fields=fields, program_id=pairing.cohort.program_id)
    _consent(agreement, part, now)
    tell_both(pairing, "agreement.changed", str(agreement.number))
    return agreement


@transaction.atomic
def accept_agreement(
    pairing: Pairing, part: Participation, *, by: User, now: datetime, number: int
) -> Agreement:
    """Consent to one version. The first consent writes version 1 with the program's rhythm.

    Raises Refused when another version has come since the person read theirs, and before the
    module on confidentiality is complete where the program asks for it.
    """
    pairing = _open(pairing)
    if CONFIDENTIALITY in open_of(part):
        raise Refused(
            _("Complete the training on confidentiality first: the agreement rests on it.")
        )
    agreement = newest(pairing) or _first(pairing, now)
    if agreement.number != number:
        raise Refused(_("Your partner changed the plan while you were reading it."))
    _consent(agreement, part, now)
    record(by, "agreement.accepted", pairing, program_id=pairing.cohort.program_id)
    if agreement.consents.count() == 2:  # noqa: PLR2004 - both sides
        _take_effect(pairing, agreement)
        tell_both(pairing, "agreement.in_force", str(agreement.number))
    return agreement


@transaction.atomic
def sign_recusal(pairing: Pairing, part: Participation, *, by: User, now: datetime) -> Pairing:
    """Give up any say in the other's pay, rating and promotion until a year after the program.

    A pair within one reporting line starts when both have signed (rule R5). One that came into a
    line later goes on; where it rests by then, a coordinator takes it up again.
    """
    pairing = locked(pairing)
    if not pairing.needs_recusal or pairing.state not in OPEN:
        raise Refused(_("There is nothing to sign here."))
    until = recusal_ends(pairing, now.date())
    Recusal.objects.get_or_create(pairing=pairing, part=part, defaults={"until": until, "at": now})
    record(by, "recusal.signed", pairing, program_id=pairing.cohort.program_id)
    both = pairing.recusals.count() == 2  # noqa: PLR2004 - both sides
    if both and pairing.state == Pairing.State.ACCEPTED:
        start(pairing, now)
        tell_both(pairing, "pairing.started")
    return pairing


def recusal_ends(pairing: Pairing, today: date) -> date:
    """The program's length and twelve months more."""
    return add_months(today, pairing.cohort.program.months + 12)


def newest(pairing: Pairing) -> Agreement | None:
    return pairing.agreements.order_by("-number").first()


def _open(pairing: Pairing) -> Pairing:
    pairing = locked(pairing)
    if pairing.state not in OPEN:
        raise Refused(_("This pair is closed; its agreement can no longer change."))
    return pairing


def _first(pairing: Pairing, now: datetime) -> Agreement:
    program = pairing.cohort.program
    return Agreement.objects.create(
        pairing=pairing,
        number=1,
        text_version=wording.CURRENT,
        sessions=pairing.sessions_planned,
        minutes=pairing.session_minutes,
        months=program.months,
        convenor="mentor" if program.direction != "traditional" else "executive",
        made_at=now,
    )


def _consent(agreement: Agreement, part: Participation, now: datetime) -> None:
    AgreementConsent.objects.get_or_create(agreement=agreement, part=part, defaults={"at": now})


def _take_effect(pairing: Pairing, agreement: Agreement) -> None:
    """Both agreed: the pair lives by this rhythm from now on."""
    pairing.sessions_planned, pairing.session_minutes = agreement.sessions, agreement.minutes
    changed = ["sessions_planned", "session_minutes"]
    if pairing.active_on is not None and pairing.state != Pairing.State.EXTENDED:
        pairing.ends_on = add_months(pairing.active_on, agreement.months)
        changed.append("ends_on")
    pairing.save(update_fields=changed)
