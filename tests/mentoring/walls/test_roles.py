"""What the roles of web and dashboards may not do, asked of PostgreSQL itself."""

from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import ProgrammingError, connection
from django.test import override_settings

from mentoring.audit.actions import record
from mentoring.audit.models import AuditEntry
from mentoring.audit.sealing import seal
from mentoring.walls.grants import BOARD
from mentoring.walls.roles import app, board
from metrics.dashboards.queries import board as read_board
from programs.cohorts.models import Cohort
from programs.pairings.models import Pairing
from tests.conftest import NOON
from tests.mentoring.walls.conftest import AsRole

pytestmark = pytest.mark.django_db

SECRETS = [
    "programs_note",
    "programs_privatecheck",
    "programs_commitment",
    "programs_matchanswer",
    "programs_extensionanswer",
    "programs_helprequest",
    "programs_learninggoal",
    "programs_logbefore",
    "programs_profile",
    "programs_avoidance",
    "programs_conflict",
    "mentoring_tie",
    "mentoring_user",
    "mentoring_auditentry",
    "mentoring_message",
]


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("table", SECRETS)
def test_dashboards_cannot_read_what_people_wrote(as_role: AsRole, table: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), as_role(board()):
        run(f"SELECT 1 FROM {table}")


@pytest.mark.parametrize(
    "column",
    [
        ("mentoring_person", "name"),
        ("mentoring_person", "email"),
        ("programs_session", "agenda"),
        ("programs_session", "place"),
        ("programs_pairing", "reasons"),
        ("programs_pairing", "paused_why"),
        ("programs_cohort", "join_key"),
        ("programs_participation", "opted_in"),
    ],
)
def test_nor_a_column_that_says_more_than_process(as_role: AsRole, column: tuple[str, str]) -> None:
    table, name = column

    with pytest.raises(ProgrammingError, match="permission denied"), as_role(board()):
        run(f"SELECT {name} FROM {table}")


def test_dashboards_read_no_table_but_theirs(as_role: AsRole) -> None:
    reads = "has_any_column_privilege(%s, c.oid, 'SELECT')"
    tables = f"SELECT relname FROM pg_class c WHERE relkind = 'r' AND {reads}"

    with connection.cursor() as cursor:
        cursor.execute(f"{tables} AND relnamespace = 'public'::regnamespace", [board()])
        found = {name for (name,) in cursor.fetchall()}

    assert found == set(BOARD)


def test_what_dashboards_may_read_is_enough_for_them(
    as_role: AsRole, pairing: Pairing, cohort: Cohort
) -> None:
    cohort = Cohort.objects.select_related("program").get(pk=cohort.pk)
    as_owner = read_board(cohort, date(2026, 12, 20))

    with as_role(board()):
        as_board = read_board(cohort, date(2026, 12, 20))

    assert as_board == as_owner


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE programs_pairing SET state = 'ended'",
        "DELETE FROM programs_session",
        "INSERT INTO programs_cohort DEFAULT VALUES",
    ],
)
def test_dashboards_change_nothing(as_role: AsRole, change: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), as_role(board()):
        run(change)


@pytest.mark.parametrize("table", ["mentoring_auditentry", "mentoring_auditseal"])
@pytest.mark.parametrize("change", ["UPDATE {} SET at = now()", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_application_cannot_change_the_audit_log(
    as_role: AsRole, table: str, change: str
) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), as_role(app()):
        run(change.format(table))


@pytest.mark.parametrize(
    "change",
    [
        "TRUNCATE programs_session",
        "DROP TABLE programs_session",
        "ALTER TABLE mentoring_auditentry DISABLE TRIGGER append_only",
        "CREATE TABLE mine ()",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "DELETE FROM django_migrations",
        "CREATE ROLE other",
    ],
)
def test_the_application_makes_and_breaks_no_table(as_role: AsRole, change: str) -> None:
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"), as_role(app()):
        run(change)


def test_the_application_writes_and_seals_the_audit_log(as_role: AsRole, pairing: Pairing) -> None:
    with as_role(app()):
        record(None, "pairing.paused", pairing)
        seal(NOON)

    assert AuditEntry.objects.of(pairing).count() == 1


def test_the_application_reads_and_writes_every_table_of_ours(as_role: AsRole) -> None:
    closed = {"mentoring_auditentry", "mentoring_auditseal"}
    tables = {model._meta.db_table for model in apps.get_models()} - closed
    rights = "SELECT bool_and(has_table_privilege(%s, t, r)) FROM unnest(%s::text[]) t, "
    rights += "unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) r"

    with connection.cursor() as cursor:
        cursor.execute(rights, [app(), sorted(tables)])

        assert cursor.fetchone() == (True,)


def test_making_the_roles_again_takes_away_what_should_not_be_there(as_role: AsRole) -> None:
    run(f'GRANT SELECT (text) ON programs_note TO "{board()}"')

    call_command("database_roles", verbosity=0)

    with connection.cursor() as cursor:
        cursor.execute("SELECT has_any_column_privilege(%s, 'programs_note', 'SELECT')", [board()])

        assert cursor.fetchone() == (False,)


@override_settings(APP_DATABASE_PASSWORD="first", BOARD_DATABASE_PASSWORD="second")
def test_passwords_reach_the_server_as_digests(db: None) -> None:
    call_command("database_roles", verbosity=0)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT left(rolpassword, 13) FROM pg_authid WHERE rolname IN (%s, %s)",
            [app(), board()],
        )
        kept = cursor.fetchall()

    assert kept == [("SCRAM-SHA-256",)] * 2


def test_only_an_owner_may_make_them(as_role: AsRole) -> None:
    with (
        pytest.raises(Exception, match="made by the database's owner"),
        as_role(app()),
    ):
        call_command("database_roles", verbosity=0)


def test_every_granted_column_exists(as_role: AsRole) -> None:
    known = {
        model._meta.db_table: {field.column for field in model._meta.concrete_fields}
        for model in apps.get_models()
    }

    assert {table for table, columns in BOARD.items() if set(columns) - known[table]} == set()
