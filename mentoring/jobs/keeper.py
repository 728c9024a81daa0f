"""Keeps a job's lease from a process of its own, for solvers that let no other thread run.

Started as a script, with nothing of ours imported, so that it is there at once. It reads one line
of JSON, then renews the lease until its standard input closes: so it ends with its worker, however
that ends.
"""

import json
import select
import sys
from contextlib import suppress
from typing import Any

import psycopg

RENEW = """
UPDATE mentoring_job SET lease_until = clock_timestamp() + make_interval(secs => %(lease)s)
WHERE id = %(job)s AND holder = %(holder)s AND state = 'running'
"""


def keep(told: dict[str, Any]) -> None:
    """Renew every `every` seconds. A database that is away is asked again the next time."""
    held = True
    while held and not select.select([sys.stdin], [], [], told["every"])[0]:
        with suppress(psycopg.Error):
            held = renew(told)


def renew(told: dict[str, Any]) -> bool:
    with psycopg.connect(**told["database"], autocommit=True) as connection:
        return connection.execute(RENEW, told).rowcount == 1


if __name__ == "__main__":
    keep(json.loads(sys.stdin.readline()))
