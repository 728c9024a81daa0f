"""Whether day or month comes first in a date column, told by the column's other dates."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from mentoring.people.hris.dates import order_told
from mentoring.people.hris.faults import FileFault
from mentoring.people.hris.table import Table

ORDERS = ("dmy", "mdy")
Seen = dict[str, Counter[str]]


class DateOrders:
    """Reads the date columns once, when a date that can be two is first met."""

    def __init__(self, table: Table, fields: Mapping[str, int], said: str = "") -> None:
        if said and said not in ORDERS:
            raise FileFault("field_unknown", value=said)
        self._table = table
        self._places = {name: at for name, at in fields.items() if name in ("hired_on", "left_on")}
        self._said = said
        self._seen: Seen = {}

    def __call__(self, name: str) -> str:
        """Give "dmy", "mdy", or nothing: where nothing tells, or the column holds both."""
        if self._said:
            return self._said
        if not self._seen:
            self._seen = self._looked()
        own, all_columns = self._seen[name], sum(self._seen.values(), Counter[str]())
        told = own or all_columns
        return next(iter(told)) if len(told) == 1 else ""

    def _looked(self) -> Seen:
        told = lru_cache(maxsize=4096)(order_told)
        seen: Seen = {name: Counter() for name in self._places}
        for _, cells, _ in self._table.records():
            for name, at in self._places.items():
                order = told(cells[at]) if at < len(cells) else ""
                if order:
                    seen[name][order] += 1
        return seen
