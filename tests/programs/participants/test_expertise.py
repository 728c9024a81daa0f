from mentoring.people.models import User
from programs.participants.models import Offer, Participation
from tests import factories
from tests.conftest import SignIn

MAP = "/expertise/"


def offer(n: int, grade: str = "Professional") -> list[Offer]:
    topic = factories.topic("generative-ai")
    return [
        Offer.objects.create(person=factories.person(name=f"{grade} {i}", grade=grade), topic=topic)
        for i in range(n)
    ]


def shown(context: dict[str, object], key: str = "generative-ai") -> int | None:
    rows: list[dict[str, object]] = context["topics"]  # type: ignore[assignment]
    return next(row["offer"] for row in rows if row["topic"].key == key)  # type: ignore[attr-defined,return-value]


def test_people_of_every_grade_stand_in_the_order_of_their_names(as_: SignIn, olga: User) -> None:
    offers = [*offer(2, "VP"), *offer(2)]

    page = as_(olga).get(f"{MAP}?topic=generative-ai&side=offer").context["page"]

    names = [each.person.name for each in page]
    assert names == sorted(each.person.name for each in offers)
    assert {each.person.grade.label for each in page} == {"VP", "Professional"}


def test_a_participant_sees_how_many_and_never_who(as_: SignIn, ben: Participation) -> None:
    offer(6)

    page = as_(ben).get(f"{MAP}?topic=generative-ai")

    assert shown(page.context) == 6
    assert page.context["topic"] is None
    assert "Professional 0" not in page.content.decode()


def test_fewer_than_six_are_a_dash_for_those_who_could_be_among_them(
    as_: SignIn, ben: Participation, olga: User
) -> None:
    offer(5)

    assert shown(as_(ben).get(MAP).context) is None
    assert shown(as_(olga).get(MAP).context) == 5
