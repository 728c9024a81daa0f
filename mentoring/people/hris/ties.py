"""Cells that name several people: numbers parted by semicolons, commas, bars or line ends."""

import re

from mentoring.people.hris.cells import Cleaned
from mentoring.people.hris.dates import EMPTY
from mentoring.people.hris.ids import clean_reference

# The fields of HR's file, and the kind of tie that each makes.
KINDS = {"dotted_line_id": "dotted", "hr_partner_id": "hr_partner", "panel_ids": "panel"}
JOIN = "; "
MOST = 40
_BETWEEN = re.compile(r"[;,|\r\n]+")


def clean_numbers(raw: str) -> Cleaned:
    """The numbers in order, each once, as one text; what cannot be read is left out of it."""
    if not raw or raw.isspace():
        return "", "", ""
    found: set[str] = set()
    problem = ""
    for part in _BETWEEN.split(raw):
        number, code, _ = clean_reference(part, EMPTY, "tie_damaged")
        problem = problem or code
        if number:
            found.add(number)
    if len(found) > MOST:
        return "", "tie_many", ""
    text = JOIN.join(sorted(found))
    return text, problem, text if problem == "id_decimal" else ""


def numbers(text: str) -> tuple[str, ...]:
    """What `clean_numbers` put together, taken apart again."""
    return tuple(text.split(JOIN)) if text else ()
