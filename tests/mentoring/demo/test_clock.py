"""Time passes in the demo when a visitor wants it to."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import clear_url_caches
from pytest_django import Settings

from mentoring.demo.actions import move_clock
from mentoring.demo.models import DemoClock

pytestmark = [pytest.mark.urls("tests.mentoring.demo.urls"), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _demo(settings: Settings) -> Iterator[None]:
    settings.DEMO = settings.LOOPBACK_ONLY = True
    clear_url_caches()
    yield
    clear_url_caches()


def ahead() -> timedelta:
    return DemoClock.objects.get().ahead


def test_the_form_lets_days_pass(client: Client) -> None:
    answer = client.post("/demo/clock/", {"days": "3"})

    assert (answer.status_code, answer.url) == (302, "/demo/")
    assert ahead() == timedelta(days=3)


@pytest.mark.parametrize("days", ["0", "-1", "367", "soon", ""])
def test_what_is_no_number_of_days_stays_on_the_page(client: Client, days: str) -> None:
    answer = client.post("/demo/clock/", {"days": days})

    assert answer.status_code == 422
    assert f'value="{days}"' in answer.content.decode() or days == ""
    assert DemoClock.objects.count() == 0


def test_steps_add_up() -> None:
    call_command("demo_clock", "+3d")
    call_command("demo_clock", "12h")

    assert ahead() == timedelta(days=3, hours=12)


@pytest.mark.parametrize("step", ["3", "-1d", "+0d", "+400d", "soon"])
def test_the_command_refuses_what_is_no_step_forward(step: str) -> None:
    with pytest.raises(CommandError, match="step forward"):
        call_command("demo_clock", "--", step)


def test_time_never_goes_back() -> None:
    with pytest.raises(ValueError, match="forward"):
        move_clock(timedelta(days=-1))


def test_outside_the_demo_time_is_not_ours(client: Client, settings: Settings) -> None:
    settings.DEMO = settings.LOOPBACK_ONLY = False

    assert client.post("/demo/clock/", {"days": "3"}).status_code == 404
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo_clock", "+3d")
