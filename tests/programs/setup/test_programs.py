import pytest
from django.test import Client

from mentoring.audit.models import AuditEntry
from mentoring.people.models import Grant, User
from programs.cohorts.models import Cohort
from programs.setup.forms.program import settings_of
from programs.setup.models import Program
from tests import factories
from tests.conftest import SignIn
from tests.programs.budget import queries


@pytest.fixture
def owner(as_: SignIn, olga: User) -> Client:
    return as_(olga)


def posted(program: Program, **changes: object) -> dict[str, object]:
    stored = settings_of(program).items()
    values = {name: value for name, value in stored if value is not None and value is not False}
    return values | changes


def test_a_preset_and_a_name_make_a_program(owner: Client) -> None:
    answer = owner.post("/programs/new/", {"preset": "starter", "name": "Fresh eyes"})

    program = Program.objects.get(name="Fresh eyes")
    assert (answer.status_code, answer["Location"]) == (302, f"/programs/{program.pk}/")
    assert program.preset == "starter"


def test_a_name_that_is_taken_is_refused_and_stays_on_the_page(
    owner: Client, program: Program
) -> None:
    answer = owner.post("/programs/new/", {"preset": "starter", "name": program.name.upper()})

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"name": ["There is a program of this name already."]}
    assert program.name.upper() in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("months", 1), ("months", 13), ("sessions_planned", 2), ("session_minutes", 121),
        ("first_session_days", 6), ("gap_alert_days", 29), ("gap_alert_days", 76),
        ("moves_alert", 4), ("reply_days", 8), ("mentors_per_executive", 4),
        ("executives_per_mentor", 3), ("load_cap_hours", 7), ("min_overlap_minutes", 59),
        ("floor", 4), ("floor", 21), ("coverage_target", 101),
    ],
)  # fmt: skip
def test_a_value_outside_its_range_is_refused_at_its_field(
    owner: Client, program: Program, field: str, value: int
) -> None:
    answer = owner.post(f"/programs/{program.pk}/edit/", posted(program, **{field: value}))

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_the_alert_may_come_later_where_the_rhythm_is_slower(
    owner: Client, program: Program
) -> None:
    changes = {"months": 12, "sessions_planned": 6, "gap_alert_days": 90}

    owner.post(f"/programs/{program.pk}/edit/", posted(program, **changes))

    program.refresh_from_db()
    assert program.gap_alert_days == 90


def test_settings_are_saved_and_audited_with_old_and_new(owner: Client, program: Program) -> None:
    changes = {"months": 9, "adjacent_functions": "Sales, Marketing\n", "check_in_weeks": "6; 2"}

    answer = owner.post(f"/programs/{program.pk}/edit/", posted(program, **changes))

    program.refresh_from_db()
    entry = AuditEntry.objects.get(verb="program.edited")
    assert answer.status_code == 302
    assert (program.months, program.version) == (9, 2)
    assert program.adjacent_functions == [["Sales", "Marketing"]]
    assert program.check_in_weeks == [2, 6]
    assert (entry.old["months"], entry.new["months"]) == (6, 9)


def test_a_line_that_names_one_function_is_quoted(owner: Client, program: Program) -> None:
    answer = owner.post(
        f"/programs/{program.pk}/edit/", posted(program, adjacent_functions="Sales")
    )

    assert answer.context["form"].errors == {
        "adjacent_functions": ["“Sales” does not name two functions with a comma between them."]
    }


def test_the_second_to_save_sees_the_first_and_keeps_every_word(
    owner: Client, program: Program
) -> None:
    mine = posted(program, question="What do we not see?", months=9)
    Program.objects.filter(pk=program.pk).update(months=8, version=2)

    answer = owner.post(f"/programs/{program.pk}/edit/", mine)

    program.refresh_from_db()
    assert answer.status_code == 409
    assert program.months == 8
    assert {row["label"]: row["theirs"] for row in answer.context["differing"]} == {
        "Leadership question": "nothing",
        "Duration in months": "8",
    }
    assert "What do we not see?" in answer.content.decode()

    again = owner.post(f"/programs/{program.pk}/edit/", mine | {"version": 2})

    program.refresh_from_db()
    assert (again.status_code, program.months) == (302, 9)


def test_a_coordinator_reads_the_program_and_may_not_change_it(
    as_: SignIn, ana: User, program: Program
) -> None:
    browser = as_(ana)

    assert browser.get(f"/programs/{program.pk}/").status_code == 200
    assert browser.post(f"/programs/{program.pk}/edit/", posted(program)).status_code == 403
    assert browser.post(f"/programs/{program.pk}/archive/").status_code == 403


def test_only_those_who_run_cohorts_get_links_to_them(
    as_: SignIn, olga: User, cohort: Cohort
) -> None:
    auditor = factories.account(factories.person())
    Grant.objects.create(user=auditor, role="auditor")
    address, link = f"/programs/{cohort.program_id}/", f'href="/cohorts/{cohort.pk}/"'

    read = as_(auditor).get(address).content.decode()
    run = as_(olga).get(address).content.decode()

    assert (cohort.name in read, link in read, link in run) == (True, False, True)


def test_an_archived_program_takes_no_new_cohort_until_it_is_opened(
    owner: Client, program: Program
) -> None:
    owner.post(f"/programs/{program.pk}/archive/")
    closed = owner.get("/cohorts/new/").context["form"].programs
    owner.post(f"/programs/{program.pk}/restore/")
    opened = owner.get("/cohorts/new/").context["form"].programs

    assert list(closed) == []
    assert list(opened.values()) == [program]


def test_the_list_costs_the_same_for_one_and_three(owner: Client) -> None:
    factories.cohort(factories.program())
    one = queries(owner, "/programs/")

    for _ in range(2):
        factories.cohort(factories.program())

    assert queries(owner, "/programs/") == one
