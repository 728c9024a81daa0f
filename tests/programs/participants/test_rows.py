from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentoring.people.models import Person, User
from programs.cohorts.models import Cohort
from programs.participants.actions.rows import Row, enrol_rows
from programs.participants.models import Offer, Participation, Wish
from tests import factories
from tests.conftest import NOON


def row(person: Person, role: str, **said: Any) -> Row:
    return Row(row=2, employee_id=person.employee_id, role=role, **said)


@pytest.fixture
def rows(db: None) -> list[Row]:
    mentor, executive = factories.person(name="Mia"), factories.person(name="Eva")
    return [
        row(mentor, "mentor", offers=[{"topic": "generative-ai", "level": 4}], hours=[480, 960]),
        row(
            executive,
            "executive",
            wishes=[{"topic": "flexibility", "weight": 3}],
            capacity=2,
            top=True,
        ),
    ]


def test_a_row_with_what_a_match_needs_makes_somebody_ready(
    cohort: Cohort, olga: User, rows: list[Row]
) -> None:
    counts = enrol_rows(cohort, rows, by=olga, now=NOON)

    mia = Participation.objects.get(person__name="Mia")
    eva = Participation.objects.get(person__name="Eva")
    assert (counts["new"], counts["ready"], counts["incomplete"]) == (2, 2, 0)
    assert (mia.state, mia.source, mia.person.hours) == ("ready", "file", (480, 960))
    assert (eva.capacity, eva.top, eva.places.count()) == (2, True, 2)
    assert Offer.objects.get(person=mia.person).level == 4
    assert Wish.objects.get(person=eva.person).weight == 3


def test_the_same_file_again_changes_nothing(cohort: Cohort, olga: User, rows: list[Row]) -> None:
    enrol_rows(cohort, rows, by=olga, now=NOON)

    again = enrol_rows(cohort, rows, by=olga, now=NOON)

    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 2)
    assert (Participation.objects.count(), Offer.objects.count()) == (2, 1)


def test_who_lacks_a_topic_is_enrolled_and_not_ready(cohort: Cohort, olga: User) -> None:
    person = factories.person()

    counts = enrol_rows(cohort, [row(person, "mentor")], by=olga, now=NOON)

    assert counts["incomplete"] == 1
    assert Participation.objects.get(person=person).state == "enrolled"


def test_an_address_in_any_case_names_its_person(cohort: Cohort, olga: User) -> None:
    person = factories.person(email="Ada@Example.com")
    rows = [
        Row(row=2, email="ADA@example.COM", role="mentor"),
        Row(row=3, email="x@y.zz", role="mentor"),
    ]

    counts = enrol_rows(cohort, rows, by=olga, now=NOON)

    assert Participation.objects.get().person == person
    assert counts["unknown"] == [3]


def test_who_said_no_stays_out(cohort: Cohort, olga: User) -> None:
    part = factories.mentor(cohort, state="declined")

    counts = enrol_rows(cohort, [row(part.person, "mentor")], by=olga, now=NOON)

    part.refresh_from_db()
    assert (part.state, counts["out"]) == ("declined", 1)


def test_an_invited_person_in_the_file_is_in(cohort: Cohort, olga: User) -> None:
    part = factories.mentor(cohort, state="invited")

    enrol_rows(cohort, [row(part.person, "mentor")], by=olga, now=NOON)

    part.refresh_from_db()
    assert part.state == "enrolled"


def test_what_a_person_entered_herself_is_not_taken_away(cohort: Cohort, olga: User) -> None:
    person = factories.person()
    Offer.objects.create(person=person, topic=factories.topic("flexibility"), evidence="Mine")
    said = [{"topic": "generative-ai", "level": 2}, {"topic": "flexibility", "level": 5}]

    enrol_rows(cohort, [row(person, "mentor", offers=said)], by=olga, now=NOON)

    assert list(person.offers.order_by("level").values_list("topic__key", "level", "evidence")) == [
        ("generative-ai", 2, ""),
        ("flexibility", 5, "Mine"),
    ]


def test_everybody_in_the_file_may_sign_in(cohort: Cohort, olga: User, rows: list[Row]) -> None:
    enrol_rows(cohort, rows, by=olga, now=NOON)
    enrol_rows(cohort, rows, by=olga, now=NOON)

    mia = Person.objects.get(name="Mia")
    assert User.objects.get(person=mia).email == mia.email
    assert User.objects.filter(person__isnull=False).count() == 3


def test_an_address_that_another_account_signs_in_with_is_left_to_its_holder(
    cohort: Cohort, olga: User
) -> None:
    person = factories.person(email="shared@example.com")
    User.objects.create_user("shared@example.com")

    enrol_rows(cohort, [row(person, "mentor")], by=olga, now=NOON)

    assert not User.objects.filter(person=person).exists()


def test_many_rows_cost_as_many_statements_as_few(cohort: Cohort, olga: User) -> None:
    def spent(people: int) -> int:
        said = {"offers": [{"topic": "generative-ai", "level": 3}], "aspirations": ["Sales"]}
        rows = [row(factories.person(), "mentor", **said) for _ in range(people)]
        with CaptureQueriesContext(connection) as queries:
            enrol_rows(cohort, rows, by=olga, now=NOON)
        return len(queries)

    assert spent(3) == spent(60)
