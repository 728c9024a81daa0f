"""Reasons in words for each side, only ever what speaks for the pair."""

import pytest

from programs.pairings.reasons import sentence, sentences

REASONS = [
    ({"key": "knowledge", "topics": ["AI", "Video"]},
     "Your partner would like to learn what you can offer: AI and Video.",
     "Your partner knows about what you want to learn: AI and Video.",
     "Offered and wanted: AI and Video."),
    ({"key": "overlap", "minutes": 240}, *["The working days share 4 hours."] * 3),
    ({"key": "overlap", "minutes": 90}, *["The working days share 1 h 30 min."] * 3),
    ({"key": "language", "languages": ["en", "pt-BR"]},
     "You both speak English and Portuguese.", "You both speak English and Portuguese.",
     "Both speak English and Portuguese."),
    ({"key": "distance", "differs": ["function", "site"]},
     "You see the company from different sides: another function and place.",
     "You see the company from different sides: another function and place.",
     "They differ in function and place."),
    ({"key": "aspiration", "function": "Sales"},
     "You would like to get to know Sales; that is where your partner works.",
     "Your partner is curious about Sales, where you work.",
     "Speaks to a wish to get to know Sales."),
    ({"key": "communication", "alike": ["pace"]},
     "You like to work in a similar way: pace.", "You like to work in a similar way: pace.",
     "They like to work alike: pace."),
    ({"key": "exchange", "topics": ["Sales", "Law", "Tax"]},
     "What you can learn in return: Sales, Law and Tax.",
     "What you can offer in return: Sales, Law and Tax.",
     "In return: Sales, Law and Tax."),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "mentor", "executive", "coordinator"), REASONS)
def test_each_side_reads_its_own_words(reason, mentor, executive, coordinator):
    sides = ("mentor", "executive", "coordinator")

    assert [sentence(reason, side=side) for side in sides] == [mentor, executive, coordinator]


def test_an_unknown_key_says_nothing():
    assert sentences([{"key": "novel"}], side="mentor") == []
