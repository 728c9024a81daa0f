"""What somebody should do next for a pair, the most pressing first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from programs.pairings.actions import may_keep
from programs.pairings.actions.extending import is_open
from programs.pairings.models import Pairing
from programs.pairings.moves import OPEN
from programs.pairings.queries import Consent, Own, consent
from programs.participants.models import Participation
from programs.participants.ranks import is_asked, last_day, own_ranks
from programs.sessions import words
from programs.sessions.gate import Gate, gate
from programs.sessions.queries import Story, story


@dataclass(frozen=True)
class Step:
    label: str
    hint: str
    url: str
    icon: str
    button: str
    # Nothing about it can be done before somebody else acts.
    waiting: bool = False


def next_steps(
    view: Own, now: datetime, *, meetings: Story | None = None, agreed: Consent | None = None
) -> list[Step]:
    """Open steps of one member, in the order in which they matter; what waits for others last."""
    meetings = meetings or story(view.pairing, now)
    before = gate(view.pairing, view.me) if view.pairing.is_live else Gate()
    found = [
        _recusal(view),
        _training(before),
        *_logs(view, meetings),
        _agreement(view, agreed or consent(view)),
        None if before.is_shut else _first_date(view, meetings),
        _extension(view, now),
        _keeping(view, now),
    ]
    steps = [step for step in found if step is not None]
    return sorted(steps, key=lambda step: step.waiting)


def wishing(parts: Iterable[Participation], now: datetime) -> list[Step]:
    """Whom somebody would like as a partner: asked of those who have none yet."""
    return [
        _wishes(part)
        for part in parts
        if part.state == Participation.State.READY and is_asked(part, now)
    ]


def _wishes(part: Participation) -> Step:
    named = bool(own_ranks(part))
    until = last_day(part.cohort)
    return Step(
        _("Say whom you would like to meet"),
        _("Your wishes are saved; you can change them until %(day)s.") % {"day": until}
        if named
        else _("Three wishes from a shortlist, until %(day)s. You may leave it empty.")
        % {"day": until},
        reverse("participants:rank", args=[part.pk]),
        "list-ordered",
        _("See the shortlist"),
        waiting=named,
    )


def _recusal(view: Own) -> Step | None:
    if view.pairing.state not in OPEN or not view.pairing.needs_recusal:
        return None
    parts = set(view.pairing.recusals.values_list("part", flat=True))
    signed = view.part.pk in parts
    if signed and len(parts) > 1:
        return None
    first = view.pairing.state == Pairing.State.ACCEPTED
    before = _("Before the first meeting.") if first else _("Before you go on.")
    return Step(
        _("Sign that neither of you decides about the other"),
        _("You have signed; your partner is next.") if signed else before,
        reverse("pairings:recusal", args=[view.pairing.pk]),
        "signature",
        _("Read and sign"),
        waiting=signed,
    )


def _training(before: Gate) -> Step | None:
    if not before.own:
        return None
    return Step(
        _("Complete your training"),
        before.words,
        reverse("training:index"),
        "book-open",
        _("Go to the training"),
    )


def _logs(view: Own, meetings: Story) -> list[Step]:
    if not view.pairing.is_live:
        return []
    return [
        Step(
            _("How did it go on %(day)s?") % {"day": words.day(session.starts_at, view.me)},
            _("Three taps: it helps both of you to keep the thread."),
            reverse("sessions:log", args=[session.pk]),
            "pencil-line",
            _("Say how it went"),
        )
        for session in meetings.to_log
    ]


def _agreement(view: Own, state: Consent) -> Step | None:
    if state.in_force or view.pairing.state not in ("active", "extended", "accepted"):
        return None
    return Step(
        _("Read and accept the agreement"),
        _("You have accepted; your partner is next.")
        if state.mine
        else _("Before you first meet."),
        reverse("pairings:agreement", args=[view.pairing.pk]),
        "handshake",
        _("Read it"),
        waiting=state.mine,
    )


def _first_date(view: Own, meetings: Story) -> Step | None:
    if not view.pairing.is_meeting or meetings.ahead:
        return None
    return Step(
        _("Find the next time"),
        _("Times that suit both your working days are ready."),
        reverse("sessions:plan", args=[view.pairing.pk]),
        "calendar-plus",
        _("See the times"),
    )


def _keeping(view: Own, now: datetime) -> Step | None:
    """After the end, where there is something shared to keep."""
    if not may_keep(view.pairing, now) or not view.pairing.notes.filter(shared=True).exists():
        return None
    given = view.pairing.keep_answers.filter(part=view.part).exists()
    return Step(
        _("Keep the notes you shared?"),
        _("Your answer is saved; you can still change it.")
        if given
        else _("They go ninety days after the end, unless you both wish to keep them."),
        reverse("pairings:keep", args=[view.pairing.pk]),
        "notebook-pen",
        _("Answer"),
        waiting=given,
    )


def _extension(view: Own, now: datetime) -> Step | None:
    if not is_open(view.pairing, now):
        return None
    given = view.pairing.extension_answers.filter(part=view.part).exists()
    return Step(
        _("Would you like to go on?"),
        _("Your answer is saved; you can still change it.")
        if given
        else _("Nobody learns what you answer, unless you both say yes."),
        reverse("pairings:extension", args=[view.pairing.pk]),
        "repeat",
        _("Answer"),
        waiting=given,
    )
