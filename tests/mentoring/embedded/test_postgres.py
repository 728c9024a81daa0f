import environ
import pytest

from mentoring.embedded import postgres


def test_a_test_run_has_a_server_of_its_own() -> None:
    assert postgres.own_cluster() == postgres.tests_cluster()
    assert postgres.tests_cluster().data != postgres.demo_cluster().data


def test_without_a_test_run_the_server_is_the_demos(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTEST_VERSION")
    monkeypatch.delenv("COUNTERPART_PG_FAST", raising=False)

    assert postgres.own_cluster() == postgres.demo_cluster()


def test_the_demos_server_keeps_what_it_promises() -> None:
    assert "fsync" not in postgres.demo_cluster().settings


def test_the_address_is_one_that_settings_understand() -> None:
    server = postgres.own_cluster().join()

    read = environ.Env.db_url_config(postgres.database_url())

    assert (read["HOST"], read["NAME"]) == (str(server.socket_folder), "counterpart")
