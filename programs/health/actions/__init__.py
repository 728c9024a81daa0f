"""Asking for help, and what ends or rests a pair with all that hangs on it."""

from programs.health.actions.asking import ask_for_help, close_request, escalate_due
from programs.health.actions.checking import close_check_in, plan_check_ins, reopen_check_in
from programs.health.actions.resting import complete_due, end_pair, pause_pair, resume_pair
from programs.health.actions.watching import ask_recusal, watch

__all__ = [
    "ask_for_help",
    "ask_recusal",
    "close_check_in",
    "close_request",
    "complete_due",
    "end_pair",
    "escalate_due",
    "pause_pair",
    "plan_check_ins",
    "reopen_check_in",
    "resume_pair",
    "watch",
]
