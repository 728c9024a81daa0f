"""The life of a pair as one table."""

from datetime import date

import pytest

from programs.pairings.actions.moving import move
from programs.pairings.dates import add_months
from programs.pairings.models import LIVE, Pairing
from programs.pairings.moves import MOVES, VERBS, Refused

STATES = set(Pairing.State)


def test_every_move_leads_from_known_states_to_another_one():
    for step in MOVES.values():
        assert set(step.before) <= STATES
        assert step.after not in step.before


def test_what_has_ended_stays_ended():
    left = {state for step in MOVES.values() for state in step.before}

    assert STATES - left == {"ended", "completed", "declined", "expired"}
    assert left <= set(LIVE)


def test_every_move_has_a_word_in_the_audit():
    assert set(VERBS) == set(MOVES)


@pytest.mark.parametrize("event", sorted(MOVES))
def test_a_closed_pair_refuses_every_move(pairing, event):
    pairing.state = "ended"
    pairing.save()

    with pytest.raises(Refused, match="The pair is ended by now"):
        move(pairing, event)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-11-23", 6, "2027-05-23"),
        ("2027-12-31", 2, "2028-02-29"),
    ],
)
def test_months_end_where_the_month_ends(day, months, then):
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(then)
