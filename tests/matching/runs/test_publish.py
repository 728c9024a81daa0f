"""Nobody hears of a pair before it is published; then all hear of it, once."""

import threading
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from matching.runs import actions
from matching.runs.models import MatchingRun
from mentoring.outbox.models import Message
from mentoring.people.models import User
from programs.pairings.models import Pairing
from programs.participants.models import Participation
from tests import factories
from tests.conftest import NOON, SignIn

Pool = dict[str, Participation]


def publish(client: Client, run: MatchingRun, **fields: Any) -> Any:
    return client.post(f"/runs/{run.pk}/publish/", {"version": run.version, **fields})


def accept_all(client: Client, run: MatchingRun) -> Any:
    return client.post(f"/runs/{run.pk}/accept/", {"which": "all"})


def test_before_publishing_there_is_no_pair_and_no_mail(
    run: MatchingRun, as_: SignIn, ana: User
) -> None:
    accept_all(as_(ana), run)

    assert (Pairing.objects.count(), Message.objects.count()) == (0, 0)


def test_publishing_proposes_every_accepted_pair_and_writes_to_both(
    run: MatchingRun, as_: SignIn, ana: User
) -> None:
    client = as_(ana)
    accept_all(client, run)

    answer = publish(client, run)

    assert answer.status_code == 302
    assert list(Pairing.objects.values_list("state", flat=True)) == ["proposed"] * 4
    assert Message.objects.filter(kind="pairing.proposed").count() == 8


def test_publishing_twice_gives_a_conflict_and_no_second_mail(
    run: MatchingRun, as_: SignIn, ana: User
) -> None:
    client = as_(ana)
    accept_all(client, run)
    publish(client, run)

    answer = publish(client, run)

    assert answer.status_code == 409
    assert Message.objects.filter(kind="pairing.proposed").count() == 8


def test_a_published_run_is_reviewed_and_not_offered_for_publishing_again(
    run: MatchingRun, as_: SignIn, ana: User
) -> None:
    client = as_(ana)
    accept_all(client, run)
    publish(client, run)

    answer = client.get(f"/runs/{run.pk}/publish/")

    assert (answer.status_code, answer["Location"]) == (302, f"/runs/{run.pk}/")


def test_a_participant_cannot_open_a_run(run: MatchingRun, pool: Pool, as_: SignIn) -> None:
    factories.account(pool["V"].person)

    assert as_(pool["V"]).get(f"/runs/{run.pk}/").status_code == 404


def test_a_missing_top_executive_needs_a_reason(
    run: MatchingRun, pool: Pool, as_: SignIn, ana: User
) -> None:
    run.cohort.program.coverage_target = 100
    run.cohort.program.save()
    alone = factories.executive(run.cohort, name="Nina Alone", top=True)
    client = as_(ana)
    accept_all(client, run)

    refused = publish(client, run)
    done = publish(client, run, coverage_reason="On leave until March")

    assert alone.person.name in refused.content.decode()
    assert (refused.status_code, done.status_code) == (200, 302)


def test_four_eyes_publish_only_after_a_second_person_approved(
    run: MatchingRun, as_: SignIn, ana: User, olga: User
) -> None:
    run.cohort.program.second_approver = True
    run.cohort.program.save()
    accept_all(as_(ana), run)

    alone = publish(as_(ana), run)
    as_(olga).post(f"/runs/{run.pk}/approve/")
    together = publish(as_(ana), run)

    assert (alone.status_code, together.status_code) == (409, 302)


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_at_once_publish_once(run: MatchingRun, ana: User, olga: User) -> None:
    run.proposals.update(accepted=True)

    outcomes = at_once(
        lambda by: actions.publish_run(run, by=by, now=NOON, version=run.version), [ana, olga]
    )

    assert sorted(outcomes) == ["RunConflict", "done"]
    assert Message.objects.filter(kind="pairing.proposed").count() == 8


@pytest.mark.django_db(transaction=True)
def test_without_the_claim_both_would_have_gone_ahead(
    run: MatchingRun, ana: User, olga: User
) -> None:
    """The positive control: the race is real, and the places stop what the claim would have."""
    run.proposals.update(accepted=True)
    claim = threading.Barrier(2, timeout=10)

    def unguarded(by: User) -> None:
        assert MatchingRun.objects.get(pk=run.pk).state == "ready"
        claim.wait()
        actions.propose_all(actions.rows(run), by=by, run_id=run.pk, now=NOON)

    outcomes = at_once(unguarded, [ana, olga])

    assert sorted(outcomes) == ["Refused", "done"]


def at_once(act: Any, users: list[User]) -> list[str]:
    """What each of these people gets who act at the same moment: "done" or the error's name."""
    found: list[str] = []

    def go(by: User) -> None:
        try:
            act(by)
            found.append("done")
        except Exception as error:  # noqa: BLE001 - the kind of failure is what is looked at
            found.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=[user]) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return found
