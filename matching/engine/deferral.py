"""Deferred acceptance for people with several places on both sides.

Gale & Shapley, "College Admissions and the Stability of Marriage", 1962, in the form where both
sides take several (Roth 1984): whoever has a free place asks the best partner not yet asked; who is
asked keeps the best so far and lets the worst go. The outcome is the stable matching that every
proposer likes best, whatever the order of asking.
"""

import heapq
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from .columns import Ints

Places = NDArray[np.int32]
SEEN = 4096  # questions between two looks at whether the run was called off


class Proposals:
    """One round of asking; `wishes` and `regards` are proposers x receivers, below 0: never."""

    def __init__(self, wishes: Ints, regards: Ints, places: Ints, room: Ints) -> None:
        self.wishes, self.regards, self.room = wishes, regards, room.tolist()
        self.open: list[int] = places.tolist()
        self.asked = [0] * len(self.open)
        self.lists: list[Places | None] = [None] * len(self.open)
        self.held: list[list[tuple[int, int]]] = [[] for _ in self.room]
        self.questions = 0

    def run(self, check: Callable[[int], None]) -> list[tuple[int, int]]:
        """Ask until nobody wants to ask; return (proposer, receiver); `check` may raise."""
        waiting = [n for n, places in enumerate(self.open) if places]
        while waiting:
            proposer = waiting.pop()
            while self.open[proposer] and (receiver := self._next(proposer)) is not None:
                let_go = self._ask(proposer, receiver)
                if let_go is not None:
                    waiting.append(let_go)
                if self.questions % SEEN == 0:
                    check(self.questions)
        return [(-p, r) for r, held in enumerate(self.held) for _, p in held]

    def _next(self, proposer: int) -> int | None:
        """Return the best receiver not asked yet; nobody is asked twice."""
        wanted = self.lists[proposer]
        if wanted is None:
            wanted = self.lists[proposer] = in_order(self.wishes[proposer])
        place = self.asked[proposer]
        self.asked[proposer] += 1
        return int(wanted[place]) if place < wanted.size else None

    def _ask(self, proposer: int, receiver: int) -> int | None:
        """Let a receiver keep or refuse a proposer; return whom she lets go for the new one."""
        self.questions += 1
        held, offer = self.held[receiver], (int(self.regards[proposer, receiver]), -proposer)
        if not self.room[receiver]:
            return None
        if len(held) < self.room[receiver]:
            heapq.heappush(held, offer)
            self.open[proposer] -= 1
            return None
        if offer <= held[0]:
            return None
        _, worst = heapq.heapreplace(held, offer)
        self.open[proposer] -= 1
        self.open[-worst] += 1
        return -worst


def in_order(wishes: Ints) -> Places:
    """Return the places of all wishes that are not below 0, the best first, equals by place."""
    order = np.argsort(-wishes, kind="stable")
    return order[: int((wishes >= 0).sum())].astype(np.int32)
