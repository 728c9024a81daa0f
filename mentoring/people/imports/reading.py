"""Reading an uploaded file: within the request while it is small, as a job when it is not."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mentoring.jobs.models import Job
from mentoring.jobs.progress import Progress
from mentoring.people.hris.columns import fingerprint
from mentoring.people.hris.faults import FileFault
from mentoring.people.hris.problems import shown
from mentoring.people.hris.source import Source
from mentoring.people.hris.table import open_table
from mentoring.people.imports.enrolling import stage_participants
from mentoring.people.imports.staging import choices_of, source_of, stage
from mentoring.people.models import HeadingMap, Import
from mentoring.web import clock

SMALL = 1024 * 1024  # bytes that are read while somebody waits: some 8,000 rows


def read(job: Job, progress: Progress) -> dict[str, Any]:
    """Stage a large file; what is wrong with it as a whole is kept with the import."""
    one = Import.objects.get(pk=job.subject_id)
    progress(0, 0, _("Reading"))
    with transaction.atomic():
        read_now(one, now=clock.now())
        with progress.hold():
            pass
    return {"rows": one.counts.get("rows", 0)}


def read_now(one: Import, *, now: datetime) -> None:
    """Stage the file. A fault is no error here: the import's page asks what to do about it."""
    try:
        source = source_of(one)
        remember_headings(one, source)
        staging = stage if one.is_of_people else stage_participants
        staging(one, source, now=now)
    except FileFault as fault:
        one.state, one.fault, one.reason = Import.State.UPLOADED, fault.code, fault.message[:300]
        one.counts = {}
        one.save()


def remember_headings(one: Import, source: Source) -> None:
    """The same headings mean what somebody said they mean the last time. Raises FileFault."""
    table = open_table(source, choices_of(one))
    one.labels = [shown(label) for label in table.labels]
    # The same headings may mean something else in another kind of file.
    one.fingerprint = fingerprint([one.kind, *table.labels])
    if one.said:
        return
    known = HeadingMap.objects.filter(fingerprint=one.fingerprint).first()
    if known is not None:
        one.said = known.mapping
