"""The project package: wiring on top, the ground floor beneath."""

from mentoring.celery import app as celery_app

__all__ = ["celery_app"]
