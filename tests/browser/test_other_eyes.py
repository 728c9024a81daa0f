"""A sample of pages as others see them: mirrored, zoomed, in forced colours, by keyboard alone."""

from typing import Any

import pytest
from django.urls import reverse

from tests.access.routes import ROUTES
from tests.browser import looks
from tests.browser.conftest import WIDE, Served

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

ROUTE = {route.name: route for route in ROUTES}
# The pages on which most work is done, and the longest table, form and figure of each kind.
SAMPLE = [
    ("desk:today", "coordinator"),
    ("participants:pool", "coordinator"),
    ("runs:review", "owner"),
    ("runs:publish", "owner"),
    ("cohorts:rules", "coordinator"),
    ("dashboards:board", "leadership"),
    ("people:privacy", "mentor"),
    ("desk:pair", "mentor"),
    ("sessions:plan", "mentor"),
    ("pairings:agreement", "executive"),
    ("sessions:quick_log", "anonymous"),
    ("account_login", "anonymous"),
    ("training:index", "mentor"),
    ("training:check", "mentor"),
    ("training:play", "executive"),
    ("training:cohort", "coordinator"),
    ("exercises:pair", "executive"),
    ("participants:rank", "mentor"),
    ("runs:why", "coordinator"),
    ("runs:compare", "owner"),
]
VIEWS: dict[str, dict[str, Any]] = {
    "forced colours": {"forced_colors": "active"},
    "zoomed to 200 %": {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2},
    "zoomed to 400 %": {"viewport": {"width": 320, "height": 200}, "device_scale_factor": 4},
}
KEYBOARD = [SAMPLE[at] for at in (1, 2, 4, 7, 8, 10, 12, 13, 16)]
sample = pytest.mark.parametrize(("name", "reader"), SAMPLE, ids=[name for name, _ in SAMPLE])
MIRROR = "() => { document.documentElement.dir = 'rtl'; }"
DOUBLE = "() => { document.documentElement.style.fontSize = '200%'; }"


def address(site: Served, name: str) -> str:
    return reverse(name, args=ROUTE[name].at(site.world))


@sample
def test_nothing_is_wrong_in_other_windows(site: Served, name: str, reader: str) -> None:
    found = {}
    for view, options in VIEWS.items():
        page = site.context(reader, **options).new_page()
        page.goto(address(site, name))
        found[view] = (looks.violations(page), page.evaluate(looks.STICKING_OUT))
        page.context.close()

    assert found == dict.fromkeys(VIEWS, ([], 0))


@sample
def test_nothing_sticks_out_of_a_mirrored_page_or_of_one_in_large_type(
    site: Served, name: str, reader: str
) -> None:
    page = site.context(reader).new_page()
    found = {}
    for change in (MIRROR, DOUBLE):
        page.goto(address(site, name))
        page.evaluate(change)
        found[change, "axe"] = looks.violations(page)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 800})
            found[change, width] = page.evaluate(looks.STICKING_OUT)
    page.context.close()

    assert {where: each for where, each in found.items() if each} == {}


@pytest.mark.parametrize("viewport", [WIDE, {"width": 320, "height": 480}], ids=["wide", "narrow"])
@pytest.mark.parametrize(("name", "reader"), KEYBOARD, ids=[name for name, _ in KEYBOARD])
def test_the_focus_is_always_seen(
    site: Served, name: str, reader: str, viewport: dict[str, int]
) -> None:
    page = site.context(reader, viewport=viewport).new_page()
    page.goto(address(site, name))

    hidden = looks.lost(page)

    page.context.close()
    assert hidden == []
