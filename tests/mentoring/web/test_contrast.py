"""WCAG 2.2 contrast of every pair of colours that the style sheet puts on one another."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[3] / "static" / "css" / "tokens.css"
SHEET = TOKENS.read_text()
DARK = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", SHEET)
PLAIN = dict(re.findall(r"--([\w-]+): (#\w{6})", SHEET))
THEMES = {
    "light": {name: light for name, light, _dark in DARK},
    "dark": {name: dark for name, _light, dark in DARK},
}
GROUNDS = ("bg", "surface", "surface-2")
TINTED = ("accent", "good", "warn", "bad", "link")
TEXT = [
    *[(ink, ground) for ink in ("ink", "ink-2", "link") for ground in GROUNDS],
    *[(tone, "bg") for tone in TINTED],
    *[(tone, f"{tone}-tint") for tone in TINTED],
    *[(f"{role}-ink", f"{role}-tint") for role in ("mentor", "executive")],
    *[("ink", f"{tone}-tint") for tone in TINTED],
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-bad", "bad"),
]
SHAPES = [
    *[(shape, "bg") for shape in ("edge", "focus", "mentor", "executive", "accent")],
    ("edge", "surface"),
    ("focus", "surface-2"),
]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_is_read_on_its_ground(theme: str, ink: str, ground: str) -> None:
    colours = THEMES[theme]

    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_stand_out_from_their_ground(theme: str, shape: str, ground: str) -> None:
    colours = THEMES[theme]

    assert contrast(colours[shape], colours[ground]) >= 3


def test_the_plain_colours_are_those_of_the_light_theme() -> None:
    assert THEMES["light"] == PLAIN
