"""Celery as a doorbell: tasks take ids, and rows in PostgreSQL say what there is to do."""

import os

from celery import Celery
from kombu.transport import filesystem

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")

# Without Redis bells are files, and a worker may find one before its text is written. That bell is
# lost, which does no harm: rows are looked for again. But the worker has to take it for a broken
# connection and go on, not for its end.
filesystem.Transport.connection_errors = (*filesystem.Transport.connection_errors, ValueError)

app = Celery("counterpart")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["mentoring.jobs", "mentoring.outbox"], related_name="tasks")
