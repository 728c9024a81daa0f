"""Two runs of one cohort side by side: what each found, what differs, and who moved."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from django.utils.translation import gettext as _

from matching.runs import gaps, policies
from matching.runs.models import MatchingRun
from matching.runs.recorded import points
from matching.runs.unranked import shown
from programs.participants.models import Participation

Names = Mapping[str, Participation]
Two = tuple[str, str]


@dataclass(frozen=True)
class Line:
    """One thing of both runs; `differs` marks it for the eye."""

    label: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class Move:
    """An executive whose mentors are not the same; scores on the scale that people read."""

    executive: Participation
    before: list[tuple[Participation, int]]
    after: list[tuple[Participation, int]]


@dataclass(frozen=True)
class Changed:
    """People or pairs that one of the runs has and the other has not; `others` are not named."""

    label: str
    gone: list[str] = field(default_factory=list)
    come: list[str] = field(default_factory=list)
    others: int = 0

    @property
    def is_any(self) -> bool:
        return bool(self.gone or self.come or self.others)


@dataclass(frozen=True)
class Comparison:
    figures: list[Line]
    settings: list[Line]
    changed: list[Changed]
    moves: list[Move]
    # Executives who moved and whom the reader is not told about.
    others: int
    alike: int


def compare(before: MatchingRun, after: MatchingRun, known: Names) -> Comparison:
    """The engine's answers to both runs; `known` holds whom the reader may be told about."""
    then, now = pairs_of(before), pairs_of(after)
    everybody = sorted({*then, *now})
    moved = [one for one in everybody if set(then.get(one, {})) != set(now.get(one, {}))]
    told = [one for one in moved if are_known(one, then, now, known)]
    moves = [
        Move(known[one], mentors(then.get(one, {}), known), mentors(now.get(one, {}), known))
        for one in told
    ]
    return Comparison(
        figures=figures(before, after),
        settings=[line for line in settings(before, after) if line.differs],
        changed=[one for one in changes(before, after, known) if one.is_any],
        moves=sorted(moves, key=lambda move: move.executive.person.name),
        others=len(moved) - len(told),
        alike=len(everybody) - len(moved),
    )


def pairs_of(run: MatchingRun) -> dict[str, dict[str, int]]:
    """{executive: {mentor: score}}, scored as it is shown to people."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for pair in shown(run.instance, run.result.get("pairs", [])):
        found[pair["executive"]][pair["mentor"]] = pair["score"]
    return dict(found)


def are_known(executive: str, then: Any, now: Any, known: Names) -> bool:
    """Whether the reader may be told of this executive and all the mentors in question."""
    return {executive, *then.get(executive, {}), *now.get(executive, {})} <= set(known)


def mentors(scores: Mapping[str, int], known: Names) -> list[tuple[Participation, int]]:
    return [(known[one], round(score / 100)) for one, score in sorted(scores.items())]


def figures(before: MatchingRun, after: MatchingRun) -> list[Line]:
    left, right = told(before), told(after)
    return [Line(label, left.get(label, ""), right.get(label, "")) for label in {**left, **right}]


def told(run: MatchingRun) -> dict[str, str]:
    """The figures of one run by their labels."""
    result, proof = run.result, run.result.get("certificate") or {}
    scores = [score for pairs in pairs_of(run).values() for score in pairs.values()]
    roles = Counter(row["role"] for row in run.instance["employees"])
    counts = sorted((result.get("filled_by_priority") or {}).items(), reverse=True)
    of = _("%(filled)s of %(slots)s")
    return {
        _("Places filled"): of % {"filled": result["filled"], "slots": result["slots"]},
        **{
            _("Of priority %(number)s") % {"number": key}: of % {"filled": got, "slots": wanted}
            for key, (got, wanted) in counts
        },
        _("Fit of the weakest pair"): points(min(scores, default=0)),
        _("Fit of the middle pair"): points(round(median(scores)) if scores else 0),
        _("Sum of all fits"): points(sum(scores)),
        _("Certified gap"): gaps.said(proof.get("gap")),
        _("Executives"): str(roles["executive"]),
        _("Mentors"): str(roles["mentor"]),
    }


def settings(before: MatchingRun, after: MatchingRun) -> list[Line]:
    """Method, weights and rules, line by line."""
    left, right = set_for(before), set_for(after)
    return [Line(label, left[label], right[label]) for label in left]


def set_for(run: MatchingRun) -> dict[str, str]:
    policy = run.instance.get("policy") or {}
    weight = _("Weight: %(criterion)s")
    return {
        _("Method"): run.get_method_display(),
        **{
            weight % {"criterion": row["label"]}: f"{row['word']} ({row['number']})"
            for row in policies.weights(policy)
        },
        **{row["label"]: row["value"] for row in policies.rules(policy)},
    }


def changes(before: MatchingRun, after: MatchingRun, known: Names) -> list[Changed]:
    """Who joined or left, and which pairs are kept together or ruled out anew."""
    return [
        changed(_("Executives"), people(before, "executive"), people(after, "executive"), known),
        changed(_("Mentors"), people(before, "mentor"), people(after, "mentor"), known),
        changed(_("Pairs kept together"), two(before, "locks"), two(after, "locks"), known),
        counted(_("Pairs ruled out"), two(before, "exclusions"), two(after, "exclusions")),
    ]


def people(run: MatchingRun, role: str) -> set[tuple[str, ...]]:
    return {(row["employee_id"],) for row in run.instance["employees"] if row["role"] == role}


def two(run: MatchingRun, name: str) -> set[tuple[str, ...]]:
    return {tuple(pair) for pair in run.instance.get(name, [])}


def changed(
    label: str, then: set[tuple[str, ...]], now: set[tuple[str, ...]], known: Names
) -> Changed:
    gone, come = then - now, now - then
    hidden = [one for one in gone | come if not set(one) <= set(known)]
    return Changed(label, named(gone, known), named(come, known), len(hidden))


def named(found: Collection[tuple[str, ...]], known: Names) -> list[str]:
    told = [one for one in found if set(one) <= set(known)]
    return sorted(" – ".join(known[key].person.name for key in one) for one in told)


def counted(label: str, then: set[tuple[str, ...]], now: set[tuple[str, ...]]) -> Changed:
    """Whom somebody wants to avoid is among these: how many is all that is said."""
    return Changed(label, others=len(then ^ now))
