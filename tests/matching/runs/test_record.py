"""What stays of a run: its record, the file of it, and the card."""

import json
from typing import Any

import pytest

from matching.engine.instance import Policy
from matching.engine.rules import RULES
from matching.engine.terms import TERMS
from matching.runs.actions import approve_run
from matching.runs.card import KEEPS_APART
from matching.runs.digest import digest
from matching.runs.fields import FIELDS
from matching.runs.freeze import freeze
from matching.runs.models import MatchingRun
from matching.runs.policies import WORDS
from mentoring.audit.models import AuditEntry
from mentoring.people.models import Grant, User
from programs.cohorts.models import Cohort
from programs.cohorts.weighing import CRITERIA
from programs.participants.models import Participation, Profile
from tests import factories
from tests.conftest import SignIn

Pool = dict[str, Participation]


def record(browser: Any, run: MatchingRun) -> str:
    said: str = browser.get(f"/runs/{run.pk}/record/").content.decode()
    return said


def taken(browser: Any, run: MatchingRun) -> Any:
    return browser.post(f"/runs/{run.pk}/download/")


@pytest.fixture
def auditor(db: None) -> User:
    user = factories.account(factories.person(name="Otto Auditor"))
    Grant.objects.create(user=user, role="auditor")
    return user


def test_the_record_names_who_acted_and_the_proof(
    run: MatchingRun, as_: SignIn, ana: User, olga: User
) -> None:
    approve_run(run, by=olga)

    said = record(as_(ana), run)

    wanted = ["Ana Coordinator", "Olga Owner", "4 of 4", run.engine, run.digest, "no chance"]
    assert [words for words in wanted if words not in said] == []


def test_the_record_counts_what_people_changed(run: MatchingRun, as_: SignIn, ana: User) -> None:
    run.proposals.first().delete()

    said = " ".join(record(as_(ana), run).split())

    assert "<dt>Pairs taken out or replaced</dt> <dd>1</dd>" in said


def test_inputs_that_somebody_changed_are_seen(run: MatchingRun, as_: SignIn, ana: User) -> None:
    run.instance["employees"][0]["priority"] = 3
    run.save()

    assert "The stored inputs are not those of the run" in record(as_(ana), run)


def test_the_digest_does_not_hang_on_the_order_of_keys_or_the_spelling_of_numbers() -> None:
    left = {"a": [1, 2.5, {"x": 40.0, "y": "ä"}], "b": None}
    right = {"b": None, "a": [1.0, 2.5, {"y": "ä", "x": 40}]}

    assert digest(left) == digest(right)
    assert digest(left) != digest(left | {"b": 0})


def test_an_auditor_reads_the_record_and_takes_nothing_along(
    run: MatchingRun, as_: SignIn, auditor: User
) -> None:
    browser = as_(auditor)

    said = record(browser, run)

    assert (run.digest in said, "The run as a file" in said) == (True, False)
    assert (taken(browser, run).status_code, browser.get(f"/runs/{run.pk}/").status_code) == (
        403,
        404,
    )


def test_no_participant_finds_the_record(run: MatchingRun, pool: Pool, as_: SignIn) -> None:
    factories.account(pool["V"].person)

    assert as_(pool["V"]).get(f"/runs/{run.pk}/record/").status_code == 404


def test_the_file_holds_the_run_and_taking_it_along_is_audited(
    run: MatchingRun, as_: SignIn, ana: User
) -> None:
    answer = taken(as_(ana), run)

    found = json.loads(answer.content)
    assert len(found["result"]["pairs"]) == 4
    assert len(found["instance"]["employees"]) == 9
    assert answer["Content-Disposition"] == f'attachment; filename="run-{run.number}.json"'
    assert AuditEntry.objects.filter(verb="run.downloaded", actor_id=ana.pk).count() == 1


def test_the_file_leaves_out_what_only_the_person_reads(
    pool: Pool, cohort: Cohort, as_: SignIn, olga: User, ana: User
) -> None:
    Profile.objects.create(person=pool["V"].person, communication={"pace": 7})
    pool["V"].opted_in = True
    pool["V"].save()
    run = solved(cohort, ana)

    found = json.loads(taken(as_(olga), run).content)

    fields = {name for row in found["instance"]["employees"] for name in row}
    frozen = {name for row in run.instance["employees"] for name in row}
    assert frozen - fields == {"communication", "opted_in"} == set(found["withheld"])


def solved(cohort: Cohort, by: User) -> MatchingRun:
    from tests.matching.runs.conftest import solve  # noqa: PLC0415

    return solve(cohort, by)


def test_a_coordinator_who_takes_part_takes_nothing_along(
    run: MatchingRun, cohort: Cohort, as_: SignIn, ana: User
) -> None:
    factories.mentor(cohort, person=ana.person)
    browser = as_(ana)

    assert "The run as a file" not in record(browser, run)
    assert taken(browser, run).status_code == 403


def test_a_coordinator_of_one_region_takes_nothing_along(
    run: MatchingRun, cohort: Cohort, as_: SignIn, eve: User
) -> None:
    eve.grants.create(role="coordinator", program=cohort.program, region="EMEA")

    assert taken(as_(eve), run).status_code == 403


def test_every_term_rule_and_policy_has_words() -> None:
    assert set(TERMS) - set(CRITERIA) == set()
    assert set(RULES) - set(KEEPS_APART) == set()
    assert set(Policy.__dataclass_fields__) - set(WORDS) == {"weights"}


def test_every_field_that_is_frozen_has_words(pool: Pool, cohort: Cohort) -> None:
    frozen = {name for row in freeze(cohort)["employees"] for name in row}

    assert frozen - set(FIELDS) == set()


def test_everybody_reads_how_the_matching_works(as_: SignIn, eve: User) -> None:
    said = as_(eve).get("/matching/").content.decode()

    assert "They have the same manager." in said
    assert "The mentor can offer what the executive wants to learn." in said
    assert "Whom the person would like" in said
