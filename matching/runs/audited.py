"""Whom acts on a matching run concern, for the audit log."""

from matching.runs.models import MatchingRun, Proposal
from mentoring.audit.scopes import Scope
from programs.participants.audited import both


def run(row: MatchingRun) -> Scope:
    return Scope(row.cohort.program_id, regions=tuple(sorted(row.regions)))


def proposal(row: Proposal) -> Scope:
    return both(row.mentor, row.executive)
