from mentoring.people.models import User
from programs.cohorts.models import Cohort
from tests.conftest import SignIn


def test_a_link_that_was_closed_never_works_again(as_: SignIn, olga: User, cohort: Cohort) -> None:
    owner = as_(olga)
    owner.post(f"/cohorts/{cohort.pk}/link/", {"do": "open"})
    cohort.refresh_from_db()
    first = cohort.join_key

    opened = owner.get(f"/join/{first}/").status_code
    owner.post(f"/cohorts/{cohort.pk}/link/", {"do": "close"})
    closed = owner.get(f"/join/{first}/").status_code
    owner.post(f"/cohorts/{cohort.pk}/link/", {"do": "open"})
    reopened = owner.get(f"/join/{first}/").status_code

    assert (opened, closed, reopened) == (200, 404, 404)
