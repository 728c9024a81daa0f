"""The middle of a few numbers, and how sure one can be of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median, quantiles


@dataclass(frozen=True)
class Middle:
    """Median, quartiles and the interval of the median; `low` and `high` are None where the
    numbers are too few to hold one.
    """

    n: int
    median: float
    lower: float
    upper: float
    low: float | None
    high: float | None


def middle(values: Sequence[float], conf: float = 0.95) -> Middle:
    """Median, quartiles and the distribution-free interval of the median.

    Raises ValueError for no values, or a confidence outside (0, 1).
    """
    if not values or not 0 < conf < 1:
        raise ValueError("at least one value, and a confidence between 0 and 1")
    ordered = sorted(values)
    one = [float(ordered[0])] * 3
    lower, _, upper = quantiles(ordered, n=4, method="inclusive") if len(ordered) > 1 else one
    rank = median_rank(len(ordered), conf)
    low, high = (ordered[rank - 1], ordered[-rank]) if rank else (None, None)
    return Middle(len(ordered), float(median(ordered)), lower, upper, low, high)


def median_rank(n: int, conf: float = 0.95) -> int:
    """The largest r for which the r-th smallest and r-th largest of n values hold the median
    with at least this confidence; 0 where not even the smallest and largest do.

    Conover, Practical Nonparametric Statistics, 3rd ed. 1999, section 3.2: the number of values
    below the median is binomial (n, 1/2), whatever the distribution they come from.
    """
    allowed = int((1 - Fraction(str(conf))) * 2**n / 2)
    rank, tail, each = 0, 1, 1
    while tail <= allowed:
        rank += 1
        each = each * (n - rank + 1) // rank
        tail += each
    return rank
