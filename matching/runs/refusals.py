"""Why two people cannot be paired, in whole sentences that name the facts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.runs.hours import day, offsets, shared_minutes, span
from matching.runs.lines import levels_apart
from mentoring.people.models import Person
from programs.pairings.reasons import language_name, listed
from programs.participants.models import Participation

Row = Mapping[str, Any]
LEAST_OVERLAP = 120


@dataclass(frozen=True)
class Two:
    """An executive and a mentor with the rows the run froze of everybody, and its policy."""

    executive: Participation
    mentor: Participation
    people: Mapping[str, Row]
    policy: Row

    @property
    def rows(self) -> tuple[Row, Row]:
        return self.people[str(self.executive.person_id)], self.people[str(self.mentor.person_id)]

    @property
    def names(self) -> dict[str, str]:
        return {"executive": self.executive.person.name, "mentor": self.mentor.person.name}


def refusals(rules: Iterable[str], two: Two) -> list[str]:
    """One or two sentences for each hard rule of the engine that a pair breaks."""
    return [WORDS[rule](two) if rule in WORDS else rule for rule in rules]


def _line(two: Two) -> str:
    close = _(
        "They stand too close in one reporting line, or one of them decides on the other's pay. "
        "No reason lifts this rule."
    )
    executive, mentor = (str(p.person_id) for p in (two.executive, two.mentor))
    levels = levels_apart(two.people, executive, mentor)
    if levels is None:
        return close
    apart = ngettext(
        "%(mentor)s and %(executive)s stand %(count)d level apart in one line.",
        "%(mentor)s and %(executive)s stand %(count)d levels apart in one line.",
        levels,
    ) % (two.names | {"count": levels})
    return f"{close} {apart} {_least_levels(two.policy.get('line_distance'))}"


def _least_levels(least: int | None) -> str:
    if least is None:
        return _("This program pairs nobody within one line.")
    words = ngettext(
        "This program asks for %(count)d level at least, and a recusal of both.",
        "This program asks for %(count)d levels at least, and a recusal of both.",
        least,
    )
    return words % {"count": least}


def _direction(two: Two) -> str:
    grades = {"low": grade(two.mentor.person), "high": grade(two.executive.person)}
    return _(
        "The mentor's grade is not below the executive's: %(mentor)s is %(low)s, "
        "%(executive)s %(high)s."
    ) % (two.names | grades)


def grade(person: Person) -> str:
    return person.grade.label if person.grade else _("of an unknown grade")


def _same_manager(two: Two) -> str:
    manager = two.mentor.person.manager
    if manager is None:
        return _("They have the same manager.")
    return _("They have the same manager: %(name)s.") % {"name": manager.name}


def _overlap(two: Two) -> str:
    executive, mentor = two.rows
    minutes = shared_minutes(executive, mentor)
    if not minutes:
        return _("Their working days share too few hours.")
    said = _(
        "Their working days share too few hours: %(there)s and %(here)s share %(shared)s; "
        "%(least)s are needed."
    ) % {
        "there": hours(two.executive.person, executive),
        "here": hours(two.mentor.person, mentor),
        "shared": span(min(minutes)),
        "least": span(two.policy.get("min_overlap_minutes") or LEAST_OVERLAP),
    }
    return f"{said} {_clocks(minutes)}".strip()


def _clocks(minutes: list[int]) -> str:
    """Where the clocks change during the program, the worst stretch counts."""
    if len(set(minutes)) < 2:  # noqa: PLR2004 - one value is no change
        return ""
    best = {"most": span(max(minutes))}
    return (
        _("Clocks change during the program: it is %(most)s at best, and the least counts.") % best
    )


def hours(person: Person, row: Row) -> str:
    """Tokyo 09:00–17:00."""
    zone = person.time_zone.rsplit("/", maxsplit=1)[-1].replace("_", " ") if offsets(row) else ""
    return f"{zone or person.site} {day(row)}"


def _language(two: Two) -> str:
    executive, mentor = two.rows
    return _(
        "They have no language in common: %(executive)s speaks %(theirs)s, %(mentor)s %(own)s."
    ) % (two.names | {"theirs": languages(executive), "own": languages(mentor)})


def languages(row: Row) -> str:
    return listed([language_name(code) for code in sorted(row.get("languages") or [])])


def _excluded(_two: Two) -> str:
    return _("A coordinator or one of the two has ruled this pair out.")


def _beside(two: Two) -> str:
    return (
        _("The rules for the top list leave no place for %(mentor)s beside whom %(executive)s has.")
        % two.names
    )


def _power(_two: Two) -> str:
    return _("A power relationship stands between them.")


def _history(_two: Two) -> str:
    return _("They were a pair before.")


def _region(two: Two) -> str:
    executive, mentor = two.rows
    regions = {"there": executive.get("region") or "–", "here": mentor.get("region") or "–"}
    if two.policy.get("region_policy") == "in":
        return _("This program pairs within one region: %(there)s and %(here)s are two.") % regions
    return _("This program pairs across regions: both work in %(there)s.") % regions


WORDS: dict[str, Callable[[Two], str]] = {
    "line": _line,
    "direction": _direction,
    "same_manager": _same_manager,
    "overlap": _overlap,
    "language": _language,
    "excluded": _excluded,
    "beside": _beside,
    "power": _power,
    "history": _history,
    "region": _region,
}
