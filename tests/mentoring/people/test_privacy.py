"""Who can see what: sentences and the page are made from the table and from grants in force."""

import pytest

from mentoring.people.models import Grant, User
from mentoring.people.permissions import COLUMNS, May, cells
from mentoring.people.privacy import map_for
from mentoring.people.table import ROWS, SECTIONS, TABLE, sees
from programs.participants.models import Participation
from tests import factories
from tests.conftest import SignIn

PAGE = "/who-can-see-what/"


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("note.private", "Only you see this."),
        ("note.shared", "Only you and your partner see this."),
        (
            "help.request",
            (
                "Only you, program owners and coordinators of your region see this."
                " Auditors see that it exists and when, not what it says."
            ),
        ),
        (
            "session.facts",
            (
                "Only you, your partner and the assistant who schedules for you see this."
                " Program owners and coordinators of your region see that it exists and when, not"
                " what it says. HR leadership see counts over groups, never one person's."
            ),
        ),
        (
            "match.scores",
            (
                "Only program owners and coordinators of your region see this."
                " Auditors see that it exists and when, not what it says."
            ),
        ),
    ],
)
def test_a_line_is_made_from_its_row(key: str, line: str) -> None:
    assert sees(key).replace(" or ", " and ") == line


def test_keys_are_unique_and_sections_known() -> None:
    assert len(TABLE) == len(ROWS)
    assert {row.section for row in ROWS} == set(SECTIONS)


def test_a_row_with_a_letter_too_many_or_unknown_is_refused() -> None:
    for letters in ("R " * 13, "R " * 15, "Z " * 14):
        with pytest.raises(ValueError):  # noqa: PT011 - both kinds say it themselves
            cells(letters)


def test_operations_and_leadership_read_no_words_of_participants() -> None:
    sections = {"self", "match", "sessions", "help"}
    apart = ("leadership", "administrator", "auditor", "steward", "other_role", "facilitator")
    quiet = {May.NOTHING, May.METADATA, May.AGGREGATE, May.OWN}

    loud = [
        (row.key, reader)
        for row in ROWS
        for reader in COLUMNS
        if row.section in sections and reader in apart and row.may(reader) not in quiet
    ]

    assert loud == []


def test_everybody_signed_in_reads_the_page(as_: SignIn, eve: User) -> None:
    page = as_(eve).get(PAGE)

    assert page.status_code == 200
    assert [page.content.decode().count(str(title)) > 0 for title in SECTIONS.values()] == [
        True
    ] * 6


def test_the_page_names_who_holds_a_role_now_and_changes_with_the_grant(
    as_: SignIn, ben: Participation, olga: User
) -> None:
    browser, user = as_(ben), factories.account(factories.person(name="Carla Coordinator"))
    before = browser.get(PAGE).content
    grant = Grant.objects.create(user=user, role="coordinator", region="APAC")
    during = browser.get(PAGE).content
    grant.revoked_at = grant.granted_at
    grant.save()
    after = browser.get(PAGE).content

    assert [b"Carla Coordinator" in page for page in (before, during, after)] == [
        False,
        True,
        False,
    ]
    assert b"Olga Owner" in before
    assert b"nobody at present" in after


def test_coordinators_of_another_region_are_not_named(as_: SignIn, ben: Participation) -> None:
    user = factories.account(factories.person(name="Carla Coordinator"))
    Grant.objects.create(user=user, role="coordinator", region="LATAM")

    assert b"Carla Coordinator" not in as_(ben).get(PAGE).content


def test_only_the_assistant_of_the_reader_is_named(
    as_: SignIn, ben: Participation, clara: Participation
) -> None:
    user = factories.account(factories.person(name="Asa Assistant"))
    Grant.objects.create(user=user, role="assistant", about=clara.person)

    assert b"Asa Assistant" in as_(clara).get(PAGE).content
    assert b"Asa Assistant" not in as_(ben).get(PAGE).content


def test_the_readers_own_role_stands_first(ana: User, ben: Participation) -> None:
    firsts = [map_for(user).columns[0].title for user in (ana, ben.person.user)]

    assert firsts == ["You: Regional coordinator", "You, as one of a pair"]


def test_many_holders_become_a_number(as_: SignIn, ben: Participation) -> None:
    for number in range(7):
        user = factories.account(factories.person(name=f"Owner {number}"))
        Grant.objects.create(user=user, role="owner")

    assert b"Owner 4 and 2 more" in as_(ben).get(PAGE).content


def test_a_partner_never_has_what_is_ones_own(ben: Participation) -> None:
    drawn = map_for(ben.person.user)
    partner = [column.title for column in drawn.columns].index("Your partner")

    words = {title: row[partner] for section in drawn.sections for title, row in section.rows}

    assert words["Your private notes"] == ""
    assert words["A request for help and what you write in it"] == ""
    assert words["Notes you share"] == "read, write"


def test_a_partner_reads_what_one_says_about_oneself_and_writes_none_of_it(ana: User) -> None:
    page = map_for(ana)

    partner = next(place for place, column in enumerate(page.columns) if column.partner)
    own = [words[partner] for _title, words in page.sections[0].rows if words[partner]]
    assert set(own) == {"read"}
