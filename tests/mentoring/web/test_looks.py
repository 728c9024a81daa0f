"""The styleguide in a real browser: what axe sees, and what only a look at the boxes shows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import Browser, Page, Route

from mentoring.web import samples
from tests.browser import chromium, looks

pytestmark = pytest.mark.browser

ORIGIN = "http://styleguide.test"
NAV = [{"label": "Today", "url": "/", "current": True, "count": 17}, {"label": "Pairs", "url": "/"}]
POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
VIEWS = {
    "light": {"width": 1280},
    "dark": {"width": 1280, "color_scheme": "dark"},
    "phone": {"width": 390},
    "dark phone": {"width": 390, "color_scheme": "dark"},
    "narrow": {"width": 320},
    "forced colours": {"width": 1280, "forced_colors": "active"},
    "zoomed": {"width": 640, "device_scale_factor": 2},
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium.running() as running:
        yield running


def styleguide() -> str:
    """The page as the view draws it for somebody who is not signed in."""
    request = RequestFactory().get("/styleguide/")
    return render_to_string("styleguide.html", {**samples.styleguide(), "nav": NAV}, request)


def opened(browser: Browser, *, width: int, **options: Any) -> Page:
    """The styleguide under our own content policy, without any server."""
    html = styleguide()

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN)
        if path == "/":
            headers = {"Content-Security-Policy": POLICY}
            route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=headers)
            return
        found = finders.find(path.removeprefix("/static/"))
        route.fulfill(path=Path(str(found)), content_type=TYPES[Path(path).suffix])

    page = browser.new_context(viewport={"width": width, "height": 800}, **options).new_page()
    page.route("**/*", answer)
    page.goto(f"{ORIGIN}/")
    return page


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(browser: Browser, view: str) -> None:
    page = opened(browser, **VIEWS[view])

    found = looks.violations(page)

    assert found == []


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_sticks_out_is_cut_off_or_too_small(browser: Browser, view: str) -> None:
    page = opened(browser, **VIEWS[view])

    found = [page.evaluate(question) for question in (looks.STICKING_OUT, looks.CUT_OFF)]
    small = page.evaluate(looks.TOO_SMALL, 44 if VIEWS[view]["width"] <= 480 else 24)

    assert [*found, small] == [0, [], []]


def test_every_stop_of_the_tab_key_is_seen_and_ringed(browser: Browser) -> None:
    page = opened(browser, width=1280)

    stops = looks.stops(page, most=400)

    assert len(stops) > 100
    assert [each for each in stops if each["ring"] < 2 or not each["seen"]] == []


def test_a_question_without_an_answer_looks_unanswered(browser: Browser) -> None:
    page = opened(browser, width=390)

    drawn = """name => [...document.querySelectorAll(`#fresh_${name} input, [id^=fresh_${name}]`)]
      .filter(e => e.matches('input')).map(e => getComputedStyle(e, '::before').scale)"""

    assert page.evaluate(drawn, "met") == ["1", "0", "0"]
    assert page.evaluate(drawn, "useful") == ["0", "0", "0"]


def test_ticking_the_head_ticks_every_row_and_says_how_many(browser: Browser) -> None:
    page = opened(browser, width=1280)

    page.check("[data-select-all] input")

    assert page.inner_text(".bulk output") == "6 selected"


def test_the_page_obeys_its_own_content_policy(browser: Browser) -> None:
    page = opened(browser, width=1280)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))

    page.reload()

    assert [text for text in complaints if "Content Security Policy" in text] == []
