"""The map of who can see what, drawn for one reader from the table and the grants in force now."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.people.access import roles
from mentoring.people.models import Grant, GrantQuerySet, User
from mentoring.people.permissions import MEMBERS, May, Reader, Row, capitalised, name
from mentoring.people.table import ROWS, SECTIONS

NAMED = 5  # holders said by name; the rest are a number
WORDS: dict[May, Promise] = {
    May.WRITE: gettext_lazy("read, write"),
    May.READ: gettext_lazy("read"),
    May.DECIDE: gettext_lazy("read, decide"),
    May.OWN: gettext_lazy("own only"),
    May.METADATA: gettext_lazy("that it exists"),
    May.AGGREGATE: gettext_lazy("counts"),
}
SEES_NOTHING = frozenset({May.NOTHING, May.REFUSED, May.OWN})
ROLES: dict[Reader, tuple[str, ...]] = {
    Reader.OWNER: (Grant.Role.OWNER,),
    Reader.COORDINATOR: (Grant.Role.COORDINATOR,),
    Reader.ASSISTANT: (Grant.Role.ASSISTANT,),
    Reader.FACILITATOR: (Grant.Role.FACILITATOR, Grant.Role.COACH),
    Reader.LEADERSHIP: (Grant.Role.LEADERSHIP,),
    Reader.ADMINISTRATOR: (Grant.Role.ADMINISTRATOR,),
    Reader.AUDITOR: (Grant.Role.AUDITOR,),
    Reader.STEWARD: (Grant.Role.STEWARD,),
    Reader.OTHER_ROLE: (
        Grant.Role.SPONSOR,
        Grant.Role.ANALYST,
        Grant.Role.OBSERVER,
        Grant.Role.INTERVIEWER,
        Grant.Role.HOST,
    ),
}


@dataclass(frozen=True)
class Column:
    title: str
    reader: Reader
    holders: str = ""
    partner: bool = False

    def word(self, row: Row) -> str:
        """What this column sees of a row; empty is the dash."""
        may = row.may(self.reader)
        if self.partner and (may is May.OWN or row.among):
            return ""
        if self.partner and may is May.WRITE and row.section == "self":
            may = May.READ  # what somebody says about themselves, nobody else writes
        return str(WORDS.get(may, ""))


@dataclass(frozen=True)
class Section:
    title: str
    rows: list[tuple[str, list[str]]]


@dataclass(frozen=True)
class Map:
    columns: list[Column]
    sections: list[Section]
    blind: str


def map_for(user: User) -> Map:
    """Columns: the reader's own roles, the two of a pair, then everybody who sees anything."""
    mine = [reader for reader, held in ROLES.items() if roles(user) & set(held)]
    others = [reader for reader in ROLES if reader not in mine]
    columns = [
        *(_own(reader) for reader in mine),
        Column(_("You, as one of a pair"), MEMBERS[0]),
        Column(capitalised(name(MEMBERS[0])), MEMBERS[0], partner=True),
        *(_other(reader, user) for reader in others if _sees_anything(reader)),
    ]
    sections = [
        Section(
            str(title),
            [(str(row.title), [column.word(row) for column in columns]) for row in _rows(key)],
        )
        for key, title in SECTIONS.items()
    ]
    return Map(columns, sections, _blind(others))


def _rows(section: str) -> list[Row]:
    return [row for row in ROWS if row.section == section]


def _sees_anything(reader: Reader) -> bool:
    return any(row.may(reader) not in SEES_NOTHING for row in ROWS)


def _blind(others: list[Reader]) -> str:
    """Those without a column, because nothing in it would be anything but a dash."""
    unseeing = [reader for reader in others if not _sees_anything(reader)]
    rest = (Reader.OTHER_REGION, Reader.OTHER_PAIR, Reader.EMPLOYEE)
    return ", ".join(name(reader) for reader in (*unseeing, *rest))


def _own(reader: Reader) -> Column:
    label = dict(Grant.Role.choices)[ROLES[reader][0]] if reader is not Reader.OTHER_ROLE else ""
    return Column(_("You: %(role)s") % {"role": label or capitalised(name(reader))}, reader)


def _other(reader: Reader, user: User) -> Column:
    return Column(capitalised(name(reader)), reader, holders(reader, user))


def holders(reader: Reader, user: User) -> str:
    """Who they are at this moment, as far as it concerns this reader."""
    people = _grants(reader, user).values_list("user__person__name", flat=True)
    names = sorted({found or _("an account outside the directory") for found in people})
    if not names:
        return _("nobody at present")
    more = len(names) - NAMED
    shown = ", ".join(names[:NAMED])
    return _("%(names)s and %(more)s more") % {"names": shown, "more": more} if more > 0 else shown


def _grants(reader: Reader, user: User) -> GrantQuerySet:
    grants = Grant.objects.in_force().filter(role__in=ROLES[reader], user__is_active=True)
    if reader in (Reader.ASSISTANT, Reader.FACILITATOR):
        return grants.filter(about=user.person_id) if user.person_id else grants.none()
    if reader is Reader.COORDINATOR and user.person is not None:
        return grants.filter(Q(region="") | Q(region=user.person.region))
    return grants
