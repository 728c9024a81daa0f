"""The matching engine: who could learn from whom, proven best, and why; no database, no Django.

An instance and a result are JSON objects: `solve(instance)` returns {"status", "errors", "pairs",
"slots", "filled", "filled_by_priority", "total", "minimum", "certificate", "price_of_fairness",
"blocking_pairs", "unmatched", "removed", "seconds", "engine"}. People are executives (senior, they
have slots) and mentors (junior, they have capacity); scores are whole numbers from 0 to 10,000.
"""

from .consequence import amended, consequence
from .pairs import PairQuestions, score_pair, why_not
from .run import Cancelled, Report
from .solve import solve
from .validate import Fault, validate

__all__ = [
    "Cancelled",
    "Fault",
    "PairQuestions",
    "Report",
    "amended",
    "consequence",
    "score_pair",
    "solve",
    "validate",
    "why_not",
]
