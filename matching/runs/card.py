"""The algorithm card: what the matching uses, what it never uses and how it decides.

It is made from the engine's own lists of terms and rules and from the fields that are frozen, so
that it says what runs; a test sees that each of them has words.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from matching.engine.result import ENGINE
from matching.engine.rules import RULES
from matching.engine.terms import TERMS
from matching.runs.fields import FIELDS
from mentoring.people.table import sees
from programs.cohorts.weighing import CRITERIA, MOST_COMMUNICATION

Row = dict[str, Any]
KEEPS_APART: dict[str, Any] = {
    "line": _("They stand in one reporting line, or one of them decides on the other's pay. A "
              "program may allow it from a number of levels on, with a signed recusal."),
    "direction": _("The mentor's grade is not below the executive's. A coordinator may make an "
                   "exception by hand, with a reason that is kept."),
    "same_manager": _("They have the same manager."),
    "overlap": _("Their working days share too few hours, in summer or in winter."),
    "language": _("They have no language in common."),
    "excluded": _("A coordinator ruled the pair out, one of the two wants to avoid the other, or "
                  "another tie of power stands between them."),
    "history": _("They were a pair before."),
    "region": _("The program pairs within regions, or across them, and they are not so."),
}  # fmt: skip
NEVER = (
    _("Age, sex, gender, origin, religion, disability, orientation or any other group"),
    _("Names and pictures"),
    _("Pay, ratings, talent pools and absences"),
    _("Personality tests"),
    _("Answers to surveys, moods, notes, messages and what is said in sessions"),
    _("How earlier pairs got on"),
)
# The engine's objective, in its strict order.
STEPS = (
    _("Rules first: two people whom a rule keeps apart are never paired, whatever the gain."),
    _("Then as many places as possible are filled, those of higher priority first."),
    _("Then the weakest pair is made as good as possible, where the program asks for that."),
    _("Then the sum of all fits is made as large as possible."),
    _("Among equals a fixed hash of two numbers decides: no chance, and no order of rows."),
)
PEOPLE = (
    _("A coordinator looks at every pair, with reasons and weak spots, and may change it."),
    _("Nobody hears of a pair before a person has published it."),
    _("Either side may decline, without giving a reason and without a trace of who did."),
    _("Each run keeps its frozen inputs, a digest of them and a proof of its result. It can be "
      "solved again at any time and gives the same pairs."),
)  # fmt: skip


def card() -> Row:
    """What the page shows."""
    return {
        "criteria": [{"label": CRITERIA[key][0], "says": CRITERIA[key][1]} for key in TERMS],
        "most_communication": MOST_COMMUNICATION,
        "rules": [KEEPS_APART[key] for key in RULES],
        "used": used(),
        "never": NEVER,
        "steps": STEPS,
        "people": PEOPLE,
        "engine": ENGINE,
    }


def used() -> list[Row]:
    """Each thing the engine is told of a person, once, and who sees it: the permission table's."""
    known = {str(field.words): field.key for field in FIELDS.values()}
    alone = _("Nobody sees this. It is told to the matching alone.")
    return [{"words": words, "sees": sees(key) if key else alone} for words, key in known.items()]
