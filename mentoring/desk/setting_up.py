"""The seven tasks from an empty cohort to published pairs, each as far as the facts say."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.runs.models import MatchingRun
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.participants.queries import counts

WORKING = ("draft", "queued", "running")
OPEN = {"todo", "doing"}


@dataclass(frozen=True)
class Task:
    """One line of the task list. `state`: blocked, todo, doing or done."""

    label: str
    address: str
    state: str
    hint: str = ""

    @property
    def url(self) -> str:
        return "" if self.state == "blocked" else self.address

    @property
    def status(self) -> str:
        words = {
            "blocked": _("Cannot start yet"),
            "todo": _("Not started"),
            "doing": _("In progress"),
            "done": _("Completed"),
        }
        return words[self.state]

    @property
    def tone(self) -> str:
        return {"todo": "info", "doing": "warn", "done": "good"}.get(self.state, "")


@dataclass(frozen=True)
class Facts:
    cohort: Cohort
    tally: dict[str, int]
    matchable: bool
    run: MatchingRun | None
    proposals: int
    accepted: int

    @property
    def run_state(self) -> str:
        return self.run.state if self.run is not None else ""


def facts(user: User, cohort: Cohort) -> Facts:
    """What the tasks are computed from, in three queries."""
    ready = cohort.participations.filter(state__in=["ready", "matched"])
    sides = ready.aggregate(
        mentors=Count("pk", filter=Q(role="mentor")),
        executives=Count("pk", filter=Q(role="executive")),
    )
    runs = cohort.runs.exclude(state="discarded").annotate(
        all=Count("proposals"), taken=Count("proposals", filter=Q(proposals__accepted=True))
    )
    run: Any = runs.order_by("-number").first()
    return Facts(
        cohort=cohort,
        tally=counts(user, cohort),
        matchable=bool(sides["mentors"] and sides["executives"]),
        run=run,
        proposals=run.all if run else 0,
        accepted=run.taken if run else 0,
    )


def tasks(known: Facts) -> list[Task]:
    return [
        _basics(known),
        _people(known),
        _rules(known),
        _match(known),
        _review(known),
        _messages(known),
        _publish(known),
    ]


def next_task(listed: list[Task]) -> Task | None:
    """The first that can be worked on."""
    return next((task for task in listed if task.state in OPEN), None)


def _basics(known: Facts) -> Task:
    cohort = known.cohort
    hint = _("%(program)s, from %(start)s to %(end)s") % {
        "program": cohort.program.name,
        "start": date_format(cohort.starts_on, "j F Y"),
        "end": date_format(cohort.ends_on, "j F Y"),
    }
    return Task(_("Basics"), reverse("cohorts:edit", args=[cohort.pk]), "done", hint)


def _people(known: Facts) -> Task:
    tally = known.tally
    asked = tally["people"] + tally["invited"]
    state = "doing" if asked else "todo"
    if known.matchable and asked:
        state = "done"
    hint = _("%(mentors)s mentors and %(executives)s executives, %(invited)s not answered yet") % {
        "mentors": tally["mentor"],
        "executives": tally["executive"],
        "invited": tally["invited"],
    }
    empty = _("A file, the directory, addresses or an open link")
    if known.matchable:
        empty = _("Other regions have people in it; yours has nobody yet")
    address = reverse("participants:pool", args=[known.cohort.pk])
    return Task(_("People"), address, state, hint if asked else empty)


def _rules(known: Facts) -> Task:
    own = known.cohort.rules_confirmed
    hint = _("Set for this cohort") if own else _("As the program says; change them if you like")
    return Task(_("Rules"), reverse("cohorts:rules", args=[known.cohort.pk]), "done", hint)


def _match(known: Facts) -> Task:
    address = reverse("runs:match", args=[known.cohort.pk])
    if known.run_state in WORKING:
        return Task(_("Match"), address, "doing", _("The engine is at work"))
    if known.run_state in ("ready", "published"):
        hint = ngettext("%(n)s pair proposed", "%(n)s pairs proposed", known.proposals)
        return Task(_("Match"), address, "done", hint % {"n": known.proposals})
    if not known.matchable:
        hint = _("Needs at least one mentor and one executive who are ready")
        return Task(_("Match"), address, "blocked", hint)
    return Task(_("Match"), address, "todo", known.run.reason if known.run else "")


def _review(known: Facts) -> Task:
    if known.run is None or known.run_state not in ("ready", "published"):
        return Task(_("Review"), "", "blocked", _("Comes after the match"))
    address = reverse("runs:review", args=[known.run.pk])
    said = {"taken": known.accepted, "all": known.proposals}
    hint = _("%(taken)s of %(all)s accepted") % said
    whole = known.run_state == "published" or (
        known.proposals and known.accepted == known.proposals
    )
    state = "done" if whole else "doing" if known.accepted else "todo"
    return Task(_("Review"), address, state, hint)


def _messages(known: Facts) -> Task:
    seen = known.cohort.messages_confirmed
    hint = _("Looked at") if seen else _("Ready as they are; look at them as a recipient would")
    return Task(_("Messages"), reverse("desk:messages", args=[known.cohort.pk]), "done", hint)


def _publish(known: Facts) -> Task:
    label = _("Check and publish")
    if known.run_state == "published":
        hint = ngettext("%(n)s pair published", "%(n)s pairs published", known.accepted)
        address = reverse("runs:review", args=[known.run.pk]) if known.run else ""
        return Task(label, address, "done", hint % {"n": known.accepted})
    if known.run is None or known.run_state != "ready" or not known.accepted:
        return Task(label, "", "blocked", _("Needs at least one accepted pair"))
    return Task(label, reverse("runs:publish", args=[known.run.pk]), "todo")
