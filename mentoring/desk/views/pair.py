"""A pair's page. Its two members see all that is theirs; coordinators see that things happen."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mentoring.desk.steps import next_steps
from mentoring.people.access import signed_in
from mentoring.walls.asking import errand
from mentoring.web import clock
from mentoring.web.show import show
from programs.pairings.access import coordinated_by, may_see_partner
from programs.pairings.forms import DialForm, WithdrawForm
from programs.pairings.models import MatchAnswer, Pairing
from programs.pairings.moves import OPEN, may_move
from programs.pairings.queries import Own, consent, own_reasons
from programs.pairings.reasons import language_name, sentences
from programs.pairings.views import frame
from programs.participants.cards import Cards, cards
from programs.sessions import words
from programs.sessions.calendar import city
from programs.sessions.models import Session
from programs.sessions.queries import moves_in_a_row, notes_for, story, topic_names
from programs.setup.policies import DIALS

NOTES = 3


@require_safe
def pair(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For a member the whole pair; for its coordinators what happened and when, not what about."""
    user, now = signed_in(request.user), clock.now()
    mine = Pairing.objects.of_member(user).with_people().filter(pk=pk).first()
    if mine is not None and user.person is not None:
        if mine.state == Pairing.State.PROPOSED:
            return redirect("pairings:answer", pk)
        view = Own(mine, mine.part_of(user.person), mine.partner_of(user.person))
        return show(request, "desk/pair.html", _for_member(view, now))
    theirs = coordinated_by(user).with_people().filter(pk=pk).first()
    if theirs is None:
        raise Http404
    return show(request, "desk/pair_process.html", _for_coordinator(theirs, now))


def _for_member(view: Own, now: datetime) -> dict[str, Any]:
    meetings, agreed = story(view.pairing, now), consent(view)
    steps = next_steps(view, now, meetings=meetings, agreed=agreed)
    first = next((step for step in steps if not step.waiting), None)
    both = cards(view.pairing)
    return {
        **frame(view),
        "first": first,
        "later": [step for step in steps if step is not first],
        "ahead": [_session(each, view) for each in meetings.ahead],
        "card": _partner(view, now) if may_see_partner(view.pairing) else None,
        "reasons": own_reasons(view),
        "cards": both,
        "likes": _likes(both),
        "consent": agreed,
        "promises": _promises(view.pairing, meetings.past),
        "timeline": _timeline(meetings.past),
        "held": meetings.held,
        "notes": notes_for(view)[:NOTES],
        **(_structure(view) if view.pairing.state in OPEN else {}),
        "may_change": any(may_move(view.pairing, event) for event in ("pause", "resume", "end")),
    }


def _structure(view: Own) -> dict[str, Any]:
    """How much structure the two want, and who of them has changed it, newest first."""
    dial = view.pairing.dial
    changes = view.pairing.dial_changes.select_related("part__person").order_by("-at")
    return {
        "dial_form": DialForm(initial={"dial": dial, "was": dial}),
        "dial_changes": [
            {
                "at": each.at,
                "name": each.part.person.first_name,
                "was": _mark(each.was),
                "becomes": _mark(each.becomes),
            }
            for each in changes
        ],
    }


def _mark(dial: str) -> str:
    return str(DIALS.get(dial, dial)).partition(":")[0]


def _partner(view: Own, now: datetime) -> dict[str, Any]:
    person = view.partner
    return {
        "name": person.preferred_name or person.name,
        "role": "executive" if view.part.is_mentor else "mentor",
        "title": person.function,
        "place": city(person),
        "time": words.clock(now, person),
        "languages": ", ".join(language_name(code) for code in person.languages),
        "said": getattr(getattr(person, "profile", None), "pronounced", ""),
        "email": person.email,
    }


def _likes(both: Cards) -> list[dict[str, Any]]:
    """The two cards row by row, with what two who differ might agree on."""
    agreements = {str(each["label"]): each["suggestion"] for each in both.differences}
    return [
        {
            "label": left["label"],
            "left": left["value"],
            "right": right["value"],
            "differs": left["changed"],
            "suggestion": agreements.get(str(left["label"]), ""),
        }
        for left, right in zip(both.left["rows"], both.right["rows"], strict=True)
    ]


def _session(session: Session, view: Own) -> dict[str, Any]:
    return {
        "session": session,
        "day": words.day(session.starts_at, view.me),
        "times": words.both(session.starts_at, view.me, view.partner),
    }


def _promises(pairing: Pairing, past: list[Session]) -> list[dict[str, str]]:
    """What each said they would do, from the last time that anybody said so."""
    names = {part.pk: part.person.first_name for part in (pairing.mentor, pairing.executive)}
    for session in past:
        said = [
            {"name": names[each.part_id], "text": each.text}
            for each in session.commitments.all()
            if each.text
        ]
        if said:
            return said
    return []


def _timeline(past: list[Session]) -> list[dict[str, Any]]:
    keys = sorted({key for session in past for key in session.topics})
    names = dict(zip(keys, topic_names(keys), strict=True))
    return [_entry(session, names) for session in past]


def _entry(session: Session, names: dict[str, str]) -> dict[str, Any]:
    held = session.state == Session.State.HELD
    labels = {
        Session.State.HELD: _("You met, %(minutes)s minutes") % {"minutes": session.minutes},
        Session.State.MISSED: _("Did not happen"),
        Session.State.CANCELLED: _("Cancelled"),
    }
    return {
        "at": session.held_on if held else session.starts_at,
        "label": labels[Session.State(session.state)],
        "text": ", ".join(names[key] for key in session.topics) if held else "",
        "tone": "good" if held else "",
    }


def _for_coordinator(pairing: Pairing, now: datetime) -> dict[str, Any]:
    """Process facts alone: no topic, no text, no tap, no name of who moved or answered."""
    sessions = list(Session.objects.filter(pairing=pairing).order_by("-starts_at").only(*PROCESS))
    ahead = [
        each.starts_at for each in sessions if each.state == "planned" and each.starts_at > now
    ]
    return {
        "pairing": pairing,
        "parts": (pairing.mentor, pairing.executive),
        "now": now,
        "sessions": sessions,
        "next": min(ahead, default=None),
        "held": sum(session.state == Session.State.HELD for session in sessions),
        "moves": moves_in_a_row(pairing),
        "agreed": _agreed(pairing),
        "recused": pairing.recusals.count(),
        "categories": _categories(pairing),
        "reasons": sentences(pairing.reasons.get("mentor", []), side="coordinator"),
        "may": {
            event: may_move(pairing, event) for event in ("pause", "resume", "end", "withdraw")
        },
        "withdraw_form": WithdrawForm(),
        "conflict": pairing.conflicts.open().first(),
    }


PROCESS = ("state", "starts_at", "ends_at", "held_on", "minutes", "moves", "pairing")


def _agreed(pairing: Pairing) -> bool:
    """Whether both stand behind the newest version; who has not is not told."""
    newest = pairing.agreements.annotate(yes=Count("consents")).order_by("-number").first()
    return newest is not None and newest.yes == 2  # noqa: PLR2004 - both sides


def _categories(pairing: Pairing) -> list[str]:
    """Why there was no pair, in categories without a name, once it is over."""
    if pairing.state not in (Pairing.State.DECLINED, Pairing.State.EXPIRED):
        return []
    given = MatchAnswer.objects.filter(~Q(category=""), pairing=pairing, accepts=False)
    with errand("categories"):
        return sorted(each.get_category_display() for each in given)
