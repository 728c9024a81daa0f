import re
from typing import Any

from django.template import engines

FRAME = {
    "product_name": "Counterpart",
    "subject": "How did it go?",
    "action_url": "https://counterpart.example/s/1",
    "action_label": "Log the session",
    "why": "You are in Spring 2027.",
    "off_url": "https://counterpart.example/u/1",
    "help_contact": "help@counterpart.example",
}


def mail(source: str, **context: Any) -> str:
    return engines["django"].from_string(source).render({**FRAME, **context})


def test_a_mail_says_why_it_came_how_to_stop_it_and_who_helps() -> None:
    html = mail('{% extends "outbox/base.html" %}')

    assert re.findall(r'href="([^"]+)"', html) == [
        "https://counterpart.example/s/1",
        "https://counterpart.example/u/1",
        "mailto:help@counterpart.example",
    ]
    assert "You are in Spring 2027." in html
    assert "<title>How did it go?</title>" in html


def test_a_mail_needs_no_picture_no_table_and_nothing_from_elsewhere() -> None:
    html = mail('{% extends "outbox/base.html" %}')

    assert re.findall(r"<img|<table|<script|<link|url\(|@import|\sstyle=", html) == []


def test_a_mail_without_button_or_off_switch_has_no_empty_links() -> None:
    html = mail('{% extends "outbox/base.html" %}', action_url="", off_url="", help_contact="")

    assert "<a " not in html


def test_the_text_of_a_mail_says_the_same_unescaped() -> None:
    text = mail(
        '{% extends "outbox/base.txt" %}{% block content %}Hello {{ name }}{% endblock %}',
        name="Seán O'Brien & co",
    )

    assert [line for line in text.splitlines() if line.strip()] == [
        "Hello Seán O'Brien & co",
        "Log the session:",
        "https://counterpart.example/s/1",
        "--",
        "Counterpart",
        "You are in Spring 2027.",
        "Switch these mails off: https://counterpart.example/u/1",
        "Get help: help@counterpart.example",
    ]
