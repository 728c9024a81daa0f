"""Named statistical functions, pure Python, each with its source and checked against vectors."""

from metrics.statistics.proportions import Proportion, wilson_interval

__all__ = ["Proportion", "wilson_interval"]
