import re

import pytest
from django.test import Client

from mentoring.audit.models import AuditEntry
from mentoring.outbox.models import Message
from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.participants.actions import enrolment
from programs.participants.mail import invited
from programs.participants.models import Offer, Participation
from programs.participants.tokens import token
from programs.setup.models import Edition
from tests import factories
from tests.conftest import NOON, SignIn


@pytest.fixture
def part(cohort: Cohort, olga: User) -> Participation:
    enrolment.invite(
        cohort, [(factories.person(name="Nia North"), "mentor")], by=olga, now=NOON, source="list"
    )
    return Participation.objects.get(person__name="Nia North")


def answer(client: Client, part: Participation, word: str) -> str:
    client.post(f"/i/{token(part)}/", {"answer": word})
    part.refresh_from_db()
    return part.state


def test_looking_at_an_invitation_changes_nothing(client: Client, part: Participation) -> None:
    page = client.get(f"/i/{token(part)}/")

    part.refresh_from_db()
    assert page.status_code == 200
    assert part.state == "invited"


def test_yes_makes_an_account_and_asks_for_the_profile(client: Client, part: Participation) -> None:
    assert answer(client, part, "accept") == "enrolled"
    assert User.objects.get(person=part.person).email == part.person.email


def test_a_whole_profile_makes_a_yes_ready(client: Client, part: Participation) -> None:
    Offer.objects.create(person=part.person, topic=factories.topic())

    assert answer(client, part, "accept") == "ready"


def test_an_answer_may_be_given_twice_and_changed(client: Client, part: Participation) -> None:
    states = [
        answer(client, part, word) for word in ("decline", "decline", "accept", "accept", "decline")
    ]

    assert states == ["declined", "declined", "enrolled", "enrolled", "declined"]
    assert User.objects.filter(person=part.person).count() == 1


def test_no_word_of_the_audit_says_who_declined(client: Client, part: Participation) -> None:
    answer(client, part, "decline")

    entry = AuditEntry.objects.get(verb="participation.declined")
    assert entry.actor_id is None


def test_a_link_made_void_says_so_and_does_nothing(
    client: Client, part: Participation, olga: User
) -> None:
    old = token(part)
    enrolment.invite_again(part, by=olga)

    page = client.post(f"/i/{old}/", {"answer": "accept"})

    part.refresh_from_db()
    assert (page.status_code, part.state) == (404, "invited")


def test_a_link_with_a_letter_changed_says_the_same(client: Client, part: Participation) -> None:
    key = token(part)
    forged = key[:-1] + ("A" if key[-1] != "A" else "B")

    assert client.get(f"/i/{forged}/").status_code == 404


def test_the_mail_reads_the_words_of_the_region(part: Participation) -> None:
    Edition.objects.create(program=part.cohort.program, region="EMEA", vocabulary="partnership")
    message = Message.objects.get(kind="participation.invited")

    mail = invited(message, NOON)

    assert mail is not None
    assert mail.subject == "An invitation to the learning partnership"
    assert "one of our senior partners" in mail.text
    assert f"/i/{token(part)}/" in mail.text
    assert f"/i/{token(part)}/" in mail.html
    said = (mail.text + mail.html).lower()
    assert [word for word in ("mentor", "mentee", "reverse", "teach") if word in said] == []


def test_who_has_answered_gets_no_mail_any_more(client: Client, part: Participation) -> None:
    message = Message.objects.get(kind="participation.invited")
    answer(client, part, "decline")

    assert invited(message, NOON) is None


def test_the_page_says_no_forbidden_word(client: Client, part: Participation) -> None:
    Edition.objects.create(program=part.cohort.program, region="EMEA", vocabulary="partnership")

    page = client.get(f"/i/{token(part)}/").content.decode()

    read = re.sub(r"<[^>]*>", " ", page).lower()
    assert "senior partners" in read
    assert [word for word in ("mentor", "mentee", "reverse", "teach") if word in read] == []


def test_leaving_makes_the_link_void(as_: SignIn, part: Participation, client: Client) -> None:
    answer(client, part, "accept")
    key = token(part)

    as_(part.person).post(f"/profile/leave/{part.pk}/")

    part.refresh_from_db()
    assert part.state == "withdrawn"
    assert client.get(f"/i/{key}/").status_code == 404


def test_nobody_leaves_a_pair_by_the_side_door(
    as_: SignIn, pairing: object, ben: Participation
) -> None:
    as_(ben).post(f"/profile/leave/{ben.pk}/")

    ben.refresh_from_db()
    assert ben.state == "ready"
