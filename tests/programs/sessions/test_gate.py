"""What comes before the first meeting shuts the booking, and is named only to its owner."""

from datetime import timedelta

import pytest
from django.core import mail

from mentoring.outbox.sending import drain
from mentoring.people.models import User
from mentoring.web import clock
from programs.pairings.models import Pairing
from programs.pairings.moves import Refused
from programs.participants.models import Participation
from programs.sessions.actions import plan_session
from programs.sessions.gate import gate
from programs.sessions.models import Session
from programs.sessions.reminders import first_session_is_not_booked, training_is_open
from programs.training.models import ModuleState
from tests.conftest import NOON, SignIn
from tests.programs.sessions.conftest import STOCKHOLM, span

OWN = "Before the two of you first meet, complete “Feedback upward”."
ELSE = "Something that comes before the two of you first meet is still open."


@pytest.fixture
def gated(pairing: Pairing) -> Pairing:
    """Ben has to complete J1 before the first meeting; Clara has nothing to do."""
    program = pairing.cohort.program
    program.gates = {"mentor": ["J1"]}
    program.save()
    return pairing


def complete(part: Participation) -> None:
    ModuleState.objects.create(person=part.person, module="J1", passed_at=NOON, completed_at=NOON)


def test_the_module_is_named_to_its_owner_and_to_nobody_else(gated: Pairing) -> None:
    sides = [gate(gated, part.person).words for part in (gated.mentor, gated.executive)]

    assert sides == [OWN, ELSE]


def test_no_first_meeting_is_planned_before_it(gated: Pairing) -> None:
    with pytest.raises(Refused, match="still open"):
        plan_session(gated, span(2), by=None, zone=STOCKHOLM, now=NOON)

    assert Session.objects.count() == 0


def test_once_it_is_complete_the_first_meeting_can_be_planned(gated: Pairing) -> None:
    complete(gated.mentor)

    session = plan_session(gated, span(2), by=None, zone=STOCKHOLM, now=NOON)

    assert session.state == "planned"


def test_a_pair_that_has_met_goes_on_meeting(gated: Pairing) -> None:
    complete(gated.mentor)
    plan_session(gated, span(2), by=None, zone=STOCKHOLM, now=NOON)
    ModuleState.objects.all().delete()

    plan_session(gated, span(9), by=None, zone=STOCKHOLM, now=NOON)

    assert Session.objects.count() == 2


def test_the_page_leads_the_owner_to_the_training_and_lets_the_partner_wait(
    gated: Pairing, as_: SignIn
) -> None:
    address = f"/pairs/{gated.pk}/plan/"
    mine = as_(gated.mentor).get(address).content.decode()
    theirs = as_(gated.executive).get(address).content.decode()

    assert (OWN in mine, 'href="/training/"' in mine, "Confirm this time" in mine) == (
        True,
        True,
        False,
    )
    assert (ELSE in theirs, "Feedback upward" in theirs, "Confirm this time" in theirs) == (
        True,
        False,
        False,
    )


def test_after_ten_days_only_the_owner_is_asked_and_no_times_are_proposed(
    gated: Pairing,
) -> None:
    now = NOON + timedelta(days=10)
    Pairing.objects.filter(pk=gated.pk).update(active_on=NOON.date())

    asked = [(each.recipient, each.kind) for each in training_is_open(now)]
    early = list(training_is_open(NOON + timedelta(days=9)))

    assert asked == [(gated.mentor.person, "session.training_is_open")]
    assert early == []
    assert list(first_session_is_not_booked(now)) == []


def test_the_mail_names_it_and_is_withheld_once_it_is_done(
    gated: Pairing, ben: Participation
) -> None:
    from mentoring.outbox.actions import post  # noqa: PLC0415 - leaf

    post(ben.person, "session.training_is_open", gated.pk, occurrence="a")
    drain()
    complete(gated.mentor)
    post(ben.person, "session.training_is_open", gated.pk, occurrence="b")
    with clock.standing_at(NOON + timedelta(days=8)):
        drain()

    assert [OWN in each.body for each in mail.outbox] == [True]


def test_an_agreement_waits_for_the_cases_on_confidentiality(
    pairing: Pairing, as_: SignIn, monkeypatch: pytest.MonkeyPatch, ana: User
) -> None:
    program = pairing.cohort.program
    program.gates = {"mentor": ["J3"]}
    program.save()
    address = f"/pairs/{pairing.pk}/agreement/"
    posted = {"consents": "on", "number": "1"}

    page = as_(pairing.mentor).post(address, posted, follow=True).content.decode()
    refused = pairing.agreements.count()
    ModuleState.objects.create(
        person=pairing.mentor.person, module="J3", passed_at=NOON, completed_at=NOON
    )
    as_(pairing.mentor).post(address, posted)

    assert "Complete the training on confidentiality first" in page
    assert refused == 0
    assert pairing.agreements.get().consents.count() == 1
