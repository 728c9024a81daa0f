"""The matching engine: who could learn from whom, proven best, and why; no database, no Django."""

from .run import Cancelled
from .solve import solve

__all__ = ["Cancelled", "solve"]
