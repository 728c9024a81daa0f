"""Every bad file has one defined outcome, written beside it."""

import dataclasses
import runpy
from pathlib import Path
from typing import Any

import pytest
import yaml

from mentoring.people.hris.faults import FileFault
from mentoring.people.hris.people import PersonRow, Reading, read_people
from mentoring.people.hris.problems import Problem
from mentoring.people.hris.table import Choices

CORPUS = Path(__file__).with_name("corpus")
CASES = sorted(path.parent for path in CORPUS.glob("*/expect.yaml"))


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_file_has_the_outcome_written_beside_it(folder: Path, settings: Any) -> None:
    settings.LANGUAGE_CODE = "en"
    expected = yaml.safe_load((folder / "expect.yaml").read_text(encoding="utf-8"))
    expected.pop("about")
    options = expected.pop("options", {})

    found = outcome(source_of(folder), options, expected)

    assert found == expected


def test_every_number_of_the_catalogue_has_a_file() -> None:
    numbers = {int(path.name.split("-")[0]) for path in CASES}

    assert numbers == set(range(1, 53)) | set(range(56, 71))


def source_of(folder: Path) -> Path | bytes:
    maker = folder / "make.py"
    if maker.exists():
        made: bytes = runpy.run_path(str(maker))["make"]()
        return made
    return next(path for path in folder.iterdir() if path.stem == "file")


def outcome(source: Path | bytes, options: dict[str, Any], told: Any) -> dict[str, Any]:
    """Whatever is asked for in `told`; a fault is always told, and so are all problems."""
    picked = {k: options.pop(k) for k in ("encoding", "delimiter", "sheet") if k in options}
    choices = Choices(**picked)
    try:
        reading = read_people(source, choices, **options)
    except FileFault as fault:
        return _fault(fault, told)
    found = _reading(reading)
    if "people" in told:
        found["people"] = _people(reading, told["people"])
    reading.close()
    return {key: value for key, value in found.items() if key in told or (value and key in MUST)}


MUST = ("rejected", "warnings")


def _fault(fault: FileFault, told: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"fault": fault.code, "message": fault.message}
    if fault.code == "encoding_ambiguous":
        found["candidates"] = {each.encoding: each.lines[-1] for each in fault.candidates}
        found["best"] = fault.candidates[0].encoding
    return {key: value for key, value in found.items() if key in told or key == "fault"}


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "encoding": reading.table.encoding,
        "delimiter": reading.table.delimiter,
        "columns": {field: reading.columns.label(field) for field in reading.columns.fields},
        "counts": dataclasses.asdict(reading.counts),
        "rejected": [_problem(each) for each in reading.rejected],
        "warnings": [_problem(each) for each in reading.warnings],
        "asks_date_order": reading.date_order_asked,
        "unknown_grades": dict(reading.unknown_grades),
    }


def _problem(problem: Problem) -> str:
    said = f"{problem.row} | {problem.column} | {problem.code} | {problem.reason}"
    return f"{said} -> {problem.repair}" if problem.repair else said


def _people(reading: Reading, told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of every person the fields that the first expected one names."""
    names = list(told[0]) if told else ["row"]
    return [{name: _plain(person, name) for name in names} for person in reading.people()]


def _plain(person: PersonRow, name: str) -> Any:
    value = getattr(person, name)
    if isinstance(value, tuple):
        return list(value)
    return value
