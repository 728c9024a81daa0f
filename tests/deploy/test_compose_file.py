import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from mentoring.embedded import demo
from mentoring.settings import env
from tests.deploy.compose import ROOT, stack

GIVEN = {
    "SITE_URL": "https://mentoring.example",
    "ALLOWED_HOSTS": "mentoring.example",
    "DEFAULT_FROM_EMAIL": "sessions@mentoring.example",
}
OURS = ["beat", "migrate", "web", "worker"]


@pytest.fixture
def services() -> dict[str, Any]:
    services: dict[str, Any] = stack(**GIVEN)["services"]
    return services


@pytest.mark.parametrize("name", GIVEN)
def test_what_cannot_be_guessed_is_asked_for(name: str) -> None:
    given = {key: value for key, value in GIVEN.items() if key != name}

    with pytest.raises(KeyError, match=name):
        stack(**given)


def test_these_services_make_the_product(services: dict[str, Any]) -> None:
    assert sorted(services) == sorted([*OURS, "db", "redis"])


def test_whatever_stays_up_says_whether_it_is_well(services: dict[str, Any]) -> None:
    silent = [name for name, service in services.items() if "healthcheck" not in service]

    assert silent == ["migrate"]


def test_nothing_starts_before_what_it_needs(services: dict[str, Any]) -> None:
    ready = {
        "migrate": {"condition": "service_completed_successfully"},
        "db": {"condition": "service_healthy"},
        "redis": {"condition": "service_healthy"},
    }

    assert services["migrate"]["depends_on"] == {"db": {"condition": "service_healthy"}}
    assert [services[name]["depends_on"] for name in ("web", "worker", "beat")] == [ready] * 3


@pytest.mark.parametrize("name", OURS)
def test_our_containers_can_do_little(services: dict[str, Any], name: str) -> None:
    service = services[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


def test_the_image_runs_as_nobody_special() -> None:
    users = re.findall(r"^USER (\w+)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)

    assert users == ["counterpart"]


def test_secrets_come_from_files_alone(services: dict[str, Any]) -> None:
    named = {
        secret: key
        for service in services.values()
        for key, value in service.get("environment", {}).items()
        for secret in re.findall(r"^/run/secrets/(\w+)$", value)
    }

    assert all(key.endswith("_FILE") for key in named.values())
    assert {*named, "redis_password"} == set(stack(**GIVEN)["secrets"])


def test_each_secret_that_a_service_reads_is_given_to_it(services: dict[str, Any]) -> None:
    for service in services.values():
        read = set(re.findall(r"/run/secrets/(\w+)", str(service)))

        assert read == set(service.get("secrets", []))


def test_every_setting_it_names_exists(services: dict[str, Any]) -> None:
    unknown = set(services["web"]["environment"]) - env.asked - {"ENVIRONMENT"}

    assert unknown == set()


def test_only_the_migration_is_told_who_owns_the_tables(services: dict[str, Any]) -> None:
    owners = {"owner_url", "app_password", "board_password"}
    told = {name for name in OURS if owners & set(services[name]["secrets"])}

    assert told == {"migrate"}
    assert "migrate --no-input && python manage.py database_roles" in str(services["migrate"])


def test_redis_keeps_its_queue(services: dict[str, Any]) -> None:
    command = services["redis"]["command"][-1]

    assert "--appendonly yes" in command
    assert "--maxmemory-policy noeviction" in command


def test_data_live_in_named_volumes(services: dict[str, Any]) -> None:
    used = {
        mount.split(":")[0] for service in services.values() for mount in service.get("volumes", [])
    }

    assert used == set(stack(**GIVEN)["volumes"]) == {"database", "files", "queue"}


def test_the_worker_listens_to_every_queue_the_demo_listens_to(services: dict[str, Any]) -> None:
    assert f"--queues={demo.QUEUES}" in services["worker"]["command"]


def test_somebody_listens_to_every_queue_that_settings_use() -> None:
    routed = {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()}
    used = {settings.CELERY_TASK_DEFAULT_QUEUE, *routed, *settings.JOB_QUEUES.values()}

    assert used - set(demo.QUEUES.split(",")) == set()


def test_the_web_is_not_open_to_the_network_by_itself(services: dict[str, Any]) -> None:
    assert services["web"]["ports"] == ["127.0.0.1:8000:8000"]


def test_secrets_are_written_once_and_kept(tmp_path: Path) -> None:
    write = [str(ROOT / "scripts/secrets.sh"), "smtp://mail.example:25"]
    environment = {"PATH": "/usr/bin:/bin", "SECRETS_DIR": str(tmp_path / "secrets")}

    subprocess.run(write, env=environment, check=True)
    first = {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}
    subprocess.run(write[:1], env=environment, check=True)
    second = {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}

    assert second == first
    assert set(first) == set(stack(**GIVEN)["secrets"])
    assert len(first["secret_key"]) == 64
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700


def test_a_missing_mail_server_is_asked_for(tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "SECRETS_DIR": str(tmp_path)}

    done = subprocess.run(
        [str(ROOT / "scripts/secrets.sh")],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert "name the mail server" in done.stderr
