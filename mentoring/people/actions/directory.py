"""The directory leaves the house only with a line in the audit log."""

from mentoring.audit.actions import record
from mentoring.people.models import User


def record_export(by: User, rows: int) -> None:
    """Say that somebody took the directory with them; on whom, the account of who did."""
    record(by, "directory.exported", by, new={"rows": rows})
