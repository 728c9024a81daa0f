"""One thing that is wrong with one row, in words for whoever must mend it."""

from dataclasses import dataclass

from mentoring.people.hris.reasons import REASONS, REJECTIONS

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Problem:
    """`row` is the spreadsheet's row number, `column` the heading as typed or empty."""

    row: int
    column: str
    value: str
    code: str
    repair: str = ""
    other: str = ""

    @property
    def rejects(self) -> bool:
        return self.code in REJECTIONS

    @property
    def reason(self) -> str:
        parts = {"value": self.value, "repair": self.repair, "other": self.other}
        return str(REASONS[self.code]) % parts


def shown(value: str) -> str:
    """A cell as it may stand in a message: short, and without what cannot be stored."""
    cut = value if len(value) <= SHOWN else value[:SHOWN] + "…"
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in cut
    )
