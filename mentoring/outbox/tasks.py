"""What the mail worker is rung for."""

from celery import shared_task

from mentoring.outbox import sending


@shared_task
def drain() -> None:
    sending.drain()
