"""Somebody who uses the product without a browser: opens pages, fills in forms, reads mail."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

from django.conf import settings
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from mentoring.outbox.reminders import remind
from mentoring.outbox.sending import drain
from mentoring.web import clock

Pair = tuple[str, str]
NEVER_SENT = {"button", "submit", "reset", "image", "file"}


@dataclass
class Form:
    """A form as the page shows it: what it would send if nobody changed anything."""

    action: str
    method: str
    values: list[Pair] = field(default_factory=list)
    buttons: dict[str, dict[str, str]] = field(default_factory=dict)

    def filled(self, typed: dict[str, Any], button: str) -> dict[str, Any]:
        pressed = self.buttons[button]
        pairs = [*self.values, (pressed.get("name", ""), pressed.get("value", ""))]
        sent: dict[str, list[str]] = {}
        for name, value in pairs:
            if name and name not in typed:
                sent.setdefault(name, []).append(value)
        return sent | typed


class Sheet(HTMLParser):
    """Forms, links and plain words of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: dict[str, str] = {}
        self.offered: list[Pair] = []
        self.words: list[str] = []
        self.errors: list[str] = []
        self._open: list[tuple[str, dict[str, str], list[str]]] = []
        self._select: dict[str, str] = {}
        self._options: list[tuple[bool, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            method = said.get("method", "get").lower()
            self.forms.append(Form(said.get("action", ""), method))
        elif tag == "input":
            self._input(said)
        elif tag == "select":
            self._select, self._options = said, []
        elif tag == "option":
            self._options.append(("selected" in said, said.get("value", "")))
        elif tag in ("a", "button", "textarea", "title"):
            self._open.append((tag, said, []))

    def _input(self, said: dict[str, str]) -> None:
        kind = said.get("type", "text")
        if kind in ("radio", "checkbox"):
            self.offered.append((said.get("name", ""), said.get("value", "on")))
        ticked = kind not in ("radio", "checkbox") or "checked" in said
        if self.forms and said.get("name") and kind not in NEVER_SENT and ticked:
            value = said.get("value", "on" if kind == "checkbox" else "")
            self.forms[-1].values.append((said["name"], value))

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        for _, _, words in self._open:
            words.append(data)

    def _choice(self) -> list[str]:
        """What a list sends: what is chosen, and in a plain one the first while nothing is."""
        chosen = [value for is_chosen, value in self._options if is_chosen]
        plain = "multiple" not in self._select
        return chosen or [value for _, value in self._options[:1] if plain]

    def handle_endtag(self, tag: str) -> None:
        if tag == "select" and self.forms:
            self.forms[-1].values += [(self._select.get("name", ""), v) for v in self._choice()]
        if not self._open or self._open[-1][0] != tag:
            return
        _, said, words = self._open.pop()
        text = " ".join("".join(words).split())
        if tag == "a":
            self.links.setdefault(text, said.get("href", ""))
        elif tag == "button" and self.forms and said.get("type", "submit") == "submit":
            self.forms[-1].buttons.setdefault(text, said)
        elif tag == "textarea" and self.forms and said.get("name"):
            self.forms[-1].values.append((said["name"], "".join(words).strip()))

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


class Reader:
    """One person at one computer. Every page opened must be there and every form must be taken."""

    def __init__(self, address: str = "") -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.address = address
        self.url = ""
        self.page = Sheet("")

    def open(self, url: str) -> "Reader":
        return self._read(self.client.get(self._path(url), follow=True), url)

    def follow(self, label: str) -> "Reader":
        return self.open(self.page.links[label])

    def press(self, button: str, **typed: Any) -> "Reader":
        """Fill in and send the form that has this button."""
        form = next(each for each in self.page.forms if button in each.buttons)
        action = form.buttons[button].get("formaction") or form.action or self.url
        sent = form.filled(typed, button)
        if form.method == "get":
            return self._read(self.client.get(action, sent, follow=True), action)
        return self._read(self.client.post(action, sent, follow=True), action)

    def sign_in(self, url: str = "/") -> "Reader":
        """By the mailed code, as everybody does."""
        self.open(url)
        self.press("Mail me a code", email=self.address)
        code = re.search(r"^([A-Z0-9-]{6,})$", str(self.letters()[-1].body), re.MULTILINE)
        assert code is not None
        return self.press("Sign in", code=code.group(1))

    def letters(self) -> list[EmailMultiAlternatives]:
        return [each for each in mail.outbox if each.to == [self.address]]  # type: ignore[misc]

    def link(self, part: str) -> str:
        """The address in the newest letter that has one of this kind."""
        for letter in reversed(self.letters()):
            found = re.search(rf"{settings.SITE_URL}(\S*{part}\S*)", str(letter.body))
            if found:
                return found.group(1)
        raise AssertionError(f"no letter to {self.address} links to {part}")

    def _path(self, url: str) -> str:
        return url.removeprefix(settings.SITE_URL) or "/"

    def _read(self, response: Any, url: str) -> "Reader":
        chain = response.redirect_chain
        self.url = chain[-1][0] if chain else url
        self.page = Sheet(response.content.decode())
        assert response.status_code == 200, (self.url, response.status_code, self.page.text)
        return self


def post_arrives(now: datetime) -> None:
    """All mail that is due, reminders too."""
    with clock.standing_at(now):
        remind(now)
        drain()
