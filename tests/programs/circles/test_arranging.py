"""Whatever the people: circles of five to eight, everybody once, nobody with their own line."""

from itertools import combinations
from random import Random
from uuid import UUID

import pytest

from programs.circles.arranging import Joiner, arrange, in_line, shared_minutes, sizes

DAYS = ((0, 480), (480, 960), (540, 1020), (840, 1320))


def joiner(number: int, function: str = "", **fields: object) -> Joiner:
    known = {"region": "EMEA", "hours": (480, 960)} | fields
    return Joiner(UUID(int=number), function or f"Function {number}", **known)  # type: ignore[arg-type]


def company(rng: Random) -> list[Joiner]:
    number = rng.randint(0, 30)
    return [
        joiner(
            place,
            rng.choice("ABCDEFGH"),
            region=rng.choice(["EMEA", "APAC", "AMER"]),
            hours=rng.choice(DAYS),
            line=frozenset({UUID(int=rng.randint(0, 60))} - {UUID(int=place)}),
        )
        for place in range(number)
    ]


@pytest.mark.parametrize("seed", range(60))
def test_everybody_is_somewhere_once_and_nobody_with_the_own_line(seed: int) -> None:
    people = company(Random(seed))
    found = arrange(people)

    everywhere = [each for circle in found.circles for each in circle] + found.left

    assert sorted(each.key for each in everywhere) == [each.key for each in people]
    assert [len(each) for each in found.circles if not 5 <= len(each) <= 8] == []
    assert not any(in_line(*two) for each in found.circles for two in combinations(each, 2))


@pytest.mark.parametrize("number", range(61))
def test_sizes_lie_between_five_and_eight_and_differ_by_one_at_most(number: int) -> None:
    found = sizes(number)

    assert sum(found) == (0 if number < 5 else 8 if number == 9 else number)
    assert [size for size in found if not 5 <= size <= 8] == []
    assert max(found, default=0) - min(found, default=0) <= 1


@pytest.mark.parametrize("seed", range(30))
def test_no_function_stands_twice_in_a_circle_where_that_can_be_avoided(seed: int) -> None:
    """As many of a function as there are circles, at most."""
    rng = Random(seed)
    size, count = rng.randint(5, 8), rng.randint(1, 4)
    kinds = [f"F{number % size}" for number in range(size * count)]
    regions = [rng.choice(["EMEA", "APAC"]) for _ in kinds]
    people = [joiner(at, kind, region=regions[at]) for at, kind in enumerate(kinds)]
    most = max(kinds.count(kind) for kind in kinds)

    circles = arrange(people).circles

    twice = [len(one) - len({each.function for each in one}) for one in circles]
    assert most > len(circles) or twice == [0] * len(circles)


def test_those_who_work_at_the_same_time_come_together() -> None:
    people = [joiner(number, hours=DAYS[0] if number % 2 else DAYS[3]) for number in range(12)]

    found = arrange(people)

    assert [shared_minutes(one) for one in found.circles] == [480, 480]


def test_regions_are_mixed_where_hours_allow_it() -> None:
    people = [joiner(number, region="EMEA" if number < 6 else "AMER") for number in range(12)]

    found = arrange(people)

    assert [len({each.region for each in one}) for one in found.circles] == [2, 2]
