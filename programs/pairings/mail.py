"""What mails about a pair say, made when they leave; a mail that no longer holds says nothing."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mentoring.outbox.mail import Mail, absolute, write
from mentoring.outbox.models import Message
from mentoring.people.models import Person
from programs.pairings.models import Pairing
from programs.pairings.moves import OPEN
from programs.pairings.queries import Own, consent, own_reasons

State = Pairing.State
Wanted = Callable[[Own, Message], bool]


def proposed(message: Message, now: datetime) -> Mail | None:
    return _match(message, "pairings/proposed")


def match_is_open(message: Message, now: datetime) -> Mail | None:
    return _match(message, "pairings/match_is_open", nudge=True)


def accepted(message: Message, now: datetime) -> Mail | None:
    view = seen_by(message, State.ACCEPTED, State.ACTIVE)
    extra = {"needs_recusal": bool(view and view.pairing.state == State.ACCEPTED)}
    return tell(message, view, "pairings/accepted", extra=extra)


def declined(message: Message, now: datetime) -> Mail | None:
    """The same words to both, whoever said no, and where nobody answered."""
    view = seen_by(message, State.DECLINED, State.EXPIRED)
    return tell(message, view, "pairings/declined", link=("health:help", _("Ask the program team")))


def taken_back(message: Message, now: datetime) -> Mail | None:
    """The same words to both, and before the time to answer is over never those of a no."""
    view = seen_by(message, State.EXPIRED)
    link = ("health:help", _("Ask the program team"))
    return tell(message, view, "pairings/taken_back", link=link)


def started(message: Message, now: datetime) -> Mail | None:
    return tell(message, seen_by(message, State.ACTIVE), "pairings/started")


def paused(message: Message, now: datetime) -> Mail | None:
    view = seen_by(message, State.PAUSED)
    extra = {"by_team": bool(view and view.pairing.waits_for_team)}
    return tell(message, view, "pairings/paused", extra=extra)


def recusal_asked(message: Message, now: datetime) -> Mail | None:
    """To whoever has not signed yet; why it is asked now is not told."""
    view = seen_by(message, *OPEN)
    if view is None or not view.pairing.needs_recusal:
        return None
    if view.pairing.recusals.filter(part=view.part).exists():
        return None
    return tell(message, view, "pairings/recusal_asked", page="pairings:recusal")


def resumed(message: Message, now: datetime) -> Mail | None:
    return tell(message, seen_by(message, State.ACTIVE, State.EXTENDED), "pairings/resumed")


def ended(message: Message, now: datetime) -> Mail | None:
    """The same bytes but the names to both: nothing tells who wished it."""
    view = seen_by(message, State.ENDED)
    return tell(message, view, "pairings/ended", link=("health:help", _("Ask the program team")))


def completed(message: Message, now: datetime) -> Mail | None:
    return tell(message, seen_by(message, State.COMPLETED), "pairings/completed")


def ends_soon(message: Message, now: datetime) -> Mail | None:
    view = seen_by(message, State.ACTIVE)
    return tell(message, view, "pairings/ends_soon", page="pairings:extension", extra=_end(view))


def extended(message: Message, now: datetime) -> Mail | None:
    view = seen_by(message, State.EXTENDED)
    return tell(message, view, "pairings/extended", extra=_end(view))


def agreement_changed(message: Message, now: datetime) -> Mail | None:
    """To whoever has not consented to the newest version yet."""
    view = seen_by(message, State.ACCEPTED, State.ACTIVE, State.EXTENDED, State.PAUSED)
    if view is None or consent(view).mine or str(consent(view).number) != message.occurrence:
        return None
    return tell(message, view, "pairings/agreement_changed", page="pairings:agreement")


def agreement_in_force(message: Message, now: datetime) -> Mail | None:
    view = seen_by(message, State.ACTIVE, State.EXTENDED)
    state = consent(view) if view else None
    if state is None or not state.in_force:
        return None
    extra = {"agreement": state.agreement}
    return tell(message, view, "pairings/agreement_in_force", page="sessions:plan", extra=extra)


def agreement_is_open(message: Message, now: datetime) -> Mail | None:
    view = seen_by(message, State.ACTIVE, State.EXTENDED)
    if view is None or consent(view).mine:
        return None
    page = "pairings:agreement"
    return tell(message, view, "pairings/agreement_is_open", page=page, nudge=True)


def seen_by(message: Message, *states: str) -> Own | None:
    """The pair from the recipient's side, or None when it is in none of these states any more."""
    pairing = Pairing.objects.with_people().filter(pk=message.object_id, state__in=states).first()
    if pairing is None:
        return None
    person = Person.objects.get(pk=message.recipient_id)
    return Own(pairing, pairing.part_of(person), pairing.partner_of(person))


def tell(
    message: Message,
    view: Own | None,
    template: str,
    *,
    page: str = "desk:pair",
    link: tuple[str, Any] | None = None,
    nudge: bool = False,
    extra: dict[str, Any] | None = None,
) -> Mail | None:
    """Write one mail about a pair, with one button that leads to its page."""
    if view is None:
        return None
    path = reverse(link[0]) if link else reverse(page, args=[view.pairing.pk])
    everything = {
        "partner": view.partner,
        "action_url": absolute(path),
        "action_label": link[1] if link else BUTTONS.get(page, BUTTONS["desk:pair"])(),
        "why": _("You take part in %(program)s.") % {"program": view.pairing.cohort.program.name},
        **(extra or {}),
    }
    return write(view.me, template, everything, nudge=nudge)


BUTTONS: dict[str, Callable[[], str]] = {
    "desk:pair": lambda: _("Open our page"),
    "pairings:answer": lambda: _("Answer"),
    "pairings:agreement": lambda: _("Read the agreement"),
    "pairings:extension": lambda: _("Answer"),
    "pairings:recusal": lambda: _("Read and sign"),
    "sessions:plan": lambda: _("Find a time"),
}


def _match(message: Message, template: str, *, nudge: bool = False) -> Mail | None:
    view = seen_by(message, State.PROPOSED)
    if view is None or view.pairing.answers.filter(part=view.part).exists():
        return None
    until = view.pairing.answer_by
    context = {
        "reasons": own_reasons(view),
        "answer_by": date_format(view.me.local(until), "D j M") if until else "",
    }
    return tell(message, view, template, page="pairings:answer", nudge=nudge, extra=context)


def _end(view: Own | None) -> dict[str, Any]:
    day = view.pairing.ends_on if view else None
    return {"ends_on": date_format(day, "j M Y") if day else ""}
