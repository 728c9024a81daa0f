"""Every page of the product, as somebody who may open it: in light, in dark and on a phone."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import CDPSession, ConsoleMessage, Page

from tests.access.routes import ROUTES, Route
from tests.browser import looks
from tests.browser.conftest import PHONE, WIDE, Served

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

# Whom a page is opened as, the first that may; and who else sees another page at one address.
READERS = (
    "coordinator",
    "mentor",
    "owner",
    "executive",
    "leadership",
    "administrator",
    "anonymous",
)
OTHERS = {
    "desk:home": ["executive", "employee"],
    "desk:pair": ["mentor", "executive"],
    "desk:today": ["owner"],
    "participants:expertise": ["mentor"],
    "account_login": ["anonymous"],
    "setup:detail": ["owner"],
    "outbox:queue": ["administrator"],
    "runs:review": ["owner"],
    "training:index": ["mentor", "executive"],
    "training:read": ["mentor"],
    "training:check": ["mentor"],
    "training:commit": ["mentor"],
    "training:play": ["mentor"],
    "training:boundaries": ["mentor"],
    "runs:card": ["mentor"],
}
# Further on at the same address.
FURTHER = {
    "training:play": ["?at=0", "?at=0.0"],
    "runs:fairness": ["?by=function"],
    "training:cohort": ["?open=1"],
}
# Files and other answers that are no pages.
NO_PAGES = {
    "web:readyz",
    "sessions:invite",
    "sessions:feed",
    "mfa_download_recovery_codes",
    "people:template",
    "desk:export",
}
MOST_BYTES = 60_000
# Every component in every state stands on this one page of ours.
HEAVY = {"web:styleguide"}


def opened_as(route: Route) -> list[str]:
    first = next((reader for reader in READERS if reader in route.sees), "")
    return [each for each in dict.fromkeys([first, *OTHERS.get(route.name, [])]) if each]


VISITS = [
    (route, reader, query)
    for route in ROUTES
    if route.gets and route.name not in NO_PAGES
    for reader in opened_as(route)
    for query in ["", *FURTHER.get(route.name, [])]
]


@dataclass
class Visit:
    """A page in a tab: what came over the line, and what the browser complained about."""

    tab: Page
    bytes: int = 0
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        line: CDPSession = self.tab.context.new_cdp_session(self.tab)
        line.send("Network.enable")
        line.send("Network.setCacheDisabled", {"cacheDisabled": True})
        line.on("Network.loadingFinished", self.weigh)
        self.tab.on("console", self.hear)
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))

    def weigh(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])

    def hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def go(self, address: str) -> None:
        self.bytes, self.complaints = 0, []
        self.tab.emulate_media(color_scheme="light")
        self.tab.set_viewport_size(WIDE)
        self.tab.goto(address, wait_until="load")

    def wide(self) -> dict[str, Any]:
        frame = self.tab.evaluate(looks.FRAME)
        found: dict[str, Any] = {
            "axe, light": looks.violations(self.tab),
            "sticks out": self.tab.evaluate(looks.STICKING_OUT),
            "too small": self.tab.evaluate(looks.TOO_SMALL, 24),
            "headings": frame["h1"] - 1,
            "no title": not frame["title"],
            "ids twice": frame["doubled"],
            "dead links": frame["dead"],
            "inline styles": frame["styled"],
        }
        self.tab.emulate_media(color_scheme="dark")
        return found | {"axe, dark": looks.violations(self.tab, "color-contrast")}

    def phone(self) -> dict[str, Any]:
        self.tab.set_viewport_size(PHONE)
        dark = looks.violations(self.tab, "color-contrast")
        self.tab.emulate_media(color_scheme="light")
        found = {
            "axe, dark phone": dark,
            "axe, phone": looks.violations(self.tab),
            "sticks out of the phone": self.tab.evaluate(looks.STICKING_OUT),
            "cut off on the phone": self.tab.evaluate(looks.CUT_OFF),
            "too small on the phone": self.tab.evaluate(looks.TOO_SMALL, 44),
        }
        self.tab.set_viewport_size({"width": 320, "height": 640})
        return found | {"sticks out at 320": self.tab.evaluate(looks.STICKING_OUT)}


@pytest.fixture(scope="module")
def visits(site: Served) -> dict[str, Visit]:
    """One tab for each reader, opened when first needed."""
    return {}


@pytest.mark.parametrize(
    ("route", "reader", "query"),
    VISITS,
    ids=[f"{route.name}{query} as {reader}" for route, reader, query in VISITS],
)
def test_nothing_is_wrong_with_the_page(
    site: Served, visits: dict[str, Visit], route: Route, reader: str, query: str
) -> None:
    visit = visits.get(reader) or Visit(site.kept(reader).new_page())
    visits[reader] = visit

    visit.go(reverse(route.name, args=route.at(site.world)) + query)

    found = visit.wide() | visit.phone() | {"complaints": visit.complaints}
    if route.name not in HEAVY and visit.bytes > MOST_BYTES:
        found["too heavy"] = visit.bytes
    assert {what: each for what, each in found.items() if each} == {}
