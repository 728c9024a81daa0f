"""A file of participants: uploaded on the page of a cohort's people, one press from the pool."""

from django.test import Client
from django.urls import reverse

from mentoring.people.models import Import, User
from programs.cohorts.models import Cohort
from programs.participants.models import Participation
from tests import factories
from tests.conftest import SignIn
from tests.mentoring.people.imports.conftest import given, lines
from tests.mentoring.people.imports.test_pages import do

HEAD = "Employee number,Role,Topics offered,Topics wanted,Languages"


def upload(client: Client, cohort: Cohort, *rows: str, head: str = HEAD) -> Import:
    url = reverse("people:upload_participants", args=[cohort.pk])
    response = client.post(url, {"file": given(lines(*rows, head=head))})
    assert response.status_code == 302
    return Import.objects.get(pk=response.headers["Location"].strip("/").split("/")[1])


def test_upload_import_and_back_to_the_people_of_the_cohort(
    olga: User, as_: SignIn, cohort: Cohort
) -> None:
    topic = factories.topic()
    ben, clara = factories.person(), factories.person(grade="VP")
    client = as_(olga)

    one = upload(
        client,
        cohort,
        f"{ben.employee_id},mentor,{topic.name}:5,,en",
        f"{clara.employee_id},executive,,{topic.name},en",
    )
    shown = client.get(reverse("people:import", args=[one.pk])).content.decode()
    response = client.post(reverse("people:apply", args=[one.pk]))

    assert "Import 2" in shown
    assert response.headers["Location"] == reverse("participants:pool", args=[cohort.pk])
    parts = Participation.objects.filter(cohort=cohort)
    assert set(parts.values_list("person__name", "role", "state")) == {
        (ben.name, "mentor", "ready"),
        (clara.name, "executive", "ready"),
    }
    assert ben.offers.get().level == 5


def test_a_stranger_in_the_file_is_a_row_to_mend(olga: User, as_: SignIn, cohort: Cohort) -> None:
    ben = factories.person()
    client = as_(olga)
    one = upload(client, cohort, f"{ben.employee_id},mentor,,,", "999,mentor,,,")
    assert (one.counts["new"], one.counts["rejected"]) == (1, 1)

    do(client, "fix", one, **{"3-0": factories.person(employee_id="998").employee_id})

    assert (one.counts["new"], one.counts["rejected"]) == (2, 0)


def test_after_an_import_with_rows_to_mend_only_those_are_left(
    olga: User, as_: SignIn, cohort: Cohort
) -> None:
    ben = factories.person()
    client = as_(olga)
    one = do(
        client, "apply", upload(client, cohort, f"{ben.employee_id},mentor,,,", "999,mentor,,,")
    )
    assert one.remaining == [3]

    do(client, "fix", one, **{"3-0": factories.person(employee_id="998").employee_id})
    assert one.counts["new"] == 1
    do(client, "apply", one)

    assert Participation.objects.filter(cohort=cohort).count() == 2


def test_a_coordinator_of_another_program_finds_no_upload(
    eve: User, as_: SignIn, cohort: Cohort
) -> None:
    url = reverse("people:upload_participants", args=[cohort.pk])

    assert as_(eve).post(url, {"file": given(b"x")}).status_code == 404


def test_nothing_chosen_is_said_on_a_page_that_takes_the_file(
    olga: User, as_: SignIn, cohort: Cohort
) -> None:
    response = as_(olga).post(reverse("people:upload_participants", args=[cohort.pk]), {})

    assert response.status_code == 422


def test_hours_a_month_limit_how_many_pairs_at_a_time(
    olga: User, as_: SignIn, cohort: Cohort
) -> None:
    people = [factories.person() for _ in range(4)]
    hours = ("3,2", "2,2", "1,", ",2")
    client = as_(olga)

    one = upload(
        client,
        cohort,
        *(f"{who.employee_id},mentor,{said}" for who, said in zip(people, hours, strict=True)),
        head="Employee number,Role,Hours a month,Capacity",
    )
    told = [(each.row, each.column, each.code, each.value) for each in one.problems.order_by("row")]
    do(client, "apply", one)

    assert told == [(3, "Hours a month", "hours_few", "2"), (4, "Hours a month", "hours_few", "1")]
    capacity = dict(cohort.participations.values_list("person", "capacity"))
    assert [capacity[who.pk] for who in people] == [2, 1, 0, 2]
