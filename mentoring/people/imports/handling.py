"""Every step of an import that somebody takes on its pages: a write, audited."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from mentoring.audit.actions import record
from mentoring.jobs.actions import claim, end, enqueue
from mentoring.jobs.models import Job
from mentoring.people.hris.grades import rank_of
from mentoring.people.hris.labels import key
from mentoring.people.hris.problems import shown
from mentoring.people.imports.applying import apply_now, kept_regions, refuse_stale, told
from mentoring.people.imports.enrolling import scope_of
from mentoring.people.imports.leaving import are_many
from mentoring.people.imports.reading import SMALL, read_now
from mentoring.people.models import Grade, HeadingMap, Import, User
from mentoring.web import clock

State = Import.State
QUICK = 2000  # rows that are written while somebody waits
STEP = 100


class NotNow(Exception):  # noqa: N818 - its text is for the person who tried
    """The import is not at this step (any more)."""


def upload(
    file: "UploadedFile[Any]",
    *,
    by: User,
    now: datetime,
    cohort: Any = None,
    complete: bool = False,
) -> Import:
    """Keep the file and look into it: at once when it is small, as a job when it is not."""
    one = Import(
        kind="people" if cohort is None else "participants",
        cohort_id=None if cohort is None else cohort.pk,
        file_name=shown(file.name or "")[:200],
        complete=complete and cohort is None,
        regions=kept_regions(by) if cohort is None else scope_of(by, cohort),
        uploaded_by=by,
        created_at=now,
    )
    one.file.save(str(one.pk), file, save=False)
    one.save()
    record(by, f"{one.kind}.uploaded", one, new={"bytes": file.size or 0})
    look_again(one, by=by, now=now)
    return one


def look_again(one: Import, *, by: User, now: datetime, **chosen: Any) -> None:
    """Read the file with what was chosen now, and compare it anew."""
    for name, value in chosen.items():
        setattr(one, name, value)
    one.leavers_confirmed = False
    if not one.file.storage.exists(str(one.file.name)) or one.file.size <= SMALL:
        read_now(one, now=now)
        return
    one.state = State.READING
    one.save()
    enqueue("people.read", one.pk, by=by)


@transaction.atomic
def choose_columns(one: Import, columns: dict[str, int | str], *, by: User, now: datetime) -> None:
    """The columns as somebody said, remembered for the next file with these headings."""
    if one.fingerprint:
        kept = {"mapping": columns}
        HeadingMap.objects.update_or_create(fingerprint=one.fingerprint, defaults=kept)
    record(by, "import.columns_chosen", one, fields=sorted(columns))
    look_again(one, by=by, now=now, said=columns)


def replace_value(one: Import, column: str, value: str, repair: str, *, by: User) -> None:
    """Read this value of this column as its repair, in all rows."""
    place = next((at for at in one.mapping.values() if one.labels[at] == column), None)
    if place is None:
        raise NotNow(_("The file has no such column any more."))
    values = dict(one.corrections.get("values", {}))
    values[str(place)] = values.get(str(place), {}) | {value: repair}
    look_again(one, by=by, now=clock.now(), corrections=one.corrections | {"values": values})


def mend_rows(
    one: Import, cells: dict[int, dict[str, str]], out: set[int], *, by: User, now: datetime
) -> None:
    """Read these rows as typed now, and leave the others out; then compare anew."""
    typed = dict(one.corrections.get("cells", {}))
    for row, said in cells.items():
        typed[str(row)] = typed.get(str(row), {}) | said
    dropped = sorted(set(one.corrections.get("out", [])) | out)
    mended = one.corrections | {"cells": typed, "out": dropped}
    look_again(one, by=by, now=now, corrections=mended)


@transaction.atomic
def place_grade(label: str, rank: int, *, by: User) -> Grade:
    """Say once where a grade stands."""
    known = next((g for g in Grade.objects.all() if key(g.label) == key(label)), None)
    grade = known or Grade(label=label[:80])
    grade.rank = rank
    grade.save()
    record(by, "grade.placed", grade, new={"rank": rank})
    return grade


def ladder(one: Import) -> list[tuple[str, int]]:
    """The grades that have a place, with their ranks, lowest first; also those this file brings."""
    placed = Grade.objects.filter(rank__isnull=False).values_list("label", "rank")
    known = {label: rank for label, rank in placed if rank is not None}
    labels = one.rows.exclude(verdict="rejected").values_list("values__grade", flat=True)
    for label in labels.order_by().distinct():
        rank = rank_of(label, known) if label else None
        if rank is not None:
            known.setdefault(label, rank)
    return sorted(known.items(), key=lambda each: (each[1], each[0]))


def rank_beside(where: str, steps: list[tuple[str, int]]) -> int | None:
    """`same:VP` or `above:VP` of the ladder, lowest first; `below` stands under all of it."""
    ranks = [rank for _, rank in steps]
    if where == "below":
        return max(0, min(ranks, default=STEP) - STEP // 2)
    how, _colon, beside = where.partition(":")
    at = next((rank for label, rank in steps if label == beside), None)
    if at is None or how not in ("same", "above"):
        return None
    if how == "same":
        return at
    higher = next((rank for rank in ranks if rank > at), at + STEP)
    return (at + higher) // 2


@transaction.atomic
def start(one: Import, *, by: User, now: datetime, leavers_confirmed: bool = False) -> Job:
    """Apply the preview: at once when little changes, as a job when much does.

    Raises NotNow, or JobFailed where the preview does not hold any more.
    """
    one = Import.objects.select_for_update().get(pk=one.pk)
    if one.state != State.PREVIEWED:
        raise NotNow(_("This file is being imported already, or has been."))
    refuse_stale(one, by)
    if are_many(one.counts) and not leavers_confirmed:
        raise NotNow(_("Confirm first that so many people have left."))
    one.state, one.reason, one.leavers_confirmed = State.APPLYING, "", leavers_confirmed
    one.save()
    job = enqueue("people.import", one.pk, by=by)
    mine = claim(job.pk, clock.unmoved()) if is_quick(one) else None
    if mine is not None:
        apply_now(one, by=by, now=now)
        end(mine, Job.State.DONE, clock.unmoved(), result=told(one))
    return Job.objects.get(pk=job.pk)


def is_quick(one: Import) -> bool:
    """Little to write, and no other file that would have to be waited for."""
    rows = sum(int(one.counts.get(name, 0)) for name in ("new", "changed", "left"))
    busy = Import.objects.filter(state=State.APPLYING).exclude(pk=one.pk).exists()
    return rows <= QUICK and not busy


@transaction.atomic
def discard(one: Import, *, by: User) -> None:
    """Forget the file and what was found in it."""
    one = Import.objects.select_for_update().get(pk=one.pk)
    if one.state in (State.APPLYING, State.READING):
        raise NotNow(_("It is being worked on. Cancel that first."))
    one.rows.all().delete()
    one.problems.all().delete()
    one.remaining = [] if one.applied_at else None
    one.state = State.APPLIED if one.applied_at else State.DISCARDED
    one.file.delete(save=False)
    one.save()
    record(by, "import.discarded", one)
