"""Who may import what: an owner every row, a coordinator the rows of her regions."""

import pytest
from django.test import Client
from django.urls import reverse

from mentoring.people.models import Grant, Import, Person, User
from programs.setup.models import Program
from tests import factories
from tests.conftest import SignIn
from tests.mentoring.people.imports.conftest import Upload, lines
from tests.mentoring.people.imports.test_pages import AIKO, BEN, do, page


@pytest.fixture
def rita(program: Program) -> User:
    """Coordinates the program in APAC."""
    user = factories.account(factories.person(name="Rita Region", region="APAC"))
    Grant.objects.create(user=user, role="coordinator", program=program, region="APAC")
    return user


@pytest.fixture
def regional(rita: User, as_: SignIn) -> Client:
    return as_(rita)


def test_rows_of_other_regions_are_refused_with_a_reason(
    regional: Client, uploaded: Upload
) -> None:
    one = uploaded(regional, lines(AIKO, BEN.replace("APAC", "EMEA")))

    assert (one.counts["new"], one.counts["rejected"]) == (1, 1)
    shown = page(regional, one)
    assert "This row is of another region than the ones you run." in shown
    assert "You import for APAC." in shown
    do(regional, "apply", one)
    assert set(Person.objects.filter(employee_id__in=["7", "8"]).values_list("name")) == {
        ("Aiko Mori",)
    }


def test_nobody_is_moved_out_of_or_into_a_region_by_somebody_else(
    regional: Client, uploaded: Upload
) -> None:
    factories.person(employee_id="7", email="aiko@example.com", region="EMEA")
    factories.person(employee_id="8", email="ben@example.com", region="APAC")

    one = uploaded(regional, lines(AIKO, BEN.replace("APAC", "EMEA")))

    assert (one.counts["changed"], one.counts["rejected"]) == (0, 2)


def test_a_complete_file_of_one_region_says_nothing_about_another(
    regional: Client, uploaded: Upload
) -> None:
    factories.person(employee_id="70", region="EMEA")
    gone = factories.person(employee_id="71", region="APAC", name="Gone Away")

    one = uploaded(regional, lines(AIKO), complete="on")

    left = set(one.rows.filter(verdict="left").values_list("employee_id", flat=True))
    assert gone.employee_id in left
    assert "70" not in left


def test_a_coordinator_does_not_find_the_import_of_an_owner(
    olga: User, rita: User, as_: SignIn, uploaded: Upload
) -> None:
    one = uploaded(as_(olga), lines(AIKO, "9,,,,,,,,"))
    client = as_(rita)

    for name in ("import", "read", "columns", "fix"):
        assert client.get(reverse(f"people:{name}", args=[one.pk])).status_code == 404
    for name in ("apply", "discard", "repair", "report", "read"):
        assert client.post(reverse(f"people:{name}", args=[one.pk])).status_code == 404
    assert str(one.pk) not in client.get("/imports/").content.decode()


def test_a_right_that_was_taken_back_ends_the_import(
    rita: User, regional: Client, uploaded: Upload
) -> None:
    one = uploaded(regional, lines(AIKO))
    Grant.objects.filter(user=rita).update(region="EMEA")

    do(regional, "apply", one)

    assert one.state == Import.State.PREVIEWED
    assert not Person.objects.filter(employee_id="7").exists()


def test_an_outsider_finds_nothing(eve: User, as_: SignIn) -> None:
    client = as_(eve)

    assert client.get("/imports/").status_code == 404
    assert client.post("/imports/").status_code == 404
    assert client.get("/directory/").status_code == 404
