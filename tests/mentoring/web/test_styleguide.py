import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from mentoring.people.models import User

pytestmark = pytest.mark.django_db


def test_the_styleguide_shows_every_part(as_: Callable[[User], Client], ana: User) -> None:
    html = as_(ana).get(reverse("web:styleguide")).content.decode()

    assert re.findall(r'<section class="specimen" id="(\w+)"', html) == [
        "words",
        "actions",
        "lists",
        "fields",
        "errors",
        "tables",
        "figures",
        "people",
    ]


def test_no_page_part_carries_a_style_or_a_script_of_its_own(
    as_: Callable[[User], Client], ana: User
) -> None:
    html = as_(ana).get(reverse("web:styleguide")).content.decode()

    assert re.findall(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)", html) == []


def test_every_name_that_is_pointed_at_stands_once(
    as_: Callable[[User], Client], ana: User
) -> None:
    html = as_(ana).get(reverse("web:styleguide")).content.decode()

    ids = re.findall(r'\sid="([^"]+)"', html)
    pointed = re.findall(r'\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"', html)
    assert {name for name in ids if ids.count(name) > 1} == set()
    assert {name for names in pointed for name in names.split()} - set(ids) == set()
