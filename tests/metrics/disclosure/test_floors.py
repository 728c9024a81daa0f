import pytest

from metrics.disclosure import Group, rounded, suppress, visible_groups

CASES = [
    ({"Tech": 8, "Product": 7, "Marketing": 2, "Ops": 5}, {"Tech", "Product"}),
    ({"EMEA": 12, "APAC": 9, "AMER": 6}, {"EMEA", "APAC", "AMER"}),
    ({"A": 3, "B": 4, "C": 20}, {"C"}),
    ({"A": 1, "B": 2, "C": 20}, set()),
]


@pytest.mark.parametrize(("groups", "shown"), CASES)
def test_a_small_group_is_hidden_and_so_is_what_would_give_it_away(
    groups: dict[str, int], shown: set[str]
) -> None:
    visible = suppress(groups, 5, total_shown=True)

    assert {name for name, seen in visible.items() if seen} == shown


def test_without_a_total_only_small_groups_are_hidden() -> None:
    visible = suppress({"A": 4, "B": 9}, 5, total_shown=False)

    assert visible == {"A": False, "B": True}


def test_many_pairs_of_few_people_are_still_few_people() -> None:
    groups = [Group("EMEA", 12, 12, 12), Group("APAC", 12, 12, 5), Group("AMER", 8, 8, 8)]

    assert visible_groups(groups) == {"EMEA"}


@pytest.mark.parametrize(
    ("count", "told"), [(0, None), (1, None), (5, None), (6, 5), (8, 10), (200, 200)]
)
def test_counts_are_told_to_the_nearest_five(count: int, told: int | None) -> None:
    assert rounded(count) == told
