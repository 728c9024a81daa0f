"""The wall before wishes: each sees the own; the product reads what an errand needs."""

import pytest
from django.db import ProgrammingError, transaction

from mentoring.people.models import Person, User
from mentoring.walls.asking import asking, errand
from mentoring.walls.roles import app
from programs.participants.models import Candidate, Participation, Rank
from tests import factories
from tests.mentoring.walls.conftest import AsRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def named(ben: Participation, clara: Participation) -> list[Rank]:
    """Ben has named Clara, Clara has named Ben, and Dan has named Clara."""
    dan = factories.mentor(ben.cohort)
    ranks = []
    for one, other in ((ben, clara), (clara, ben), (dan, clara)):
        Candidate.objects.create(part=one, other=other)
        with asking(one.person_id):
            ranks.append(Rank.objects.create(part=one, other=other, rank=1))
    return ranks


def seen(as_role: AsRole, person: Person | None, on: str = "") -> set[int]:
    with as_role(app()), asking(person.pk if person else None):
        if not on:
            return set(Rank.objects.values_list("pk", flat=True))
        with errand(on):
            return set(Rank.objects.values_list("pk", flat=True))


def test_everybody_sees_the_own_ranks_and_no_other(
    as_role: AsRole, named: list[Rank], ben: Participation, clara: Participation
) -> None:
    mine, hers, _dans = named

    assert seen(as_role, ben.person) == {mine.pk}
    assert seen(as_role, clara.person) == {hers.pk}


@pytest.mark.usefixtures("named")
@pytest.mark.parametrize("who", ["ana", "olga", "hugo", "eve"])
def test_no_role_opens_it(as_role: AsRole, who: str, request: pytest.FixtureRequest) -> None:
    user: User = request.getfixturevalue(who)

    assert seen(as_role, user.person) == set()


@pytest.mark.parametrize("on", ["matching", "reminding", "counting"])
def test_the_product_reads_all_on_its_errands(as_role: AsRole, named: list[Rank], on: str) -> None:
    assert seen(as_role, None, on) == {each.pk for each in named}


def test_on_the_errand_of_two_somebody_is_told_who_named_her_and_no_more(
    as_role: AsRole, named: list[Rank], ben: Participation
) -> None:
    mine, hers, _dans = named

    assert seen(as_role, ben.person, "mutual") == {mine.pk, hers.pk}
    assert seen(as_role, None, "mutual") == set()


@pytest.mark.parametrize("on", ["settling", "categories"])
def test_the_errands_of_answers_do_not_reach_ranks(
    as_role: AsRole, named: list[Rank], on: str
) -> None:
    assert named
    assert seen(as_role, None, on) == set()


def test_nobody_writes_a_rank_for_somebody_else(
    as_role: AsRole, named: list[Rank], ben: Participation, clara: Participation
) -> None:
    dan = named[2].part
    Candidate.objects.create(part=clara, other=dan)

    with as_role(app()), asking(ben.person_id):
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Rank.objects.create(part=clara, other=dan, rank=2)
        changed = Rank.objects.filter(part=clara).update(rank=3)
        deleted = Rank.objects.filter(part=clara).delete()[0]

    assert (changed, deleted) == (0, 0)


def test_a_shortlist_that_goes_takes_its_ranks_along_whoever_removes_it(
    as_role: AsRole, named: list[Rank]
) -> None:
    assert named

    with as_role(app()), asking(None):
        Candidate.objects.all().delete()

    assert not Rank.objects.exists()
