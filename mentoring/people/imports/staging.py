"""What a file would change: every accepted row against the directory, in a few statements."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Count

from mentoring.people.hris.corrections import Corrections
from mentoring.people.hris.faults import FileFault
from mentoring.people.hris.labels import key
from mentoring.people.hris.people import Reading, read_people
from mentoring.people.hris.problems import shown
from mentoring.people.hris.source import Source
from mentoring.people.hris.table import Choices
from mentoring.people.imports import leaving, problems, table
from mentoring.people.imports.differences import count_new, stage_changed, stage_new
from mentoring.people.imports.lines import open_circles
from mentoring.people.imports.scope import refuse_regions, refuse_taken
from mentoring.people.imports.ties import drop_strays, read_by
from mentoring.people.models import Grade, Import


def source_of(one: Import) -> Path:
    """Raises FileFault where the file is gone: deleted by hand, or lost with a disk."""
    path = Path(one.file.path)
    if not path.exists():
        raise FileFault("file_gone")
    return path


def choices_of(one: Import) -> Choices:
    return Choices(one.encoding, one.delimiter, one.sheet)


def read_file(one: Import, source: Source) -> Reading:
    """Raises FileFault."""
    ranks = Grade.objects.filter(rank__isnull=False).values_list("label", "rank")
    return read_people(
        source,
        choices_of(one),
        said=one.said,
        known_ids=table.each("SELECT employee_id FROM mentoring_person"),
        known_grades={label: rank for label, rank in ranks if rank is not None},
        date_order=one.date_order,
        corrections=Corrections.kept(one.corrections),
    )


@transaction.atomic
def stage(one: Import, source: Source, *, now: datetime, keep_new: bool = True) -> None:
    """Read the file anew and write down what it would do. Raises FileFault, staging nothing.

    `keep_new=False` only counts who is new: for the command line, where nobody looks at them.
    """
    reading = read_file(one, source)
    try:
        _stage(one, reading, now, keep_new=keep_new)
    finally:
        reading.close()


def _stage(one: Import, reading: Reading, now: datetime, *, keep_new: bool) -> None:
    one.rows.all().delete()
    one.problems.all().delete()
    read = read_by(one, reading.columns.fields)
    fields = table.fields_of(read)
    _fill(one, reading)
    found = problems.Found.of(reading, wanted(one))
    refuse_regions(one.regions, reading.columns, found, has_region="region" in fields)
    refuse_taken(reading.columns, found)
    open_circles(reading.columns, found)
    drop_strays(reading.columns, fields, found)
    today = now.date()
    new = stage_new(one, fields) if keep_new else count_new()
    stage_changed(one, fields, today)
    rejected = problems.keep_rejected(one, reading, found)
    absent = leaving.stage_absent(one, rejected, today)
    problems.keep(one, found)
    one.counts = _counts(one, reading, found, absent, new, now)
    one.encoding, one.delimiter = reading.table.encoding, reading.table.delimiter
    one.sheet, one.labels = reading.table.sheet, [shown(each) for each in reading.columns.labels]
    one.mapping = read
    one.state, one.fault, one.reason = Import.State.PREVIEWED, "", ""
    one.previewed_at = now
    one.save()


def wanted(one: Import) -> frozenset[int] | None:
    """The rows that are still to be looked at; None stands for all."""
    return None if one.remaining is None else frozenset(one.remaining)


def _fill(one: Import, reading: Reading) -> None:
    table.run(table.CREATE)
    # Before COPY begins: while it runs, its connection takes no other statement.
    known = {key(label): label for label in Grade.objects.values_list("label", flat=True)}
    table.copy("staged", table.COLUMNS, _rows(reading, wanted(one), known))
    table.run("ANALYZE staged (row, employee_id, email, manager_id)")
    # The directory may have grown since it was last looked at, in this hour's first import for
    # one: whoever believes it empty goes through all of it for every row of the file.
    table.run("SET LOCAL enable_nestloop = off")


def _rows(
    reading: Reading, only: frozenset[int] | None, known: dict[str, str]
) -> Iterator[list[Any]]:
    """As COPY takes them: arrays as literals, languages as one text, grades by their known name."""
    opened, grade, languages = 1, table.COLUMNS.index("grade"), table.COLUMNS.index("languages")
    for values in reading.staged.standing():
        if only is not None and values[0] not in only:
            continue
        label = values[grade][0]
        values[grade] = known.setdefault(key(label), label) if label else ""
        values[languages] = ", ".join(values[languages])
        values[opened] = f"{{{','.join(values[opened])}}}"
        yield values


def _counts(
    one: Import,
    reading: Reading,
    found: problems.Found,
    absent: int | None,
    new: int,
    now: datetime,
) -> dict[str, Any]:
    """`rows` are `new + changed + left - absent + unchanged + rejected`."""
    by_verdict = dict(one.rows.order_by().values_list("verdict").annotate(Count("pk")))
    told = {verdict: by_verdict.get(verdict, 0) for verdict in ("changed", "left")}
    staged = table.fetch("SELECT count(*) FROM staged")[0][0]
    return {
        "new": new,
        **told,
        "absent": absent or 0,
        "absence_unclear": absent is None,
        "unchanged": staged - new - sum(told.values()) + (absent or 0),
        "rejected": len(found.rejected),
        "rows": staged + len(found.rejected),
        "warned": found.warned,
        "present": leaving.present(one.regions, now),
        "grades": dict(reading.unknown_grades),
        "asks_date_order": reading.date_order_asked,
    }
