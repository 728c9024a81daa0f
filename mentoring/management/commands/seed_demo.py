"""`manage.py seed_demo`: fills the demo company; once, unless `--fresh` asks to start over."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from mentoring.demo.seeding import forget, is_seeded, seed
from mentoring.web import clock


class Command(BaseCommand):
    help = "Fills the database with a made-up company. With people in it, does nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--fresh", action="store_true", help="forget everything first")

    def handle(self, *args: Any, fresh: bool, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Only a demo (DEMO=1) is filled with made-up people.")
        if fresh:
            forget()
        elif is_seeded():
            self.stdout.write("The company is there already; --fresh starts over.")
            return
        began = time.monotonic()
        seed(clock.now())
        self.stdout.write(f"The company is there ({time.monotonic() - began:.0f} s).")
