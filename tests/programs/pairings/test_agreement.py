"""The agreement: limits first, both accept, and a change is a new version."""

import pytest
from django.urls import reverse

from mentoring.audit.models import AuditEntry
from mentoring.outbox.models import Message
from programs.pairings import wording
from programs.pairings.actions import accept_agreement, change_plan
from programs.pairings.moves import Refused
from tests.conftest import NOON

PLAN = {"sessions": 8, "minutes": 45, "months": 4, "convenor": "mentor", "notes": "no Fridays"}


def accept(pairing, part, number=1):
    return accept_agreement(pairing, part, by=part.person.user, now=NOON, number=number)


def test_it_has_sixteen_clauses_and_the_limits_stand_first():
    clauses = wording.clauses(wording.CURRENT)

    assert [each.number for each in clauses] == [4, 1, 2, 3, *range(5, 17)]


def test_it_holds_when_both_have_accepted(pairing, ben, clara):
    accept(pairing, ben)
    alone = Message.objects.filter(kind="agreement.in_force").count()
    agreement = accept(pairing, clara)

    both = Message.objects.filter(kind="agreement.in_force").count()
    assert (alone, both) == (0, 2)
    assert (agreement.number, agreement.text_version) == (1, "2026-2")


def test_a_new_rhythm_is_a_new_version_and_counts_when_both_agree(pairing, ben, clara):
    accept(pairing, ben)
    accept(pairing, clara)
    change_plan(pairing, ben, by=ben.person.user, now=NOON, number=1, **PLAN)
    pairing.refresh_from_db()
    between = (pairing.sessions_planned, pairing.session_minutes)

    accept(pairing, clara, number=2)

    pairing.refresh_from_db()
    assert between == (6, 60)
    assert (pairing.sessions_planned, pairing.session_minutes) == (8, 45)
    assert pairing.ends_on.isoformat() == "2027-04-01"
    assert pairing.plan_changes == 1


def test_nobody_accepts_a_version_they_have_not_read(pairing, ben, clara):
    accept(pairing, clara)
    change_plan(pairing, ben, by=ben.person.user, now=NOON, number=1, **PLAN)

    with pytest.raises(Refused):
        accept(pairing, clara, number=1)


def test_two_changes_at_once_do_not_overwrite_each_other(pairing, ben, clara, as_):
    accept(pairing, clara)
    change_plan(pairing, clara, by=clara.person.user, now=NOON, number=1, **PLAN)
    url = reverse("pairings:plan", args=[pairing.pk])

    response = as_(ben).post(url, PLAN | {"number": 1, "notes": "my own words"})

    assert response.status_code == 422
    assert "my own words" in response.text
    assert pairing.agreements.count() == 2


def test_the_coordinator_reads_the_count_of_changes_and_nothing_of_them(
    pairing, ben, clara, ana, as_
):
    accept(pairing, clara)
    change_plan(pairing, ben, by=ben.person.user, now=NOON, number=1, **PLAN)

    page = as_(ana).get(reverse("desk:pair", args=[pairing.pk]))

    entry = AuditEntry.objects.get(verb="agreement.changed")
    assert page.context["pairing"].plan_changes == 1
    assert "plan updated" in page.text
    assert "no Fridays" not in page.text
    assert (entry.old, entry.new) == (None, None)


def test_accepting_by_the_page_offers_the_series(pairing, ben, clara, as_):
    url = reverse("pairings:agreement", args=[pairing.pk])

    for part in (ben, clara):
        as_(part).post(url, {"number": 1, "consents": "on"})

    assert reverse("sessions:plan", args=[pairing.pk]) + "?series" in as_(ben).get(url).text


def test_without_the_tick_nothing_is_accepted(pairing, ben, as_):
    response = as_(ben).post(reverse("pairings:agreement", args=[pairing.pk]), {"number": 1})

    assert response.status_code == 422
    assert not pairing.agreements.exists()


@pytest.mark.parametrize(
    ("data", "field"),
    [({"sessions": 0}, "sessions"), ({"minutes": 5}, "minutes"), ({"months": ""}, "months")],
)
def test_a_rhythm_that_cannot_be_names_its_field(pairing, ben, as_, data, field):
    response = as_(ben).post(reverse("pairings:plan", args=[pairing.pk]), PLAN | data)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert "no Fridays" in response.text


@pytest.mark.parametrize("name", ["pairings:agreement", "pairings:plan"])
@pytest.mark.parametrize("who", ["ana", "olga", "hugo", "eve"])
def test_nobody_else_reads_the_agreement(pairing, name, who, as_, request):
    client = as_(request.getfixturevalue(who))

    assert client.get(reverse(name, args=[pairing.pk])).status_code == 404
