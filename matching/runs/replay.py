"""Solves a run's frozen inputs again and says what is not as it was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from matching.runs.answering import answer
from matching.runs.digest import digest, plain
from matching.runs.makers import changed
from matching.runs.models import MatchingRun

# How a proof was reached may differ (a run may start from the pool of the one before), and how
# long it took always does.
OF_THE_COURSE = {"seconds", "engine"}
OF_THE_PROOF = {"rounds", "pairs_priced"}
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Replay:
    """What a replay found; people appear under their numbers."""

    # (what, then, now) of the engine and what it stands on.
    makers: list[tuple[str, str, str]] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)

    @property
    def is_other_engine(self) -> bool:
        return any(what == "engine" for what, _then, _now in self.makers)


def is_intact(run: MatchingRun) -> bool | None:
    """Whether the stored inputs are those of the start; None where no digest of them was kept."""
    return digest(run.instance) == run.digest if run.digest else None


def replay(run: MatchingRun) -> Replay:
    """Ask the engine of today about the inputs of then; nothing is written."""
    then = run.findings.get("course", {}).get("engine") or {"engine": run.engine}
    found = answer(run)
    return Replay(changed(then), list(differences(run.result, found)))


def differences(then: Row, now: Row) -> Iterator[str]:
    """Pairs first, then every figure, each as one line."""
    yield from of_pairs(then.get("pairs", []), now.get("pairs", []))
    for name in then:
        if name not in OF_THE_COURSE | {"pairs"}:
            yield from of_values(name, plain(then[name]), plain(now.get(name)))


def of_pairs(then: list[Row], now: list[Row]) -> Iterator[str]:
    left, right = by_two(then), by_two(now)
    for two in sorted(left.keys() - right.keys()):
        yield f"only in the stored result: executive {two[0]}, mentor {two[1]}"
    for two in sorted(right.keys() - left.keys()):
        yield f"only in the replay: executive {two[0]}, mentor {two[1]}"
    for two in sorted(left.keys() & right.keys()):
        yield from of_values(f"executive {two[0]}, mentor {two[1]}", left[two], right[two])


def by_two(pairs: list[Row]) -> dict[tuple[str, str], Any]:
    return {(pair["executive"], pair["mentor"]): plain(dict(pair)) for pair in pairs}


def of_values(name: str, then: Any, now: Any) -> Iterator[str]:
    """Differences inside objects are named to the last key; lists are compared whole."""
    if isinstance(then, dict) and isinstance(now, dict):
        for key in sorted({*then, *now} - OF_THE_PROOF):
            yield from of_values(f"{name}: {key}", then.get(key), now.get(key))
    elif then != now:
        yield f"{name}: {brief(then)} then, {brief(now)} now"


def brief(value: Any) -> str:
    return f"{len(value)} entries" if isinstance(value, list) else str(value)
