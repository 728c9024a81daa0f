"""A file read and applied in one go, for the command line."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from mentoring.people.imports import leaving
from mentoring.people.imports.applying import apply_now, take_turn
from mentoring.people.imports.reading import remember_headings
from mentoring.people.imports.staging import stage
from mentoring.people.models import Import, ImportProblem


class TooManyLeaveError(Exception):
    """More people would leave than is usual: the file may be cut off."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a page would ask."""

    encoding: str = ""
    delimiter: str = ""
    said: dict[str, str] | None = None
    date_order: str = ""
    complete: bool = False
    confirm_leavers: bool = False
    dry_run: bool = False


@transaction.atomic
def import_whole(path: Path, options: Options, *, now: datetime) -> dict[str, Any]:
    """Returns what the command prints. Raises FileFault or TooManyLeaveError; then nothing is."""
    take_turn()
    one = Import(
        file_name=path.name[:200],
        encoding=options.encoding,
        delimiter=options.delimiter,
        said=options.said or {},
        date_order=options.date_order,
        complete=options.complete,
        leavers_confirmed=options.confirm_leavers,
    )
    remember_headings(one, path)
    one.save()
    stage(one, path, now=now, keep_new=False)
    found = outcome(one)
    if options.dry_run:
        transaction.set_rollback(True)
        return found
    if leaving.are_many(one.counts) and not one.leavers_confirmed:
        raise TooManyLeaveError(one.counts["left"])
    apply_now(one, by=None, now=now, staged=True)
    return found


def outcome(one: Import) -> dict[str, Any]:
    """Counts, and every rejection and warning with its row, column, value, reason and repair."""
    problems = list(one.problems.order_by("row", "pk"))
    return {
        "encoding": one.encoding,
        "delimiter": one.delimiter,
        "columns": {field: one.labels[place] for field, place in one.mapping.items()},
        **{name: one.counts[name] for name in ("rows", "new", "changed", "unchanged", "left")},
        "rejected": [told(each) for each in problems if each.rejects],
        "warnings": [told(each) for each in problems if not each.rejects],
    }


def told(problem: ImportProblem) -> dict[str, Any]:
    return {
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "reason": problem.reason,
        "repair": problem.repair,
    }
