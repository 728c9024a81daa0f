"""Pairs stay watched: what the company puts into one line rests, and a person decides on."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from mentoring.audit.models import AuditEntry
from mentoring.outbox.models import Message
from mentoring.people.models import Person, User
from programs.health import mail
from programs.health.actions import pause_pair, resume_pair, watch
from programs.health.models import Conflict
from programs.pairings import mail as pairings_mail
from programs.pairings.actions import propose
from programs.pairings.models import Pairing
from programs.pairings.moves import Refused
from programs.participants.models import Participation
from programs.setup.models import Program
from tests import factories
from tests.conftest import NOON, SignIn
from tests.programs.health.conflicting import (
    DAY,
    allow,
    put_in_line,
    report_to,
    state,
    told,
)


def test_a_pair_that_nothing_joins_is_left_alone(pairing: Pairing) -> None:
    assert watch(NOON) == 0
    assert (state(pairing), Conflict.objects.count()) == (("active", ""), 0)


@pytest.mark.parametrize("kind", ["dotted", "panel", "hr_partner", "interest"])
def test_a_tie_rests_the_pair(pairing: Pairing, kind: str) -> None:
    factories.tie(pairing.mentor.person, pairing.executive.person, kind)

    watch(NOON)

    assert state(pairing) == ("paused", "line")
    assert [each["kind"] for each in Conflict.objects.get().relations] == [kind]


def test_a_line_of_four_levels_rests_the_pair(pairing: Pairing) -> None:
    put_in_line(pairing, 4)

    watch(NOON)

    assert state(pairing) == ("paused", "line")
    relation = {"kind": "line", "levels": 4, "low": "mentor"}
    assert Conflict.objects.get().relations == [relation]


def test_one_manager_for_both_rests_the_pair(pairing: Pairing) -> None:
    boss = factories.person()
    report_to(pairing.mentor.person, boss)
    report_to(pairing.executive.person, boss)

    watch(NOON)

    assert state(pairing) == ("paused", "line")


def test_who_decides_on_pay_rests_the_pair_though_the_line_is_long(
    pairing: Pairing, program: Program
) -> None:
    allow(program, 3)
    mentor = pairing.mentor.person
    Person.objects.filter(pk=mentor.pk).update(pay_decider=pairing.executive.person)

    watch(NOON)

    assert state(pairing) == ("paused", "line")


def test_a_shared_hr_partner_parts_no_pair(pairing: Pairing) -> None:
    partner = factories.person()
    for part in (pairing.mentor, pairing.executive):
        factories.tie(part.person, partner, "hr_partner")

    assert watch(NOON) == 0


def test_both_are_told_alike_and_the_coordinators_why(pairing: Pairing, ana: User) -> None:
    put_in_line(pairing)

    watch(NOON)

    assert told("pairing.paused") == {"Ben Mentor", "Clara Executive"}
    assert told("conflict.found") == {"Ana Coordinator"}
    letters = [
        pairings_mail.paused(each, NOON) for each in Message.objects.filter(kind="pairing.paused")
    ]
    texts = [letter.text for letter in letters if letter]
    assert len(texts) == 2
    assert all("The program team looks after it" in text for text in texts)
    assert not any(word in text for text in texts for word in ("report", "line", "manager"))
    letter = mail.conflict_found(Message.objects.get(kind="conflict.found"), NOON)
    assert letter is not None
    assert "Ben Mentor reports to Clara Executive." in letter.text


def test_a_mail_of_a_tie_tells_that_it_is_power_and_not_of_which_kind(
    pairing: Pairing, ana: User
) -> None:
    factories.tie(pairing.mentor.person, pairing.executive.person, "panel")
    watch(NOON)

    letter = mail.conflict_found(Message.objects.get(kind="conflict.found"), NOON)

    assert letter is not None
    assert "A power relationship beside the line joins" in letter.text
    assert "panel" not in letter.text + letter.html


def test_looking_again_changes_nothing(pairing: Pairing, ana: User) -> None:
    put_in_line(pairing)
    watch(NOON)
    before = (Message.objects.count(), AuditEntry.objects.count(), state(pairing))

    again = watch(NOON + DAY)

    assert again == 0
    assert (Message.objects.count(), AuditEntry.objects.count(), state(pairing)) == before


def test_a_proposal_is_taken_back_and_both_are_free(
    ben: Participation, clara: Participation
) -> None:
    pairing = propose(ben, clara, by=None, now=NOON)
    put_in_line(pairing)

    watch(NOON)

    assert state(pairing) == ("expired", "")
    assert Conflict.objects.get().outcome == "withdrawn"
    ben.refresh_from_db()
    assert ben.state == "ready"


def test_an_accepted_pair_that_waits_for_signing_ends_before_it_begins(
    ben: Participation, clara: Participation
) -> None:
    pairing = factories.pairing(ben, clara, state="accepted", needs_recusal=True)
    put_in_line(pairing)

    watch(NOON)

    assert state(pairing) == ("ended", "")
    assert Conflict.objects.get().outcome == "ended"


def test_a_break_that_was_a_wish_stays_one_and_nobody_hears_of_more(pairing: Pairing) -> None:
    pause_pair(pairing, now=NOON)
    put_in_line(pairing)
    before = Message.objects.filter(kind="pairing.paused").count()

    watch(NOON)

    assert state(pairing) == ("paused", "wish")
    assert Message.objects.filter(kind="pairing.paused").count() == before
    assert Conflict.objects.open().count() == 1


def test_nobody_takes_the_pair_up_again_while_it_stands(pairing: Pairing) -> None:
    put_in_line(pairing)
    watch(NOON)

    with pytest.raises(Refused, match="cannot go on at present"):
        resume_pair(pairing, now=NOON)

    assert state(pairing) == ("paused", "line")


def test_when_it_is_gone_the_pair_still_waits_for_a_person(pairing: Pairing, ana: User) -> None:
    put_in_line(pairing)
    watch(NOON)
    report_to(pairing.mentor.person, None)

    watch(NOON + DAY)
    watch(NOON + 2 * DAY)

    assert state(pairing) == ("paused", "line")
    assert Conflict.objects.get().gone_at == NOON + DAY
    assert Message.objects.filter(kind="conflict.gone").count() == 1


def test_a_member_cannot_take_up_what_the_team_looks_after(
    pairing: Pairing, ana: User, as_: SignIn
) -> None:
    put_in_line(pairing)
    watch(NOON)
    report_to(pairing.mentor.person, None)
    url = reverse("health:resume", args=[pairing.pk])

    as_(pairing.mentor).post(url)
    by_member = state(pairing)[0]
    as_(ana).post(url)

    assert (by_member, state(pairing)) == ("paused", ("active", ""))
    assert Conflict.objects.get().outcome == "resumed"


def test_the_two_are_offered_no_way_on_that_would_be_refused(pairing: Pairing, as_: SignIn) -> None:
    put_in_line(pairing)
    watch(NOON)

    page = as_(pairing.mentor).get(reverse("health:change", args=[pairing.pk]))

    assert page.context["may"] == {"pause": False, "resume": False, "end": True}


def test_what_comes_back_is_watched_again(pairing: Pairing) -> None:
    put_in_line(pairing)
    watch(NOON)
    report_to(pairing.mentor.person, None)
    watch(NOON + DAY)
    put_in_line(pairing, 2)

    watch(NOON + 2 * DAY)

    conflict = Conflict.objects.get()
    assert (conflict.gone_at, conflict.relations[0]["levels"]) == (None, 2)


def test_a_pair_that_ends_settles_its_conflict(pairing: Pairing, ana: User, as_: SignIn) -> None:
    put_in_line(pairing)
    watch(NOON)

    as_(ana).post(reverse("health:end", args=[pairing.pk]))

    assert Conflict.objects.get().outcome == "ended"


def test_a_pair_closed_by_time_settles_its_conflict_at_the_next_look(pairing: Pairing) -> None:
    put_in_line(pairing)
    watch(NOON)
    Pairing.objects.update(state="completed")

    watch(NOON + DAY)

    assert Conflict.objects.get().outcome == "completed"


@pytest.mark.parametrize("many", [1, 20])
def test_any_number_of_pairs_is_looked_at_in_four_queries(
    program: Program, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    cohort = factories.cohort(program)
    allow(program, 3)
    for _ in range(many):
        for levels in (2, 3):
            pairing = factories.pairing(
                factories.mentor(cohort), factories.executive(cohort), needs_recusal=True
            )
            put_in_line(pairing, levels)
    watch(NOON)

    with django_assert_num_queries(4):
        assert watch(NOON) == 0
