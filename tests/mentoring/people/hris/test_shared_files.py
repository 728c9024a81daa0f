"""HR's three sample files, row by row."""

from pathlib import Path

import pytest

from mentoring.people.hris.people import Counts, Reading, read_people
from mentoring.people.hris.problems import Problem

DATA = Path(__file__).parents[3] / "data" / "hr"
UNKNOWN, FALLEN = "manager_unknown", "manager_rejected"


@pytest.fixture
def flawed() -> Reading:
    return read_people(DATA / "hr-export-flawed.csv")


def test_the_clean_file_is_accepted_whole() -> None:
    reading = read_people(DATA / "hr-export-5000-utf8.csv")

    assert reading.counts == Counts(rows=5000, good=5000, rejected=0, warned=0)
    assert reading.codes == {}
    assert sum(person.left_on is not None for person in reading.people()) == 257
    assert sum(not person.manager_id for person in reading.people()) == 1


def test_the_german_file_is_read_without_a_question() -> None:
    reading = read_people(DATA / "hr-export-de-semicolon-cp1252.csv")
    people = list(reading.people())

    assert (reading.table.encoding, reading.table.delimiter) == ("cp1252", ";")
    assert reading.counts == Counts(rows=310, good=310, rejected=0, warned=0)
    assert reading.columns.label("name") == "Name, Vorname"
    assert [p.name for p in people[:3]] == ["Mei Ling Nguyen", "Anke Groß", "Jörg Weiß"]
    assert people[1].languages == ("de", "en")
    assert str(people[1].hired_on) == "2019-10-24"


def test_the_flawed_file_loses_six_rows(flawed: Reading) -> None:
    address, both = "Email - Work", "20, 21"

    assert flawed.counts == Counts(rows=121, good=115, rejected=6, warned=15)
    assert flawed.rejected == (
        Problem(6, "Legal Name", "", "name_missing"),
        Problem(10, address, "not an address", "address_not_valid"),
        Problem(20, "Worker ID", "100133", "id_twice", other=both),
        Problem(21, "Worker ID", "100133", "id_twice", other=both),
        Problem(26, "Hire Date", "31.02.2026", "date_impossible"),
        Problem(51, "Termination Date", "2001-01-01", "left_before_hired", other="2014-07-27"),
    )


def test_the_flawed_file_tells_sixteen_warnings(flawed: Reading) -> None:
    manager = "Manager ID"

    assert flawed.warnings == (
        Problem(15, manager, "999999", UNKNOWN),
        Problem(17, manager, "100035", FALLEN, other="6"),
        Problem(18, manager, "100035", FALLEN, other="6"),
        Problem(25, manager, "100063", FALLEN, other="10"),
        Problem(31, "Time Zone", "Tokio", "zone_unknown", "Asia/Tokyo"),
        Problem(34, manager, "100231", "manager_self"),
        Problem(45, manager, "100133", FALLEN, other="20"),
        Problem(46, "Management Level", "Wizard", "grade_unknown"),
        Problem(46, manager, "100133", FALLEN, other="20"),
        Problem(47, manager, "100140", UNKNOWN),
        Problem(48, manager, "100140", UNKNOWN),
        Problem(56, "", "6", "row_short", other="12"),
        Problem(58, manager, "100175", FALLEN, other="26"),
        Problem(59, manager, "100175", FALLEN, other="26"),
        Problem(108, manager, "100350", FALLEN, other="51"),
        Problem(109, manager, "100350", FALLEN, other="51"),
    )
    assert flawed.unknown_grades == {"Wizard": 1}


def test_the_flawed_file_keeps_every_other_row(flawed: Reading) -> None:
    people = {person.row: person for person in flawed.people()}
    blank, rejected = {53}, {6, 10, 20, 21, 26, 51}

    assert set(people) == set(range(2, 124)) - blank - rejected
    assert people[41].name == '=HYPERLINK("http://x","x")'
    assert people[56].open == (
        "site",
        "region",
        "time_zone",
        "languages",
        "hired_on",
        "left_on",
    )
    opened = {row: person.open for row, person in people.items() if person.open}
    assert {row for row, fields in opened.items() if fields == ("manager_id",)} == {
        15, 17, 18, 25, 34, 45, 47, 48, 58, 59, 108, 109,
    }  # fmt: skip
    assert opened[31] == ("time_zone",)
    assert opened[46] == ("grade", "manager_id")


def test_managers_who_were_known_before_are_not_missed() -> None:
    known = ["100035", "100140", "100063", "100133", "100175", "100350", "999999"]

    reading = read_people(DATA / "hr-export-flawed.csv", known_ids=known)

    assert [problem.code for problem in reading.warnings] == [
        "zone_unknown",
        "manager_self",
        "grade_unknown",
        "row_short",
    ]


def test_a_grade_that_was_asked_before_is_not_asked_again() -> None:
    reading = read_people(DATA / "hr-export-flawed.csv", known_grades={"wizard": 850})
    wizard = next(person for person in reading.people() if person.row == 46)

    assert reading.unknown_grades == {}
    assert (wizard.grade, wizard.grade_rank) == ("Wizard", 850)
