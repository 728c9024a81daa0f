from datetime import date

import pytest
from django.test import Client

from mentoring.people.models import Grant, User
from programs.cohorts.dates import end_of, usual_start
from programs.cohorts.models import Cohort
from programs.setup.models import Program
from tests import factories
from tests.conftest import SignIn
from tests.programs.budget import queries


@pytest.fixture
def owner(as_: SignIn, olga: User) -> Client:
    return as_(olga)


def test_a_name_and_a_day_make_a_cohort_and_its_program(owner: Client) -> None:
    said = {"start_from": "preset:starter", "name": "Spring 2027", "starts_on": "2027-01-11"}

    answer = owner.post("/cohorts/new/", said)

    cohort = Cohort.objects.get(name="Spring 2027")
    assert answer["Location"] == f"/cohorts/{cohort.pk}/people/"
    assert (cohort.program.preset, cohort.program.name) == ("starter", "Starter program")
    assert cohort.ends_on == date(2027, 7, 11)


def test_a_second_program_from_the_same_preset_gets_a_number(owner: Client) -> None:
    for name in ("One", "Two"):
        said = {"start_from": "preset:starter", "name": name, "starts_on": "2027-01-11"}
        owner.post("/cohorts/new/", said)

    assert Cohort.objects.get(name="Two").program.name == "Starter program (2)"


def test_the_form_is_filled_in_but_for_the_name(owner: Client, program: Program) -> None:
    form = owner.get(f"/cohorts/new/?program={program.pk}").context["form"]

    assert form["start_from"].value() == f"program:{program.pk}"
    assert form["starts_on"].value() == date(2026, 12, 7)


def test_a_coordinator_starts_cohorts_of_the_own_program_and_makes_no_program(
    as_: SignIn, ana: User, program: Program
) -> None:
    other = factories.program()

    form = as_(ana).get("/cohorts/new/").context["form"]

    assert (list(form.programs.values()), form.presets) == ([program], {})
    assert f"program:{other.pk}" not in form.programs


def test_a_name_taken_in_the_program_is_refused(owner: Client, cohort: Cohort) -> None:
    said = {
        "start_from": f"program:{cohort.program_id}",
        "name": cohort.name,
        "starts_on": "2027-01-11",
    }

    answer = owner.post("/cohorts/new/", said)

    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "name": ["The program has a cohort of this name already."]
    }


def test_a_cohort_ends_after_it_starts(owner: Client, cohort: Cohort) -> None:
    said = {"version": 1, "name": "X", "starts_on": "2027-01-11", "ends_on": "2027-01-11"}

    answer = owner.post(f"/cohorts/{cohort.pk}/basics/", said)

    assert answer.context["form"].errors == {"ends_on": ["The last day comes after the first."]}


@pytest.mark.parametrize(
    ("starts_on", "months", "ends_on"),
    [
        (date(2027, 1, 11), 6, date(2027, 7, 11)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_a_cohort_ends_on_the_same_day_of_a_later_month(
    starts_on: date, months: int, ends_on: date
) -> None:
    assert end_of(starts_on, months) == ends_on


def test_the_usual_start_is_a_monday_two_weeks_ahead_or_more() -> None:
    assert usual_start(date(2026, 11, 23)) == date(2026, 12, 7)
    assert usual_start(date(2026, 11, 24)) == date(2026, 12, 14)


def test_a_region_or_another_program_decides_which_cohorts_are_listed(
    as_: SignIn, eve: User, cohort: Cohort
) -> None:
    elsewhere = factories.cohort(factories.program())
    Grant.objects.create(user=eve, role="coordinator", program=elsewhere.program)

    page = as_(eve).get("/cohorts/").context["page"]

    assert list(page) == [elsewhere]


def test_the_list_costs_the_same_for_one_and_three(owner: Client, program: Program) -> None:
    factories.mentor(factories.cohort(program))
    one = queries(owner, "/cohorts/")

    for _ in range(2):
        factories.mentor(factories.cohort(program))

    assert queries(owner, "/cohorts/") == one


@pytest.mark.parametrize("day", ["1999-01-04", "2025-11-21", "2030-01-01", "9999-12-31"])
def test_a_first_day_that_nobody_can_mean_is_refused(owner: Client, day: str) -> None:
    said = {"start_from": "preset:starter", "name": "Once", "starts_on": day}

    answer = owner.post("/cohorts/new/", said)

    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "starts_on": ["The first day lies between 22 November 2025 and 25 November 2029."]
    }


def test_an_old_cohort_keeps_its_first_day_and_takes_no_other_of_that_time(
    owner: Client, program: Program
) -> None:
    old = factories.cohort(program, starts_on=date(2024, 1, 8), ends_on=date(2024, 7, 8))
    said = {"version": 1, "name": "Renamed", "starts_on": "2024-01-08", "ends_on": "2024-07-08"}

    kept = owner.post(f"/cohorts/{old.pk}/basics/", said)
    moved = owner.post(
        f"/cohorts/{old.pk}/basics/", said | {"version": 2, "starts_on": "2024-01-09"}
    )

    assert (kept.status_code, moved.status_code) == (302, 422)
    assert list(moved.context["form"].errors) == ["starts_on"]


def test_a_cohort_lasts_two_years_at_most(owner: Client, cohort: Cohort) -> None:
    said = {"version": 1, "name": "X", "starts_on": "2027-01-11", "ends_on": "2029-01-15"}

    answer = owner.post(f"/cohorts/{cohort.pk}/basics/", said)

    assert answer.context["form"].errors == {
        "ends_on": ["A cohort lasts two years at most, extensions included."]
    }


def test_who_saved_in_the_meantime_is_oneself_or_somebody_else(
    owner: Client, as_: SignIn, ana: User, olga: User, cohort: Cohort
) -> None:
    said = {"version": 1, "name": "First", "starts_on": "2026-12-01", "ends_on": "2027-06-01"}
    owner.post(f"/cohorts/{cohort.pk}/basics/", said)

    mine = owner.post(f"/cohorts/{cohort.pk}/basics/", said | {"name": "Second"})
    other = as_(ana).post(f"/cohorts/{cohort.pk}/basics/", said | {"name": "Third"})

    assert (mine.status_code, other.status_code) == (409, 409)
    assert "You saved this in another window meanwhile" in mine.content.decode()
    assert "Saved by somebody else in the meantime" in other.content.decode()
