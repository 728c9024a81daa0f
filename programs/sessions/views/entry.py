"""The log form and what it saves, the same for the page behind the sign-in and the mailed link."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.people.models import User
from mentoring.web.show import show
from programs.pairings.moves import Refused
from programs.participants.models import Participation
from programs.sessions import words
from programs.sessions.actions import Conflict, log_session, set_goal
from programs.sessions.forms import LogForm
from programs.sessions.models import Commitment, PrivateCheck, Session
from programs.sessions.prepared import agenda_of
from programs.sessions.queries import kept_out, topic_names, topics_for
from programs.setup.queries import edition_for

OUTCOMES = {"held": "met", "missed": "missed", "planned": "met"}


@dataclass(frozen=True)
class Entry:
    """One side's log of a session. `signed` is a page opened by a mailed link: no texts on it."""

    session: Session
    part: Participation
    now: datetime
    signed: bool = False

    @property
    def account(self) -> User | None:
        return User.objects.filter(person=self.part.person_id).first()

    def form(self, request: HttpRequest) -> LogForm:
        out = [] if self.signed else kept_out(self.session.pairing)
        near = {each.key: each.name for each in topics_for(self.session.pairing)}
        names = dict(zip(self._planned(), topic_names(self._planned()), strict=True)) | near
        topics = [(key, _label(name, out)) for key, name in names.items()]
        return LogForm(
            request.POST if request.method == "POST" else None,
            initial=self._initial(),
            session=self.session,
            today=self.now.astimezone(self.part.person.zone).date(),
            topics=topics,
            asks_goal=self._asks_goal(),
        )

    def save(self, form: LogForm) -> bool:
        """Whether it was saved; if not, the form says why. Lets Conflict pass."""
        goal = form.cleaned_data.get("goal")
        if goal:
            set_goal(self.session, self.part, by=self.account, text=goal)
        text = form.cleaned_data["commitment"]
        try:
            log_session(
                self.session,
                self.part,
                form.facts(self.part.person.zone),
                by=self.account,
                now=self.now,
                version=form.cleaned_data["version"],
                # On a mailed link an empty box means: leave what I wrote as it is.
                commitment=None if self.signed and not text else text,
                commitment_version=form.cleaned_data["commitment_version"],
                taps=form.check_taps(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return False
        return True

    def context(self, form: LogForm) -> dict[str, Any]:
        partner = self.session.pairing.partner_of(self.part.person)
        program = self.session.pairing.cohort.program
        return {
            "session": self.session,
            "form": form,
            "me": self.part.person,
            "partner": partner,
            "edition": edition_for(program, self.part.person),
            "when_list": [words.when(self.session.starts_at, self.part.person, partner)],
            "logged": self.session.state in OUTCOMES and self.session.logged_at is not None,
            "signed": self.signed,
            "open_details": bool(set(form.errors) & {"held_on", "minutes", "topics", "commitment"}),
        }

    def conflict(self, request: HttpRequest, form: LogForm, found: Conflict) -> HttpResponse:
        """409: both versions side by side, nothing lost, the choice is the person's."""
        context = self.context(form) | {
            "mine": self._rows(form.facts(self.part.person.zone), form.cleaned_data["commitment"]),
            "theirs": self._rows(found.session, found.own_text),
            "again": self._again(form, found),
            "base_template": "sessions/quick.html" if self.signed else "base.html",
            "keep_url": request.path
            if self.signed
            else reverse("sessions:saved", args=[self.session.pk]),
        }
        return show(request, "sessions/conflict.html", context, status=409)

    def _rows(self, facts: Any, text: str) -> dict[str, Any]:
        return {
            "state": dict(Session.State.choices)[facts.state],
            "held_on": facts.held_on,
            "minutes": facts.minutes,
            "topics": topic_names(list(facts.topics)),
            "text": text,
        }

    def _again(self, form: LogForm, found: Conflict) -> list[tuple[str, Any]]:
        """The form's own values, made fit to be saved over what is there now."""
        mine = self._own_commitment()
        fresh = {
            "version": [str(found.session.log_version)],
            "commitment_version": [str(mine.version if mine else 0)],
        }
        typed = cast("QueryDict", form.data)
        values = {name: typed.getlist(name) for name in form.fields} | fresh
        return [(name, value) for name, listed in values.items() for value in listed]

    def _initial(self) -> dict[str, Any]:
        session, zone = self.session, self.part.person.zone
        mine = self._own_commitment()
        length = int((session.ends_at - session.starts_at).total_seconds() // 60)
        shown = {} if self.signed else self._private(mine)
        return {
            "outcome": OUTCOMES.get(session.state, "met"),
            "held_on": (session.held_on or session.starts_at.astimezone(zone).date()).isoformat(),
            "minutes": session.minutes or length,
            "topics": session.topics if session.logged_at else self._planned(),
            "version": session.log_version,
            "commitment_version": mine.version if mine else 0,
            **shown,
        }

    def _planned(self) -> list[str]:
        """The agenda's topics; they are not on a page that a mailed link opens."""
        row = None if self.signed else agenda_of(self.session)
        return row.topics if row else []

    def _private(self, mine: Commitment | None) -> dict[str, Any]:
        check = PrivateCheck.objects.filter(session=self.session, part=self.part).first()
        taps = (
            {name: getattr(check, name) for name in ("worth", "openness", "learned")}
            if check
            else {}
        )
        return {"commitment": mine.text if mine else "", **taps}

    def _own_commitment(self) -> Commitment | None:
        return Commitment.objects.filter(session=self.session, part=self.part).first()

    def _asks_goal(self) -> bool:
        reciprocal = self.session.pairing.cohort.program.direction == "reciprocal"
        return reciprocal and not self.session.goals.filter(part=self.part).exists()


def _label(name: str, out: list[str]) -> str:
    return _("%(topic)s (off the table)") % {"topic": name} if name in out else name
