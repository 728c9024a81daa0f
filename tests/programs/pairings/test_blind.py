"""Blind consent: before time is up nothing tells anybody who has answered, or what."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from mentoring.outbox.access import visible
from mentoring.outbox.models import Message
from mentoring.outbox.sending import drain
from mentoring.web import clock
from programs.pairings.actions import answer_match, expire_due, propose
from tests.conftest import NOON
from tests.programs.pairings.test_answer import without_token


@pytest.fixture
def match(ben, clara):
    return propose(ben, clara, by=None, now=NOON)


# Clara has said yes. What Ben may have done, none of which she is to know.
UNKNOWN = {"no": [False], "nothing": [], "no twice": [False, False]}


def say(match, part, *answers) -> None:
    for accepts in answers:
        answer_match(match, part, accepts=accepts, now=NOON, category="topics", text="my word")


@pytest.mark.parametrize("answers", [(False, True), (True, False), (False, False), (True,)])
def test_nothing_but_two_yes_changes_anything_before_time_is_up(match, ben, clara, answers):
    for part, accepts in zip((ben, clara), answers, strict=False):
        answer_match(match, part, accepts=accepts, now=NOON)
    just_before = NOON + timedelta(days=7) - timedelta(seconds=1)

    closed = expire_due(just_before)

    match.refresh_from_db()
    kinds = set(Message.objects.values_list("kind", flat=True))
    assert (closed, match.state, match.version, kinds) == (0, "proposed", 1, {"pairing.proposed"})


@pytest.mark.parametrize("of_ben", UNKNOWN)
@pytest.mark.parametrize("moment", [timedelta(hours=1), timedelta(days=7), timedelta(days=9)])
def test_whoever_said_yes_sees_the_same_whatever_the_other_did(
    match, ben, clara, as_, mailoutbox, of_ben, moment
):
    """Every page and every mail with its time, against silence."""
    answer_match(match, clara, accepts=True, now=NOON)
    silent = seen(match, clara, as_, mailoutbox, moment)
    say(match, ben, *UNKNOWN[of_ben])

    assert seen(match, clara, as_, mailoutbox, moment) == silent
    assert silent["letters"] or moment < timedelta(days=7)


@pytest.mark.parametrize("answer", [True, False])
def test_whoever_answers_cannot_tell_whether_the_other_has(
    match, ben, clara, as_, mailoutbox, answer
):
    """The answer to one's own post is the same after the other's no as before any answer."""
    page = reverse("pairings:answer", args=[match.pk])
    data = {"accepts": "yes" if answer else "no"}
    replies = []

    for others in ([], [False]):
        with transaction.atomic():
            say(match, clara, *others)
            reply = as_(ben).post(page, data, follow=True)
            replies.append((reply.redirect_chain, without_token(reply.text)))
            transaction.set_rollback(True)

    assert replies[0] == replies[1]


@pytest.mark.parametrize("answers", [(True, False), (False, True), (True,), (False,), ()])
def test_the_coordinator_sees_nothing_of_it_while_it_is_open(match, ben, clara, ana, as_, answers):
    pages = [reverse("desk:pair", args=[match.pk]), reverse("desk:today"), reverse("desk:pairs")]
    pages += [f"{reverse('desk:pairs')}?show=unanswered", reverse("audit:log")]
    pages += [reverse("outbox:queue")]
    browser = as_(ana)
    before = [without_token(browser.get(page).text) for page in pages]

    for part, accepts in zip((ben, clara), answers, strict=False):
        answer_match(match, part, accepts=accepts, now=NOON)

    assert [without_token(browser.get(page).text) for page in pages] == before


def test_a_stuck_reminder_tells_no_coordinator_who_has_not_answered(match, ben, ana, olga):
    stuck = Message.objects.create(
        recipient=ben.person, kind="pairing.match_is_open", object_id=match.pk, state="parked"
    )

    assert [stuck in visible(user) for user in (ana, olga)] == [False, False]


def seen(match, part, as_, mailoutbox, later: timedelta) -> dict[str, object]:
    """All that a member can reach at a moment: pages, mails with their times, audit entries."""
    pages = [reverse("pairings:answer", args=[match.pk]), reverse("desk:pair", args=[match.pk])]
    pages += [reverse(name) for name in ("desk:home", "audit:mine", "participants:profile")]
    mailoutbox.clear()
    with transaction.atomic(), clock.standing_at(NOON + later):
        expire_due(NOON + later)
        mails = Message.objects.filter(recipient=part.person)
        times = sorted(mails.values_list("kind", "state", "not_before", "urgency"))
        drain()
        letters = [
            (letter.subject, letter.body) for letter in mailoutbox if part.person.email in letter.to
        ]
        browser = as_(part)
        texts = [without_token(browser.get(page, follow=True).text) for page in pages]
        transaction.set_rollback(True)
    return {"times": times, "letters": letters, "texts": texts}
