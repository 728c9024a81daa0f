"""Every address x every method x every reader, made from the lines of routes.py."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from tests.access.lines import addresses
from tests.access.readers import OUTSIDE
from tests.access.routes import ROUTES, Route
from tests.access.world import READERS, World

ODD = ("put", "patch", "delete")
LOGIN = "/accounts/login/"


def test_every_address_has_a_line_and_every_line_an_address() -> None:
    known = sorted(name for name, _converters in addresses(get_resolver().url_patterns))

    assert sorted(route.name for route in ROUTES) == known


def path(route: Route, world: World) -> str:
    return reverse(route.name, args=route.at(world))


def verdict(response: Any) -> str:
    """What the answer means for the one who asked."""
    code = response.status_code
    if code in (301, 302, 303):
        return "led to sign-in" if response.url.startswith(LOGIN) else "answered"
    known = {401: "refused", 403: "refused", 404: "nothing", 405: "no such act"}
    return known.get(code, "answered" if code < 500 else f"broken: {code}")


def ask(client: Client, method: str, route: Route, world: World) -> str:
    """Ask in a savepoint, so that the next reader finds the world as it was."""
    with transaction.atomic():
        data = route.data(world) if method == "post" else None
        found = verdict(getattr(client, method)(path(route, world), data))
        transaction.set_rollback(True)
    return found


def expected(route: Route, method: str, reader: str) -> str:
    offered, who = (route.posts, route.acts) if method == "post" else (route.gets, route.sees)
    if offered and reader in who:
        return "answered"
    if reader in OUTSIDE and not (route.open or route.by_key):
        return "led to sign-in"
    if not offered:
        return "no such act"
    knows = route.refused if method == "post" else route.shut
    return "refused" if reader in knows else "nothing"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_who_is_answered(world: World, route: Route, method: str) -> None:
    """All readers where there is such an act; a few of each sort where there is none."""
    offered = route.posts if method == "post" else route.gets
    readers = list(READERS) if offered else a_few(route)

    found = {reader: ask(world.browser(reader), method, route, world) for reader in readers}

    assert apart(found, {reader: expected(route, method, reader) for reader in readers}) == {}


def apart(found: dict[str, str], wanted: dict[str, str]) -> dict[str, list[str]]:
    """Who was answered otherwise than the line says, by what was found and what was wanted."""
    differ: dict[str, list[str]] = {}
    for reader, word in found.items():
        # Whether a page has such an act is told to those who find the page.
        hidden = wanted[reader] == "no such act" and word == "nothing"
        if word != wanted[reader] and not hidden:
            differ.setdefault(f"{word}, not {wanted[reader]}", []).append(reader)
    return differ


def a_few(route: Route) -> list[str]:
    """Somebody who is answered, somebody who is not, and somebody who is not signed in."""
    answered = sorted((route.sees | route.acts) - OUTSIDE)
    return [*answered[:1], "employee", "anonymous"]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_put_patch_and_delete_are_no_act_of_any_page(world: World, route: Route) -> None:
    found = {
        ask(world.browser(who), method, route, world) for who in a_few(route) for method in ODD
    }

    assert found <= {"no such act", "nothing", "refused", "led to sign-in"}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_asking_about_a_page_tells_no_more_than_asking_for_it(world: World, route: Route) -> None:
    for reader in a_few(route):
        for method in ("head", "options"):
            with transaction.atomic():
                response = getattr(world.browser(reader), method)(path(route, world))
                transaction.set_rollback(True)

            known = {expected(route, "get", reader), "no such act"}
            # Django's own class-based views of allauth say which methods they have.
            silent = method == "options" and response.headers.get("Content-Length") == "0"
            assert silent or verdict(response) in known
            assert silent or method == "options" or response.content == b""
