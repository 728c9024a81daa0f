"""The first page shows one next thing, the most pressing."""

from datetime import timedelta

from mentoring.people.models import User
from programs.cohorts.models import Cohort
from programs.pairings.models import MatchAnswer, Pairing
from programs.participants.models import Participation
from programs.sessions.models import Session
from tests import factories
from tests.conftest import NOON, SignIn


def next_label(as_: SignIn, part: Participation) -> str | None:
    step = as_(part).get("/").context["next"]
    return step.label if step else None


def test_a_new_participant_is_asked_for_the_profile(ben: Participation, as_: SignIn) -> None:
    Participation.objects.update(state="enrolled")

    assert next_label(as_, ben) == "Tell what you offer and what you want to learn"


def test_who_waits_for_a_partner_reads_that_one_is_looked_for(
    ben: Participation, clara: Participation, as_: SignIn
) -> None:
    waiting = "A partner is being looked for"

    before = waiting in as_(ben).get("/").content.decode()
    factories.pairing(ben, clara)

    assert (before, waiting in as_(ben).get("/").content.decode()) == (True, False)


def test_a_proposed_match_waits_for_an_answer(pairing: Pairing, as_: SignIn) -> None:
    Pairing.objects.update(state="proposed", accepted_on=None)

    assert next_label(as_, pairing.mentor) == "Say whether this match suits you"


def test_who_has_answered_has_nothing_to_do(pairing: Pairing, as_: SignIn) -> None:
    Pairing.objects.update(state="proposed", accepted_on=None)
    MatchAnswer.objects.create(pairing=pairing, part=pairing.mentor, accepts=True)

    assert next_label(as_, pairing.mentor) is None


def test_a_session_that_is_over_asks_for_its_log_first(pairing: Pairing, as_: SignIn) -> None:
    Session.objects.create(
        pairing=pairing, starts_at=NOON - timedelta(hours=3), ends_at=NOON - timedelta(hours=2),
        anchor_zone="UTC",
    )  # fmt: skip

    label = next_label(as_, pairing.executive)

    assert label is not None
    assert label.startswith("How did it go")


def test_a_coordinator_lands_on_today(ana: User, as_: SignIn) -> None:
    assert as_(ana).get("/").headers["Location"] == "/today/"


def test_hr_leadership_lands_on_the_boards(hugo: User, as_: SignIn) -> None:
    assert as_(hugo).get("/").headers["Location"] == "/board/"


def test_somebody_without_a_part_is_told_so(eve: User, as_: SignIn, cohort: Cohort) -> None:
    factories.mentor(cohort)

    assert "You do not take part" in as_(eve).get("/").content.decode()


def test_a_role_without_a_page_of_its_own_is_named(eve: User, as_: SignIn) -> None:
    eve.grants.create(role="sponsor")

    page = as_(eve).get("/").content.decode()

    assert "Your role: Sponsor" in page
