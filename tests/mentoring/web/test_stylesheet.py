import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.finders import get_finder

from mentoring.web.stylesheet import StylesheetFinder, combined, layers

FOLDER = Path(__file__).resolve().parents[3] / "static" / "css"


def test_the_layers_come_in_the_order_of_the_cascade() -> None:
    names = [path.name for path in layers(FOLDER)]

    assert (names[:2], names[-1]) == (["tokens.css", "base.css"], "pages.css")
    assert combined(layers(FOLDER)).startswith("@layer tokens, base, parts, pages;")


def test_every_rule_stands_in_the_layer_of_its_file() -> None:
    expected = {"tokens.css": "tokens", "base.css": "base", "pages.css": "pages"}

    found = {
        path.name: re.findall(r"^@layer (\w+) \{", path.read_text(), re.MULTILINE)
        for path in layers(FOLDER)
    }

    assert found == {name: [expected.get(name, "parts")] for name in found}


def test_the_sheet_is_small_enough_for_a_phone() -> None:
    sheet = combined(layers(FOLDER)).encode()

    assert len(gzip.compress(sheet)) <= 12 * 1024


def test_comments_stay_at_home() -> None:
    assert "/*" not in combined(layers(FOLDER))


def test_directions_are_never_left_and_right() -> None:
    physical = r"(?:margin|padding|border|inset)-(?:left|right)|(?<![-\w])(?:left|right|float):"

    assert re.findall(physical, combined(layers(FOLDER))) == []


def test_the_finder_serves_the_sheet_and_nothing_else() -> None:
    path = finders.find("css/app.css")

    assert path
    assert Path(path).read_text() == combined(layers(FOLDER))
    assert StylesheetFinder().find("css/other.css") == []


def test_collecting_takes_the_sheet_along() -> None:
    listed = list(get_finder("mentoring.web.stylesheet.StylesheetFinder").list([]))

    assert [name for name, _storage in listed] == ["css/app.css"]
    assert listed[0][1].open("css/app.css").read() == combined(layers(FOLDER)).encode()
