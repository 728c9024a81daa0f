"""What a cell of the permission table means, and the sentence that a row makes."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Reader(StrEnum):
    """In which capacity somebody comes to an object. One person may come in several."""

    OWNER = "owner"
    COORDINATOR = "coordinator"
    OTHER_REGION = "other_region"
    MENTOR = "mentor"
    EXECUTIVE = "executive"
    OTHER_PAIR = "other_pair"
    ASSISTANT = "assistant"
    FACILITATOR = "facilitator"
    LEADERSHIP = "leadership"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    STEWARD = "steward"
    OTHER_ROLE = "other_role"
    EMPLOYEE = "employee"


COLUMNS = tuple(Reader)


class May(StrEnum):
    """What a cell of the table allows. All but the last three let content through."""

    WRITE = "W"  # reads, and writes their own
    READ = "R"
    DECIDE = "D"  # reads and decides
    OWN = "O"  # only what they wrote or what is about them
    METADATA = "M"  # that it exists, when, in which state
    AGGREGATE = "A"  # counts over groups above the floor
    NOTHING = "–"
    REFUSED = "×"  # the page is known, the act is not theirs


READS = frozenset({May.WRITE, May.READ, May.DECIDE})
MEMBERS = (Reader.MENTOR, Reader.EXECUTIVE)


@dataclass(frozen=True)
class Row:
    """One kind of thing: its key, the section it stands in, its name, and a cell per reader."""

    key: str
    section: str
    title: str | Promise
    cells: dict[Reader, May]
    # With whom its writer shares it, where that is not the partner.
    among: str | Promise = ""

    def may(self, reader: Reader) -> May:
        return self.cells[reader]

    def reads(self, reader: Reader) -> bool:
        """Whether this reader sees what others wrote or did here, in full."""
        return self.cells[reader] in READS

    @property
    def is_of_members(self) -> bool:
        """Written by the two of a pair, so that a line under a field can speak to one of them."""
        return all(self.cells[side] in {May.WRITE, May.OWN} for side in MEMBERS)


def cells(letters: str) -> dict[Reader, May]:
    """Fourteen letters in the order of COLUMNS. Raises ValueError for any other number."""
    return dict(zip(COLUMNS, (May(letter) for letter in letters.split()), strict=True))


NAMES: dict[Reader, Promise] = {
    Reader.OWNER: gettext_lazy("program owners"),
    Reader.COORDINATOR: gettext_lazy("coordinators of your region"),
    Reader.OTHER_REGION: gettext_lazy("coordinators of other regions"),
    Reader.MENTOR: gettext_lazy("your partner"),
    Reader.EXECUTIVE: gettext_lazy("your partner"),
    Reader.OTHER_PAIR: gettext_lazy("other participants"),
    Reader.ASSISTANT: gettext_lazy("the assistant who schedules for you"),
    Reader.FACILITATOR: gettext_lazy("facilitators and coaches"),
    Reader.LEADERSHIP: gettext_lazy("HR leadership"),
    Reader.ADMINISTRATOR: gettext_lazy("administrators"),
    Reader.AUDITOR: gettext_lazy("auditors"),
    Reader.STEWARD: gettext_lazy("data stewards"),
    Reader.OTHER_ROLE: gettext_lazy("other roles"),
    Reader.EMPLOYEE: gettext_lazy("everybody else in the company"),
}


def sees_line(row: Row) -> str:
    """Who sees this, in words, to the one who writes it: generated, never written by hand."""
    parts = [_first(row), _glimpse(row), _counted(row)]
    return " ".join(part for part in parts if part)


def _first(row: Row) -> str:
    readers = [name(reader) for reader in COLUMNS if reader not in MEMBERS and row.reads(reader)]
    if row.among:
        readers = [_("you"), str(row.among), *readers]
    elif row.is_of_members:
        partner = all(row.reads(side) for side in MEMBERS)
        readers = [_("you"), *([_("your partner")] if partner else []), *readers]
    if not readers:
        return _("Nobody sees this.")
    if readers == [_("you")]:
        return _("Only you see this.")
    return _("Only %(readers)s see this.") % {"readers": listed(readers)}


def _glimpse(row: Row) -> str:
    readers = [name(reader) for reader in COLUMNS if row.may(reader) is May.METADATA]
    if not readers:
        return ""
    line = _("%(readers)s see that it exists and when, not what it says.")
    return capitalised(line % {"readers": listed(readers)})


def _counted(row: Row) -> str:
    readers = [name(reader) for reader in COLUMNS if row.may(reader) is May.AGGREGATE]
    if not readers:
        return ""
    line = _("%(readers)s see counts over groups, never one person's.")
    return capitalised(line % {"readers": listed(readers)})


def name(reader: Reader) -> str:
    return str(NAMES[reader])


def listed(words: list[str]) -> str:
    """In reading order, the last one after "and"."""
    return get_text_list(words, _("and"))


def capitalised(line: str) -> str:
    return line[:1].upper() + line[1:]
