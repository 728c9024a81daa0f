"""The coordinator's day: what needs a person, what happens this week, what jobs brought."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.desk.lists import LISTS
from mentoring.jobs.models import Job
from mentoring.people.access import regions, within
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.health.check_ins import LATE
from programs.health.queries import check_ins_for, conflicts_for, requests_for
from programs.pairings.access import coordinated_by
from programs.pairings.models import LIVE
from programs.participants.models import Participation
from programs.sessions.models import Session

WEEK = timedelta(days=7)
JOBS = 5


@dataclass(frozen=True)
class Item:
    """One line of a list: how many of what, and where they are."""

    count: int
    label: str
    url: str
    tone: str = ""


def needs_you(user: User, now: datetime) -> list[Item]:
    items = [
        help_open(user, now),
        in_conflict(user),
        check_ins_due(user, now),
        *pair_lists(user, now),
        *unmatched(user),
    ]
    return [item for item in items if item.count]


def help_open(user: User, now: datetime) -> Item:
    found = (
        requests_for(user)
        .filter(state="open")
        .aggregate(count=Count("pk"), late=Count("pk", filter=Q(due_at__lt=now)))
    )
    words = ngettext("request for help", "requests for help", found["count"])
    late = _("%(count)d overdue") % {"count": found["late"]}
    label = f"{words}, {late}" if found["late"] else words
    return Item(
        found["count"], label, reverse("health:requests"), "bad" if found["late"] else "warn"
    )


def in_conflict(user: User) -> Item:
    count = conflicts_for(user).open().count()
    words = ngettext("pair in a conflict", "pairs in a conflict", count)
    return Item(count, words, reverse("health:conflicts"), "bad")


def check_ins_due(user: User, now: datetime) -> Item:
    late = Q(due_on__lt=localdate(now) - LATE)
    found = (
        check_ins_for(user).waiting().aggregate(count=Count("pk"), late=Count("pk", filter=late))
    )
    words = ngettext("check-in due", "check-ins due", found["count"])
    overdue = _("%(count)d overdue") % {"count": found["late"]}
    label = f"{words}, {overdue}" if found["late"] else words
    return Item(found["count"], label, reverse("health:check_ins"), "warn")


def pair_lists(user: User, now: datetime) -> list[Item]:
    pairs = coordinated_by(user)
    address = reverse("desk:pairs")
    counts = {key: one.pick(pairs, now).count() for key, one in LISTS.items() if one.needs}
    return [
        Item(count, pair_words(key, count), f"{address}?show={key}", "warn")
        for key, count in counts.items()
    ]


def pair_words(key: str, count: int) -> str:
    return {
        "quiet": ngettext("quiet pair", "quiet pairs", count),
        "not-started": ngettext("pair has not started", "pairs have not started", count),
        "moving": ngettext("pair moves again and again", "pairs move again and again", count),
        "unanswered": ngettext("match about to expire", "matches about to expire", count),
        "paused": ngettext("paused pair", "paused pairs", count),
    }[key]


def unmatched(user: User) -> list[Item]:
    """Ready people without a pair in cohorts that already run: the waiting list of each."""
    live = Q(as_mentor__state__in=LIVE) | Q(as_executive__state__in=LIVE)
    waiting = Participation.objects.filter(state="ready", cohort__state="running").exclude(live)
    items = []
    for cohort in Cohort.objects.coordinated_by(user).running().select_related("program"):
        where = within(regions(user, cohort.program_id), "person__region")
        count = waiting.filter(where, cohort=cohort).count()
        label = ngettext(
            "person waits for a match in %(name)s", "people wait for a match in %(name)s", count
        )
        items.append(
            Item(count, label % {"name": cohort.name}, reverse("runs:match", args=[cohort.pk]))
        )
    return items


def this_week(user: User, now: datetime) -> list[Item]:
    pairs = coordinated_by(user)
    sessions = Session.objects.filter(pairing__in=pairs.values("pk"))
    url = reverse("desk:pairs")
    planned = sessions.filter(state="planned", starts_at__gt=now, starts_at__lte=now + WEEK).count()
    held = sessions.filter(state="held", held_on__gt=(now - WEEK).date()).count()
    unlogged = sessions.filter(state="planned", ends_at__lte=now).count()
    proposed = pairs.filter(state="proposed").count()
    talks = check_ins_for(user).closed().filter(closed_at__gt=now - WEEK).count()
    return [
        Item(
            planned,
            ngettext("session in the next seven days", "sessions in the next seven days", planned),
            f"{url}?sort=next",
        ),
        Item(
            held,
            ngettext(
                "session held in the last seven days", "sessions held in the last seven days", held
            ),
            f"{url}?sort=-last",
        ),
        Item(
            unlogged,
            ngettext("session not logged yet", "sessions not logged yet", unlogged),
            f"{url}?show=live",
        ),
        Item(
            proposed,
            ngettext("pair awaits answers", "pairs await answers", proposed),
            f"{url}?show=proposed",
        ),
        Item(
            talks,
            ngettext(
                "check-in closed in the last seven days",
                "check-ins closed in the last seven days",
                talks,
            ),
            f"{reverse('health:check_ins')}?state=closed",
        ),
    ]


def job_results(user: User) -> list[dict[str, Any]]:
    """The newest jobs this account started, with what came of them."""
    jobs = Job.objects.filter(started_by=user).order_by("-created_at")[:JOBS]
    tones = {"done": "good", "failed": "bad", "cancelled": ""}
    return [
        {
            "label": _(settings.JOB_NAMES.get(job.kind, job.kind)),
            "hint": job.reason or date_format(localtime(job.created_at), "D j M, H:i"),
            "url": reverse("jobs:job", args=[job.pk]),
            "status": job.get_state_display(),
            "tone": tones.get(job.state, "info"),
        }
        for job in jobs
    ]
