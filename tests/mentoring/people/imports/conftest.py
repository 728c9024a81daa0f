"""Files go to a folder of their own, and a file is a few lines of text."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from mentoring.people.models import Import, User
from tests.conftest import SignIn

DATA = Path(__file__).parents[3] / "data" / "hr"
HEAD = (
    "Employee number,Name,E-mail address,Manager number,Function,Grade,Region,Time zone,"
    "Termination date"
)
Upload = Callable[..., Import]


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "files"},
        },
    }


def lines(*rows: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *rows]).encode()


def given(content: bytes, name: str = "people.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def uploaded() -> Upload:
    """`uploaded(client, content)` is the import that an upload through the page makes."""

    def upload(client: Client, content: bytes, **fields: Any) -> Import:
        response = client.post("/imports/", {"file": given(content), **fields})
        assert response.status_code == 302, response.content.decode()
        return Import.objects.get(pk=response.url.strip("/").split("/")[1])

    return upload


@pytest.fixture
def owner(olga: User, as_: SignIn) -> Client:
    return as_(olga)


def page(client: Client, one: Import) -> str:
    response = client.get(reverse("people:import", args=[one.pk]))
    assert response.status_code == 200, (response.status_code, response.get("Location"))
    return re.sub(r"\s+", " ", response.content.decode())


def do(client: Client, step: str, one: Import, /, **data: str) -> Import:
    response = client.post(reverse(f"people:{step}", args=[one.pk]), data)
    assert response.status_code == 302, response.content.decode()
    one.refresh_from_db()
    return one
