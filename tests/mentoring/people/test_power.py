"""What stands between two people, whichever of the two is asked about first."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from mentoring.people.models import Person
from mentoring.people.power import Relation, between, forbidding
from tests import factories

TODAY = date(2026, 11, 23)


@pytest.fixture
def junior(db: None) -> Person:
    return factories.person(name="Junior")


@pytest.fixture
def senior(db: None) -> Person:
    return factories.person(name="Senior")


def found(a: Person, b: Person) -> list[Relation]:
    return between([(a.pk, b.pk)], TODAY).get((a.pk, b.pk), [])


def report_to(person: Person, manager: Person) -> None:
    person.manager = manager
    person.save()


def test_two_who_have_nothing_to_do_with_each_other(junior: Person, senior: Person) -> None:
    assert found(junior, senior) == []


@pytest.mark.parametrize("levels", [1, 2, 5])
def test_a_line_of_any_depth_is_counted_from_both_sides(
    junior: Person, senior: Person, levels: int
) -> None:
    above = senior
    for _ in range(levels - 1):
        above = factories.person(manager=above)
    report_to(junior, above)

    assert found(junior, senior) == [Relation("line", levels, junior.pk)]
    assert found(senior, junior) == [Relation("line", levels, junior.pk)]


def test_two_with_one_manager(junior: Person, senior: Person) -> None:
    boss = factories.person()
    report_to(junior, boss)
    report_to(senior, boss)

    assert found(junior, senior) == [Relation("same_manager")]


def test_who_decides_on_pay_stands_one_level_above(junior: Person, senior: Person) -> None:
    junior.pay_decider = senior
    junior.save()

    assert found(senior, junior) == [Relation("pay", 1, junior.pk)]


@pytest.mark.parametrize("kind", ["dotted", "panel", "hr_partner"])
def test_a_tie_says_over_whom(junior: Person, senior: Person, kind: str) -> None:
    factories.tie(junior, senior, kind)

    assert found(junior, senior) == [Relation(kind, 1, junior.pk)]
    assert found(senior, junior) == [Relation(kind, 1, junior.pk)]


def test_an_interest_joins_both_alike(junior: Person, senior: Person) -> None:
    factories.tie(senior, junior, "interest")

    assert found(junior, senior) == [Relation("interest", 1)]


def test_a_shared_hr_partner(junior: Person, senior: Person) -> None:
    partner = factories.person()
    factories.tie(junior, partner, "hr_partner")
    factories.tie(senior, partner, "hr_partner")

    assert found(junior, senior) == [Relation("shared_hr_partner")]


@pytest.mark.parametrize(
    "dates",
    [{"since": date(2026, 11, 24)}, {"since": date(2026, 1, 1), "until": TODAY}],
    ids=["not yet", "no longer"],
)
def test_a_tie_holds_between_its_days_alone(
    junior: Person, senior: Person, dates: dict[str, date]
) -> None:
    factories.tie(junior, senior, "dotted", **dates)

    assert found(junior, senior) == []


def test_a_circle_of_managers_ends_the_climb(junior: Person, senior: Person) -> None:
    other = factories.person(manager=junior)
    report_to(junior, other)

    assert found(junior, senior) == []


@pytest.mark.parametrize("many", [1, 30])
def test_any_number_of_pairs_is_one_query(
    django_assert_num_queries: DjangoAssertNumQueries, db: None, many: int
) -> None:
    pairs = [(factories.person(manager=each).pk, each.pk) for each in _people(many)]

    with django_assert_num_queries(1):
        answers = between(pairs, TODAY)

    assert list(answers) == pairs


def _people(many: int) -> list[Person]:
    return [factories.person() for _ in range(many)]


@pytest.mark.parametrize(
    ("relation", "least", "same_manager", "forbids"),
    [
        (Relation("line", 9), None, True, True),
        (Relation("line", 2), 3, True, True),
        (Relation("line", 3), 3, True, False),
        (Relation("pay", 1), 3, True, True),
        (Relation("dotted", 1), 1, True, True),
        (Relation("panel", 1), 3, True, True),
        (Relation("interest"), 3, True, True),
        (Relation("same_manager"), None, True, True),
        (Relation("same_manager"), None, False, False),
        (Relation("shared_hr_partner"), None, True, False),
    ],
)
def test_what_a_program_forbids(
    relation: Relation,
    least: int | None,
    same_manager: bool,
    forbids: bool,
) -> None:
    rest = forbidding([relation], least=least, same_manager=same_manager)

    assert rest == ([relation] if forbids else [])
