import pytest
from django.core.mail import EmailMessage
from django.test import Client

from mentoring.outbox.sending import drain
from mentoring.people.models import Grant, Person, User
from programs.cohorts.models import Cohort
from programs.pairings.models import Pairing
from programs.participants.models import Avoidance, Offer, Participation, Wish
from programs.participants.pool import Demand, Room, demand, room
from programs.setup.models import Program
from tests import factories
from tests.conftest import SignIn
from tests.programs.budget import queries


@pytest.fixture
def owner(as_: SignIn, olga: User) -> Client:
    return as_(olga)


@pytest.fixture
def regional(as_: SignIn, eve: User, program: Program) -> Client:
    """Eve coordinates the program in APAC alone."""
    Grant.objects.create(user=eve, role="coordinator", program=program, region="APAC")
    return as_(eve)


def offer(part: Participation, key: str = "generative-ai") -> Participation:
    Offer.objects.create(person=part.person, topic=factories.topic(key))
    return part


def wish(part: Participation, key: str = "generative-ai") -> Participation:
    Wish.objects.create(person=part.person, topic=factories.topic(key))
    return part


def people(cohort: Cohort) -> str:
    return f"/cohorts/{cohort.pk}/people/"


def test_a_coordinator_of_one_region_sees_its_people_alone(
    regional: Client, ben: Participation, clara: Participation
) -> None:
    page = regional.get(people(ben.cohort))

    assert [row["part"] for row in page.context["rows"]] == [ben]
    assert clara.person.name not in page.content.decode()
    assert regional.get(f"{people(ben.cohort)}{clara.pk}/").status_code == 404


def test_no_employee_number_stands_on_the_page(owner: Client, ben: Participation) -> None:
    body = owner.get(people(ben.cohort)).content.decode()
    one = owner.get(f"{people(ben.cohort)}{ben.pk}/").content.decode()

    assert ben.person.employee_id not in body + one


def test_filters_and_order_stand_in_the_address(
    owner: Client, ben: Participation, clara: Participation
) -> None:
    def found(query: str) -> list[Participation]:
        return [row["part"] for row in owner.get(f"{people(ben.cohort)}?{query}").context["rows"]]

    assert found("role=mentor") == [ben]
    assert found("region=EMEA") == [clara]
    assert found("q=clara") == [clara]
    assert found("sort=-name") == [clara, ben]


def test_the_list_costs_the_same_for_one_and_three(owner: Client, cohort: Cohort) -> None:
    offer(factories.mentor(cohort))
    one = queries(owner, people(cohort))

    for _ in range(2):
        offer(factories.mentor(cohort))

    assert queries(owner, people(cohort)) == one


def test_an_eleventh_executive_offers_the_full_mode(owner: Client, program: Program) -> None:
    program.rules_on = ["starter-size"]
    program.save()
    cohort = factories.cohort(program)
    for _ in range(10):
        factories.executive(cohort)
    ten = owner.get(people(cohort)).context["outgrown"]
    factories.executive(cohort)
    eleven = owner.get(people(cohort)).context["outgrown"]

    owner.post(f"/programs/{program.pk}/full-size/")

    assert (ten, eleven, owner.get(people(cohort)).context["outgrown"]) == (None, 10, None)


def test_what_is_ticked_is_taken_out_and_a_pair_is_not(
    owner: Client, pairing: Pairing, cohort: Cohort
) -> None:
    alone = factories.mentor(cohort)
    ticked = {"selected": [alone.pk, pairing.mentor_id], "which": "ticked", "do": "withdraw"}

    answer = owner.post(f"{people(cohort)}act/?role=mentor", ticked)

    alone.refresh_from_db()
    pairing.mentor.refresh_from_db()
    assert answer["Location"] == f"{people(cohort)}?role=mentor"
    assert (alone.state, pairing.mentor.state) == ("withdrawn", "ready")


def test_all_rows_means_those_of_the_filter(
    owner: Client, ben: Participation, clara: Participation
) -> None:
    owner.post(f"{people(ben.cohort)}act/?role=executive", {"which": "all", "do": "top"})

    assert list(Participation.objects.filter(top=True)) == [clara]


def test_capacity_stays_under_the_programs_and_the_hours(owner: Client, ben: Participation) -> None:
    program = ben.cohort.program
    program.executives_per_mentor, program.load_cap_hours = 2, 2
    program.save()
    said = {"role": "mentor", "priority": 1}

    three = owner.post(f"{people(ben.cohort)}{ben.pk}/", said | {"capacity": 3})
    two = owner.post(f"{people(ben.cohort)}{ben.pk}/", said | {"capacity": 2})

    assert "The program allows 2 at most." in three.context["form"].errors["capacity"]
    assert two.context["form"].errors == {
        "capacity": ["That would be 3 hours a month; the program's cap is 2."]
    }


def test_capacity_never_falls_under_the_pairs_that_hold_it(
    owner: Client, cohort: Cohort, program: Program
) -> None:
    program.mentors_per_executive = 2
    program.save()
    executive = factories.executive(cohort, capacity=2)
    pairs = [factories.pairing(factories.mentor(cohort), executive, executive_place=place)
             for place in executive.places.all()]  # fmt: skip
    said = {"role": "executive", "priority": 3, "capacity": 1}

    page = owner.post(f"{people(cohort)}{executive.pk}/", said)

    assert len(pairs) == 2
    assert page.context["form"].non_field_errors() == ["2 pairs hold a place already."]


def test_a_coordinator_reads_whom_somebody_is_never_to_be_matched_with(
    owner: Client, ben: Participation, clara: Participation
) -> None:
    Avoidance.objects.create(person=ben.person, other=clara.person)

    page = owner.get(f"{people(ben.cohort)}{ben.pk}/")

    assert [each.other for each in page.context["avoids"]] == [clara.person]


def test_demand_stands_against_what_mentors_can_take(cohort: Cohort) -> None:
    for _ in range(2):
        wish(factories.executive(cohort))
    offer(factories.mentor(cohort, capacity=1))
    wish(factories.executive(cohort), "flexibility")
    offer(factories.mentor(cohort, capacity=2), "flexibility")

    parts = list(cohort.participations.all())
    assert demand(parts) == [
        Demand("Generative AI", wanted=2, capacity=1, key="generative-ai"),
        Demand("What flexibility is for", wanted=1, capacity=2, key="flexibility"),
    ]
    assert room(parts) == Room(executive=3, mentor=3)


def test_people_are_found_by_what_they_lack(owner: Client, cohort: Cohort) -> None:
    lena = factories.mentor(cohort, name="Lena", state="enrolled")
    offer(factories.mentor(cohort, work_start=540, work_end=1020))
    factories.mentor(cohort, state="invited")

    offers = owner.get(f"{people(cohort)}?lacks=offers").context["page"]
    hours = owner.get(f"{people(cohort)}?lacks=hours").context["page"]

    assert (list(offers), list(hours)) == ([lena], [lena])


def test_whoever_lacks_something_is_reminded_once_a_week(
    owner: Client, cohort: Cohort, mailoutbox: list[EmailMessage]
) -> None:
    lena = factories.mentor(cohort, state="enrolled", work_start=540, work_end=1020)
    offer(factories.mentor(cohort, work_start=540, work_end=1020))
    assumed = factories.executive(cohort)
    wish(assumed)
    said = {"which": "all", "do": "remind"}

    owner.post(f"{people(cohort)}act/", said)
    again = owner.post(f"{people(cohort)}act/", said, follow=True)
    drain()

    texts = {mail.to[0]: mail.body for mail in mailoutbox}
    assert set(texts) == {lena.person.email, assumed.person.email}
    assert "Still missing: a topic to offer." in texts[lena.person.email]
    assert "taken to be 09:00–17:00" in texts[assumed.person.email]
    assert "all were reminded this week already" in again.content.decode()


def test_no_reminder_leaves_once_nothing_is_missing(
    owner: Client, cohort: Cohort, mailoutbox: list[EmailMessage]
) -> None:
    lena = factories.mentor(cohort, state="enrolled", work_start=540, work_end=1020)
    owner.post(f"{people(cohort)}act/", {"which": "all", "do": "remind"})

    offer(lena)
    drain()

    assert mailoutbox == []


def test_the_directory_is_filtered_and_the_ticked_ones_are_invited(
    owner: Client, cohort: Cohort
) -> None:
    vp = factories.person(name="Vera", grade="VP", function="Sales")
    junior = factories.person(name="Jon", grade="Professional", function="Sales")
    factories.person(name="Elsewhere", function="Legal")
    address = f"{people(cohort)}add/?function=Sales"

    listed = list(owner.get(address).context["page"])
    owner.post(address, {"which": "all", "do": "grade"})

    roles = dict(Participation.objects.values_list("person__name", "role"))
    assert listed == [junior, vp]
    assert roles == {"Vera": "executive", "Jon": "mentor"}
    assert set(Participation.objects.values_list("state", flat=True)) == {"invited"}


def test_a_regional_coordinator_brings_in_own_people_alone(
    regional: Client, cohort: Cohort
) -> None:
    mine, other = factories.person(region="APAC"), factories.person(region="EMEA")

    regional.post(f"{people(cohort)}add/", {"selected": [mine.pk, other.pk], "do": "mentor"})

    assert [part.person for part in Participation.objects.all()] == [mine]


def test_unknown_addresses_are_named_and_nothing_typed_is_lost(
    owner: Client, cohort: Cohort
) -> None:
    known = factories.person(email="ada@example.com")
    text = "Ada <ADA@example.com>; nobody@example.com, who@example.com"
    said = {"addresses": text, "role": "mentor"}
    address = f"{people(cohort)}addresses/"

    page = owner.post(address, said)
    before = Participation.objects.count()
    owner.post(address, said | {"known": "1"})

    assert page.status_code == 422
    assert page.context["form"].errors == {
        "addresses": [
            "nobody@example.com is nobody in the directory.",
            "who@example.com is nobody in the directory.",
        ]
    }
    assert page.context["form"]["addresses"].value() == text
    assert before == 0
    assert [part.person for part in Participation.objects.all()] == [known]


def test_the_directory_costs_the_same_for_one_and_three(owner: Client, cohort: Cohort) -> None:
    one = queries(owner, f"{people(cohort)}add/")

    for _ in range(3):
        factories.person(grade="VP")

    assert queries(owner, f"{people(cohort)}add/") == one
    assert Person.objects.count() == 4
