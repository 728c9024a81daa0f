"""Keeping shared notes after the end: two yes, each given for nobody's eyes, or they go."""

from datetime import timedelta

import pytest
from django.urls import reverse

from mentoring.audit.access import readable
from mentoring.walls.asking import asking
from mentoring.walls.roles import app
from programs.pairings.actions import answer_keeping, end, may_keep
from programs.pairings.models import KeepAnswer
from programs.pairings.moves import Refused
from programs.sessions.actions import delete_old_notes
from programs.sessions.models import Note
from tests.conftest import NOON
from tests.mentoring.walls.conftest import acting
from tests.programs.pairings.test_answer import without_token

GONE = NOON + timedelta(days=90)


@pytest.fixture
def over(pairing, ben, clara):
    """The pair has ended; each has a private and a shared note."""
    for part in (ben, clara):
        for shared in (True, False):
            Note.objects.create(pairing=pairing, author=part, shared=shared, text="a word")
    return end(pairing, now=NOON)


def address(pairing) -> str:
    return reverse("pairings:keep", args=[pairing.pk])


def left(pairing) -> list[bool]:
    """Which notes are there: shared or not."""
    return sorted(pairing.notes.values_list("shared", flat=True))


def test_shared_notes_stay_where_both_wish_it(over, ben, clara):
    answer_keeping(over, ben, keeps=True, now=NOON)
    answer_keeping(over, clara, keeps=True, now=NOON)

    delete_old_notes(GONE)

    assert left(over) == [True, True]


@pytest.mark.parametrize("answers", [(), (True,), (True, False), (False, True), (False, False)])
def test_without_two_yes_all_notes_go(over, ben, clara, answers):
    for part, keeps in zip((ben, clara), answers, strict=False):
        answer_keeping(over, part, keeps=keeps, now=NOON)

    delete_old_notes(GONE)

    assert left(over) == []


def test_the_promise_is_kept_by_the_application_itself(over):
    with acting(app()), asking(None):
        early = delete_old_notes(GONE - timedelta(days=1))
        in_time = delete_old_notes(GONE)

    assert (early, in_time, left(over)) == (0, 4, [])


def test_the_errand_reaches_no_note_of_a_pair_that_goes_on(pairing, ben):
    Note.objects.create(pairing=pairing, author=ben, shared=True, text="a word")

    with acting(app()), asking(None):
        delete_old_notes(GONE + timedelta(days=900))

    assert left(pairing) == [True]


def test_an_answer_can_be_changed_until_both_wish_it(over, ben, clara):
    answer_keeping(over, ben, keeps=False, now=NOON)
    answer_keeping(over, ben, keeps=True, now=NOON)
    answer_keeping(over, clara, keeps=True, now=NOON)

    over.refresh_from_db()
    assert over.notes_kept
    with pytest.raises(Refused):
        answer_keeping(over, ben, keeps=False, now=NOON)


def test_nobody_is_asked_before_the_end_or_after_the_notes_are_gone(pairing, over):
    assert [may_keep(over, at) for at in (NOON, GONE - timedelta(days=1), GONE)] == [
        True,
        True,
        False,
    ]
    pairing.state = "active"
    assert not may_keep(pairing, NOON)


@pytest.mark.parametrize("of_clara", [(), (False,), (True,)])
def test_nothing_tells_what_the_other_answered(over, ben, clara, as_, of_clara):
    pages = [address(over), reverse("desk:pair", args=[over.pk]), reverse("desk:home")]
    before = [without_token(as_(ben).get(page).text) for page in pages]

    for keeps in of_clara:
        answer_keeping(over, clara, keeps=keeps, now=NOON)

    assert [without_token(as_(ben).get(page).text) for page in pages] == before


def test_both_read_it_once_both_wish_it(over, ben, clara, as_):
    as_(ben).post(address(over), {"keeps": "yes"})
    as_(clara).post(address(over), {"keeps": "yes"})

    pages = [as_(part).get(address(over)).text for part in (ben, clara)]

    assert ["You both keep your shared notes" in page for page in pages] == [True, True]


def test_the_pair_is_asked_on_its_page_as_long_as_there_is_something_shared(over, ben, as_):
    url = reverse("desk:pair", args=[over.pk])
    before = as_(ben).get(url).context["first"]
    over.notes.filter(shared=True).delete()

    after = as_(ben).get(url).context["first"]

    assert (before.url, after) == (address(over), None)


def test_an_empty_answer_is_refused(over, ben, as_):
    response = as_(ben).post(address(over), {})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["keeps"])


@pytest.mark.parametrize("who", ["ana", "eve", "olga"])
def test_nobody_else_finds_the_page(over, who, as_, request):
    assert as_(request.getfixturevalue(who)).get(address(over)).status_code == 404


def test_a_pair_that_goes_on_has_no_such_page(pairing, ben, as_):
    assert as_(ben).get(address(pairing)).status_code == 404


@pytest.mark.parametrize("who", ["ana", "olga"])
def test_no_coordinator_reads_of_it_in_the_audit(over, ben, clara, who, request):
    answer_keeping(over, ben, keeps=True, now=NOON)
    answer_keeping(over, clara, keeps=True, now=NOON)

    mine = readable(request.getfixturevalue(who))

    assert not mine.filter(verb__startswith="notes.ke").exists()


def test_an_answer_is_behind_the_wall(over, ben, clara):
    answer_keeping(over, ben, keeps=True, now=NOON)

    seen = []
    for person in (ben.person, clara.person):
        with acting(app()), asking(person.pk):
            seen.append(KeepAnswer.objects.count())

    assert seen == [1, 0]
