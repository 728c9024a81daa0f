"""The page of what coordinators decided about single pairs before a run."""

from django.test import Client

from matching.rules.actions import ban_pair, lock_pair
from matching.rules.models import Lock
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from tests import factories
from tests.conftest import SignIn


def people(browser: Client, cohort: Cohort, name: str) -> list[tuple[str, str]]:
    answer = browser.get(f"/cohorts/{cohort.pk}/bans/")
    assert answer.status_code == 200
    rows = answer.context[name]
    return [(row.mentor.person.name, row.executive.person.name) for row in rows]


def test_it_lists_pairs_kept_together_and_pairs_ruled_out(
    cohort: Cohort, ana: User, as_: SignIn
) -> None:
    mentor, other = factories.mentor(cohort, name="M One"), factories.mentor(cohort, name="M Two")
    executive = factories.executive(cohort, name="E One")
    lock_pair(mentor, executive, by=ana)
    ban_pair(other, executive, by=ana)

    browser = as_(ana)

    assert people(browser, cohort, "locks") == [("M One", "E One")]
    assert people(browser, cohort, "bans") == [("M Two", "E One")]


def test_a_lock_on_a_pair_that_no_run_proposed_can_be_undone_there(
    cohort: Cohort, ana: User, as_: SignIn
) -> None:
    mentor, executive = factories.mentor(cohort), factories.executive(cohort)
    lock_pair(mentor, executive, by=ana)

    answer = as_(ana).post(
        f"/cohorts/{cohort.pk}/pair/unlock/", {"pair": f"{mentor.pk}:{executive.pk}"}
    )

    assert (answer.status_code, answer["Location"]) == (302, f"/cohorts/{cohort.pk}/bans/")
    assert not Lock.objects.exists()


def test_a_lock_beyond_somebodys_places_is_refused_by_name(
    cohort: Cohort, ana: User, as_: SignIn
) -> None:
    executive = factories.executive(cohort, name="E One")
    kept, more = factories.mentor(cohort), factories.mentor(cohort)
    lock_pair(kept, executive, by=ana)

    answer = as_(ana).post(
        f"/cohorts/{cohort.pk}/pair/lock/", {"pair": f"{more.pk}:{executive.pk}"}, follow=True
    )

    assert [str(said) for said in answer.context["messages"]] == [
        "E One: every free place is kept for somebody already. Unlock that pair first."
    ]
    assert [(lock.mentor, lock.executive) for lock in Lock.objects.all()] == [(kept, executive)]


def test_a_lock_pressed_twice_is_one_lock(cohort: Cohort, ana: User, as_: SignIn) -> None:
    mentor, executive = factories.mentor(cohort), factories.executive(cohort)
    browser, address = as_(ana), f"/cohorts/{cohort.pk}/pair/lock/"
    browser.post(address, {"pair": f"{mentor.pk}:{executive.pk}"})

    answer = browser.post(address, {"pair": f"{mentor.pk}:{executive.pk}"}, follow=True)

    assert "every free place" not in answer.content.decode()
    assert Lock.objects.count() == 1


def test_a_lock_that_became_a_pair_keeps_no_place(cohort: Cohort, ana: User, as_: SignIn) -> None:
    executive = factories.executive(cohort)
    before, again = factories.mentor(cohort), factories.mentor(cohort)
    lock_pair(before, executive, by=ana)
    factories.pairing(before, executive, state="ended")

    as_(ana).post(f"/cohorts/{cohort.pk}/pair/lock/", {"pair": f"{again.pk}:{executive.pk}"})

    assert Lock.objects.filter(mentor=again, executive=executive).exists()


def test_a_regions_coordinator_reads_of_pairs_that_touch_the_own_region(
    cohort: Cohort, eve: User, ana: User, as_: SignIn
) -> None:
    eve.grants.create(role="coordinator", program=cohort.program, region="EMEA")
    here = factories.mentor(cohort, name="Here", region="EMEA")
    far = factories.mentor(cohort, name="Far", region="APAC")
    executive = factories.executive(cohort, name="Away", region="APAC")
    lock_pair(here, executive, by=ana)
    lock_pair(far, executive, by=ana)

    assert people(as_(eve), cohort, "locks") == [("Here", "Away")]
