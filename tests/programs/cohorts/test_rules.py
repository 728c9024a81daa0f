import pytest
from django.test import Client

from mentoring.people.models import User
from programs.cohorts.forms import rules_of
from programs.cohorts.models import Cohort
from programs.cohorts.weighing import CRITERIA
from tests.conftest import SignIn


@pytest.fixture
def owner(as_: SignIn, olga: User) -> Client:
    return as_(olga)


def said(cohort: Cohort, **changes: object) -> dict[str, object]:
    values = {name: value for name, value in rules_of(cohort).items() if value is not None}
    return values | changes


def test_the_defaults_stand_in_the_form_as_words(owner: Client, cohort: Cohort) -> None:
    form = owner.get(f"/cohorts/{cohort.pk}/rules/").context["form"]

    assert {name: form[name].value() for name in CRITERIA} == cohort.program.weights


def test_rules_are_kept_with_the_cohort_alone(owner: Client, cohort: Cohort) -> None:
    changes = {"distance": 40, "min_overlap_minutes": 180, "line_distance": 3, "objective": "total"}

    owner.post(f"/cohorts/{cohort.pk}/rules/", said(cohort, **changes))

    cohort.refresh_from_db()
    policy = cohort.policy()
    assert policy["weights"] == cohort.program.weights | {"distance": 40}
    assert (policy["min_overlap_minutes"], policy["line_distance"]) == (180, 3)
    assert policy["objective"] == "total"
    assert cohort.program.policy()["objective"] == "fair"
    assert cohort.rules_confirmed


def test_communication_counts_fifteen_per_cent_at_most(owner: Client, cohort: Cohort) -> None:
    answer = owner.post(f"/cohorts/{cohort.pk}/rules/", said(cohort, communication=40))

    cohort.refresh_from_db()
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["communication"]
    assert "31 per cent" in answer.context["form"].errors["communication"][0]
    assert cohort.weights == {}


def test_something_has_to_count(owner: Client, cohort: Cohort) -> None:
    answer = owner.post(f"/cohorts/{cohort.pk}/rules/", said(cohort, **dict.fromkeys(CRITERIA, 0)))

    assert answer.context["form"].non_field_errors() == ["At least one criterion has to count."]


def test_two_coordinators_do_not_overwrite_each_other(owner: Client, cohort: Cohort) -> None:
    mine = said(cohort, objective="total")
    Cohort.objects.filter(pk=cohort.pk).update(version=2, rules={"region_policy": "cross"})

    answer = owner.post(f"/cohorts/{cohort.pk}/rules/", mine)

    assert answer.status_code == 409
    assert [(row["label"], row["theirs"]) for row in answer.context["differing"]] == [
        ("Regions", "Always from two regions"),
        ("Aim", "The weakest pair as strong as possible"),
    ]


def test_a_refused_weight_stays_typed_with_its_share(owner: Client, cohort: Cohort) -> None:
    answer = owner.post(f"/cohorts/{cohort.pk}/rules/", said(cohort, communication=40))

    shares = {bound.name: (share, number) for bound, share, number in answer.context["criteria"]}
    assert answer.context["form"]["communication"].value() == "40"
    assert (shares["communication"], shares["distance"]) == (("31", 40), ("12", 15))
    assert "is no evidence of learning well together" in answer.content.decode()


def test_a_number_between_two_words_stays_until_another_word_is_chosen(
    owner: Client, cohort: Cohort
) -> None:
    cohort.weights = cohort.program.weights | {"knowledge": 30, "overlap": 12}
    cohort.save()

    owner.post(f"/cohorts/{cohort.pk}/rules/", said(cohort, overlap=15))

    cohort.refresh_from_db()
    assert (cohort.weights["knowledge"], cohort.weights["overlap"]) == (30, 15)


def test_each_word_stands_with_its_number(owner: Client, cohort: Cohort) -> None:
    page = owner.get(f"/cohorts/{cohort.pk}/rules/").content.decode()

    words = [("Not at all", 0), ("A little", 5), ("Some", 10), ("Much", 15), ("Decisive", 40)]
    assert [f"{word}<small>{number}</small>" in page for word, number in words] == [True] * 5
