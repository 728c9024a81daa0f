"""A program's settings in words, as its page shows them."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs.setup.models import Edition, Program, Topic
from programs.setup.policies import DIALS, FORMATS, ROLES
from programs.setup.wording import vocabulary, words

Rows = list[dict[str, Any]]
REGIONS = {
    "any": gettext_lazy("Any two regions"),
    "in": gettext_lazy("Both from one region"),
    "cross": gettext_lazy("Always from two regions"),
}


def summary(program: Program) -> list[tuple[str, Rows]]:
    """(heading, rows) for summary lists."""
    return [
        (_("What for"), _purpose(program)),
        (_("Rhythm"), _rhythm(program)),
        (_("Pairing"), _pairing(program)),
        (_("Around the sessions"), _around(program)),
    ]


def _row(label: str, value: object) -> dict[str, Any]:
    return {"label": label, "value": value}


def _purpose(program: Program) -> Rows:
    return [
        _row(_("Leadership question"), program.question),
        _row(_("Goal"), program.goal[:1].upper() + program.goal[1:]),
        _row(_("Primary outcome"), program.outcome),
        _row(_("Direction"), program.get_direction_display()),
    ]


def _rhythm(program: Program) -> Rows:
    plan = _("%(sessions)s sessions of %(minutes)s minutes in %(months)s months") % {
        "sessions": program.sessions_planned,
        "minutes": program.session_minutes,
        "months": program.months,
    }
    weeks = ", ".join(str(week) for week in program.check_in_weeks)
    return [
        _row(_("Plan"), plan),
        _row(_("First session"), _days(program.first_session_days)),
        _row(_("Alert without a session"), _days(program.gap_alert_days)),
        _row(_("Alert after moves in a row"), program.moves_alert),
        _row(_("Check-ins in weeks"), weeks),
    ]


def _days(days: int) -> str:
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}


def _pairing(program: Program) -> Rows:
    hours = program.min_overlap_minutes / 60
    return [
        _row(_("Mentors for each executive"), program.mentors_per_executive),
        _row(_("Executives for each mentor"), program.executives_per_mentor),
        _row(_("A mentor's hours a month, at most"), program.load_cap_hours),
        _row(_("Shared working hours a day, at least"), f"{hours:g}"),
        _row(_("Reporting lines"), _line(program)),
        _row(_("Regions"), REGIONS.get(program.region_policy)),
        _row(
            _("Top list that must have a pair"),
            f"{program.coverage_target} %" if program.coverage_target else "",
        ),
    ]


def _line(program: Program) -> str:
    if program.line_distance is None:
        return _("Never within one reporting line")
    return _("Within one line only %(levels)s levels or more apart, with a signed recusal") % {
        "levels": program.line_distance
    }


def _around(program: Program) -> Rows:
    names = dict(Topic.objects.filter(key__in=program.topics).values_list("key", "name"))
    return [
        _row(_("Structure"), DIALS.get(program.dial)),
        _row(_("Topics to start from"), ", ".join(names.get(key, key) for key in program.topics)),
        _row(_("Formats"), ", ".join(str(FORMATS.get(each, each)) for each in program.formats)),
        _row(_("Roles"), ", ".join(str(ROLES.get(each, each)) for each in program.roles_on)),
        _row(_("Smallest group a report shows"), program.floor),
        _row(_("Second approver"), _("Yes") if program.second_approver else _("No")),
    ]


def editions_of(program: Program) -> Rows:
    """Each edition with the words its readers read."""
    return [_edition(each) for each in program.editions.order_by("region", "country")]


def _edition(edition: Edition) -> dict[str, Any]:
    said = words(edition)
    return {
        "edition": edition,
        "place": " · ".join(filter(None, [edition.region, edition.country]))
        or _("Everywhere else"),
        "vocabulary": vocabulary(edition.vocabulary).name,
        "mentor": said["mentor"],
        "executive": said["executive"],
        "program": said["program"],
        "waits": edition.language != "en" and not edition.switches.get("native_review"),
    }
