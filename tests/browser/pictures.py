"""Takes the README's pictures from a running demo: `python -m tests.browser.pictures [address]`.

The demo must be fresh (`make demo-reset`): it runs the match of the cohort that is being set up.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser import chromium

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "pictures"
ADDRESS = "http://127.0.0.1:8000"
WIDE, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 780}
PATIENCE = 120_000  # milliseconds for a match or an import


class Camera:
    """Signs in as somebody of the made-up company and keeps what the window shows."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address

    def window(self, role: str = "", **options: Any) -> Page:
        known: dict[str, Any] = {"viewport": WIDE, "reduced_motion": "reduce", "locale": "en-GB"}
        page = self.browser.new_context(base_url=self.address, **(known | options)).new_page()
        page.set_default_timeout(PATIENCE)
        if role:
            page.goto("/demo/")
            row = page.locator("tr", has_text=role).first
            row.get_by_role("button").click()
        return page

    def keep(self, page: Page, name: str) -> None:
        """At most one window high, and lower where the page ends before."""
        page.mouse.move(0, 0)
        whole = page.locator("footer").bounding_box()
        size = page.viewport_size
        assert whole is not None
        assert size is not None
        height = min(size["height"], whole["y"])
        clip = {"x": 0, "y": 0, "width": size["width"], "height": height}
        page.screenshot(path=FOLDER / f"{name}.png", clip=clip)  # type: ignore[arg-type]
        page.context.close()


def today(camera: Camera) -> None:
    page = camera.window("Program owner")
    page.goto("/today/")
    camera.keep(page, "today")


def task_list(camera: Camera) -> None:
    camera.keep(being_set_up(camera), "cohort")


def being_set_up(camera: Camera) -> Page:
    page = camera.window("Program owner")
    page.goto("/cohorts/?state=setup")
    page.locator("tbody th a").first.click()
    return page


def review(camera: Camera) -> None:
    page = being_set_up(camera)
    page.get_by_role("link", name="Match", exact=True).last.click()
    if not page.get_by_role("link", name=re.compile(r"^Run \d+$")).count():
        page.get_by_role("button", name="Match now").click()
        page.get_by_role("link", name="See the result").click()
    else:
        page.get_by_role("link", name=re.compile(r"^Run \d+$")).first.click()
    camera.keep(page, "review")


def board(camera: Camera) -> None:
    page = camera.window("HR leadership", viewport={"width": 1280, "height": 720})
    page.goto("/board/")
    page.get_by_role("link", name="First round").first.click()
    camera.keep(page, "board")


def log_on_a_phone(camera: Camera) -> None:
    page = camera.window(viewport=PHONE, device_scale_factor=2)
    page.goto("/demo/mail/")
    asked = page.get_by_role("link", name=re.compile("^How did it go")).all()
    for letter in [each.get_attribute("href") for each in asked]:
        page.goto(str(letter))
        found = re.search(r"/s/\S+", page.inner_text("main"))
        assert found is not None
        page.goto(found.group(0))
        if not page.get_by_text("Already saved").count():
            break
    camera.keep(page, "log-phone")


def pair_on_a_phone(camera: Camera) -> None:
    for name, scheme in (("pair-phone", "light"), ("pair-phone-dark", "dark")):
        page = camera.window("Mentor", viewport=PHONE, device_scale_factor=2, color_scheme=scheme)
        page.goto("/")
        page.locator("main a[href^='/pairs/']").last.click()
        camera.keep(page, name)


def partnership(camera: Camera) -> None:
    """The same product in the words of a region where rank weighs much."""
    page = camera.window("Program owner")
    page.goto("/programs/")
    page.get_by_role("link", name=re.compile("Tokyo")).first.click()
    page.locator("a[href*='/editions/']:not([href$='/new/'])").first.click()
    camera.keep(page, "partnership")


def import_preview(camera: Camera) -> None:
    page = being_set_up(camera)
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_label("A file of participants").set_input_files(
        ROOT / "docs" / "samples" / "participants.csv"
    )
    page.get_by_role("button", name="Upload file").click()
    page.get_by_role("heading", name="What this file would do").wait_for()
    camera.keep(page, "import")


PICTURES: tuple[Callable[[Camera], None], ...] = (
    today,
    task_list,
    import_preview,
    review,
    board,
    log_on_a_phone,
    pair_on_a_phone,
    partnership,
)


def take(address: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with chromium.running() as browser:
        for picture in PICTURES:
            picture(Camera(browser, address))


if __name__ == "__main__":
    take(sys.argv[1] if len(sys.argv) > 1 else ADDRESS)
