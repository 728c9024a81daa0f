"""`manage.py demo_samples docs/samples`: writes the files for people to try anew."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from mentoring.demo.samples import samples


class Command(BaseCommand):
    help = "Writes sample files that speak of the freshly seeded demo company."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Only the demo (DEMO=1) has samples.")
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in samples().items():
            (folder / name).write_text(text, encoding="utf-8")
            self.stdout.write(f"{folder / name}: {text.count(chr(10)) - 1} rows")
