"""A file of participants: who, as what, offering and wishing what."""

import pytest

from mentoring.people.hris.faults import FileFault
from mentoring.people.hris.participants import ParticipantRow, read_participants
from mentoring.people.hris.wishes import Wish

HEADER = "Employee ID,Role,Topics offered,Topics wanted,Hours,Languages,Aspirations,Capacity\n"


def test_a_whole_row_is_read() -> None:
    row = '17,Mentor,"Python: 4; AI (5), Cloud",Strategy x3,"2,5",de;en,Grow & learn,2\n'

    reading = read_participants((HEADER + row).encode())

    assert reading.participants == (
        ParticipantRow(
            row=2,
            employee_id="17",
            email="",
            role="mentor",
            offers=(Wish("Python", 4), Wish("AI", 5), Wish("Cloud", None)),
            wants=(Wish("Strategy x3", None),),
            hours=2.5,
            languages=("de", "en"),
            aspirations="Grow & learn",
            capacity=2,
        ),
    )
    assert (reading.rejected, reading.warnings) == ((), ())


@pytest.mark.parametrize(
    ("word", "role"),
    [("Junior", "mentor"), ("メンター", "mentor"), ("멘토", "mentor"), ("导师", "mentor"),
     ("Führungskraft", "executive"), ("Mentee", "executive"), ("役員", "executive"),
     ("임원", "executive"), ("高管", "executive"), ("directiva", "executive")],
)  # fmt: skip
def test_roles_in_every_language(word: str, role: str) -> None:
    reading = read_participants(f"email,role\nann@example.com,{word}\n".encode())

    assert [each.role for each in reading.participants] == [role]


def test_a_person_column_holds_numbers_and_addresses() -> None:
    reading = read_participants(b"Participant,Role\n00017,mentor\nAnn@Example.com,executive\n")

    assert [(each.employee_id, each.email) for each in reading.participants] == [
        ("00017", ""),
        ("", "ann@example.com"),
    ]


def test_what_is_wrong_is_told_by_row() -> None:
    rows = (
        "1,wizard,,,,,,\n"
        ",mentor,,,,,,\n"
        "3,,,,,,,\n"
        "4,mentor,,,,,,\n"
        "4,mentor,,,,,,\n"
        "5,mentor,Juggling;AI:9,,200,xx-unknown-xx,,0\n"
        "99,mentor,,,,,,\n"
        "6,mentor,,,,,,,surplus\n"
        "7,executive,,AI=2,,,,\n"
    )

    reading = read_participants(
        (HEADER + rows).encode(), known_ids=[str(n) for n in range(10)], known_topics=["ai"]
    )

    assert [(each.row, each.column, each.code) for each in reading.rejected] == [
        (2, "Role", "role_unknown"),
        (3, "", "person_missing"),
        (4, "Role", "role_missing"),
        (5, "Employee ID", "person_twice"),
        (6, "Employee ID", "person_twice"),
        (8, "", "person_unknown"),
        (9, "", "row_long"),
    ]
    assert [(each.row, each.column, each.code, each.value) for each in reading.warnings] == [
        (7, "Topics offered", "topic_unknown", "Juggling"),
        (7, "Topics offered", "level_not_read", "AI:9"),
        (7, "Hours", "number_not_read", "200"),
        (7, "Languages", "language_unknown", "xx-unknown-xx"),
        (7, "Capacity", "number_not_read", "0"),
    ]
    assert [(each.row, each.offers, each.wants) for each in reading.participants] == [
        (7, (Wish("ai", None),), ()),
        (10, (), (Wish("ai", 2),)),
    ]


def test_a_wish_above_three_is_read_as_three_and_told() -> None:
    reading = read_participants(b"email,role,offers,wishes\na@example.com,mentor,AI:5,AI:5;B:3\n")

    (row,) = reading.participants
    assert (row.offers, row.wants) == ((Wish("AI", 5),), (Wish("AI", 3), Wish("B", 3)))
    assert [(each.row, each.column, each.code, each.value) for each in reading.warnings] == [
        (2, "wishes", "weight_cut", "AI:5")
    ]
    assert reading.warnings[0].reason == ("'AI:5': a wish weighs 3 at most, so it is read as 3.")


def test_an_address_that_nobody_has_is_told() -> None:
    reading = read_participants(
        b"email,role\nann@example.com,mentor\nBO@example.com,mentor\n",
        known_addresses=["bo@EXAMPLE.com"],
    )

    assert [(each.row, each.value) for each in reading.rejected] == [(2, "ann@example.com")]


def test_one_person_may_take_part_in_both_roles() -> None:
    reading = read_participants(b"email,role\na@example.com,mentor\nA@example.com,executive\n")

    assert [each.role for each in reading.participants] == ["mentor", "executive"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"email,topics\na@b.de,x\n", "column_missing"),
        (b"email,role\n", "no_rows"),
        (b"", "file_empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(text: bytes, code: str) -> None:
    with pytest.raises(FileFault) as caught:
        read_participants(text)

    assert caught.value.code == code
