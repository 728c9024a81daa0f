import pytest
from django.test import Client

from matching.runs.models import MatchingRun, Proposal
from mentoring.audit.models import AuditEntry
from mentoring.outbox.models import Message
from mentoring.people.models import Grant, User
from programs.cohorts.models import Cohort
from programs.pairings.models import Pairing
from programs.participants.models import Participation
from tests import factories
from tests.conftest import SignIn


@pytest.fixture
def owner(as_: SignIn, olga: User) -> Client:
    return as_(olga)


def statuses(owner: Client, cohort: Cohort) -> dict[str, str]:
    tasks = owner.get(f"/cohorts/{cohort.pk}/").context["tasks"]
    return {task.label: task.status for task in tasks}


def test_a_new_cohort_waits_for_its_people(owner: Client, cohort: Cohort) -> None:
    assert statuses(owner, cohort) == {
        "Basics": "Completed",
        "People": "Not started",
        "Rules": "Completed",
        "Match": "Cannot start yet",
        "Review": "Cannot start yet",
        "Messages": "Completed",
        "Check and publish": "Cannot start yet",
    }
    assert owner.get(f"/cohorts/{cohort.pk}/").context["next"].label == "People"


def test_people_who_have_not_answered_are_a_beginning(owner: Client, cohort: Cohort) -> None:
    factories.mentor(cohort, state="invited")

    assert statuses(owner, cohort)["People"] == "In progress"


def test_a_mentor_and_an_executive_can_be_matched(
    owner: Client, cohort: Cohort, ben: Participation, clara: Participation
) -> None:
    found = statuses(owner, cohort)

    assert (found["People"], found["Match"]) == ("Completed", "Not started")


def test_a_coordinator_whose_region_has_nobody_yet_is_told(
    as_: SignIn, eve: User, cohort: Cohort, ben: Participation, clara: Participation
) -> None:
    Grant.objects.create(user=eve, role="coordinator", program=cohort.program, region="LATAM")

    tasks = as_(eve).get(f"/cohorts/{cohort.pk}/").context["tasks"]

    people = next(task for task in tasks if task.label == "People")
    assert (people.status, people.hint) == (
        "Not started",
        "Other regions have people in it; yours has nobody yet",
    )


@pytest.mark.parametrize(
    ("state", "accepted", "expected"),
    [
        ("running", False, ("In progress", "Cannot start yet", "Cannot start yet")),
        ("ready", False, ("Completed", "Not started", "Cannot start yet")),
        ("ready", True, ("Completed", "Completed", "Not started")),
        ("published", True, ("Completed", "Completed", "Completed")),
        ("failed", False, ("Not started", "Cannot start yet", "Cannot start yet")),
    ],
)
def test_matching_review_and_publishing_follow_the_run(
    owner: Client,
    ben: Participation,
    clara: Participation,
    state: str,
    accepted: bool,
    expected: tuple[str, str, str],
) -> None:
    run = MatchingRun.objects.create(cohort=ben.cohort, number=1, state=state)
    Proposal.objects.create(run=run, mentor=ben, executive=clara, score=1, accepted=accepted)

    found = statuses(owner, ben.cohort)

    assert (found["Match"], found["Review"], found["Check and publish"]) == expected


def test_the_mails_are_shown_as_a_recipient_reads_them_and_nothing_is_kept(
    owner: Client, ben: Participation, clara: Participation
) -> None:
    before = (Message.objects.count(), Pairing.objects.count(), AuditEntry.objects.count())

    page = owner.get(f"/cohorts/{ben.cohort_id}/messages/")

    assert [preview.to for preview in page.context["previews"]][:2] == [ben.person, clara.person]
    assert len(page.context["previews"]) == 4
    assert "/i/example/" in page.content.decode()
    assert before == (Message.objects.count(), Pairing.objects.count(), AuditEntry.objects.count())


def test_words_of_ones_own_stand_in_the_invitation(owner: Client, ben: Participation) -> None:
    address = f"/cohorts/{ben.cohort_id}/messages/"

    owner.post(address, {"version": 1, "welcome": "Come and see."})

    page = owner.get(address)
    assert "Come and see." in page.context["previews"][0].mail.text
    ben.cohort.refresh_from_db()
    assert ben.cohort.messages_confirmed
