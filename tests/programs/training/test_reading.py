"""A module from the first page to the commitment, as its reader meets it."""

import pytest
from django.test import Client

from mentoring.audit.models import AuditEntry
from mentoring.people.models import User
from mentoring.walls.asking import asking
from programs.participants.models import Participation
from programs.setup.models import Program
from programs.training.library import module
from programs.training.models import ModuleAnswers, ModuleState, RolePlayed
from tests.conftest import NOON, SignIn

J1 = module("J1")
assert J1 is not None
LAST = len(J1.parts)
WRITTEN = {"q0": "On Tuesday …", "q1": "Before we meet …", "q2": "What if …?", "q5": "2"}
RIGHT = WRITTEN | {"q3": "1", "q4": "2"}
WRONG = WRITTEN | {"q3": "0", "q4": "2"}


@pytest.fixture
def browser(as_: SignIn, ben: Participation) -> Client:
    return as_(ben)


def state(ben: Participation) -> ModuleState:
    return ModuleState.objects.get(person=ben.person, module="J1")


def own(ben: Participation) -> ModuleAnswers:
    """As its author asks: the database shows it to nobody else."""
    with asking(ben.person_id):
        return ModuleAnswers.objects.get(state__person=ben.person)


def test_going_on_keeps_the_place(browser: Client, ben: Participation) -> None:
    first = browser.post("/training/j1/1/")
    browser.post("/training/j1/3/")
    browser.post("/training/j1/1/")

    assert first["Location"] == "/training/j1/2/"
    assert state(ben).at == 3
    assert 'href="/training/j1/4/"' in browser.get("/training/").content.decode()


def test_reading_alone_writes_nothing(browser: Client) -> None:
    for address in (
        "/training/",
        "/training/j1/1/",
        "/training/j1/check/",
        "/training/role-plays/",
    ):
        assert browser.get(address).status_code == 200

    assert ModuleState.objects.count() == 0


def test_the_last_page_leads_to_the_check(browser: Client) -> None:
    assert browser.post(f"/training/j1/{LAST}/")["Location"] == "/training/j1/check/"


@pytest.mark.parametrize("address", ["/training/j1/0/", "/training/j1/99/", "/training/zz/1/"])
def test_a_page_that_is_not_there_is_not_found(browser: Client, address: str) -> None:
    assert browser.get(address).status_code == 404


def test_a_wrong_choice_comes_back_with_its_reason_and_nothing_typed_is_lost(
    browser: Client, ben: Participation
) -> None:
    answer = browser.post("/training/j1/check/", WRONG)
    page = browser.get("/training/j1/check/").content.decode()

    assert answer["Location"] == "/training/j1/check/"
    assert state(ben).passed_at is None
    assert "You had 1 of 2 right; 2 are needed." in page
    assert "They have just told you that they cannot listen." in page
    assert "Before we meet …" in page


def test_an_answer_left_open_is_asked_for_and_the_others_stay(browser: Client) -> None:
    answer = browser.post("/training/j1/check/", {name: RIGHT[name] for name in ("q0", "q3")})

    assert answer.status_code == 422
    assert "On Tuesday …" in answer.content.decode()
    assert ModuleState.objects.count() == 0


def test_check_and_commitment_complete_the_module_once(browser: Client, ben: Participation) -> None:
    passed = browser.post("/training/j1/check/", RIGHT)
    browser.post("/training/j1/commitment/", {"text": "I will ask how."})
    browser.post("/training/j1/commitment/", {"text": "I will ask when."})

    assert passed["Location"] == "/training/j1/commitment/"
    assert state(ben).completed_at is not None
    assert own(ben).commitment == "I will ask when."
    assert AuditEntry.objects.filter(verb="module.completed").count() == 1


def test_there_is_no_commitment_before_the_check(browser: Client, ben: Participation) -> None:
    answer = browser.post("/training/j1/commitment/", {"text": "Early"})

    assert answer["Location"] == "/training/j1/check/"
    assert ModuleState.objects.count() == 0


def test_the_coordinator_sees_that_it_is_complete_and_no_answer(
    as_: SignIn, ana: User, ben: Participation, program: Program
) -> None:
    program.gates = {"mentor": ["J1"]}
    program.save()
    address = f"/cohorts/{ben.cohort_id}/training/"
    before = as_(ana).get(address).content.decode()
    as_(ben).post("/training/j1/check/", RIGHT | {"q0": "canary of the check"})
    as_(ben).post("/training/j1/commitment/", {"text": "canary of the commitment"})

    after = as_(ana).get(address).content.decode()

    assert ("Open</span>" in before, "Done</span>" in before) == (True, False)
    assert ("Open</span>" in after, "Done</span>" in after) == (False, True)
    assert "canary" not in after


def test_two_ways_through_a_talk_end_differently_and_only_an_ending_is_kept(
    browser: Client, ben: Participation
) -> None:
    heard = browser.get("/training/role-plays/dominates/?at=1.1.0").content.decode()
    unsaid = browser.get("/training/role-plays/dominates/?at=0.0").content.decode()
    browser.post("/training/role-plays/dominates/kept/", {"at": "0.0"})
    early = browser.post("/training/role-plays/dominates/kept/", {"at": "0"})

    with asking(ben.person_id):
        kept = list(RolePlayed.objects.values_list("ending", flat=True))
    assert "He asks for the question" in heard
    assert "The lift closes" in unsaid
    assert early.status_code == 404
    assert kept == ["unsaid"]
    assert "1 of 7 endings" in browser.get("/training/role-plays/").content.decode()


@pytest.mark.parametrize("at", ["x", "9", "0.0.0", "-1", "1e3"])
def test_a_way_that_is_not_there_is_not_found(browser: Client, at: str) -> None:
    assert browser.get(f"/training/role-plays/dominates/?at={at}").status_code == 404


def test_what_is_left_elsewhere_stands_on_the_shelf(browser: Client, ben: Participation) -> None:
    gone_through = {"person": ben.person, "passed_at": NOON, "committed_at": NOON}
    for key, deeds in (("J2", []), ("B1", []), ("B2", ["agreements"])):
        ModuleState.objects.create(module=key, at=9, deeds=deeds, **gone_through)

    page = browser.get("/training/").context
    left = {row["module"].key: row["owed"] for row in page["asked"] + page["others"]}

    assert [one["url"] for one in left["J2"]] == ["/training/boundaries/"]
    assert [one["url"] for one in left["B1"]] == ["/exercises/"]
    assert left["B2"] == left["J1"] == []


def test_titles_are_told_in_the_words_of_an_edition(browser: Client, ben: Participation) -> None:
    ModuleState.objects.create(person=ben.person, module="J1", at=LAST, passed_at=NOON)
    with asking(ben.person_id):
        ModuleAnswers.objects.create(state=ModuleState.objects.get(), person=ben.person, answers={})

    page = browser.post("/training/j1/commitment/", {"text": "Ask first"}, follow=True)

    assert "“Feedback upward” is complete." in page.content.decode()
