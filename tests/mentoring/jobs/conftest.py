from typing import Any

import pytest
from pytest_django import Settings

from tests.mentoring.jobs import kinds


@pytest.fixture(autouse=True)
def _kinds(settings: Settings) -> Any:
    settings.JOB_KINDS = kinds.KINDS
    settings.JOB_ENDINGS = kinds.ENDINGS
    settings.JOB_NAMES = {"count": "Counting"}
    settings.JOB_RESULTS = {}
    settings.JOB_READERS = {"count": "tests.mentoring.jobs.kinds.is_for"}
    kinds.ended.clear()
