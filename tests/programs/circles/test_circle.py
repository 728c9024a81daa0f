"""Those inside see each other and what they write; nobody else finds the circle."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils.html import strip_tags

from mentoring.outbox.sending import drain
from mentoring.people.models import Grant, Person, User
from mentoring.walls.asking import asking
from mentoring.walls.roles import app
from programs.circles.actions import add_post, set_meeting
from programs.circles.models import Circle, CircleMeeting, CirclePost
from programs.circles.queries import inside, next_month
from programs.pairings.models import Pairing
from programs.participants.models import Participation
from programs.setup.models import Edition
from tests.conftest import NOON, SignIn
from tests.mentoring.walls.conftest import acting


@pytest.fixture
def address(circle: Circle) -> str:
    return f"/circles/{circle.pk}/"


def another(circle: Circle) -> Participation:
    return circle.members.order_by("part__person__name").last().part  # type: ignore[union-attr]


def test_members_see_each_other_and_what_was_written(
    as_: SignIn, ben: Participation, circle: Circle, address: str
) -> None:
    as_(ben).post(address, {"text": "Who has a good first question?"})

    page = as_(another(circle)).get(address).content.decode()

    assert "Who has a good first question?" in page
    assert [f"Peer {place}" in page for place in range(3)] + ["Ben Mentor" in page] == [True] * 4
    assert "Only you and the others in your circle see this." in page
    assert "Delete my post" not in page


def test_an_executive_a_coordinator_an_owner_and_hr_do_not_find_it(
    as_: SignIn, pairing: Pairing, ana: User, olga: User, hugo: User, eve: User, address: str
) -> None:
    readers = (pairing.executive.person.user, ana, olga, hugo, eve)

    answers = [
        (as_(reader).get(address).status_code, as_(reader).post(address, {"text": "x"}).status_code)
        for reader in readers
    ]

    assert answers == [(404, 404)] * 5
    assert CirclePost.objects.count() == 0


@pytest.mark.parametrize("state", ["withdrawn", "declined"])
def test_who_takes_no_part_any_more_is_out(
    as_: SignIn, ben: Participation, circle: Circle, address: str, state: str
) -> None:
    Participation.objects.filter(pk=ben.pk).update(state=state)

    page = as_(another(circle)).get(address).content.decode()

    assert as_(ben).get(address).status_code == 404
    assert "Ben Mentor" not in page


def test_a_member_who_comes_to_run_the_program_is_out(
    as_: SignIn, ben: Participation, address: str
) -> None:
    Grant.objects.create(user=ben.person.user, role="coordinator", program=ben.cohort.program)

    assert as_(ben).get(address).status_code == 404


def test_somebody_takes_back_the_own_post_and_no_other(
    as_: SignIn, ben: Participation, circle: Circle, address: str
) -> None:
    as_(ben).post(address, {"text": "Hello"})
    post = CirclePost.objects.get()

    other = as_(another(circle)).post(f"{address}posts/{post.pk}/remove/")
    kept = CirclePost.objects.count()
    as_(ben).post(f"{address}posts/{post.pk}/remove/")

    assert (other.status_code, kept, CirclePost.objects.count()) == (404, 1, 0)


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_a_post_that_cannot_be_kept_stays_on_the_page(
    as_: SignIn, ben: Participation, address: str, text: str
) -> None:
    answer = as_(ben).post(address, {"text": text})

    assert answer.status_code == 422
    assert CirclePost.objects.count() == 0


def test_a_date_is_set_in_the_own_zone_and_read_in_each(
    as_: SignIn, ben: Participation, circle: Circle, address: str
) -> None:
    """Ben sits in Osaka, eight hours ahead of the others."""
    Person.objects.filter(pk=ben.person_id).update(site="Osaka")
    said = {"on": "2026-12-01", "at": "17:00", "place": "https://meet.example.com/circle"}
    as_(ben).post(f"{address}meeting/", said)

    page = as_(another(circle)).get(address).content.decode()

    assert "Tue 1 Dec, 09:00" in page
    assert "09:00 your time, 17:00 in Osaka" in page
    assert 'href="https://meet.example.com/circle"' in page


def test_a_date_ahead_is_moved_and_the_next_month_has_the_next_agenda(
    ben: Participation, circle: Circle
) -> None:
    view = inside(ben.person.user, circle.pk)
    set_meeting(view, starts_at=NOON + timedelta(days=2), place="A", now=NOON)
    set_meeting(view, starts_at=NOON + timedelta(days=3), place="B", now=NOON)
    later = set_meeting(
        view, starts_at=NOON + timedelta(days=40), place="C", now=NOON + timedelta(days=9)
    )

    assert (CircleMeeting.objects.count(), later.month) == (2, 2)
    assert next_month(circle, NOON + timedelta(days=41)) == 3


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"on": "2020-01-01", "at": "10:00"}, "This is in the past."),
        ({"on": "soon", "at": "10:00"}, "Enter a valid date."),
        ({}, "This field is required."),
    ],
)
def test_a_date_that_cannot_be_is_refused(
    as_: SignIn, ben: Participation, address: str, said: dict[str, str], error: str
) -> None:
    answer = as_(ben).post(f"{address}meeting/", said)

    assert (answer.status_code, error in answer.content.decode()) == (422, True)


def test_whoever_likes_to_is_the_host(as_: SignIn, ben: Participation, address: str) -> None:
    as_(ben).post(f"{address}host/")

    page = as_(ben).get(address).content.decode()

    assert "You are the host." in page
    assert "Guide for the host" in page


def test_the_page_and_the_mail_speak_in_the_words_of_the_edition(
    as_: SignIn, ben: Participation, circle: Circle, address: str
) -> None:
    Edition.objects.create(program=ben.cohort.program, region="EMEA", vocabulary="partnership")
    reader = another(circle)

    drain()
    text = next(each for each in mail.outbox if each.to == [reader.person.email])
    page = strip_tags(as_(reader).get(address).content.decode().partition("<main")[2])
    home = as_(reader).get("/").content.decode()

    assert text.subject == "Your circle is there"
    assert "trend guides" in text.body
    said = (text.body + page.replace("Ben Mentor", "")).lower()
    assert [w for w in ("mentor", "mentee", "reverse", "teach") if w in said] == []
    assert f'href="{address}"' in home


def test_the_database_shows_posts_and_meetings_to_those_inside_alone(
    ben: Participation, ana: User, circle: Circle, pairing: Pairing
) -> None:
    view = inside(ben.person.user, circle.pk)
    add_post(view, text="Hello", now=NOON)
    set_meeting(view, starts_at=NOON + timedelta(days=2), place="", now=NOON)

    seen = []
    for person in (another(circle).person_id, pairing.executive.person_id, ana.person_id, None):
        with acting(app()), asking(person):
            seen.append((CirclePost.objects.count(), CircleMeeting.objects.count()))

    assert seen == [(1, 1), (0, 0), (0, 0), (0, 0)]


def test_the_database_lets_a_member_delete_no_post_of_another(
    ben: Participation, circle: Circle
) -> None:
    add_post(inside(ben.person.user, circle.pk), text="Hello", now=NOON)

    with acting(app()), asking(another(circle).person_id):
        deleted, _kinds = CirclePost.objects.all().delete()

    assert (deleted, CirclePost.objects.count()) == (0, 1)
