"""Every write of a pair's life; each is atomic, audited, and tells whom it concerns."""

from programs.pairings.actions.agreeing import accept_agreement, change_plan, sign_recusal
from programs.pairings.actions.answering import answer_match, expire_due, may_answer, withdraw
from programs.pairings.actions.extending import (
    answer_extension,
    complete,
    ended_by,
    open_extensions,
)
from programs.pairings.actions.keeping import answer_keeping, may_keep, notes_go_on
from programs.pairings.actions.living import end, pause, resume
from programs.pairings.actions.proposing import Row, propose, propose_all
from programs.pairings.actions.turning import set_dial

__all__ = [
    "Row",
    "accept_agreement",
    "answer_extension",
    "answer_keeping",
    "answer_match",
    "change_plan",
    "complete",
    "end",
    "ended_by",
    "expire_due",
    "may_answer",
    "may_keep",
    "notes_go_on",
    "open_extensions",
    "pause",
    "propose",
    "propose_all",
    "resume",
    "set_dial",
    "sign_recusal",
    "withdraw",
]
