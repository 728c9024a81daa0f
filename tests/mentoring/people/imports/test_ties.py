"""Ties beside the line come with HR's file, and go with it."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from mentoring.people.imports.whole import Options, import_whole
from mentoring.people.models import Import, Person, Tie, User
from tests import factories
from tests.conftest import NOON, SignIn
from tests.mentoring.people.imports.conftest import Upload, do, lines, page

HEAD = "Employee number;Name;E-mail address;Dotted-line manager;HRBP;Calibration panel"


def row(number: str, dotted: str = "", partner: str = "", panel: str = "") -> str:
    return ";".join([number, f"Person {number}", f"p{number}@example.com", dotted, partner, panel])


COMPANY = [row("1"), row("2"), row("3"), row("4", "1", "2", '"1, 3"')]
FOUR = {("dotted", "1"), ("hr_partner", "2"), ("panel", "1"), ("panel", "3")}


def sent(owner: Client, uploaded: Upload, *rows: str) -> Import:
    return uploaded(owner, lines(*rows, head=HEAD))


def imported(owner: Client, uploaded: Upload, *rows: str) -> Import:
    return do(owner, "apply", sent(owner, uploaded, *rows))


def of(number: str) -> set[tuple[str, str]]:
    ties = Tie.objects.filter(person__employee_id=number)
    return set(ties.values_list("kind", "other__employee_id"))


def person(number: str) -> Person:
    return Person.objects.get(employee_id=number)


@pytest.fixture
def company(owner: Client, uploaded: Upload) -> Import:
    return imported(owner, uploaded, *COMPANY)


def test_new_people_come_with_their_ties(company: Import) -> None:
    assert of("4") == FOUR
    assert set(Tie.objects.values_list("source", "since", "until")) == {("file", NOON.date(), None)}


def test_the_same_file_again_changes_nothing(
    company: Import, owner: Client, uploaded: Upload
) -> None:
    before = list(Tie.objects.order_by("pk").values())

    one = imported(owner, uploaded, *COMPANY[:3], row("4", "1", "2", "3 | 1"))

    assert (one.counts["changed"], one.counts["unchanged"]) == (0, 4)
    assert list(Tie.objects.order_by("pk").values()) == before


def test_what_a_file_no_longer_says_goes_and_only_that(
    company: Import, owner: Client, uploaded: Upload
) -> None:
    kept = Tie.objects.get(kind="panel", other__employee_id="3").pk

    one = imported(owner, uploaded, row("4", "", "2", "3,2"))

    assert one.counts["changed"] == 1
    assert of("4") == {("hr_partner", "2"), ("panel", "3"), ("panel", "2")}
    assert Tie.objects.get(kind="panel", other__employee_id="3").pk == kept


def test_the_preview_shows_what_was_and_what_will_be(
    company: Import, owner: Client, uploaded: Upload
) -> None:
    one = sent(owner, uploaded, row("4", "1", "2", "2"))

    changed = one.rows.get()
    assert (changed.before, changed.values) == ({"panel_ids": "1; 3"}, {"panel_ids": "2"})
    assert "<del><bdi>1; 3</bdi></del> <ins><bdi>2</bdi></ins>" in page(owner, one)


def test_a_file_without_these_columns_leaves_ties_alone(
    company: Import, owner: Client, uploaded: Upload
) -> None:
    head = "Employee number;Name;E-mail address"
    do(owner, "apply", uploaded(owner, lines("4;Other Name;p4@example.com", head=head)))

    assert (person("4").name, of("4")) == ("Other Name", FOUR)


def test_ties_entered_by_hand_outlive_a_file_that_does_not_know_them(
    company: Import, owner: Client, uploaded: Upload
) -> None:
    factories.tie(person("4"), person("3"), "dotted")

    imported(owner, uploaded, row("4"))

    assert of("4") == {("dotted", "3")}


def test_a_file_that_names_a_tie_entered_by_hand_takes_it_over(
    company: Import, owner: Client, uploaded: Upload
) -> None:
    factories.tie(person("4"), person("3"), "dotted", until=date(2026, 12, 1))

    imported(owner, uploaded, row("4", "1;3".replace(";", ","), "2", "1,3"))
    again = sent(owner, uploaded, row("4", "1,3", "2", "1,3"))

    tie = Tie.objects.get(kind="dotted", other__employee_id="3")
    assert (tie.source, tie.until) == ("file", None)
    assert again.counts["changed"] == 0


def test_unknown_numbers_and_oneself_are_warned_of_and_the_rest_counts(
    owner: Client, uploaded: Upload
) -> None:
    one = imported(owner, uploaded, row("1"), row("2", "99", "2", "1,98"))

    codes = one.problems.order_by("column").values_list("column", "value", "code")
    assert list(codes) == [
        ("Calibration panel", "98", "tie_unknown"),
        ("Dotted-line manager", "99", "tie_unknown"),
        ("HRBP", "2", "tie_self"),
    ]
    assert of("2") == {("panel", "1")}


def test_a_cell_of_which_nobody_is_known_leaves_what_was(
    company: Import, owner: Client, uploaded: Upload
) -> None:
    one = sent(owner, uploaded, row("4", "99", "2", "1,3"))

    assert (one.counts["changed"], one.counts["warned"]) == (0, 1)


def test_a_number_that_a_spreadsheet_rounded_is_left_out(owner: Client, uploaded: Upload) -> None:
    one = imported(owner, uploaded, row("1"), row("2", panel="1,1.23E+05"))

    assert [each.code for each in one.problems.all()] == ["tie_damaged"]
    assert of("2") == {("panel", "1")}


def test_more_than_forty_people_in_a_cell_say_nothing(owner: Client, uploaded: Upload) -> None:
    many = ",".join(str(number) for number in range(100, 141))

    one = imported(owner, uploaded, row("1", panel=many))

    assert [each.reason for each in one.problems.all()] == ["More than 40 people are named."]


def test_a_coordinators_file_neither_shows_nor_changes_ties(
    company: Import, ana: User, as_: SignIn, uploaded: Upload
) -> None:
    client = as_(ana)
    one = uploaded(client, lines(row("4").replace("Person 4", "Other Name"), head=HEAD))
    changed = one.rows.get()
    offered = client.get(f"/imports/{one.pk}/columns/").context["form"].fields

    do(client, "apply", one)

    assert {"manager_id"} == {"manager_id", "panel_ids"} & set(offered)
    assert (changed.before, changed.values) == ({"name": "Person 4"}, {"name": "Other Name"})
    assert of("4") == FOUR


def test_the_command_line_imports_ties_in_one_go(db: None, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("\n".join([HEAD, *COMPANY]))

    import_whole(file, Options(), now=NOON)

    assert of("4") == FOUR


def test_an_export_can_be_imported_again(company: Import, owner: Client, uploaded: Upload) -> None:
    content = b"".join(owner.post("/directory/export/").streaming_content)  # type: ignore[attr-defined]

    one = uploaded(owner, content)

    assert b"1; 3" in content
    assert (one.counts["changed"], one.counts["new"], one.problems.count()) == (0, 0, 0)
