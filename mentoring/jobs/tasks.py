"""What workers are rung for. Each is one call long and does nothing when there is nothing to do."""

from uuid import UUID

from celery import shared_task
from django.conf import settings
from django.utils.module_loading import import_string

from mentoring.jobs import relay
from mentoring.jobs.actions import say_alive, take_slot
from mentoring.jobs.running import run
from mentoring.web import clock

memory = relay.Memory()


@shared_task
def run_job(job_id: str) -> None:
    run(UUID(job_id))


@shared_task
def ring() -> None:
    """What the relay does, in case it hangs: the same rows, found by a worker."""
    relay.sweep(memory)


@shared_task
def heartbeat() -> None:
    say_alive("beat", clock.unmoved())


@shared_task
def periodic(name: str) -> None:
    """Do the work of settings.PERIODIC once in its slot; a failure gives the slot back."""
    path, seconds = settings.PERIODIC[name]
    slot = take_slot(name, seconds, clock.unmoved())
    if slot is None:
        return
    try:
        import_string(path)(clock.now())
    except Exception:
        slot.delete()
        raise
