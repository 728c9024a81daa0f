"""A proposed match: both answer, and neither learns more than that."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from mentoring.audit.models import AuditEntry
from mentoring.outbox.models import Message
from mentoring.outbox.sending import drain
from programs.pairings.actions import answer_match, expire_due, propose, withdraw
from programs.pairings.models import Pairing
from programs.pairings.moves import Refused
from tests.conftest import NOON


@pytest.fixture
def match(ben, clara):
    return propose(ben, clara, by=None, now=NOON)


def test_two_yes_make_an_active_pair_and_tell_both(match, ben, clara):
    answer_match(match, ben, accepts=True, now=NOON)
    answer_match(match, clara, accepts=True, now=NOON)

    match.refresh_from_db()
    assert (match.state, match.active_on, match.ends_on.isoformat()) == (
        "active", NOON.date(), "2027-05-23",
    )  # fmt: skip
    told = Message.objects.filter(kind="pairing.accepted").values_list("recipient", flat=True)
    assert set(told) == {ben.person_id, clara.person_id}


def test_a_pair_takes_both_out_of_the_pool(match, ben, clara):
    answer_match(match, ben, accepts=True, now=NOON)
    answer_match(match, clara, accepts=True, now=NOON)

    ben.refresh_from_db()
    clara.refresh_from_db()
    assert (ben.state, clara.state) == ("matched", "matched")


@pytest.mark.parametrize("first", [True, False])
def test_one_no_closes_the_match_in_time_with_the_same_mail_to_both(match, ben, clara, first):
    answer_match(match, ben, accepts=first, now=NOON)
    answer_match(match, clara, accepts=not first, now=NOON)

    expire_due(NOON + timedelta(days=7))

    match.refresh_from_db()
    assert match.state == "declined"
    told = Message.objects.filter(kind="pairing.declined").values_list("recipient", flat=True)
    assert set(told) == {ben.person_id, clara.person_id}


def test_a_no_frees_both_places_when_time_is_up(match, ben, clara):
    answer_match(match, ben, accepts=False, now=NOON)
    answer_match(match, clara, accepts=True, now=NOON)
    expire_due(NOON + timedelta(days=7))

    again = propose(ben, clara, by=None, now=NOON)

    assert again.state == "proposed"


def test_a_no_can_become_a_yes_after_the_other_has_answered(match, ben, clara):
    answer_match(match, ben, accepts=False, now=NOON, category="time", text="not now")
    answer_match(match, clara, accepts=True, now=NOON)
    answer_match(match, ben, accepts=True, now=NOON)

    match.refresh_from_db()
    assert match.state == "active"
    assert match.answers.get(part=ben).text == ""


def test_two_who_are_a_pair_do_not_answer_again(match, ben, clara):
    answer_match(match, ben, accepts=True, now=NOON)
    answer_match(match, clara, accepts=True, now=NOON)

    with pytest.raises(Refused):
        answer_match(match, ben, accepts=False, now=NOON)


@pytest.mark.parametrize("of_clara", [True, False])
def test_when_time_is_up_nobody_answers_even_before_the_match_is_closed(
    match, ben, clara, of_clara
):
    answer_match(match, clara, accepts=of_clara, now=NOON)

    with pytest.raises(Refused):
        answer_match(match, ben, accepts=True, now=NOON + timedelta(days=7))


def test_nobody_reads_in_the_audit_who_answered_what(match, ben, clara):
    answer_match(match, ben, accepts=False, now=NOON, category="topics", text="a private word")
    answer_match(match, clara, accepts=True, now=NOON)

    entries = AuditEntry.objects.of(match).exclude(verb="pairing.proposed")
    assert {entry.actor_id for entry in entries} == {None}
    assert not any("private" in str([entry.old, entry.new]) for entry in entries)


@pytest.mark.parametrize(
    ("answer", "state"), [(None, "expired"), (True, "expired"), (False, "declined")]
)
def test_when_time_is_up_the_match_closes(match, ben, answer, state):
    if answer is not None:
        answer_match(match, ben, accepts=answer, now=NOON)

    closed = expire_due(NOON + timedelta(days=7))

    match.refresh_from_db()
    assert (closed, match.state) == (1, state)
    assert Message.objects.filter(kind="pairing.declined").count() == 2


def test_nothing_expires_before_its_time(match):
    assert expire_due(NOON + timedelta(days=6)) == 0


def test_expiring_twice_acts_once(match):
    later = NOON + timedelta(days=7)

    assert [expire_due(later), expire_due(later)] == [1, 0]


def test_a_coordinator_takes_a_proposal_back(match, ben, clara, ana, as_, mailoutbox):
    answer_match(match, ben, accepts=True, now=NOON)
    Message.objects.all().delete()

    answer = as_(ana).post(reverse("pairings:withdraw", args=[match.pk]), {"reason": "conflict"})
    drain()

    match.refresh_from_db()
    assert (answer.url, match.state) == (reverse("desk:pair", args=[match.pk]), "expired")
    assert [letter.subject for letter in mailoutbox] == ["A proposed match is taken back"]
    told = Message.objects.filter(kind="pairing.taken_back").values_list("recipient", flat=True)
    assert set(told) == {ben.person_id, clara.person_id}
    entry = AuditEntry.objects.get(verb="pairing.taken_back")
    assert (entry.actor_id, entry.new) == (ana.pk, {"reason": "conflict"})


def test_no_participant_reads_why_a_proposal_was_taken_back(match, ben, ana, as_, mailoutbox):
    withdraw(match, by=ana, now=NOON, reason="conflict")
    drain()

    texts = [as_(ben).get(reverse("pairings:answer", args=[match.pk])).text]
    texts += [letter.body for letter in mailoutbox]

    assert not any("conflict" in text or "too close" in text for text in texts)


def test_what_is_a_pair_by_now_cannot_be_taken_back(match, ben, clara, ana, as_):
    answer_match(match, ben, accepts=True, now=NOON)
    answer_match(match, clara, accepts=True, now=NOON)

    as_(ana).post(reverse("pairings:withdraw", args=[match.pk]), {"reason": "other"})

    match.refresh_from_db()
    assert match.state == "active"


def test_the_coordinators_page_offers_to_take_back_what_is_open_only(match, ana, as_):
    url = reverse("desk:pair", args=[match.pk])
    before = as_(ana).get(url).text
    withdraw(match, by=ana, now=NOON)

    after = as_(ana).get(url).text

    address = reverse("pairings:withdraw", args=[match.pk])
    assert (address in before, address in after) == (True, False)


def test_a_pair_of_one_line_begins_after_both_have_signed(ben, clara, as_):
    match = propose(ben, clara, by=None, now=NOON, needs_recusal=True)
    answer_match(match, ben, accepts=True, now=NOON)
    answer_match(match, clara, accepts=True, now=NOON)
    states = []

    for part in (ben, clara):
        match.refresh_from_db()
        states.append(match.state)
        as_(part).post(reverse("pairings:recusal", args=[match.pk]), {"signs": "on"})

    match.refresh_from_db()
    assert [*states, match.state] == ["accepted", "accepted", "active"]
    assert {str(each.until) for each in match.recusals.all()} == {"2028-05-23"}


def test_the_page_gives_ones_own_reasons_and_not_the_partners(match, ben, clara, as_):
    Pairing.objects.filter(pk=match.pk).update(
        reasons={
            "mentor": [{"key": "aspiration", "function": "Sales"}],
            "executive": [{"key": "knowledge", "topics": ["Vintage chess"]}],
        }
    )

    page = as_(ben).get(reverse("pairings:answer", args=[match.pk])).text

    assert "You would like to get to know Sales" in page
    assert "Vintage chess" not in page


def test_the_page_never_shows_the_partners_answer(match, ben, clara, as_):
    answer_match(match, clara, accepts=False, now=NOON, category="topics", text="a private word")
    before = as_(ben).get(reverse("pairings:answer", args=[match.pk])).text
    answer_match(match, clara, accepts=True, now=NOON)

    after = as_(ben).get(reverse("pairings:answer", args=[match.pk])).text

    assert "a private word" not in before
    assert without_token(before) == without_token(after)


def test_the_form_saves_an_answer_with_its_reason(match, ben, as_):
    answer = {"accepts": "no", "category": "time", "text": "Spring suits me better."}

    response = as_(ben).post(reverse("pairings:answer", args=[match.pk]), answer)

    given = match.answers.get(part=ben)
    assert response.status_code == 302
    assert (given.accepts, given.category, given.text) == (False, "time", "Spring suits me better.")


def test_an_empty_answer_names_the_field_and_keeps_what_was_typed(match, ben, as_):
    response = as_(ben).post(reverse("pairings:answer", args=[match.pk]), {"text": "my words"})

    assert response.status_code == 422
    assert "my words" in response.text
    assert list(response.context["form"].errors) == ["accepts"]


@pytest.mark.parametrize("who", ["ana", "eve", "olga"])
def test_nobody_else_finds_the_page(match, who, as_, request):
    client = as_(request.getfixturevalue(who))

    assert client.get(reverse("pairings:answer", args=[match.pk])).status_code == 404


def without_token(page: str) -> str:
    """The page without what differs each time: nonce and CSRF token."""
    return re.sub(r'nonce="[^"]*"|csrfmiddlewaretoken" value="[^"]*"|X-CSRFToken[^}]*', "", page)
