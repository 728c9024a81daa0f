from typing import Any

from mentoring.people.models import Grant, User
from programs.participants.models import Offer, Participation, Wish
from tests import factories
from tests.conftest import SignIn

MAP = "/expertise/"


def offer(n: int, grade: str = "Professional") -> list[Offer]:
    topic = factories.topic("generative-ai")
    return [
        Offer.objects.create(person=factories.person(name=f"{grade} {i}", grade=grade), topic=topic)
        for i in range(n)
    ]


def wish(n: int, key: str) -> None:
    topic = factories.topic(key)
    for _ in range(n):
        Wish.objects.create(person=factories.person(), topic=topic)


def shown(context: dict[str, Any], key: str = "generative-ai") -> int | None:
    found: int | None = next(row.offer for row in context["topics"] if row.topic.key == key)
    return found


def test_people_of_every_grade_stand_in_the_order_of_their_names(as_: SignIn, olga: User) -> None:
    offers = [*offer(2, "VP"), *offer(2)]

    page = as_(olga).get(f"{MAP}?topic=generative-ai&side=offer").context["page"]

    names = [each.person.name for each in page]
    assert names == sorted(each.person.name for each in offers)
    assert {each.person.grade.label for each in page} == {"VP", "Professional"}


def test_a_participant_sees_about_how_many_and_never_who(as_: SignIn, ben: Participation) -> None:
    offer(8)

    page = as_(ben).get(f"{MAP}?topic=generative-ai")

    assert shown(page.context) == 10
    assert page.context["topic"] is None
    assert "Professional 0" not in page.content.decode()


def test_fewer_than_six_are_a_dash_for_those_who_could_be_among_them(
    as_: SignIn, ben: Participation, olga: User
) -> None:
    offer(5)

    assert shown(as_(ben).get(MAP).context) is None
    assert shown(as_(olga).get(MAP).context) == 5


def test_the_three_largest_unmet_topics_stand_on_top_and_lead_to_who_offers_them(
    as_: SignIn, olga: User
) -> None:
    for number, key in enumerate(("low-code", "side-work", "town-halls", "sponsorship"), 1):
        wish(number, key)
    offer(4)
    Offer.objects.create(person=factories.person(), topic=factories.topic("sponsorship"))
    browser = as_(olga)

    page = browser.get(MAP)

    found = [(row.topic.key, row.learn, row.offer) for row in page.context["unmet"]]
    assert found == [("town-halls", 3, 0), ("sponsorship", 4, 1), ("side-work", 2, 0)]
    assert "?topic=sponsorship&amp;side=offer" in page.content.decode()
    listed = browser.get(f"{MAP}?topic=sponsorship&side=offer").context["page"]
    assert listed.paginator.count == 1


def test_the_picture_shows_what_differs_most_both_ways(as_: SignIn, olga: User) -> None:
    for number in range(1, 9):
        wish(number, f"wanted-{number}")
    offer(3)

    drawn = as_(olga).get(MAP).context["drawn"]

    assert [(row["label"], row["left"], row["right"]) for row in drawn] == [
        *((f"Wanted {number}", 0, number) for number in range(8, 2, -1)),
        ("Generative AI", 3, 0),
    ]


def test_a_participant_is_not_told_of_gaps_that_a_hidden_number_makes(
    as_: SignIn, ben: Participation
) -> None:
    wish(12, "low-code")
    wish(9, "generative-ai")
    offer(6)

    page = as_(ben).get(MAP)

    found = [(row.topic.key, row.learn, row.offer) for row in page.context["unmet"]]
    assert found == [("generative-ai", 10, 5)]
    assert "?topic=" not in page.content.decode()


def test_a_region_narrows_the_map_within_what_one_runs(as_: SignIn, olga: User, eve: User) -> None:
    Grant.objects.create(user=eve, role="coordinator", region="EMEA")
    offer(2)
    far = factories.person(region="APAC")
    Offer.objects.create(person=far, topic=factories.topic("generative-ai"))

    everywhere = as_(olga).get(f"{MAP}?region=APAC")
    beyond = as_(eve).get(f"{MAP}?region=APAC")
    own = as_(eve).get(MAP)

    assert (shown(everywhere.context), shown(beyond.context), shown(own.context)) == (1, 0, 2)
    assert everywhere.context["regions"] == ["APAC", "EMEA"]
    assert own.context["regions"] == ["EMEA"]


def test_from_how_many_grades_people_come_is_said(as_: SignIn, olga: User) -> None:
    offer(2, "VP")
    offer(1)

    page = as_(olga).get(f"{MAP}?topic=generative-ai&side=offer")

    assert "From 2 grades; the order is that of the names." in page.content.decode()
