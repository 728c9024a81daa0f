"""Naming wishes for a partner: asked by the coordinator, answered for nobody's eyes."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from matching.runs.freeze import freeze
from mentoring.audit.access import readable
from mentoring.audit.models import AuditEntry
from mentoring.jobs.running import run
from mentoring.outbox.models import Message
from mentoring.outbox.reminders import queue
from mentoring.outbox.sending import drain
from mentoring.web import clock
from programs.participants.actions.enrolment import Refused, edit_part, withdraw
from programs.participants.actions.ranking import open_ranking, save_ranks, stop_ranking
from programs.participants.models import Candidate, Offer, Participation, Rank, Wish
from programs.participants.reminders import ranking_closes_soon
from tests import factories
from tests.conftest import NOON

UNTIL = date(2026, 12, 4)


@pytest.fixture
def people(cohort) -> list[Participation]:
    """Three mentors and two executives, all ready; the second mentor offers what is wanted."""
    topic = factories.topic()
    mentors = [factories.mentor(cohort, name=f"Mentor{n} Mann") for n in range(3)]
    executives = [factories.executive(cohort, name=f"Exec{n} Eck") for n in range(2)]
    Offer.objects.create(person=mentors[1].person, topic=topic, level=5)
    for part in executives:
        Wish.objects.create(person=part.person, topic=topic, weight=3)
    for part in (*mentors, *executives):
        factories.account(part.person)
    return [*mentors, *executives]


@pytest.fixture
def asked(cohort, people, ana) -> list[Participation]:
    """The same people with their shortlists."""
    job = open_ranking(cohort, until=UNTIL, weight=10, by=ana, now=NOON)
    run(job.pk)
    cohort.refresh_from_db()
    return [Participation.objects.with_person().get(pk=part.pk) for part in people]


def say(part: Participation, *others: Participation) -> None:
    named = {rank: other.pk for rank, other in enumerate(others, start=1)}
    save_ranks(part, named, by=part.person.user, now=NOON)


def address(part: Participation) -> str:
    return reverse("participants:rank", args=[part.pk])


def test_everybody_who_is_ready_gets_a_shortlist_and_a_mail(asked, mailoutbox):
    sizes = [part.shortlist.count() for part in asked]
    drain()

    assert sizes == [2, 2, 2, 3, 3]
    assert sorted(letter.to[0] for letter in mailoutbox) == sorted(p.person.email for p in asked)
    assert {letter.subject for letter in mailoutbox} == {"Whom would you like to meet?"}


def test_nobody_forbidden_stands_on_a_shortlist(cohort, people, ana):
    boss, report = people[3], people[0]
    report.person.manager = boss.person
    report.person.save()

    run(open_ranking(cohort, until=UNTIL, weight=10, by=ana, now=NOON).pk)

    assert not boss.shortlist.filter(other=report).exists()
    assert not report.shortlist.filter(other=boss).exists()


def test_a_shortlist_is_frozen_and_asks_each_person_once(cohort, asked, ana):
    late = factories.mentor(cohort)
    before = set(Candidate.objects.values_list("pk", flat=True))

    run(open_ranking(cohort, until=UNTIL, weight=10, by=ana, now=NOON).pk)

    fresh = Candidate.objects.exclude(pk__in=before)
    assert {each.part for each in fresh} == {late}
    assert Message.objects.filter(kind="ranking.opened").count() == len(asked) + 1


def test_a_shortlist_holds_eight_people_at_most(cohort, ana):
    factories.executive(cohort)
    for _n in range(10):
        factories.mentor(cohort)

    run(open_ranking(cohort, until=UNTIL, weight=10, by=ana, now=NOON).pk)

    part = cohort.participations.get(role="executive")
    assert part.shortlist.count() == 8


def test_the_page_shows_first_names_topics_and_what_speaks_for_them(asked, as_):
    page = as_(asked[3]).get(address(asked[3])).text

    assert "Mentor1" in page
    assert "Knows about what you want to learn: Generative AI." in page
    assert "Mann" not in page
    assert "Professional" not in page


def test_wishes_are_saved_and_can_be_changed(asked, as_):
    part, first, second = asked[3], asked[0], asked[1]
    client = as_(part)

    client.post(address(part), {"rank_1": first.pk, "rank_2": second.pk, "rank_3": ""})
    answer = client.post(address(part), {"rank_1": second.pk, "rank_2": "", "rank_3": ""})

    assert answer.status_code == 302
    assert list(part.ranks.values_list("rank", "other")) == [(1, second.pk)]


def test_nobody_is_named_twice(asked, as_):
    part, other = asked[3], asked[0]

    answer = as_(part).post(address(part), {"rank_1": other.pk, "rank_2": other.pk})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["rank_2"])
    assert not Rank.objects.exists()


def test_nobody_off_the_shortlist_can_be_named(asked, as_, cohort):
    stranger = factories.mentor(cohort)

    answer = as_(asked[3]).post(address(asked[3]), {"rank_1": stranger.pk})

    assert answer.status_code == 422


def test_after_the_last_day_where_the_person_is_nothing_can_be_changed(asked):
    part = asked[3]
    midnight = NOON.replace(day=4, month=12, hour=22, minute=59)

    save_ranks(part, {1: asked[0].pk}, by=part.person.user, now=midnight)
    with pytest.raises(Refused):
        save_ranks(part, {}, by=part.person.user, now=midnight + timedelta(minutes=1))

    assert part.ranks.count() == 1


def test_the_closed_page_shows_ones_own_wishes_only(asked, as_):
    part = asked[3]
    say(part, asked[1])

    with clock.standing_at(NOON + timedelta(days=30)):
        page = as_(part).get(address(part)).text

    assert "The last day to name wishes is over" in page
    assert "Mentor1 (Engineering, Stockholm)" in page
    assert 'name="rank_1"' not in page


@pytest.mark.parametrize("who", ["ana", "olga", "hugo", "eve"])
def test_nobody_else_finds_the_page(asked, who, as_, request):
    client = as_(request.getfixturevalue(who))

    assert client.get(address(asked[3])).status_code == 404


def test_the_partner_cannot_open_it_either(asked, as_):
    assert as_(asked[0]).get(address(asked[3])).status_code == 404


def test_ranks_go_into_the_frozen_instance(cohort, asked):
    part, first, second = asked[3], asked[0], asked[2]
    say(part, first, second)

    rows = {row["employee_id"]: row for row in freeze(cohort)["employees"]}

    assert rows[str(part.person_id)]["ranks"] == {
        str(first.person_id): 1,
        str(second.person_id): 2,
    }
    assert [row for row in rows.values() if "ranks" in row] == [rows[str(part.person_id)]]


def test_opening_lets_wishes_count(cohort, asked):
    assert cohort.policy()["weights"]["preference"] == 10


def test_stopping_deletes_every_wish(cohort, asked, ana):
    say(asked[3], asked[0])

    stop_ranking(cohort, by=ana)

    cohort.refresh_from_db()
    assert (Candidate.objects.count(), Rank.objects.count(), cohort.ranking) == (0, 0, False)
    assert not any("ranks" in row for row in freeze(cohort)["employees"])
    drain()
    assert set(Message.objects.values_list("state", flat=True)) == {"dropped"}


def test_who_leaves_or_changes_sides_stands_on_no_list(cohort, asked, ana):
    say(asked[3], asked[0], asked[1], asked[2])

    withdraw(asked[0], by=ana)
    edit_part(asked[1], by=ana, values={"role": "executive"})

    listed = Candidate.objects.filter(part__in=asked[:2]) | Candidate.objects.filter(
        other__in=asked[:2]
    )
    assert not listed.exists()
    assert list(asked[3].ranks.values_list("rank", "other")) == [(3, asked[2].pk)]


def test_the_audit_tells_those_who_run_the_program_nothing_about_wishes(cohort, asked, ana):
    say(asked[3], asked[0])

    entry = AuditEntry.objects.get(verb="ranks.saved")
    assert (entry.actor_id, entry.fields, entry.new) == (None, [], None)
    assert not readable(ana).filter(verb="ranks.saved").exists()


def test_no_page_of_a_coordinator_changes_with_a_wish(cohort, asked, ana, as_):
    pages = [
        reverse("participants:ranking", args=[cohort.pk]),
        reverse("participants:pool", args=[cohort.pk]),
        reverse("participants:part", args=[cohort.pk, asked[3].pk]),
        reverse("runs:match", args=[cohort.pk]),
        reverse("desk:cohort", args=[cohort.pk]),
        reverse("audit:log"),
    ]
    client = as_(ana)
    before = [plain(client.get(page).text) for page in pages]
    say(asked[3], asked[0], asked[2])
    say(asked[0], asked[3])

    after = [plain(client.get(page).text) for page in pages]

    assert before == after


def test_who_has_named_nobody_is_reminded_once_before_the_last_day(asked):
    say(asked[3], asked[0])

    early = list(ranking_closes_soon(NOON + timedelta(days=2)))
    late = list(ranking_closes_soon(NOON + timedelta(days=9)))

    assert early == []
    assert {each.recipient for each in late} == {part.person for part in asked} - {asked[3].person}
    assert {(each.kind, each.occurrence, each.nudge) for each in late} == {
        ("ranking.closes_soon", "", True)
    }


def test_the_reminder_goes_to_whoever_is_still_silent_when_it_leaves(asked, mailoutbox):
    late = NOON + timedelta(days=9)
    Message.objects.all().delete()
    queue(list(ranking_closes_soon(late)), late)
    say(asked[3], asked[0])

    with clock.standing_at(late):
        drain()

    assert {letter.to[0] for letter in mailoutbox} == {
        part.person.email for part in asked if part != asked[3]
    }
    assert {letter.subject for letter in mailoutbox} == {
        "Your wishes: possible until Friday 4 December"
    }


def test_who_has_a_match_by_then_is_neither_asked_nor_reminded(asked, mailoutbox, as_):
    factories.pairing(asked[0], asked[3], state="proposed", active_on=None, accepted_on=None)

    drain()
    late = list(ranking_closes_soon(NOON + timedelta(days=9)))
    home = as_(asked[3]).get(reverse("desk:home")).context

    steps = [step.url for step in (home["next"], *home["later"]) if step is not None]
    assert address(asked[3]) not in steps
    others = {part.person for part in (asked[1], asked[2], asked[4])}
    assert {letter.to[0] for letter in mailoutbox} == {person.email for person in others}
    assert {each.recipient for each in late} == others


def test_the_first_page_asks_until_it_is_said(asked, as_):
    before = as_(asked[3]).get(reverse("desk:home")).context["next"]
    say(asked[3], asked[0])
    after = as_(asked[3]).get(reverse("desk:home")).context

    assert (before.label, before.url) == ("Say whom you would like to meet", address(asked[3]))
    assert (after["next"], [step.url for step in after["later"]]) == (None, [address(asked[3])])


def plain(page: str) -> str:
    """The page without what differs each time: nonce and CSRF token."""
    return re.sub(r'nonce="[^"]*"|csrfmiddlewaretoken" value="[^"]*"|X-CSRFToken[^}]*', "", page)
