"""A run as a file: what went in and what came out, without what the reader may not read."""

from collections.abc import Mapping
from typing import Any

from matching.runs.fields import readable
from matching.runs.models import MatchingRun
from matching.runs.unranked import is_ranked, shown
from mentoring.people.permissions import Reader

RESULT = (
    "status", "errors", "slots", "filled", "filled_by_priority", "total", "minimum",
    "certificate", "price_of_fairness", "unmatched", "removed", "seconds", "engine",
)  # fmt: skip
# Where people ranked each other these are made of the rankings of single people.
OF_RANKINGS = {"minimum", "minimum_bound"}


def document(run: MatchingRun, reader: Reader) -> dict[str, Any]:
    """JSON of one run for a reader; `withheld` names the fields of people that were left out."""
    rows = run.instance["employees"]
    names = {name for row in rows for name in row}
    return {
        "run": facts(run),
        "withheld": sorted(name for name in names if not readable(name, reader)),
        "instance": {**run.instance, "employees": [cut(row, reader) for row in rows]},
        "result": result(run),
    }


def facts(run: MatchingRun) -> dict[str, Any]:
    return {
        "id": str(run.pk),
        "number": run.number,
        "cohort": str(run.cohort_id),
        "method": run.method,
        "state": run.state,
        "engine": run.findings.get("course", {}).get("engine", {"engine": run.engine}),
        "digest": run.digest,
        "started_at": run.created_at.isoformat(),
        "published_at": run.published_at.isoformat() if run.published_at else None,
    }


def cut(row: Mapping[str, Any], reader: Reader) -> dict[str, Any]:
    return {name: value for name, value in row.items() if readable(name, reader)}


def result(run: MatchingRun) -> dict[str, Any]:
    found = {name: run.result[name] for name in RESULT if name in run.result}
    found["pairs"] = shown(run.instance, run.result.get("pairs", []))
    if not is_ranked(run.instance):
        return found
    proof = {k: v for k, v in (found.pop("certificate") or {}).items() if k not in OF_RANKINGS}
    return {k: v for k, v in found.items() if k not in OF_RANKINGS} | {"certificate": proof}
