"""What the engine is told of a person: each field in words, and whose it is to read."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentoring.people.permissions import Reader
from mentoring.people.table import TABLE


@dataclass(frozen=True)
class Field:
    """`key` is a row of the permission table; "" stands for what nobody but the engine reads."""

    words: str | Promise
    key: str


PLACE, TOPICS = _("Function, region and site"), _("Topics offered, with levels")
LINE, HOURS = _("Manager, and who decides on pay"), _("Working hours and time zone")
FIELDS: dict[str, Field] = {
    "employee_id": Field(_("A number that stands for the person; no name"), "profile.card"),
    "role": Field(_("Mentor or executive"), "participants.list"),
    "function": Field(PLACE, "profile.card"),
    "region": Field(PLACE, "profile.card"),
    "site": Field(PLACE, "profile.card"),
    "grade_rank": Field(_("Place of the grade on the ladder"), "directory.fields"),
    "manager_id": Field(LINE, "directory.fields"),
    "pay_decider": Field(LINE, "directory.fields"),
    "languages": Field(_("Languages"), "profile.card"),
    "needs": Field(_("Topics wanted, with weights"), "profile.wishes"),
    "expertise": Field(TOPICS, "profile.card"),
    "aspirations": Field(_("Functions a mentor aims for"), "profile.about"),
    "communication": Field(_("How the person likes to work"), "profile.working"),
    "utc_offset_min": Field(HOURS, "profile.hours"),
    "work_start_min": Field(HOURS, "profile.hours"),
    "work_end_min": Field(HOURS, "profile.hours"),
    "slots": Field(_("Free places"), "profile.capacity"),
    "capacity": Field(_("Free places"), "profile.capacity"),
    "priority": Field(_("Priority of an executive"), "participants.list"),
    "c_suite": Field(_("Whether an executive is on the top list"), "participants.list"),
    "opted_in": Field(
        _("Whether a mentor chose to be counted for an inclusion goal"), "profile.inclusion"
    ),
    "ranks": Field(_("Whom the person would like, where people were asked"), ""),
}


def readable(name: str, reader: Reader) -> bool:
    """Whether this reader may see this field of others; a field without a line is nobody's."""
    field = FIELDS.get(name)
    return bool(field and field.key and TABLE[field.key].reads(reader))


def split(names: Any, reader: Reader) -> tuple[list[str], list[str]]:
    """Field names a reader sees, and those withheld from them, each in the order of FIELDS."""
    order = [*FIELDS, *sorted(set(names) - set(FIELDS))]
    mine = [name for name in order if name in names]
    seen = [name for name in mine if readable(name, reader)]
    return seen, [name for name in mine if name not in seen]


def said(names: Any) -> list[str]:
    """The fields in words, each once."""
    known = [str(FIELDS[name].words) for name in names if name in FIELDS]
    return list(dict.fromkeys(known))
