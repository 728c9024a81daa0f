"""A hand that counts: every press on a link, button or choice, every field typed into."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page


@dataclass
class Hand:
    """Does what a person does on the page, and keeps count of it."""

    page: Page
    presses: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def open(self, address: str, why: str) -> None:
        """Press a link that stands elsewhere, in a mail say."""
        self.presses.append(why)
        self.page.goto(address)

    def press(self, what: Locator) -> None:
        self.presses.append(what.inner_text().strip())
        what.click()

    def button(self, name: str) -> None:
        self.press(self.page.get_by_role("button", name=name, exact=True).first)

    def link(self, name: str) -> None:
        self.press(self.page.get_by_role("link", name=name, exact=True).first)

    def choose(self, label: str) -> None:
        """Press a radio button or a box, on its card as a finger would."""
        self.press(self.page.locator("label.choice", has_text=label).first)

    def type(self, label: str, text: str) -> None:
        self.typed.append(label)
        self.page.get_by_label(re.compile(f"^{re.escape(label)}")).fill(text)

    def file(self, label: str, path: Path) -> None:
        self.files.append(path.name)
        self.page.get_by_label(re.compile(f"^{re.escape(label)}")).set_input_files(path)
