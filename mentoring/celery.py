"""Celery as a doorbell: tasks take ids, and rows in PostgreSQL say what there is to do."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")

app = Celery("counterpart")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["mentoring.jobs", "mentoring.outbox"], related_name="tasks")
