"""Shares and their intervals."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist


@dataclass(frozen=True)
class Proportion:
    """A share with its interval; all three lie in [0, 1]."""

    p: float
    lower: float
    upper: float


def wilson_interval(x: int, n: int, conf: float = 0.95) -> Proportion:
    """Wilson's score interval for x of n.

    Wilson 1927, JASA 22:209; Newcombe 1998, Stat Med 17:857.

    Raises ValueError unless 0 <= x <= n, n > 0 and 0 < conf < 1.
    """
    if not (0 <= x <= n and n > 0 and 0 < conf < 1):
        raise ValueError("x of n with 0 <= x <= n, n > 0 and 0 < conf < 1")
    z = NormalDist().inv_cdf(0.5 + conf / 2)
    p, zz = x / n, z * z
    middle = p + zz / (2 * n)
    spread = z * sqrt(p * (1 - p) / n + zz / (4 * n * n))
    scale = 1 + zz / n
    return Proportion(p, max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale))
