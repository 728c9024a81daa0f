"""`manage.py import_people`: the outcome as JSON, and as an exit status."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command

from mentoring.audit.models import AuditEntry
from mentoring.people.models import Import, Person
from tests.mentoring.people.hris.test_corpus import CORPUS, source_of
from tests.mentoring.people.imports.conftest import DATA, lines

pytestmark = pytest.mark.django_db
AIKO = "7,Aiko Mori,aiko@example.com,,Sales,VP,APAC,Asia/Tokyo,"
BEN = "8,Ben Ode,ben@example.com,7,Sales,Manager,APAC,Asia/Tokyo,"


def run(path: Path, *options: str) -> tuple[int, dict[str, Any]]:
    """The exit status and the JSON."""
    said = io.StringIO()
    try:
        call_command("import_people", str(path), "--json", *options, stdout=said)
    except SystemExit as ending:
        return int(str(ending.code)), json.loads(said.getvalue())
    return 0, json.loads(said.getvalue())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_bytes(lines(AIKO, BEN))
    return path


def test_a_clean_file_is_taken_whole() -> None:
    status, found = run(DATA / "hr-export-5000-utf8.csv")

    counts = {name: found[name] for name in ("rows", "new", "changed", "unchanged", "left")}
    assert status == 0
    assert counts == {"rows": 5000, "new": 5000, "changed": 0, "unchanged": 0, "left": 0}
    assert (found["rejected"], found["warnings"]) == ([], [])
    assert found["columns"]["employee_id"] == "Worker ID"
    assert Person.objects.filter(manager__isnull=True).count() == 1


def test_the_same_file_again_changes_nothing_and_writes_one_line() -> None:
    run(DATA / "hr-export-5000-utf8.csv")
    lines_before = AuditEntry.objects.count()

    status, found = run(DATA / "hr-export-5000-utf8.csv")

    assert (status, found["unchanged"], found["changed"]) == (0, 5000, 0)
    verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)[lines_before:]
    assert list(verbs) == ["people.imported"]


def test_a_flawed_file_is_taken_but_for_its_bad_rows() -> None:
    status, found = run(DATA / "hr-export-flawed.csv")

    assert status == 1
    assert [problem["row"] for problem in found["rejected"]] == [6, 10, 20, 21, 26, 51]
    assert len(found["warnings"]) == 16
    assert found["warnings"][4] == {
        "row": 31,
        "column": "Time Zone",
        "value": "Tokio",
        "reason": "'Tokio' is not a time zone we know.",
        "repair": "Asia/Tokyo",
    }
    assert found["rows"] == found["new"] + 6 == 121


def test_the_german_file_comes_in() -> None:
    status, found = run(DATA / "hr-export-de-semicolon-cp1252.csv")

    assert (status, found["encoding"], found["delimiter"], found["new"]) == (0, "cp1252", ";", 310)


def test_a_dry_run_tells_the_same_and_writes_nothing(file: Path) -> None:
    status, found = run(file, "--dry-run")

    assert (status, found["new"]) == (0, 2)
    assert Person.objects.count() == 0
    assert Import.objects.count() == 0


def test_a_file_that_cannot_be_read_ends_with_two(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_bytes(b"")

    status, found = run(path)

    assert (status, found["fault"], found["message"]) == (2, "file_empty", "The file is empty.")
    assert run(tmp_path / "none.csv")[0] == 2


def test_columns_are_named_by_map(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(lines("7,Aiko,aiko@example.com", head="Kennung,Name,Mail"))

    assert run(path)[0] == 2
    status, found = run(path, "--map", "employee_id=Kennung")

    assert (status, found["new"], found["columns"]["employee_id"]) == (0, 1, "Kennung")


def test_a_map_without_an_equals_sign_is_refused(file: Path) -> None:
    with pytest.raises(CommandError, match="FIELD=HEADING"):
        call_command("import_people", str(file), "--map", "employee_id")


def test_whoever_is_missing_from_a_complete_file_has_left(file: Path, tmp_path: Path) -> None:
    run(file)
    rest = tmp_path / "rest.csv"
    rest.write_bytes(lines(AIKO))

    status, refused = run(rest, "--complete")
    assert (status, refused["fault"]) == (2, "leavers_not_confirmed")
    assert not Person.objects.filter(left_on__isnull=False).exists()
    status, found = run(rest, "--complete", "--confirm-leavers")

    assert (status, found["left"], found["unchanged"]) == (0, 1, 1)
    assert str(Person.objects.get(employee_id="8").left_on) == "2026-11-23"


def test_a_row_that_waits_is_not_missing(file: Path, tmp_path: Path) -> None:
    run(file)
    bad = tmp_path / "bad.csv"
    bad.write_bytes(lines(AIKO, BEN.replace("ben@example.com", "none")))

    status, found = run(bad, "--complete")

    assert (status, found["left"]) == (1, 0)


def test_nobody_is_missing_while_a_row_does_not_say_whose_it_is(file: Path, tmp_path: Path) -> None:
    run(file)
    bad = tmp_path / "bad.csv"
    bad.write_bytes(lines(AIKO, BEN.replace("8,", ",", 1)))

    status, found = run(bad, "--complete")

    assert (status, found["left"]) == (1, 0)


def test_each_changed_person_has_one_line_with_field_names_only(file: Path, tmp_path: Path) -> None:
    run(file)
    other = tmp_path / "other.csv"
    other.write_bytes(lines(AIKO.replace("Sales", "Legal").replace("VP", "SVP"), BEN))

    run(other)

    line = AuditEntry.objects.get(verb="person.changed")
    aiko = Person.objects.get(employee_id="7")
    assert (line.object_id, line.fields, line.old, line.new) == (
        str(aiko.pk), ["function", "grade"], None, None,
    )  # fmt: skip


def test_words_are_printed_without_json(file: Path) -> None:
    said = io.StringIO()

    call_command("import_people", str(file), stdout=said)

    assert said.getvalue() == "rows 2, new 2, changed 0, unchanged 0, left 0, rejected 0\n"


SOME = [
    "02-utf-8-without-mark", "05-cp932", "09-windows-1252", "13-mixed-encodings", "17-pipe",
    "20-unbalanced-quote", "22-nul", "24-duplicate-names", "25-missing-column", "27-row-length",
    "28-header-only", "30-huge-cell", "31-damaged-numbers", "32-dates", "33-addresses",
    "34-managers", "35-zip-bomb", "37-billion-laughs", "40-encrypted", "44-formulas",
    "45-hyperlink", "51-legitimate", "56-right-to-left-override", "60-zalgo", "64-odd-names",
    "65-scripts", "69-control-characters",
]  # fmt: skip


@pytest.mark.parametrize("name", SOME)
def test_the_corpus_has_the_same_outcome_here(name: str, tmp_path: Path) -> None:
    expected = yaml.safe_load((CORPUS / name / "expect.yaml").read_text(encoding="utf-8"))
    assert not expected.get("options"), "cases with options are tried at the reader"
    source = source_of(CORPUS / name)
    path = tmp_path / "file"
    path.write_bytes(source if isinstance(source, bytes) else source.read_bytes())

    status, found = run(path)

    if "fault" in expected:
        assert (status, found["fault"]) == (2, expected["fault"])
        return
    told = [f"{each['row']} | {each['column']} | {each['reason']}" for each in found["rejected"]]
    assert told == [_without_code(each) for each in expected.get("rejected", [])]
    assert status == (1 if told else 0)
    assert Person.objects.count() == found["new"]


def _without_code(problem: str) -> str:
    row, column, _, reason = problem.split(" -> ", maxsplit=1)[0].split(" | ", 3)
    return f"{row} | {column} | {reason}"
