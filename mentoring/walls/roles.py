"""Makes the roles and gives them their rights, as the owner, as often as one likes."""

from collections.abc import Iterator

from django.db import connection, transaction
from psycopg import sql

from mentoring.walls.grants import APPEND_ONLY, BOARD, READ_ONLY

GRANTING = 0x6A47  # our number among the advisory locks
Statement = sql.Composed


def app() -> str:
    """The role of web, worker and beat."""
    return f"{connection.settings_dict['NAME']}_app"


def board() -> str:
    """The role that dashboards read through."""
    return f"{connection.settings_dict['NAME']}_board"


@transaction.atomic
def grant_all(*, app_password: str = "", board_password: str = "") -> None:
    """Everything at once, so that nobody who is at work ever lacks a right.

    An empty password leaves the one that is there.
    """
    _run(sql.SQL("SELECT pg_advisory_xact_lock({})").format(sql.Literal(GRANTING)))
    for role, password in ((app(), app_password), (board(), board_password)):
        _make(role, password)
        _clear(role)
    for statement in (*_of_app(), *_of_board()):
        _run(statement)


def _make(role: str, password: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone() is None:
            _run(_words("CREATE ROLE {role} LOGIN", role=role))
    if password:
        _run(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                sql.Identifier(role), sql.Literal(_scrambled(role, password))
            )
        )


def _scrambled(role: str, password: str) -> str:
    """The server, and its log, are told a digest and never the password."""
    with connection.cursor() as cursor:
        pgconn = cursor.connection.pgconn
        digest: bytes = pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    return digest.decode()


def _clear(role: str) -> None:
    """Take away what an older version gave."""
    for what in ("ALL TABLES", "ALL SEQUENCES"):
        _run(_words(f"REVOKE ALL ON {what} IN SCHEMA public FROM {{role}}", role=role))
    name = connection.settings_dict["NAME"]
    _run(_words("GRANT CONNECT ON DATABASE {name} TO {role}", role=role, name=name))
    _run(_words("GRANT USAGE ON SCHEMA public TO {role}", role=role))


def _of_app() -> Iterator[Statement]:
    """Rows, but no tables: nothing is created, altered, dropped or emptied at one stroke."""
    name = connection.settings_dict["NAME"]
    yield _words("GRANT TEMPORARY ON DATABASE {name} TO {role}", role=app(), name=name)
    rights = "SELECT, INSERT, UPDATE, DELETE"
    yield _words(f"GRANT {rights} ON ALL TABLES IN SCHEMA public TO {{role}}", role=app())
    yield _words("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}", role=app())
    for table in APPEND_ONLY:
        yield _words("REVOKE UPDATE, DELETE ON {table} FROM {role}", role=app(), table=table)
    for table in READ_ONLY:
        taken = "REVOKE INSERT, UPDATE, DELETE ON {table} FROM {role}"
        yield _words(taken, role=app(), table=table)


def _of_board() -> Iterator[Statement]:
    yield _words("ALTER ROLE {role} SET default_transaction_read_only = on", role=board())
    for table, columns in BOARD.items():
        listed = sql.SQL(", ").join(map(sql.Identifier, columns))
        yield sql.SQL("GRANT SELECT ({}) ON {} TO {}").format(
            listed, sql.Identifier(table), sql.Identifier(board())
        )


def _words(text: str, **names: str) -> Statement:
    return sql.SQL(text).format(**{key: sql.Identifier(name) for key, name in names.items()})


def _run(statement: Statement) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
