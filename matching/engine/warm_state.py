"""What is kept of a solved market as bytes, so that a later process need not solve it again."""

import io
import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .instance import Instance, parse
from .objective import Objective
from .quotas import room_of
from .result import Answer
from .run import Run
from .score import Scores
from .warm_answer import before_of
from .warm_bounds import Ceiling
from .warm_change import Table, unchanged
from .warm_kept import Kept
from .warm_total import Pairs, Total

Arrays = dict[str, NDArray[np.generic]]


def packed(kept: Kept, instance: Mapping[str, Any]) -> bytes:
    """Write the proofs; the result and the instance are kept by whoever calls."""
    arrays: Arrays = {
        "of": np.frombuffer(_digest(instance), dtype=np.uint8),
        "numbers": np.array([kept.base, kept.threshold], dtype=np.int64),
        "targets": kept.targets,
        **_of_ceiling("coverage", kept.coverage),
        **_of_total("best", kept.best),
    }
    if kept.above is not None:
        arrays |= _of_ceiling("above", kept.above) | _of_total("free", kept.free)
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
    return file.getvalue()


def unpacked(state: bytes, raw: Mapping[str, Any], result: dict[str, Any]) -> Kept | None:
    """Read proofs that were written for the same instance, or return None."""
    with np.load(io.BytesIO(state), allow_pickle=False) as file:
        arrays: Arrays = {name: file[name] for name in file.files}
    if arrays["of"].tobytes() != _digest(raw):
        return None
    instance = parse(raw)
    scores = Scores(instance, Run())
    room, _ = room_of(instance, scores.columns)
    keys = _keys(instance, result)
    answer = Answer(scores, room, keys)
    before = before_of(result, answer, unchanged(Table(scores), room))
    base, threshold = (int(number) for number in arrays["numbers"])
    best = _total(arrays, "best", scores, threshold)
    is_fair = "above.slot" in arrays
    return Kept(
        before,
        base,
        threshold,
        _ceiling(arrays, "coverage"),
        _ceiling(arrays, "above") if is_fair else None,
        best,
        _total(arrays, "free", scores, 0) if is_fair else best,
        arrays["targets"].astype(np.int64),
    )


def _digest(instance: Mapping[str, Any]) -> bytes:
    text = json.dumps(instance, sort_keys=True, default=str)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _keys(instance: Instance, result: dict[str, Any]) -> NDArray[np.int64]:
    executives = {p.id: n for n, p in enumerate(instance.executives)}
    mentors = {p.id: n for n, p in enumerate(instance.mentors)}
    pairs = ((executives[p["executive"]], mentors[p["mentor"]]) for p in result["pairs"])
    return np.array([e * len(mentors) + m for e, m in pairs], dtype=np.int64)


def _of_ceiling(name: str, ceiling: Ceiling) -> Arrays:
    extra = [(e, m, value) for (e, m), value in ceiling.extra.items()]
    return {
        f"{name}.worth": ceiling.worth,
        f"{name}.threshold": np.array([ceiling.threshold]),
        f"{name}.slot": ceiling.slot,
        f"{name}.mentor": ceiling.mentor,
        f"{name}.extra": np.array(extra, dtype=np.int64).reshape(-1, 3),
    }


def _ceiling(arrays: Arrays, name: str) -> Ceiling:
    worth, slot, mentor = (
        arrays[f"{name}.{part}"].astype(np.int64) for part in ("worth", "slot", "mentor")
    )
    extra = {(e, m): value for e, m, value in arrays[f"{name}.extra"].tolist()}
    return Ceiling(worth, int(arrays[f"{name}.threshold"][0]), slot, mentor, extra)


def _of_total(name: str, total: Total) -> Arrays:
    return {
        f"{name}.factor": np.array([total.objective.factor, total.objective.bits]),
        f"{name}.near": np.stack([total.near.e, total.near.m, total.near.score]).astype(np.int32),
        f"{name}.chosen": total.chosen.astype(np.int8),
        f"{name}.loss": total.loss,
        f"{name}.potential": total.potential,
    }


def _total(arrays: Arrays, name: str, scores: Scores, threshold: int) -> Total:
    factor, bits = (int(number) for number in arrays[f"{name}.factor"])
    near = Pairs(*arrays[f"{name}.near"].astype(np.int64))
    nothing = np.zeros(len(scores.instance.executives), dtype=np.int64)
    objective = Objective(nothing, factor, bits, scores.columns.hashes, threshold)
    chosen, loss, potential = (
        arrays[f"{name}.{part}"].astype(np.int64) for part in ("chosen", "loss", "potential")
    )
    return Total(objective, near, chosen, loss, potential)
