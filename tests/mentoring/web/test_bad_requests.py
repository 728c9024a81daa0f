"""Requests that no browser sends: each is refused or answered, none breaks a page."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from mentoring.people.models import User
from tests.access.conftest import whole_world, world
from tests.access.routes import ROUTES, Route
from tests.access.world import World
from tests.conftest import SignIn

__all__ = ["whole_world", "world"]  # fixtures, found by their names

NAMED = re.compile(r'name="([^"]+)"')


def reader_of(route: Route) -> str:
    """Somebody who is answered."""
    who = sorted((route.acts or route.sees) - {"anonymous", "left", "closed"})
    return who[0] if who else "owner"


def browser(world: World, route: Route) -> Client:
    return world.browser(reader_of(route))


def address(route: Route, world: World) -> str:
    return reverse(route.name, args=route.at(world))


def fields(client: Client, path: str) -> list[str]:
    """The names of everything that can be filled in on the page, but the token against forgery."""
    response = client.get(path)
    if response.streaming or not response.content:
        return []
    found = NAMED.findall(response.content.decode(errors="replace"))
    return [name for name in dict.fromkeys(found) if name != "csrfmiddlewaretoken"]


@pytest.fixture
def owner(olga: User, as_: SignIn) -> Client:
    client = as_(olga)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("text", ["a\x00b", "\ufffd", "x" * 70_000], ids=["nul", "odd", "long"])
@pytest.mark.parametrize("route", [r for r in ROUTES if r.posts], ids=lambda route: route.name)
def test_no_text_in_a_form_breaks_its_page(world: World, route: Route, text: str) -> None:
    client, path = browser(world, route), address(route, world)
    names = [*fields(client, path), *route.data(world), "do", "which", "selected", "q"]

    with transaction.atomic():
        response = client.post(path, dict.fromkeys(names, text))
        transaction.set_rollback(True)

    assert response.status_code < 500


@pytest.mark.parametrize("query", ["q=%00", "page=%00", "sort=%00", "%00=1", "show=a%00b"])
def test_a_nul_in_the_address_is_refused(owner: Client, query: str) -> None:
    assert owner.get(f"/directory/?{query}").status_code == 400


def test_a_nul_in_the_path_is_refused(owner: Client) -> None:
    assert owner.get("/directory/%00/").status_code == 400


@pytest.mark.parametrize("query", ["q=%ff%fe", "q=%ED%A0%80", "page=%ff", "sort=%C3%28"])
@pytest.mark.parametrize("path", ["/directory/", "/imports/", "/roles/", "/cohorts/"])
def test_a_query_that_is_no_utf_8_is_read_as_far_as_it_can_be(
    owner: Client, path: str, query: str
) -> None:
    assert owner.get(f"{path}?{query}").status_code == 200


@pytest.mark.parametrize(
    "page", ["-1", "0", "1e999", "NaN", "99999999999999999999", "%D9%A3", "1;DROP", "²"]
)
@pytest.mark.parametrize("path", ["/directory/", "/imports/", "/roles/"])
def test_a_page_number_that_is_none_shows_a_page(owner: Client, path: str, page: str) -> None:
    assert owner.get(f"{path}?page={page}").status_code == 200


@pytest.mark.parametrize("sort", ["password", "user__password", "-pk;", "--name", "-", "?"])
def test_only_orders_that_are_offered_are_taken(owner: Client, sort: str) -> None:
    assert owner.get("/directory/", {"sort": sort}).status_code == 200


def test_a_nul_in_a_header_or_a_cookie_is_refused(owner: Client) -> None:
    assert owner.get("/directory/", headers={"user-agent": "a\x00b"}).status_code == 400

    owner.cookies[settings.SESSION_COOKIE_NAME] = "abcdefgh\x00ijkl"
    assert owner.get("/directory/").status_code == 400


@pytest.mark.parametrize(
    "name", ["a\x00b.csv", "../../etc/passwd", "x" * 900, "con", "e\u202exe.csv", "a\r\nb.csv", "ü"]
)
def test_no_file_name_breaks_the_upload(owner: Client, name: str, tmp_path: Any) -> None:
    content = b"Employee number,Name,E-mail address\n7,A,a@example.com"
    storages = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        },
    }

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "STORAGES", storages)
        response = owner.post("/imports/", {"file": SimpleUploadedFile(name, content)})

    assert response.status_code in (302, 400, 422)
    assert [path.parent.name for path in written(tmp_path)] in ([], ["imports"])


def written(folder: Any) -> Iterator[Any]:
    return (path for path in folder.rglob("*") if path.is_file())


def test_ten_thousand_fields_are_refused(owner: Client) -> None:
    many = {f"field{number}": "1" for number in range(10_000)}

    assert owner.post("/directory/export/", many).status_code == 400


@pytest.mark.parametrize(
    "kind",
    [
        "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=nonsense",
        "multipart/form-data",
        "multipart/form-data; boundary=\x01",
        "application/json",
        "text/plain",
        "",
    ],
)
@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b'{"a": "\\ud800"}', b"[" * 100_000, b"q=%00"])
def test_a_body_of_another_kind_breaks_nothing(owner: Client, kind: str, body: bytes) -> None:
    for path in ("/imports/", "/directory/export/", "/accounts/login/"):
        assert owner.generic("POST", path, body, content_type=kind).status_code < 500


def test_a_body_beyond_the_limit_is_refused(owner: Client) -> None:
    body = b"q=" + b"x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)

    response = owner.post(
        "/accounts/login/", body, content_type="application/x-www-form-urlencoded"
    )

    assert response.status_code == 400
