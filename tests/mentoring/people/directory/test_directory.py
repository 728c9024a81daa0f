"""The directory: found, filtered, read, taken along."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring.audit.models import AuditEntry
from mentoring.people.models import Grant, Import, User
from programs.setup.models import Program
from tests import factories
from tests.conftest import SignIn
from tests.mentoring.people.imports.conftest import given
from tests.mentoring.people.imports.test_pages import do


@pytest.fixture
def owner(olga: User, as_: SignIn) -> Client:
    return as_(olga)


@pytest.fixture
def regional(program: Program, as_: SignIn) -> Client:
    user = factories.account(factories.person(name="Rita Region", region="APAC"))
    Grant.objects.create(user=user, role="coordinator", program=program, region="APAC")
    return as_(user)


def names(client: Client, query: str = "") -> set[str]:
    page = client.get(f"/directory/{query}").context["page"]
    return {person.name for person in page}


def test_people_are_found_by_words_and_filters(owner: Client) -> None:
    factories.person(name="Aiko Mori", function="Sales", region="APAC", grade="VP")
    factories.person(name="Aiko Ono", function="Legal", region="EMEA")

    assert names(owner, "?q=aiko") == {"Aiko Mori", "Aiko Ono"}
    assert names(owner, "?q=aiko+sales") == {"Aiko Mori"}
    assert names(owner, "?grade__label=VP") == {"Aiko Mori"}
    assert names(owner, "?q=aiko&region=EMEA") == {"Aiko Ono"}


def test_who_has_left_is_shown_when_asked_for(owner: Client) -> None:
    factories.person(name="Gone Away", left_on="2026-11-01")

    assert "Gone Away" not in names(owner)
    assert names(owner, "?who=left") == {"Gone Away"}


def test_a_coordinator_reads_her_region_without_employee_numbers(regional: Client) -> None:
    near = factories.person(name="Near By", region="APAC", employee_id="N77")
    far = factories.person(name="Far Off", region="EMEA")

    shown = regional.get(reverse("people:person", args=[near.pk]))
    assert shown.status_code == 200
    assert "N77" not in shown.content.decode()
    assert regional.get(reverse("people:person", args=[far.pk])).status_code == 404
    assert "Far Off" not in names(regional)
    assert names(regional, "?q=N77") == set()


def test_an_owner_reads_the_number_and_the_manager(owner: Client) -> None:
    boss = factories.person(name="Big Boss")
    one = factories.person(employee_id="N77", manager=boss)

    shown = owner.get(reverse("people:person", args=[one.pk])).content.decode()
    above = owner.get(reverse("people:person", args=[boss.pk])).content.decode()

    assert "N77" in shown
    assert "Big Boss" in shown
    assert one.name in above


def test_the_directory_leaves_with_a_line_in_the_audit_log(owner: Client) -> None:
    response = owner.post("/directory/export/?q=nobody-like-this", {"form": "csv"})

    assert response.status_code == 200
    assert AuditEntry.objects.get(verb="directory.exported").new == {"rows": 0}


def test_only_owners_take_it_along(regional: Client) -> None:
    assert regional.post("/directory/export/").status_code == 404


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_was_taken_along_changes_nothing_when_it_comes_back(owner: Client, form: str) -> None:
    boss = factories.person(name="=Boss", grade="C-Suite", country="SE", hired_on="2001-02-03")
    factories.person(
        employee_id="00123",
        manager=boss,
        pay_decider=boss,
        languages=["sv", "en"],
        grade="VP",
        work_start=480,
        work_end=990,
        left_on="2026-01-31",
    )
    response = owner.post("/directory/export/?who=all", {"form": form})
    content = b"".join(response)  # type: ignore[arg-type]

    owner.post("/imports/", {"file": given(content, f"people.{form}")})

    one = Import.objects.get()
    assert (one.counts["changed"], one.counts["new"], one.counts["rejected"]) == (0, 0, 0)
    assert one.counts["unchanged"] == one.counts["rows"] == 3
    assert list(one.problems.all()) == []
    do(owner, "apply", one)
    assert not AuditEntry.objects.filter(verb="person.changed").exists()


def test_the_directory_takes_the_same_queries_for_one_and_three(owner: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            owner.get("/directory/")
        return len(found)

    factories.person(grade="VP")
    queries()  # the first page of a sign-in remembers when it was used

    one = queries()
    factories.person(grade="VP")
    factories.person(grade="Manager")

    assert queries() == one
