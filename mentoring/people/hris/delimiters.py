"""Which character parts the cells: the one that gives the same number of cells in every row."""

import csv
import re
from collections import Counter
from collections.abc import Sequence

from mentoring.people.hris.columns import known_label
from mentoring.people.hris.faults import FileFault

DELIMITERS = (",", ";", "\t", "|")
NAMES = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "pipe": "|"}
_SAID = re.compile(r'"?sep=([,;\t|])"?[\r\n]*', re.IGNORECASE)


def said(line: str) -> str:
    """The delimiter that a first line `sep=;` names, or nothing."""
    found = _SAID.fullmatch(line)
    return found[1] if found else ""


def delimiter_named(name: str) -> str:
    delimiter = NAMES.get(name.strip().lower(), name)
    if delimiter not in DELIMITERS:
        raise FileFault("delimiter_unknown", value=name)
    return delimiter


def sniff_delimiter(lines: Sequence[str]) -> str:
    """Judged by headings that are known words, then by evenness; a comma where nothing tells."""
    return max(DELIMITERS, key=lambda delimiter: _evidence(lines, delimiter))


def _evidence(lines: Sequence[str], delimiter: str) -> tuple[int, float, int]:
    try:
        records = [cells for cells in csv.reader(lines, delimiter=delimiter) if cells]
    except csv.Error:
        return (0, 0.0, 0)
    widths = Counter(len(cells) for cells in records if len(cells) > 1)
    if not widths:
        return (0, 0.0, 0)
    width, times = widths.most_common(1)[0]
    known = max(sum(bool(known_label(cell)) for cell in cells) for cells in records[:10])
    return (known, round(times / len(records), 2), width)
