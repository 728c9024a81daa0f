"""The index of the ground floor's tables, so that migrations see them all."""

from mentoring.audit.models import AuditEntry, AuditSeal
from mentoring.demo.models import DemoClock
from mentoring.jobs.models import Beat, DueSlot, Job
from mentoring.outbox.models import KeptMail, Message, Preference
from mentoring.people.models import (
    Grade,
    Grant,
    HeadingMap,
    Import,
    ImportProblem,
    ImportRow,
    Person,
    Tie,
    User,
)

__all__ = [
    "AuditEntry",
    "AuditSeal",
    "Beat",
    "DemoClock",
    "DueSlot",
    "Grade",
    "Grant",
    "HeadingMap",
    "Import",
    "ImportProblem",
    "ImportRow",
    "Job",
    "KeptMail",
    "Message",
    "Person",
    "Preference",
    "Tie",
    "User",
]
