"""The job that applies a preview: one transaction, so that a file is in whole or not at all."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from mentoring.audit.actions import record
from mentoring.jobs.models import Job
from mentoring.jobs.progress import Progress
from mentoring.jobs.running import JobFailed
from mentoring.people.access import may_run, regions
from mentoring.people.imports import enrolling, ties, writing
from mentoring.people.imports.consequences import close_accounts, tell_addresses
from mentoring.people.models import HeadingMap, Import, User
from mentoring.web import clock

# One file at a time: a second one waits until the first is in.
ONE_AT_A_TIME = 0x1D2C3B4A
TOLD = ("new", "changed", "unchanged", "left", "rejected")


def apply(job: Job, progress: Progress) -> dict[str, Any]:
    """Apply what was previewed. Doing it again, or after a crash, changes nothing more."""
    one = Import.objects.get(pk=job.subject_id)
    if one.state == Import.State.APPLIED:
        return told(one)
    total = sum(one.counts.get(name, 0) for name in ("new", "changed", "left"))
    progress(0, total, _("Writing"))
    with transaction.atomic():
        apply_now(one, by=job.started_by, now=clock.now())
        # At the end: its lock would keep the lease from being renewed while the rows are written.
        with progress.hold():
            pass
    return told(one)


def apply_now(one: Import, *, by: User | None, now: datetime, staged: bool = False) -> None:
    """Within a transaction. Raises JobFailed where the preview no longer holds.

    `staged`: the file was read in this very transaction (see writing.write).
    """
    take_turn()
    one.refresh_from_db()
    if one.state == Import.State.APPLIED:
        return
    refuse_stale(one, by)
    if one.is_of_people:
        _write_people(one, by, now, staged=staged)
    else:
        enrolling.enrol(one, by=by, now=now)
    _finish(one, by, now)


def take_turn() -> None:
    """Wait for the file that is being imported, however long it takes."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = 0")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def refuse_stale(one: Import, by: User | None) -> None:
    if by is not None and not may_run(by):
        raise JobFailed(_("You may not import any more."))
    if one.is_of_people and by is not None and kept_regions(by) != one.regions:
        raise JobFailed(_("Your regions changed in the meantime. Read the file again."))
    if is_stale(one):
        raise JobFailed(_("Another file was imported in the meantime. Look at the preview again."))


def kept_regions(user: User) -> list[str] | None:
    where = regions(user)
    return None if where is None else sorted(where)


def is_stale(one: Import) -> bool:
    """Whether another file changed the directory after this one was compared with it."""
    later = Import.objects.filter(kind=Import.Kind.PEOPLE, applied_at__gt=one.previewed_at)
    return one.is_of_people and later.exclude(pk=one.pk).exists()


def _write_people(one: Import, by: User | None, now: datetime, *, staged: bool) -> None:
    writing.write(one, by=by.pk if by is not None else None, staged=staged)
    ties.write(one, today=now.date())
    tell_addresses(writing.moved_addresses(), one, by=by)
    leavers = writing.leavers()
    if leavers:
        close_accounts(leavers, by=by)
        for path in settings.LEAVER_HOOKS:
            import_string(path)(leavers, now=now)
    changed = writing.changed_lines()
    if changed:
        for path in settings.REORG_HOOKS:
            import_string(path)(changed, now=now)


def _finish(one: Import, by: User | None, now: datetime) -> None:
    waiting = one.rows.filter(verdict="rejected").order_by("row")
    one.remaining = sorted(set(waiting.values_list("row", flat=True)))
    one.state, one.applied_at, one.reason = Import.State.APPLIED, now, ""
    one.save()
    if one.fingerprint:
        HeadingMap.objects.update_or_create(
            fingerprint=one.fingerprint, defaults={"mapping": one.said or one.mapping}
        )
    # What was staged is in the directory now; only the rows that wait are needed any longer.
    one.rows.exclude(verdict="rejected").delete()
    if not one.remaining and one.file:
        one.file.delete(save=True)
    record(by, f"{one.kind}.imported", one, new=told(one))


def told(one: Import) -> dict[str, Any]:
    return {name: one.counts[name] for name in TOLD if name in one.counts}


def ended(job: Job) -> None:
    """The job failed or was cancelled: what stood before stands again, with the reason."""
    before = Import.State.PREVIEWED if job.kind == "people.import" else Import.State.UPLOADED
    mine = Import.objects.filter(pk=job.subject_id, state__in=["applying", "reading"])
    mine.update(state=before, reason=job.reason)
