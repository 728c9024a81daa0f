"""The index of the programs' tables, so that migrations see them all."""

from programs.circles.models import Circle, CircleMeeting, CircleMember, CirclePost
from programs.cohorts.models import Cohort
from programs.exercises.models import Exercise
from programs.health.models import CheckIn, Conflict, HelpRequest
from programs.pairings.models import (
    Agreement,
    AgreementConsent,
    DialChange,
    ExtensionAnswer,
    KeepAnswer,
    MatchAnswer,
    Pairing,
    Recusal,
)
from programs.participants.models import (
    Avoidance,
    Candidate,
    Offer,
    Participation,
    Place,
    Profile,
    Rank,
    Wish,
)
from programs.sessions.models import (
    Agenda,
    CalendarKey,
    Commitment,
    LearningGoal,
    LogBefore,
    Note,
    PrivateCheck,
    Seat,
    Session,
)
from programs.setup.models import Edition, Program, Topic
from programs.training.models import BoundaryCard, ModuleAnswers, ModuleState, RolePlayed

__all__ = [
    "Agenda",
    "Agreement",
    "AgreementConsent",
    "Avoidance",
    "BoundaryCard",
    "CalendarKey",
    "Candidate",
    "CheckIn",
    "Circle",
    "CircleMeeting",
    "CircleMember",
    "CirclePost",
    "Cohort",
    "Commitment",
    "Conflict",
    "DialChange",
    "Edition",
    "Exercise",
    "ExtensionAnswer",
    "HelpRequest",
    "KeepAnswer",
    "LearningGoal",
    "LogBefore",
    "MatchAnswer",
    "ModuleAnswers",
    "ModuleState",
    "Note",
    "Offer",
    "Pairing",
    "Participation",
    "Place",
    "PrivateCheck",
    "Profile",
    "Program",
    "Rank",
    "Recusal",
    "RolePlayed",
    "Seat",
    "Session",
    "Topic",
    "Wish",
]
