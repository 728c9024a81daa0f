"""One browser for all tests, and for each module a site with the access tests' world in it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page

from mentoring.web import clock
from programs.setup.models import Topic
from programs.setup.topics import plant_topics
from tests.access.building import build
from tests.access.world import World
from tests.browser import chromium
from tests.browser.site import files, serving
from tests.conftest import NOON

# Playwright runs its loop in the thread of the tests; the database is asked between its calls.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 780}


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Playwright's loop gives this thread another set of connections for as long as it runs."""
    with chromium.running() as running:
        yield running
        connections.close_all()


@pytest.fixture(scope="package")
def compressed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with files(tmp_path_factory.mktemp("files")):
        yield


@pytest.fixture(scope="module")
def served(
    compressed: None, django_db_setup: None, django_db_blocker: Any, browser: Browser
) -> Iterator["Served"]:
    """The product with nobody in it, served until the module ends; its rows go with it."""
    with django_db_blocker.unblock(), serving(NOON) as address:
        plant_topics(Topic)
        yield Served(address, browser)
        call_command("flush", interactive=False, verbosity=0)
        plant_topics(Topic)


@pytest.fixture(scope="module")
def site(served: "Served") -> "Served":
    """The product with the world of the access tests in it; tests of the module share it."""
    with clock.standing_at(NOON):
        served.world = build()
    return served


@pytest.fixture
def fresh(served: "Served", transactional_db: None) -> "Served":
    """The same with a world of one's own, for tests that write."""
    plant_topics(Topic)
    with clock.standing_at(NOON):
        served.world = build()
    return served


@dataclass
class Served:
    """A running product: `page(reader, "cohorts:index")` opens an address as that reader."""

    address: str
    browser: Browser
    world: World = field(default_factory=World)
    contexts: dict[str, BrowserContext] = field(default_factory=dict)

    def context(self, reader: str = "", **options: Any) -> BrowserContext:
        """A fresh browser profile in which the reader of the world, or nobody, is signed in."""
        known: dict[str, Any] = {"viewport": WIDE, "reduced_motion": "reduce"}
        context = self.browser.new_context(base_url=self.address, **(known | options))
        if key := self.world.cookies.get(reader):
            cookie = {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": self.address}
            context.add_cookies([cookie])  # type: ignore[list-item]
        return context

    def kept(self, reader: str) -> BrowserContext:
        """The one profile of this reader that tests share while none of them writes."""
        if reader not in self.contexts:
            self.contexts[reader] = self.context(reader)
        return self.contexts[reader]

    def page(self, reader: str, name: str, *args: Any, **options: Any) -> Page:
        page = self.context(reader, **options).new_page()
        page.goto(reverse(name, args=args))
        return page
