"""The interval of a median, held against the binomial distribution it is read from."""

from math import comb

import pytest

from matching.runs.medians import Middle, median_rank, middle


def test_the_ranks_are_those_of_the_printed_table() -> None:
    """Conover 1999, table of the sign test: the r-th smallest and largest at 95 per cent."""
    sizes = (6, 8, 9, 10, 15, 20, 25, 30, 50, 100)

    assert [median_rank(n) for n in sizes] == [1, 1, 2, 2, 4, 6, 8, 10, 18, 40]


@pytest.mark.parametrize("n", [6, 7, 12, 33, 80])
def test_the_interval_holds_the_median_with_95_per_cent_and_the_next_one_does_not(n: int) -> None:
    def held(rank: int) -> float:
        return 1 - 2 * sum(comb(n, below) for below in range(rank)) / 2**n

    rank = median_rank(n)

    assert held(rank) >= 0.95 > held(rank + 1)


def test_five_values_hold_no_interval() -> None:
    assert middle([1, 2, 3, 4, 9]) == Middle(5, 3.0, 2.0, 4.0, None, None)


def test_six_values_reach_from_the_smallest_to_the_largest() -> None:
    found = middle([60, 10, 20, 30, 50, 40])

    assert (found.median, found.low, found.high) == (35.0, 10, 60)


def test_thousands_of_values_are_no_trouble() -> None:
    assert median_rank(5000) == 2431


def test_nothing_has_no_middle() -> None:
    with pytest.raises(ValueError, match="at least one value"):
        middle([])
