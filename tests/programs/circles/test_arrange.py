"""Whoever runs a program arranges circles and never looks into one."""

import pytest

from mentoring.outbox.models import Message
from mentoring.people.models import Grant, User
from mentoring.web import clock
from programs.circles.actions import add_post, set_meeting
from programs.circles.models import Circle, CircleMeeting, CircleMember, CirclePost
from programs.circles.queries import inside
from programs.cohorts.models import Cohort
from programs.participants.models import Participation
from tests import factories
from tests.conftest import SignIn
from tests.programs.circles.conftest import mentors


def address(cohort: Cohort) -> str:
    return f"/cohorts/{cohort.pk}/circles/"


def test_fewer_than_five_make_no_circle_and_the_page_says_why(
    as_: SignIn, ana: User, cohort: Cohort
) -> None:
    mentors(cohort, 4)

    page = as_(ana).get(address(cohort)).content.decode()

    assert "A circle takes five mentors at least" in page
    assert "Make these circles" not in page


def test_what_was_shown_is_made_and_everybody_hears_of_it(
    as_: SignIn, ana: User, cohort: Cohort
) -> None:
    mentors(cohort, 12)
    shown = as_(ana).get(address(cohort)).context["found"].digest

    answer = as_(ana).post(address(cohort), {"shown": shown})

    assert answer.status_code == 302
    assert sorted(each.members.count() for each in Circle.objects.all()) == [6, 6]
    assert told() == 12


def told() -> int:
    return Message.objects.filter(kind="circle.made").count()


def test_a_proposal_that_is_no_longer_true_makes_nothing(
    as_: SignIn, ana: User, cohort: Cohort
) -> None:
    parts = mentors(cohort, 6)
    shown = as_(ana).get(address(cohort)).context["found"].digest
    Participation.objects.filter(pk=parts[0].pk).update(state="withdrawn")

    answer = as_(ana).post(address(cohort), {"shown": shown})

    assert answer.status_code == 409
    assert Circle.objects.count() == 0


def test_whoever_runs_the_program_is_in_no_circle(as_: SignIn, ana: User, cohort: Cohort) -> None:
    part = mentors(cohort, 6)[0]
    Grant.objects.create(user=part.person.user, role="coordinator", program=cohort.program)

    found = as_(ana).get(address(cohort)).context["found"]

    assert [part in ring.parts for ring in found.proposed] == [False]
    assert found.left == []


def test_a_coordinator_of_one_region_sees_no_circle_that_reaches_beyond(
    as_: SignIn, eve: User, cohort: Cohort, circle: Circle
) -> None:
    """Ben works in APAC, the others in EMEA."""
    Grant.objects.create(user=eve, role="coordinator", program=cohort.program, region="EMEA")

    page = as_(eve).get(address(cohort))
    member = circle.members.get(part__person__name="Peer 1").part
    as_(eve).post(f"{address(cohort)}move/", {"part": member.pk, "to": ""})
    answer = as_(eve).post(f"{address(cohort)}{circle.pk}/dissolve/")

    assert (page.context["found"].circles, circle.members.count()) == ([], 5)
    assert answer.status_code == 404


def test_somebody_moves_with_their_place_and_without_what_they_wrote(
    as_: SignIn, ana: User, cohort: Cohort, circle: Circle, ben: Participation
) -> None:
    other = Circle.objects.create(cohort=cohort, number=2)
    add_post(inside(ben.person.user, circle.pk), text="Hello", now=clock.now())
    Circle.objects.update(host=ben)

    as_(ana).post(f"{address(cohort)}move/", {"part": ben.pk, "to": other.pk})

    circle.refresh_from_db()
    assert [seat.circle for seat in CircleMember.objects.filter(part=ben)] == [other]
    assert (CirclePost.objects.count(), circle.host) == (0, None)


def test_a_full_circle_takes_nobody_and_nobody_joins_the_own_line(
    as_: SignIn, ana: User, cohort: Cohort, circle: Circle, ben: Participation
) -> None:
    one = factories.mentor(cohort, name="Report", manager=ben.person)
    full = Circle.objects.create(cohort=cohort, number=2)
    CircleMember.objects.bulk_create(
        CircleMember(circle=full, part=part) for part in mentors(cohort, 8)
    )

    into_line = as_(ana).post(
        f"{address(cohort)}move/", {"part": one.pk, "to": circle.pk}, follow=True
    )
    into_full = as_(ana).post(
        f"{address(cohort)}move/", {"part": one.pk, "to": full.pk}, follow=True
    )

    assert "reporting line is in that circle" in into_line.content.decode()
    assert "Eight are the most" in into_full.content.decode()
    assert not CircleMember.objects.filter(part=one).exists()


@pytest.mark.parametrize("data", [{}, {"part": "nobody"}])
def test_a_move_of_nobody_moves_nobody(
    as_: SignIn, ana: User, cohort: Cohort, circle: Circle, data: dict[str, str]
) -> None:
    answer = as_(ana).post(f"{address(cohort)}move/", data, follow=True)

    assert "Choose a person and a circle" in answer.content.decode()
    assert circle.members.count() == 5


def test_a_circle_is_dissolved_with_all_that_is_in_it(
    as_: SignIn, ana: User, cohort: Cohort, circle: Circle, ben: Participation
) -> None:
    view = inside(ben.person.user, circle.pk)
    add_post(view, text="Hello", now=clock.now())
    set_meeting(view, starts_at=clock.now(), place="", now=clock.now())

    as_(ana).post(f"{address(cohort)}{circle.pk}/dissolve/")

    left = [each.objects.count() for each in (Circle, CircleMember, CirclePost, CircleMeeting)]
    assert left == [0, 0, 0, 0]
