import pytest

from metrics.statistics import wilson_interval

# x, n, p, lower, upper: Newcombe 1998 (Stat Med 17:857), examples 81/263 and 0/20; and 16 of 18.
VECTORS = [
    (81, 263, 0.307985, 0.255289, 0.36621),
    (0, 20, 0.0, 0.0, 0.161125),
    (16, 18, 0.888889, 0.672002, 0.96898),
]


@pytest.mark.parametrize(("x", "n", "p", "lower", "upper"), VECTORS)
def test_the_wilson_interval_equals_published_examples(
    x: int, n: int, p: float, lower: float, upper: float
) -> None:
    found = wilson_interval(x, n)

    assert (found.p, found.lower, found.upper) == pytest.approx((p, lower, upper), abs=1e-6)


@pytest.mark.parametrize(("x", "n"), [(-1, 3), (4, 3), (0, 0)])
def test_impossible_counts_are_refused(x: int, n: int) -> None:
    with pytest.raises(ValueError, match="x of n"):
        wilson_interval(x, n)
