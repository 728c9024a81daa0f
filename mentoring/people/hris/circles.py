"""Rings in a graph in which everybody points to at most one other."""

from typing import Any

import numpy.typing as npt

_NEW, _OPEN, _DONE = 0, 1, 2


def in_circles(target: npt.NDArray[Any]) -> list[list[int]]:
    """`target[i]` is whom i points to, or -1. Those who merely lead into a ring stay out."""
    targets = target.tolist()
    state = bytearray(len(targets))
    circles = []
    for start in range(len(targets)):
        path = []
        here = start
        while here >= 0 and state[here] == _NEW:
            state[here] = _OPEN
            path.append(here)
            here = targets[here]
        if here >= 0 and state[here] == _OPEN:
            circles.append(path[path.index(here) :])
        for place in path:
            state[place] = _DONE
    return circles
