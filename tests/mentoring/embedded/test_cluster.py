import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from mentoring.embedded.binaries import run_as
from mentoring.embedded.cluster import Cluster
from mentoring.embedded.place import EmbeddedError
from mentoring.embedded.postmaster import Postmaster
from mentoring.embedded.process import is_there

pytestmark = pytest.mark.processes


def ask(server: Postmaster, question: str) -> str:
    address = f"host={server.socket_folder} dbname=counterpart user=postgres"
    with psycopg.connect(address, autocommit=True) as connection:
        answer = connection.execute(question.encode())
        row = answer.fetchone() if answer.description else None
        return str(row[0]) if row else ""


def kill(server: Postmaster) -> None:
    """As hard as a power cut would, and back only when it is gone."""
    os.kill(server.pid, signal.SIGKILL)
    while Path(f"/proc/{server.pid}").exists():
        pass


@pytest.fixture
def stranger() -> Iterator[int]:
    """The pid of a program that is no PostgreSQL, though of the same user."""
    with subprocess.Popen(["sleep", "600"], **run_as()) as process:
        yield process.pid
        process.kill()


def test_a_running_server_is_joined(cluster: Cluster) -> None:
    first = cluster.join()

    second = cluster.join()

    assert second == first


def test_many_at_once_start_one_server(cluster: Cluster) -> None:
    joined: list[Postmaster] = []
    threads = [threading.Thread(target=lambda: joined.append(cluster.join())) for _ in range(8)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert joined == [joined[0]] * 8


def test_it_listens_on_its_socket_alone(cluster: Cluster) -> None:
    server = cluster.join()

    assert ask(server, "SHOW listen_addresses") == ""


def test_it_knows_letters_beyond_ascii(cluster: Cluster) -> None:
    server = cluster.join()

    assert ask(server, "SELECT upper('åéж')") == "ÅÉЖ"


def test_settings_reach_the_server(cluster: Cluster) -> None:
    server = cluster.join()

    assert ask(server, "SHOW fsync") == "off"


def test_a_stopped_server_keeps_its_data(cluster: Cluster) -> None:
    ask(cluster.join(), "CREATE TABLE kept AS SELECT 7 AS number")

    was_running = cluster.stop()

    assert was_running
    assert ask(cluster.join(), "SELECT number FROM kept") == "7"


def test_stopping_what_does_not_run_says_so(cluster: Cluster) -> None:
    assert cluster.stop() is False


def test_a_dropped_server_forgets_its_data(cluster: Cluster) -> None:
    ask(cluster.join(), "CREATE TABLE kept ()")

    cluster.drop()

    assert ask(cluster.join(), "SELECT to_regclass('kept') IS NULL") == "True"


def test_a_killed_server_is_started_again(cluster: Cluster) -> None:
    killed = cluster.join()
    kill(killed)

    again = cluster.join()

    assert again.pid != killed.pid
    assert ask(again, "SELECT 1") == "1"


def test_a_pid_that_another_program_wears_is_not_taken_for_the_server(
    cluster: Cluster, stranger: int
) -> None:
    killed = cluster.join()
    kill(killed)
    for trace in (cluster.data / "postmaster.pid", Path(f"{killed.socket_path}.lock")):
        trace.write_text(trace.read_text().replace(str(killed.pid), str(stranger)))

    again = cluster.join()

    assert ask(again, "SELECT 1") == "1"
    assert is_there(stranger)


def test_a_server_whose_socket_was_cleaned_away_is_reached_again(cluster: Cluster) -> None:
    deaf = cluster.join()
    deaf.socket_path.unlink()

    again = cluster.join()

    assert again.pid != deaf.pid
    assert ask(again, "SELECT 1") == "1"


def test_a_half_made_server_is_made_anew(cluster: Cluster) -> None:
    half = cluster.place.home / "postgres.making"
    half.mkdir()
    (half / "PG_VERSION").write_text("18")

    server = cluster.join()

    assert ask(server, "SELECT 1") == "1"
    assert not half.exists()


def test_a_server_that_cannot_start_shows_its_log(cluster: Cluster) -> None:
    broken = Cluster(cluster.place, "postgres", {"max_connections": "plenty"})

    with pytest.raises(EmbeddedError, match='invalid value for parameter "max_connections"'):
        broken.join()
