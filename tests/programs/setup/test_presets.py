from pathlib import Path
from typing import Any

import pytest

from mentoring.people.models import User
from programs.participants.load import hours_of
from programs.setup.actions import create_program
from programs.setup.forms.program import SettingsForm, settings_of
from programs.setup.models import Program
from programs.setup.policies import GATES, RULES
from programs.setup.preset import WEIGHTS, presets, read
from programs.setup.queries import edition_for, gates_of
from programs.training.library import modules

STARTER = Path("programs/setup/presets/starter.toml").read_text(encoding="utf-8")


def made(key: str, olga: User) -> Program:
    return create_program(presets()[key], name=key, by=olga)


def test_they_are_offered_in_their_own_order() -> None:
    assert list(presets()) == [
        "starter", "two-perspective", "learning-partnership", "web-mentor", "innovation-lab",
        "inclusive-leadership", "perspectives", "hub-and-spoke", "learning-impact",
    ]  # fmt: skip


def test_the_two_perspective_program_has_one_slot_from_inside_and_one_from_far(olga: User) -> None:
    program = made("two-perspective", olga)

    assert program.mentors_per_executive == 2
    assert [
        (rule["applies"], rule["kind"], rule["min"], rule["max"]) for rule in program.slot_rules
    ] == [
        ("c_suite", "own_function", 1, 1),
        ("c_suite", "other_function", 1, 1),
    ]
    assert program.gates == {"mentor": ["J1", "J2", "J3"], "executive": ["L1", "L2", "L3"]}
    assert (program.line_distance, program.coverage_target) == (3, 100)
    assert program.roles_on == ["sponsor"]
    assert edition_for(program, None).vocabulary == "flat"


def test_the_learning_partnership_is_structured_and_outside_the_own_line(olga: User) -> None:
    program = made("learning-partnership", olga)

    assert (program.mentors_per_executive, program.line_distance) == (1, None)
    assert program.dial == "structured"
    assert program.formats == ["letter-first", "alternating-turns"]
    assert program.gates == {"mentor": ["J1"], "executive": ["L1"], "both": ["B3", "reflections"]}
    assert program.roles_on == ["facilitator"]
    assert edition_for(program, None).vocabulary == "partnership"


def test_the_starter_has_guided_talks_three_topics_three_check_ins_and_an_agreement(
    olga: User,
) -> None:
    program = made("starter", olga)

    assert program.dial == "guided"
    assert len(program.topics) == 3
    assert program.check_in_weeks == [2, 6, 12]
    assert program.has_rule("agreement")
    assert presets()["starter"].most_executives == 10


# What each preset sets otherwise than the defaults, its goal and outcome aside.
VALUES: dict[str, dict[str, Any]] = {
    "web-mentor": {
        "coverage_target": 100, "formats": ["show-me"], "roles_on": ["owner"],
        "rules_on": ["agreement", "coverage", "ceo-first"],
        "gates": {"mentor": ["J1", "J3"], "executive": ["L1"]},
    },
    "innovation-lab": {
        "months": 3, "sessions_planned": 12, "session_minutes": 30, "load_cap_hours": 4,
        "formats": ["project-board", "demo-day"], "roles_on": ["lab-sponsor"],
        "rules_on": ["agreement", "workstream", "evidence", "decision-rights", "end-date"],
        "gates": {"both": ["charter"], "mentor": ["J2"], "executive": ["L3"]},
    },
    "inclusive-leadership": {
        "load_cap_hours": 2, "floor": 10, "formats": ["pass-right"],
        "roles_on": ["coach", "facilitator", "help-line"],
        "rules_on": [
            "agreement", "self-nomination", "hidden-attributes", "own-disclosure", "clause-12",
        ],
        "gates": {"both": ["S1", "power-map"], "mentor": ["J2"], "executive": ["L1", "L2"]},
        "slot_rules": [{"applies": "all", "kind": "opted_in", "min": 1}],
    },
    "perspectives": {
        "sessions_planned": 4, "gap_alert_days": 75, "executives_per_mentor": 2,
        "formats": ["feed", "thread", "digest"], "roles_on": ["coordinator"],
        "rules_on": ["agreement", "async-counts", "five-minute-lane", "coordinator-span"],
        "gates": {"mentor": ["J1", "J3"], "executive": ["L1"]},
    },
    "hub-and-spoke": {
        "second_approver": True, "roles_on": ["hub-owner", "regional-coordinator"],
        "rules_on": [
            "agreement", "locked-core", "change-requests", "common-measures", "change-only",
        ],
        "gates": {"mentor": ["J1", "J3"], "executive": ["L1"]},
    },
    "learning-impact": {
        "formats": ["three-waves", "two-interview-rounds", "observed-meetings"],
        "roles_on": ["analyst", "observers", "coders"],
        "rules_on": ["agreement", "locked-plan", "joint-display", "negative-cases"],
        "gates": {"both": ["observers-trained"]},
    },
}  # fmt: skip
VOCABULARIES = {"web-mentor": "flat", "perspectives": "americas", "hub-and-spoke": "latam"}


@pytest.mark.parametrize("key", VALUES)
def test_a_preset_stores_its_values_and_the_defaults(key: str, olga: User) -> None:
    program, plain = made(key, olga), Program(check_in_weeks=[2, 6, 12], weights=WEIGHTS)
    own = {"id", "name", "preset", "question", "goal", "outcome", "created_at"}

    fields = {field.name for field in Program._meta.concrete_fields} - own
    differing = {
        name: getattr(program, name)
        for name in fields
        if getattr(program, name) != getattr(plain, name)
    }

    assert differing == VALUES[key]
    assert edition_for(program, None).vocabulary == VOCABULARIES.get(key, "neutral")
    assert all((program.question, program.goal, program.outcome, presets()[key].source))


@pytest.mark.parametrize("key", [*VALUES, "starter", "two-perspective", "learning-partnership"])
def test_a_mentor_of_a_preset_can_carry_as_many_pairs_as_it_allows(key: str, olga: User) -> None:
    program = made(key, olga)

    each = hours_of(
        sessions=program.sessions_planned, minutes=program.session_minutes, months=program.months
    )

    assert each * program.executives_per_mentor <= program.load_cap_hours


@pytest.mark.parametrize("key", [*VALUES, "starter", "two-perspective", "learning-partnership"])
def test_a_preset_passes_the_settings_page_unchanged(key: str, olga: User) -> None:
    program = made(key, olga)

    form = SettingsForm(settings_of(program), program=program)

    assert form.is_valid(), form.errors


def test_what_a_preset_leaves_out_has_the_default(olga: User) -> None:
    program = made("two-perspective", olga)

    assert (program.months, program.sessions_planned, program.session_minutes) == (6, 6, 60)
    assert (program.first_session_days, program.gap_alert_days, program.moves_alert) == (14, 45, 2)
    assert (program.load_cap_hours, program.min_overlap_minutes, program.floor) == (3, 120, 5)


def test_a_gate_without_its_module_says_that_it_is_not_enforced(olga: User) -> None:
    program = made("two-perspective", olga)

    trainings = ("J1", "J2", "J3", "L1", "L2", "L3")
    assert [gate["enforced"] for gate in gates_of(program)] == [
        key in modules() for key in trainings
    ]
    assert {key for key, rule in RULES.items() if not rule.enforced} == {
        "neutral-place", "reflection-lock-step",
        "question-only-feedback", "public-recognition", "workstream", "evidence",
        "decision-rights", "async-counts", "five-minute-lane", "locked-core", "change-requests",
        "common-measures", "change-only", "locked-plan", "joint-display", "negative-cases",
    }  # fmt: skip
    assert {key for key, gate in GATES.items() if gate.enforced} == set(GATES) & set(modules())


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("months = 6", "months = 13"), "values.months lies outside 2 to 12"),
        (("floor = 5", "floor = 4"), "values.floor lies outside 5 to 20"),
        (("dial = ", "colour = "), "values.colour is not known"),
        (("generative-ai", "telepathy"), "topics: telepathy is not known"),
        (('"agreement"', '"oath"'), "rules_on: oath is not known"),
        (('"coordinator"', '"wizard"'), "roles_on: wizard is not known"),
        (("check_in_weeks", 'formats = ["karaoke"]\ncheck_in_weeks'), "formats: karaoke"),
        (('vocabulary = "neutral"', 'vocabulary = "royal"'), "vocabulary: royal is not known"),
        (("order = 1\n", ""), "order is missing"),
    ],
)
def test_a_file_with_something_wrong_is_refused_by_name(
    tmp_path: Path, change: tuple[str, str], problem: str
) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(STARTER.replace(*change), encoding="utf-8")

    with pytest.raises(ValueError, match=r"bad\.toml") as raised:
        read(path)

    assert problem in str(raised.value)
