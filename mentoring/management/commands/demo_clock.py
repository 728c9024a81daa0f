"""`manage.py demo_clock +3d`: lets time pass in the demo, so that reminders can be seen."""

import re
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from mentoring.demo.actions import move_clock
from mentoring.demo.forms import LONGEST

GIVEN = re.compile(r"\+?(\d{1,4})([dh])")
UNITS = {"d": "days", "h": "hours"}


class Command(BaseCommand):
    help = "Moves the demo's clock forward: +3d, +12h."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("by", help="how far, as +3d or +12h")

    def handle(self, *args: Any, by: str, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Only the demo (DEMO=1) has a clock that can be moved.")
        found = GIVEN.fullmatch(by)
        step = timedelta(**{UNITS[found[2]]: int(found[1])}) if found else timedelta()
        if not timedelta() < step <= timedelta(days=LONGEST):
            raise CommandError(f"'{by}' is no step forward: +3d and +12h are, up to +{LONGEST}d.")
        self.stdout.write(f"In the demo it is now {move_clock(step):%A %d %B %Y, %H:%M} UTC.")
