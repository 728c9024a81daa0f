import pytest
from django.test import Client

from mentoring.outbox.models import Message
from mentoring.people.models import User
from mentoring.walls.asking import asking
from programs.cohorts.models import Cohort
from programs.participants.models import Offer, Participation
from programs.training.models import RolePlayed
from tests import factories
from tests.conftest import NOON, SignIn


@pytest.fixture
def open_cohort(cohort: Cohort) -> Cohort:
    cohort.join_open = True
    cohort.save()
    return cohort


def test_a_known_address_gets_an_invitation_and_an_unknown_one_the_same_page(
    client: Client, open_cohort: Cohort
) -> None:
    person = factories.person(email="new@example.com")
    pages = []
    for address in ("NEW@example.com", "nobody@example.com"):
        page = client.post(f"/join/{open_cohort.join_key}/", {"role": "mentor", "address": address})
        main = page.content.decode().partition("<main")[2]
        pages.append(main.replace(address, "…"))

    assert pages[0] == pages[1]
    assert list(Message.objects.values_list("recipient", "kind")) == [
        (person.pk, "participation.invited")
    ]
    assert Participation.objects.get().state == "invited"


def test_asking_twice_sends_one_mail(client: Client, open_cohort: Cohort) -> None:
    factories.person(email="new@example.com")
    for _ in range(3):
        said = {"role": "mentor", "address": "new@example.com"}
        client.post(f"/join/{open_cohort.join_key}/", said)

    assert Message.objects.count() == 1


def test_a_topic_of_ones_own_is_a_nomination_however_unsure_its_owner(
    as_: SignIn, eve: User, open_cohort: Cohort
) -> None:
    said = {"role": "mentor", "topic": "generative-ai", "level": 1, "evidence": "I use it daily."}

    answer = as_(eve).post(f"/join/{open_cohort.join_key}/", said)

    part = Participation.objects.get()
    offer = Offer.objects.get()
    assert answer["Location"] == "/profile/"
    assert (part.person, part.role, part.source, part.state) == (
        eve.person,
        "mentor",
        "self",
        "ready",
    )
    assert (offer.topic.key, offer.level, offer.evidence) == ("generative-ai", 1, "I use it daily.")


def test_joining_without_a_topic_leaves_the_profile_to_be_filled_in(
    as_: SignIn, eve: User, open_cohort: Cohort
) -> None:
    as_(eve).post(f"/join/{open_cohort.join_key}/", {"role": "executive", "level": 3})

    part = Participation.objects.get()
    assert (part.source, part.state) == ("link", "enrolled")


def test_who_is_in_is_led_to_the_profile(as_: SignIn, ben: Participation) -> None:
    Cohort.objects.filter(pk=ben.cohort_id).update(join_open=True)

    answer = as_(ben).get(f"/join/{ben.cohort.join_key}/")

    assert answer["Location"] == "/profile/"


def test_a_closed_link_is_nowhere(client: Client, cohort: Cohort) -> None:
    assert client.get(f"/join/{cohort.join_key}/").status_code == 404


@pytest.mark.parametrize("confidence", [1, 2, 3, 5])
def test_how_sure_a_mentor_feels_lets_her_in_alike_and_decides_what_comes_first(
    as_: SignIn, eve: User, open_cohort: Cohort, confidence: int
) -> None:
    said = {"role": "mentor", "topic": "generative-ai", "level": 3, "confidence": confidence}
    browser = as_(eve)

    answer = browser.post(f"/join/{open_cohort.join_key}/", said)

    part = Participation.objects.get()
    home = browser.get("/").context["next"]
    assert (part.state, part.person.profile.confidence) == ("ready", confidence)
    unsure = confidence <= 2
    assert answer["Location"] == ("/" if unsure else "/profile/")
    assert (home.url if home else "") == ("/training/role-plays/" if unsure else "")


def test_once_a_talk_was_rehearsed_the_step_is_gone(
    as_: SignIn, eve: User, open_cohort: Cohort
) -> None:
    said = {"role": "mentor", "topic": "generative-ai", "level": 3, "confidence": 1}
    browser = as_(eve)
    browser.post(f"/join/{open_cohort.join_key}/", said)

    with asking(eve.person.pk):
        RolePlayed.objects.create(
            person=eve.person, play="any", telling="neutral", path=[0], ending="end", played_at=NOON
        )

    assert browser.get("/").context["next"] is None


def test_an_executive_who_feels_unsure_is_led_on_as_everybody(
    as_: SignIn, eve: User, open_cohort: Cohort
) -> None:
    said = {"role": "executive", "level": 3, "confidence": 1}

    answer = as_(eve).post(f"/join/{open_cohort.join_key}/", said)

    assert answer["Location"] == "/profile/"
