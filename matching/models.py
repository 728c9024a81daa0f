"""The index of matching's tables, so that migrations see them all."""

from matching.rules.models import Ban, Lock
from matching.runs.models import MatchingRun, Proposal, StandingMatch

__all__ = ["Ban", "Lock", "MatchingRun", "Proposal", "StandingMatch"]
