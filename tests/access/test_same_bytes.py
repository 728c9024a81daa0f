"""What exists and is not yours looks exactly like what never existed."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.urls import get_resolver, reverse

from tests.access.lines import addresses
from tests.access.readers import SIGNED_IN
from tests.access.routes import ROUTES, Route
from tests.access.world import World

# What differs from request to request anyway.
FRESH = re.compile(rb'csrfmiddlewaretoken" value="[^"]+"|"X-CSRFToken": "[^"]+"|nonce="[^"]+"')
NOT_COMPARED = {"Content-Security-Policy", "Set-Cookie"}
STRANGERS = ("mentor_other", "coordinator_elsewhere", "auditor")
HOLDING_KEYS = {name for name, kinds in addresses(get_resolver().url_patterns) if "uuid" in kinds}
# A stranger and an address of somebody else's.
ELSEWHERE = [
    pytest.param(route, reader, id=f"{route.name}-{reader}")
    for route in ROUTES
    for reader in STRANGERS
    if route.name in HOLDING_KEYS and not route.by_key and reader not in route.sees | route.acts
]


def looks(response: Any, address: str) -> tuple[int, bytes, dict[str, str]]:
    """Status, body and headers without what is fresh each time and without the address itself."""
    body = FRESH.sub(b"", response.content).replace(address.encode(), b"ADDRESS")
    headers = {key: value for key, value in response.items() if key not in NOT_COMPARED}
    headers.pop("Content-Length", None)
    return response.status_code, body, headers


def never(args: list[Any]) -> list[Any]:
    return [uuid4() if isinstance(arg, UUID) else arg for arg in args]


@pytest.mark.parametrize(("route", "reader"), ELSEWHERE)
def test_not_yours_and_never_existed_are_one(world: World, route: Route, reader: str) -> None:
    args = route.at(world)
    browser = world.browser(reader)
    method = "get" if route.gets else "post"

    theirs, nobodys = (
        _ask(browser, method, reverse(route.name, args=each), route, world)
        for each in (args, never(args))
    )

    if reader in (route.shut if route.gets else route.refused):
        assert theirs[0] == 403
    else:
        assert theirs == nobodys
        assert theirs[0] == 404


def _ask(browser: Any, method: str, address: str, route: Route, world: World) -> Any:
    with transaction.atomic():
        data = route.data(world) if method == "post" else None
        response = looks(getattr(browser, method)(address, data), address)
        transaction.set_rollback(True)
    return response


def test_the_strangers_are_readers_of_the_table() -> None:
    assert set(STRANGERS) <= SIGNED_IN
