"""Who could be in which circle: a pure function over functions, regions, hours and lines."""

from dataclasses import dataclass
from itertools import combinations
from math import ceil
from uuid import UUID

SMALLEST, LARGEST, USUAL = 5, 8, 6
AN_HOUR = 60
# In descending order: nobody with their own line, an hour to meet in, other functions, regions.
LINE, MINUTE, FUNCTION, REGION = 10_000, 5, 100, 1
TRIALS = 10_000  # swaps tried for each start, so that a page never waits


@dataclass(frozen=True)
class Joiner:
    """Hours are minutes after midnight, UTC; `line` holds whoever stands above or below."""

    key: UUID
    function: str
    region: str
    hours: tuple[int, int]
    line: frozenset[UUID] = frozenset()


Group = list[Joiner]


@dataclass(frozen=True)
class Arranged:
    circles: list[Group]
    left: Group


def arrange(joiners: Group) -> Arranged:
    """Circles of 5 to 8 that differ by one at most, and who finds no place in them."""
    sized = sizes(len(joiners))
    if not sized:
        return Arranged([], sorted(joiners, key=lambda each: each.key))
    inside, over = _split(joiners, sum(sized))
    starts = (_dealt(inside, len(sized)), _side_by_side(inside, sized))
    best = min((_polished(start) for start in starts), key=lambda found: sum(map(cost, found)))
    return _settled(best, over)


def sizes(number: int) -> list[int]:
    """How many circles, and of how many; nine people make one of eight."""
    if number < SMALLEST:
        return []
    fewest, most = ceil(number / LARGEST), number // SMALLEST
    if fewest > most:
        return [LARGEST]
    count = min(max(round(number / USUAL), fewest), most)
    small, larger = divmod(number, count)
    return [small + 1] * larger + [small] * (count - larger)


def in_line(one: Joiner, other: Joiner) -> bool:
    return other.key in one.line or one.key in other.line


def shared_minutes(group: Group) -> int:
    """How long the working days of all of them overlap; never below 0."""
    start = max(each.hours[0] for each in group)
    return max(0, min(each.hours[1] for each in group) - start)


def cost(group: Group) -> int:
    """What speaks against a circle; 0 is a circle with nothing twice and an hour to meet in."""
    found = max(0, AN_HOUR - shared_minutes(group)) * MINUTE
    for one, other in combinations(group, 2):
        found += FUNCTION * (one.function == other.function) + REGION * (one.region == other.region)
        found += LINE * in_line(one, other)
    return found


def _split(joiners: Group, number: int) -> tuple[Group, Group]:
    """So many, and the rest: people of functions that stand there often are left first."""
    often = [each.function for each in joiners]
    ordered = sorted(joiners, key=lambda each: (often.count(each.function), each.key))
    return ordered[:number], ordered[number:]


def _dealt(joiners: Group, count: int) -> list[Group]:
    """Like cards sorted by function: neighbours never come together."""
    ordered = sorted(joiners, key=lambda each: (each.function, each.region, each.key))
    return [ordered[place::count] for place in range(count)]


def _side_by_side(joiners: Group, sized: list[int]) -> list[Group]:
    """People whose days begin at about the same moment, together."""
    ordered = sorted(joiners, key=lambda each: (each.hours, each.function, each.key))
    circles, at = [], 0
    for size in sized:
        circles.append(ordered[at : at + size])
        at += size
    return circles


def _polished(circles: list[Group]) -> list[Group]:
    """Swap two people as long as that makes the two circles better."""
    trials, improved = TRIALS, True
    while improved and trials > 0:
        improved = False
        for one, other in combinations(circles, 2):
            trials -= len(one) * len(other)
            improved = _swapped(one, other) or improved
            if trials <= 0:
                break
    return circles


def _swapped(one: Group, other: Group) -> bool:
    """Each exchange between two circles that helps; whether there was any."""
    now, helped = cost(one) + cost(other), False
    for here in range(len(one)):
        for there in range(len(other)):
            one[here], other[there] = other[there], one[here]
            then = cost(one) + cost(other)
            if then < now:
                now, helped = then, True
            else:
                one[here], other[there] = other[there], one[here]
    return helped


def _settled(circles: list[Group], left: Group) -> Arranged:
    """No two of one line: who cannot stay goes where there is room, or is left."""
    left = list(left)
    for circle in circles:
        while (out := _most_in_line(circle)) is not None:
            circle.remove(out)
            left.append(out)
    for circle in circles:
        if len(circle) < SMALLEST:
            left.extend(circle)
    whole = [circle for circle in circles if len(circle) >= SMALLEST]
    return Arranged(whole, [each for each in left if not _placed(each, whole)])


def _most_in_line(circle: Group) -> Joiner | None:
    counts = [(sum(in_line(each, other) for other in circle), each) for each in circle]
    most = max(counts, key=lambda pair: pair[0])
    return most[1] if most[0] else None


def _placed(joiner: Joiner, circles: list[Group]) -> bool:
    open_ones = [
        circle
        for circle in circles
        if len(circle) < LARGEST and not any(in_line(joiner, each) for each in circle)
    ]
    if not open_ones:
        return False
    min(open_ones, key=lambda circle: cost([*circle, joiner])).append(joiner)
    return True
