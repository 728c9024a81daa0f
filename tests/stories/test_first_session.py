"""Two people from the invitation to going on for another half year, as they live through it."""

from datetime import datetime, timedelta

import pytest
from django.core.mail import EmailMultiAlternatives
from icalendar import Calendar

from mentoring.web import clock
from programs.cohorts.models import Cohort
from programs.health.tasks import look
from programs.pairings.actions import propose
from programs.pairings.models import Pairing
from programs.participants.models import Participation
from programs.sessions.models import Commitment, Session
from tests import factories
from tests.conftest import NOON, SignIn
from tests.stories.reader import Reader, post_arrives

HOUR = timedelta(hours=1)


@pytest.fixture
def ben() -> Reader:
    """Works in São Paulo; nobody has told him anything yet."""
    zone = {"time_zone": "America/Sao_Paulo", "site": "São Paulo", "region": "LATAM"}
    who = factories.person(name="Ben Silva", grade="Professional", **zone)
    return Reader(who.email)


@pytest.fixture
def clara() -> Reader:
    who = factories.person(name="Clara Öberg", grade="VP", function="Sales")
    return Reader(who.email)


@pytest.fixture
def both(ben: Reader, clara: Reader) -> tuple[Reader, Reader]:
    return ben, clara


def part(reader: Reader) -> Participation:
    return Participation.objects.get(person__email=reader.address)


def invited(as_: SignIn, ana: object, cohort: Cohort, both: tuple[Reader, Reader]) -> None:
    """A coordinator pastes two addresses; both say yes and fill in their topics."""
    factories.topic()
    desk = Reader()
    desk.client = as_(ana)  # type: ignore[arg-type]
    desk.open(f"/cohorts/{cohort.pk}/people/addresses/")
    desk.press("Invite", addresses="\n".join(each.address for each in both))
    post_arrives(NOON)
    for each, row in zip(both, ("offer_0_topic", "wish_0_topic"), strict=True):
        each.open(each.link("/i/")).press("Yes, I take part").sign_in("/profile/topics/")
        each.press("Save", **{row: "generative-ai"})


def matched(both: tuple[Reader, Reader], ana: object) -> Pairing:
    """A match is proposed; each says yes on their own."""
    pairing = propose(part(both[0]), part(both[1]), by=ana, now=NOON)  # type: ignore[arg-type]
    post_arrives(NOON)
    for each in both:
        each.open(each.link("/pairs/")).press("Save my answer", accepts="yes")
    return pairing


def agreed(both: tuple[Reader, Reader], pairing: Pairing) -> None:
    for each in both:
        each.open(f"/pairs/{pairing.pk}/agreement/").press("Accept", consents="on")


def planned(reader: Reader, pairing: Pairing) -> Session:
    """The first of the times that suit both working days."""
    reader.open(f"/pairs/{pairing.pk}/plan/")
    slot = next(value for name, value in reader.page.offered if name == "slot")
    reader.press("Confirm this time", slot=slot)
    return Session.objects.get(pairing=pairing)


def calendars(reader: Reader) -> list[str]:
    def parts(letter: EmailMultiAlternatives) -> list[str]:
        return [str(each.content) for each in letter.alternatives if "calendar" in each.mimetype]

    return [text for letter in reader.letters() for text in parts(letter)]


@pytest.fixture
def pairing(as_: SignIn, ana: object, cohort: Cohort, both: tuple[Reader, Reader]) -> Pairing:
    invited(as_, ana, cohort, both)
    return matched(both, ana)


def test_both_come_in_by_their_mail_and_are_ready(
    as_: SignIn, ana: object, cohort: Cohort, both: tuple[Reader, Reader]
) -> None:
    invited(as_, ana, cohort, both)

    assert [(part(each).role, part(each).state) for each in both] == [
        ("mentor", "ready"),
        ("executive", "ready"),
    ]


def test_two_yes_make_a_pair_and_an_agreement_puts_it_in_force(
    pairing: Pairing, both: tuple[Reader, Reader]
) -> None:
    agreed(both, pairing)

    pairing.refresh_from_db()
    assert (pairing.state, pairing.agreements.get().consents.count()) == ("active", 2)  # type: ignore[attr-defined]
    assert "In force" in both[0].open(f"/pairs/{pairing.pk}/agreement/").page.text


def test_a_time_lands_in_both_calendars(pairing: Pairing, both: tuple[Reader, Reader]) -> None:
    agreed(both, pairing)
    session = planned(both[0], pairing)

    post_arrives(NOON)

    invites = [Calendar.from_ical(text) for each in both for text in calendars(each)]
    assert [each["METHOD"] for each in invites] == ["REQUEST", "REQUEST"]
    assert [each.events[0].start for each in invites] == [session.starts_at, session.starts_at]
    assert invites[0].events[0]["UID"] == invites[1].events[0]["UID"]


@pytest.fixture
def met(pairing: Pairing, both: tuple[Reader, Reader]) -> tuple[Session, datetime]:
    """The first session, and an hour after its end."""
    agreed(both, pairing)
    session = planned(both[0], pairing)
    return session, session.ends_at + HOUR


def logged(reader: Reader, after: datetime, **typed: str) -> None:
    with clock.standing_at(after):
        reader.open(reader.link("/s/")).press("Save", outcome="met", **typed)


def test_the_mail_after_it_leads_to_the_log_and_the_way_back(
    met: tuple[Session, datetime], both: tuple[Reader, Reader]
) -> None:
    session, after = met
    post_arrives(after)

    states = []
    with clock.standing_at(after):
        both[0].open(both[0].link("/s/")).press("Save", outcome="met")
        states.append(Session.objects.get(pk=session.pk).state)
        both[0].press("Undo")
        states.append(Session.objects.get(pk=session.pk).state)

    assert states == ["held", "planned"]


def test_what_each_will_do_is_read_by_the_other_next_time(
    met: tuple[Session, datetime], both: tuple[Reader, Reader]
) -> None:
    session, after = met
    post_arrives(after)

    logged(both[0], after, commitment="I bring the screen recording")
    logged(both[1], after, commitment="I ask the youngest first")

    assert set(Commitment.objects.values_list("text", flat=True)) == {
        "I bring the screen recording",
        "I ask the youngest first",
    }
    with clock.standing_at(after):
        page = both[0].open(f"/pairs/{session.pairing_id}/").page.text
    assert "I ask the youngest first" in page


def test_two_wishes_to_go_on_make_it_longer(
    met: tuple[Session, datetime], both: tuple[Reader, Reader]
) -> None:
    pairing = met[0].pairing
    end = pairing.ends_on
    assert end is not None
    near = datetime.combine(end, NOON.timetz()) - timedelta(days=20)
    look(near)
    post_arrives(near)

    with clock.standing_at(near):
        for each in both:
            each.open(each.link("/extension/")).press("Save my answer", accepts="yes")

    pairing.refresh_from_db()
    assert pairing.state == "extended"
    assert pairing.ends_on is not None
    assert pairing.ends_on > end
