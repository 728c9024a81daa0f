"""The strips: what groups show, what the floor hides, and what is said of overlapping intervals."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from matching.runs.explained import ends, rows
from matching.runs.fairness import DIMENSIONS, strip
from matching.runs.models import MatchingRun, Proposal
from mentoring.people.models import User
from programs.participants.models import Participation
from tests.conftest import SignIn


def company(*groups: tuple[str, list[int]]) -> tuple[list[Proposal], list[dict[str, Any]]]:
    """One pair for each score; executive and mentor both work in the group's region."""
    proposals, people = [], []
    for region, scores in groups:
        for score in scores:
            two = [Participation(person_id=uuid4(), role=role) for role in ("executive", "mentor")]
            people += [row(part.person_id, part.role, region) for part in two]
            proposals.append(Proposal(executive=two[0], mentor=two[1], score=score))
    return proposals, people


def row(key: UUID, role: str, region: str) -> dict[str, Any]:
    return {"employee_id": str(key), "role": role, "region": region, "grade_rank": 70}


def names(found: Any) -> list[tuple[str, bool]]:
    return [(group.name, group.spread is not None) for group in found.groups]


LOW, HIGH = [4000 + n for n in range(8)], [6000 + n for n in range(8)]


def test_a_group_of_five_pairs_is_hidden_and_one_of_six_is_shown() -> None:
    pairs, people = company(("AMER", LOW[:5]), ("EMEA", LOW[:6]))

    assert names(strip(pairs, people, by="region", side="executive", grades={})) == [
        ("EMEA", True),
        ("AMER", False),
    ]


def test_pairs_of_one_and_the_same_executive_are_one_person() -> None:
    pairs, people = company(("EMEA", LOW))
    for pair in pairs[1:]:
        pair.executive = pairs[0].executive

    found = strip(pairs, people, by="region", side="mentor", grades={})

    assert names(found) == [("EMEA", False)]


def test_what_is_hidden_has_a_name_and_nothing_else() -> None:
    pairs, people = company(("AMER", LOW[:3]), ("EMEA", LOW))

    drawn = rows(strip(pairs, people, by="region", side="executive", grades={}))

    assert drawn[1] == {"label": "AMER", "value": None}


def test_groups_far_apart_are_named_with_both_medians() -> None:
    pairs, people = company(("AMER", LOW), ("EMEA", HIGH))

    found = strip(pairs, people, by="region", side="executive", grades={})

    assert found.finding == "EMEA stands above AMER by more than chance explains: 60 against 40."


def test_overlapping_intervals_show_no_difference() -> None:
    pairs, people = company(("AMER", LOW), ("EMEA", [score + 2 for score in LOW]))

    found = strip(pairs, people, by="region", side="executive", grades={})

    assert found.finding == (
        "The intervals overlap: no difference that this number of pairs could show."
    )


def test_a_single_group_is_no_comparison() -> None:
    pairs, people = company(("EMEA", LOW))

    found = strip(pairs, people, by="region", side="executive", grades={})

    assert found.finding == "Only one group has enough pairs to be shown: nothing to compare."


def test_where_every_group_is_small_none_is_compared() -> None:
    pairs, people = company(("AMER", LOW[:3]), ("EMEA", LOW[:5]))

    found = strip(pairs, people, by="region", side="executive", grades={})

    assert found.finding == "Too few pairs in each group to show any."


def test_whoever_has_no_match_counts_among_the_groups_people() -> None:
    pairs, people = company(("EMEA", LOW))
    people += [row(uuid4(), "executive", "EMEA") | {"slots": slots} for slots in (1, 0)]

    found = strip(pairs, people, by="region", side="executive", grades={})

    assert (found.groups[0].matched, found.groups[0].people) == (8, 9)


def test_grades_are_read_by_their_labels_and_unknown_ones_say_so() -> None:
    pairs, people = company(("EMEA", LOW))
    people[0]["grade_rank"] = None

    found = strip(pairs, people, by="grade", side="executive", grades={70: "VP"})

    assert names(found) == [("VP", True), ("not known", False)]


def test_only_the_organisation_chart_parts_the_pairs() -> None:
    assert list(DIMENSIONS) == ["region", "function", "site", "grade"]


def test_both_sides_share_a_scale_of_whole_tens() -> None:
    assert ends([{"low": 47.1, "high": 53.0}, {"lower": 48.0, "upper": None}]) == (40, 60)
    assert ends([{"low": 47.1, "high": 48.0}]) == (30, 50)
    assert ends([{"label": "AMER", "value": None}]) == (0, 100)


@pytest.mark.parametrize("by", ["region", "function", "site", "grade", "gender"])
def test_the_page_parts_by_what_is_asked_or_by_region(
    run: MatchingRun, as_: SignIn, ana: User, by: str
) -> None:
    answer = as_(ana).get(f"/runs/{run.pk}/fairness/", {"by": by})

    assert answer.context["by"] == (by if by in DIMENSIONS else "region")
    assert "gender" not in answer.content.decode()


def test_a_small_run_shows_the_dash_for_every_group(
    run: MatchingRun, as_: SignIn, ana: User
) -> None:
    strips = as_(ana).get(f"/runs/{run.pk}/").context["strips"]

    assert [each["rows"] for each in strips] == [[{"label": "EMEA", "value": None}]] * 2
