"""Whom an act concerns follows from its target, so that no caller can forget to say it."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from mentoring.audit.access import readable
from mentoring.audit.actions import entry, record
from mentoring.audit.models import AuditEntry
from mentoring.outbox.models import Preference
from mentoring.people.models import Grant, Person, User
from programs.health.actions.asking import ask_for_help
from programs.pairings.actions import propose
from programs.pairings.models import Pairing
from programs.participants.models import Participation
from programs.setup.models import Program
from tests import factories
from tests.conftest import NOON

pytestmark = pytest.mark.django_db


def coordinator(program: Program | None, region: str, person: Person | None = None) -> User:
    user = factories.account(person or factories.person())
    Grant.objects.create(user=user, role="coordinator", program=program, region=region)
    return user


def verbs(user: User) -> list[str]:
    return sorted(readable(user).values_list("verb", flat=True))


def test_both_regions_coordinators_read_about_a_pair_and_no_third(
    pairing: Pairing, program: Program
) -> None:
    record(None, "pairing.paused", pairing)

    read = [verbs(coordinator(program, region)) for region in ("APAC", "EMEA", "AMER")]

    assert read == [["pairing.paused"], ["pairing.paused"], []]


def test_the_owner_of_one_program_reads_what_happens_there(
    pairing: Pairing, program: Program
) -> None:
    own, other = (factories.account(factories.person()) for _ in range(2))
    Grant.objects.create(user=own, role="owner", program=program)
    Grant.objects.create(user=other, role="owner", program=factories.program())
    record(None, "pairing.paused", pairing)

    assert (verbs(own), verbs(other)) == (["pairing.paused"], [])


def test_what_concerns_a_person_is_read_in_the_person_s_region_and_by_all_programs_owner(
    ben: Participation, program: Program, olga: User, ana: User
) -> None:
    record(None, "account.closed", ben.person.user)

    read = [verbs(coordinator(program, region)) for region in ("APAC", "EMEA")]

    assert read == [["account.closed"], []]
    assert (verbs(olga), verbs(ana)) == (["account.closed"], [])


def test_a_coordinator_reads_nothing_about_a_pair_of_her_own(
    pairing: Pairing, clara: Participation, program: Program, cohort: object
) -> None:
    Grant.objects.create(user=clara.person.user, role="coordinator", program=program)
    other = factories.pairing(factories.mentor(cohort), factories.executive(cohort))
    record(None, "pairing.paused", pairing)
    record(None, "pairing.resumed", other)

    assert verbs(clara.person.user) == ["pairing.resumed"]


def test_nor_about_a_pair_of_somebody_she_manages(
    pairing: Pairing, ben: Participation, program: Program
) -> None:
    boss = coordinator(program, "")
    Person.objects.filter(pk=ben.person_id).update(manager=boss.person)
    record(None, "pairing.paused", pairing)

    assert verbs(boss) == []


@pytest.mark.parametrize("named", [True, False])
def test_a_coordinator_never_learns_that_the_own_partner_asked_for_help(
    ben: Participation, clara: Participation, pairing: Pairing, program: Program, named: bool
) -> None:
    Grant.objects.create(user=clara.person.user, role="coordinator", program=program)
    about = pairing if named else None

    ask_for_help(ben, by=ben.person.user, kind="question", now=NOON, pairing=about)

    assert verbs(clara.person.user) == []
    assert verbs(coordinator(program, "APAC")) == ["help.asked"]


def test_not_even_an_auditor_reads_about_the_own_pair(
    pairing: Pairing, clara: Participation
) -> None:
    Grant.objects.create(user=clara.person.user, role="auditor")
    record(None, "help.asked", pairing)

    assert verbs(clara.person.user) == []


@pytest.mark.parametrize("verb", ["note.added", "session.checked"])
def test_what_people_write_for_themselves_is_not_counted_by_those_who_run_programs(
    pairing: Pairing, ana: User, olga: User, verb: str
) -> None:
    record(None, verb, pairing)
    auditor = factories.account(factories.person())
    Grant.objects.create(user=auditor, role="auditor")

    assert (verbs(ana), verbs(olga), verbs(auditor)) == ([], [], [verb])


@pytest.mark.parametrize("verb", sorted(settings.AUDIT_WITHOUT_ACTOR))
def test_endings_and_declines_keep_no_actor(pairing: Pairing, ana: User, verb: str) -> None:
    assert record(ana, verb, pairing).actor_id is None
    assert record(ana, "agreement.changed", pairing).actor_id == ana.pk


def test_a_published_run_says_of_each_pair_whom_it_concerns(
    ben: Participation, clara: Participation, ana: User
) -> None:
    propose(ben, clara, by=ana, now=NOON)

    line = AuditEntry.objects.get(verb="pairing.proposed")

    assert line.program_id == ben.cohort.program_id
    assert line.regions == ["APAC", "EMEA"]
    assert set(line.people) == {ben.person_id, clara.person_id}


def test_a_kind_of_row_that_nobody_spoke_for_cannot_be_recorded(ben: Participation) -> None:
    with pytest.raises(ImproperlyConfigured, match="preference"):
        entry(None, "x.y", Preference(person=ben.person))


def test_every_kind_that_is_spoken_for_exists() -> None:
    for label, path in settings.AUDIT_SCOPES.items():
        assert apps.get_model(label)
        assert callable(import_string(path))


def test_no_act_is_written_past_the_scopes() -> None:
    """AuditEntry is made in one place; everybody else goes through record() or entry()."""
    root = Path(__file__).resolve().parents[3]
    makers = {
        str(file.relative_to(root))
        for folder in ("mentoring", "programs", "matching", "metrics")
        for file in (root / folder).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "AuditEntry"
    }

    assert makers == {"mentoring/audit/actions.py"}


def test_a_person_without_a_region_is_nobody_s_in_particular(program: Program) -> None:
    person = factories.person(region="")
    user = factories.account(person)
    record(None, "account.closed", user)

    assert AuditEntry.objects.get().regions == [""]
    assert verbs(coordinator(program, "EMEA")) == []
