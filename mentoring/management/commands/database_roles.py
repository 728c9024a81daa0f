"""`manage.py database_roles`: makes the roles of web and dashboards; run it after migrate."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError

from mentoring.walls import roles


class Command(BaseCommand):
    help = (
        "As the database's owner: makes the roles that the product and its dashboards connect as, "
        "and gives them their rights. Doing it again changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            roles.grant_all(
                app_password=settings.APP_DATABASE_PASSWORD,
                board_password=settings.BOARD_DATABASE_PASSWORD,
            )
        except ProgrammingError as error:
            raise CommandError(
                "The roles are made by the database's owner, who needs CREATEROLE "
                f"(DATABASE_URL names somebody else?). PostgreSQL says: {error}"
            ) from error
        if options["verbosity"]:
            self.stdout.write(f"{roles.app()} and {roles.board()} have their rights.")
