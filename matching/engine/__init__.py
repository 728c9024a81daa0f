"""The matching engine: who could learn from whom, proven best, and why; no database, no Django.

An instance and a result are JSON objects: `solve(instance)` returns {"status", "errors", "pairs",
"slots", "filled", "filled_by_priority", "total", "minimum", "certificate", "price_of_fairness",
"blocking_pairs", "unmatched", "removed", "seconds", "engine"}. People are executives (senior, they
have slots) and mentors (junior, they have capacity); scores are whole numbers from 0 to 10,000.
"""

from .blocking import blocking
from .consequence import amended, consequence
from .exchange import alternatives, why_not_pair
from .frontier import frontier
from .methods import compare_methods
from .pairs import PairQuestions, score_pair, why_not
from .prices import prices
from .reach import Crowd, Reach, reach
from .run import Cancelled, Report
from .solve import solve
from .stable import solve_stable
from .validate import Fault, validate
from .warm import Standing, resume, stand

__all__ = [
    "Cancelled",
    "Crowd",
    "Fault",
    "PairQuestions",
    "Reach",
    "Report",
    "Standing",
    "alternatives",
    "amended",
    "blocking",
    "compare_methods",
    "consequence",
    "frontier",
    "prices",
    "reach",
    "resume",
    "score_pair",
    "solve",
    "solve_stable",
    "stand",
    "validate",
    "why_not",
    "why_not_pair",
]
