"""What somebody should do next for a pair, the most pressing first."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from programs.pairings.actions.extending import is_open
from programs.pairings.models import Pairing
from programs.pairings.queries import Consent, Own, consent
from programs.sessions import words
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
    found = [
        _recusal(view),
        *_logs(view, meetings),
        _agreement(view, agreed or consent(view)),
        _first_date(view, meetings),
        _extension(view, now),
    ]
    steps = [step for step in found if step is not None]
    return sorted(steps, key=lambda step: step.waiting)


def _recusal(view: Own) -> Step | None:
    if view.pairing.state != Pairing.State.ACCEPTED or not view.pairing.needs_recusal:
        return None
    signed = view.pairing.recusals.filter(part=view.part).exists()
    return Step(
        _("Sign that neither of you decides about the other"),
        _("You have signed; your partner is next.") if signed else _("Before the first meeting."),
        reverse("pairings:recusal", args=[view.pairing.pk]),
        "signature",
        _("Read and sign"),
        waiting=signed,
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
