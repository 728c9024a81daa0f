"""Whoever runs programs finds the own training, and who of a cohort is through with theirs."""

from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.training.library import module
from programs.training.models import ModuleState
from tests.conftest import NOON, SignIn

C1 = module("C1")
assert C1 is not None


def offered(as_: SignIn, who: User) -> list[tuple[str, str]]:
    return [(one["url"], one["status"]) for one in as_(who).get("/today/").context["training"]]


def test_a_coordinator_is_led_to_the_module_for_coordinators(as_: SignIn, ana: User) -> None:
    assert offered(as_, ana) == [("/training/c1/1/", "")]


def test_what_is_begun_goes_on_where_it_was_left(as_: SignIn, ana: User) -> None:
    state = ModuleState.objects.create(person=ana.person, module="C1", at=2)

    assert offered(as_, ana) == [("/training/c1/3/", "Begun")]
    state.at = len(C1.parts)
    state.save()
    assert offered(as_, ana) == [("/training/c1/check/", "Begun")]


def test_what_is_complete_is_not_asked_for_again(as_: SignIn, ana: User) -> None:
    ModuleState.objects.create(person=ana.person, module="C1", passed_at=NOON, completed_at=NOON)

    assert offered(as_, ana) == []


def test_a_cohort_shows_its_training_where_the_program_asks_for_one(
    as_: SignIn, ana: User, cohort: Cohort
) -> None:
    address = f"/cohorts/{cohort.pk}/"
    assert as_(ana).get(address).context["training"] == []

    cohort.program.gates = {"mentor": ["J1"]}
    cohort.program.save()

    assert [one["url"] for one in as_(ana).get(address).context["training"]] == [
        f"/cohorts/{cohort.pk}/training/"
    ]
