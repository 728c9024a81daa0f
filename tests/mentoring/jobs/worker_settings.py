"""The settings of worker processes that tests start: with a kind of work that only tests know."""

from mentoring.settings import *  # noqa: F403

JOB_KINDS = {"slowly": "tests.mentoring.jobs.kinds.slowly"}
JOB_QUEUES: dict[str, str] = {}
