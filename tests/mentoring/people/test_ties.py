"""Ties are kept by owners and data stewards; everybody reads their own."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from mentoring.audit.models import AuditEntry
from mentoring.people.models import Grant, Person, Tie, User
from programs.health.models import Conflict
from programs.pairings.models import Pairing
from programs.participants.models import Participation
from tests import factories
from tests.conftest import NOON, SignIn


@pytest.fixture
def sam(db: None) -> User:
    """Keeps HR's data."""
    user = factories.account(factories.person(name="Sam Steward"))
    Grant.objects.create(user=user, role=Grant.Role.STEWARD)
    return user


@pytest.fixture
def pat(db: None) -> Person:
    return factories.person(name="Pat Panelist", email="pat@example.com")


def url(who: Participation | Person) -> str:
    person = who.person if isinstance(who, Participation) else who
    return f"/ties/{person.pk}/"


def test_a_steward_enters_a_tie(sam: User, ben: Participation, pat: Person, as_: SignIn) -> None:
    answer = as_(sam).post(
        url(ben), {"who": "pat@example.com", "kind": "panel", "until": "2027-01-01"}
    )

    tie = Tie.objects.get()
    assert answer.status_code == 302
    assert (tie.person, tie.other, tie.kind) == (ben.person, pat, "panel")
    assert (tie.source, tie.since, tie.until) == ("hand", NOON.date(), date(2027, 1, 1))


def test_a_tie_between_two_of_a_pair_rests_it_at_once(
    sam: User, pairing: Pairing, as_: SignIn
) -> None:
    clara = pairing.executive.person

    as_(sam).post(url(pairing.mentor), {"who": clara.email, "kind": "dotted"})

    pairing.refresh_from_db()
    assert (pairing.state, Conflict.objects.get().cause) == ("paused", "tie")


def test_taking_it_back_leaves_the_pair_to_a_person(
    sam: User, pairing: Pairing, as_: SignIn
) -> None:
    client = as_(sam)
    client.post(url(pairing.mentor), {"who": pairing.executive.person.email, "kind": "dotted"})

    client.post(f"/ties/{Tie.objects.get().pk}/remove/")

    pairing.refresh_from_db()
    assert (pairing.state, Tie.objects.count()) == ("paused", 0)
    assert Conflict.objects.get().gone_at is not None


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"who": "Nobody Known"}, "We know nobody of exactly this name or address."),
        ({"who": "Ben Mentor"}, "Nobody is tied to themselves."),
        ({"who": "pat@example.com", "until": "2026-11-23"}, "Give a day after today"),
        ({"who": "pat@example.com", "kind": "friend"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    sam: User, ben: Participation, pat: Person, said: dict[str, str], error: str, as_: SignIn
) -> None:
    answer = as_(sam).post(url(ben), {"kind": "panel", **said})

    page = answer.content.decode()
    assert (answer.status_code, Tie.objects.count()) == (422, 0)
    assert error in page
    assert said["who"] in page


def test_two_of_one_name_want_the_number(
    sam: User, ben: Participation, pat: Person, as_: SignIn
) -> None:
    other = factories.person(name="Pat Panelist")
    client = as_(sam)

    refused = client.post(url(ben), {"who": "Pat Panelist", "kind": "panel"})
    client.post(url(ben), {"who": other.employee_id, "kind": "panel"})

    assert "Several people have this name" in refused.content.decode()
    assert Tie.objects.get().other == other


def test_a_tie_said_twice_is_one_and_keeps_the_last_end(
    sam: User, ben: Participation, pat: Person, as_: SignIn
) -> None:
    for until in ("2027-01-01", "2027-02-01"):
        as_(sam).post(url(ben), {"who": pat.email, "kind": "panel", "until": until})

    assert Tie.objects.get().until == date(2027, 2, 1)


def test_what_a_file_says_stays_the_files_to_end(
    sam: User, ben: Participation, pat: Person, as_: SignIn
) -> None:
    factories.tie(ben.person, pat, "panel", source="file")

    as_(sam).post(url(ben), {"who": pat.email, "kind": "panel", "until": "2027-02-01"})

    assert Tie.objects.get().until is None


def test_a_steward_of_a_region_keeps_its_people_only(
    sam: User, ben: Participation, clara: Participation, as_: SignIn
) -> None:
    Grant.objects.filter(user=sam).update(region="EMEA")
    client = as_(sam)

    codes = [client.get(url(part)).status_code for part in (ben, clara)]

    assert codes == [404, 200]


def test_the_list_names_who_has_ties_and_finds_the_others(
    sam: User, ben: Participation, pat: Person, as_: SignIn
) -> None:
    factories.tie(ben.person, pat, "panel")
    client = as_(sam)

    listed = [one.name for one in client.get("/ties/").context["page"]]
    found = [one.name for one in client.get("/ties/?q=pat").context["page"]]

    assert (listed, found) == (["Ben Mentor"], ["Pat Panelist"])


@pytest.mark.parametrize("who", ["ana", "hugo", "eve"])
def test_nobody_else_reads_or_changes_ties(
    who: str, ben: Participation, pat: Person, as_: SignIn, request: pytest.FixtureRequest
) -> None:
    tie = factories.tie(ben.person, pat, "panel")
    client = as_(request.getfixturevalue(who))

    codes = [
        client.get("/ties/").status_code,
        client.get(url(ben)).status_code,
        client.post(url(ben), {"who": pat.email, "kind": "dotted"}).status_code,
        client.post(f"/ties/{tie.pk}/remove/").status_code,
    ]

    assert (codes, Tie.objects.count()) == ([404] * 4, 1)


def test_everybody_reads_their_own_on_the_privacy_page(
    ben: Participation, clara: Participation, pat: Person, as_: SignIn
) -> None:
    factories.tie(ben.person, pat, "panel")
    factories.tie(clara.person, ben.person, "dotted")

    mine = as_(ben).get("/who-can-see-what/").content.decode()
    theirs = as_(clara).get("/who-can-see-what/").content.decode()

    assert "Promotion or calibration panel: <bdi>Pat Panelist</bdi>" in mine
    assert "You are named with 1 other person." in mine
    assert "Clara Executive" not in mine
    assert "Pat Panelist" not in theirs


def test_the_log_holds_the_kind_and_neither_name(
    sam: User, ben: Participation, pat: Person, as_: SignIn
) -> None:
    as_(sam).post(url(ben), {"who": pat.email, "kind": "interest"})

    entry = AuditEntry.objects.get(verb="tie.added")
    assert (entry.actor_id, entry.object_id, entry.fields) == (
        sam.pk,
        str(ben.person_id),
        ["interest"],
    )
    assert str(pat.pk) not in str(entry.__dict__)


def test_a_tie_goes_with_either_of_the_two(ben: Participation, pat: Person) -> None:
    factories.tie(ben.person, pat, "panel")
    factories.tie(pat, ben.person, "dotted")

    pat.delete()

    assert Tie.objects.count() == 0


@pytest.mark.parametrize(
    "wrong", [{"kind": "friend"}, {"until": date(2026, 1, 1)}, {"other": "person"}]
)
def test_the_database_keeps_what_makes_no_sense_out(
    ben: Participation, pat: Person, wrong: dict[str, object]
) -> None:
    said = {"person": ben.person, "other": pat, "kind": "panel", "since": date(2026, 1, 1)}
    said |= {"other": ben.person} if "other" in wrong else wrong

    with pytest.raises(IntegrityError), transaction.atomic():
        Tie.objects.create(**said)
