"""The agreement in plain words. A version once published never changes: people accepted it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CURRENT = "2026-2"


LIMITS, NOTES = 4, 8


@dataclass(frozen=True)
class Clause:
    number: int
    title: str | Promise
    text: str | Promise


FIRST = (
    Clause(1, _("For learning"),
           _("We meet to learn from each other. Nothing here is an assessment of anybody.")),
    Clause(2, _("Between us two"),
           _("What is said stays with us. Who said it never leaves this pair.")),
    Clause(3, _("Ideas travel with their owner's yes"),
           _("An idea may go further when the one who had it agrees, and with credit if wanted.")),
    Clause(4, _("Where this promise ends"),
           _("It does not hold for a risk of serious harm, for unlawful acts, for harassment or "
             "discrimination that the person wants to raise, or where the law obliges us. Then "
             "only what is needed goes, to the named contact, and the other hears of it first "
             "where that is safe.")),
    Clause(5, _("No inside information"),
           _("Facts that could move the market stay out of our talks. If one slips, we tell the "
             "compliance contact.")),
    Clause(6, _("No use against anybody"),
           _("Nothing from here enters pay, rating, promotion, references or a redundancy, from "
             "either side.")),
    Clause(7, _("No recording"),
           _("No recording, no transcript, no note-taking software, unless both say yes, each "
             "time anew.")),
    Clause(8, _("Whose notes are whose"),
           _("Private notes are read by their writer alone, shared notes by us two. Ninety days "
             "after the end all of them are deleted.")),
    Clause(9, _("What the program sees"),
           _("That we are a pair, whether dates are booked, kept, moved or cancelled, how often "
             "the plan changed, and that somebody asked for help. Never what we talk about.")),
    Clause(10, _("Managers stay out of it"),
           _("Neither of us speaks with the other's manager about what was said here.")),
    Clause(11, _("Our limits"),
           _("Each may put topics off the table, and say which hours, channels and places suit.")),
    Clause(12, _("Nobody speaks for a group"),
           _("Nobody here stands for a generation or any other group, and each may refuse a "
             "question about who they are.")),
    Clause(13, _("Keeping appointments"),
           _("We keep our rhythm, move a date at least a day before, and answer each "
             "other within the promised days. An office may book; each confirms in person.")),
    Clause(14, _("Stopping is free"),
           _("Either of us may pause or end this at any time, without a reason and without a "
             "record. The product does not tell who did; it cannot prevent guessing.")),
    Clause(15, _("If this is broken"),
           _("Tell a coordinator outside both reporting lines. Whoever is made to suffer for it "
             "can report that to the independent contact for 24 months.")),
    Clause(16, _("Afterwards"), _("When we stop meeting, this agreement still holds.")),
)  # fmt: skip

# Shared notes may stay, where both say so.
SECOND = tuple(
    Clause(8, _("Whose notes are whose"),
           _("Private notes are read by their writer alone, shared notes by us two. Ninety days "
             "after the end all of them are deleted, but for shared notes that we both wish to "
             "keep."))
    if clause.number == NOTES else clause
    for clause in FIRST
)  # fmt: skip

TEXTS: dict[str, tuple[Clause, ...]] = {"2026-1": FIRST, "2026-2": SECOND}


def clauses(version: str) -> list[Clause]:
    """The clauses of a version, the limits of confidentiality first."""
    return sorted(TEXTS[version], key=lambda clause: (clause.number != LIMITS, clause.number))
