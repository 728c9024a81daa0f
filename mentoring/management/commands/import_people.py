"""Import HR's file without a page: what the pages would ask is said by options."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from mentoring.people.hris.faults import FileFault
from mentoring.people.imports.whole import Options, TooManyLeaveError, import_whole
from mentoring.web import clock

UNREADABLE = 2


class Command(BaseCommand):
    help = (
        "Import a CSV or XLSX file of people. Exit status: 0 when every row was taken, "
        "1 when some were rejected (the others are in), 2 when nothing was imported."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="say what would happen")
        parser.add_argument("--json", action="store_true", help="print the outcome as JSON")
        parser.add_argument("--encoding", default="", help="for example cp1252 or shift_jis")
        parser.add_argument("--delimiter", default="", help=", ; | tab")
        parser.add_argument(
            "--map",
            action="append",
            default=[],
            metavar="FIELD=HEADING",
            help="which column holds a field; FIELD= leaves it out, FIELD=#3 is the third column",
        )
        parser.add_argument(
            "--complete", action="store_true", help="whoever is missing from the file has left"
        )
        parser.add_argument(
            "--confirm-leavers", action="store_true", help="also when more than 5 in 100 leave"
        )
        parser.add_argument("--date-order", choices=["dmy", "mdy"], default="")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = import_whole(options["file"], _asked(options), now=clock.now())
        except FileFault as fault:
            self._refuse(options, fault.code, fault.message, _choices(fault))
        except TooManyLeaveError as error:
            said = _("%(n)s people would leave. Add --confirm-leavers if that is right.")
            self._refuse(options, "leavers_not_confirmed", said % {"n": error.args[0]}, [])
        except OSError as error:
            self._refuse(options, "file_not_found", str(error.strerror), [])
        else:
            self._tell(found, as_json=options["json"])
            if found["rejected"]:
                sys.exit(1)

    def _tell(self, found: dict[str, Any], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
            return
        for kind in ("rejected", "warnings"):
            for problem in found[kind]:
                self.stdout.write(_line(kind, problem))
        numbers = ("rows", "new", "changed", "unchanged", "left")
        counted = ", ".join(f"{name} {found[name]}" for name in numbers)
        self.stdout.write(f"{counted}, rejected {len({p['row'] for p in found['rejected']})}")

    def _refuse(self, options: dict[str, Any], code: str, said: str, choices: list[Any]) -> None:
        if options["json"]:
            told = {"fault": code, "message": said, "candidates": choices}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            self.stderr.write(said)
            for choice in choices:
                self.stderr.write(f"  {choice}")
        sys.exit(UNREADABLE)


def _asked(options: dict[str, Any]) -> Options:
    return Options(
        encoding=options["encoding"],
        delimiter=options["delimiter"],
        said=_said(options["map"]),
        date_order=options["date_order"],
        complete=options["complete"],
        confirm_leavers=options["confirm_leavers"],
        dry_run=options["dry_run"],
    )


def _said(pairs: list[str]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        field, equals, heading = pair.partition("=")
        if not equals:
            raise CommandError(_("--map wants FIELD=HEADING, not %(said)s") % {"said": pair})
        found[field.strip()] = heading.strip()
    return found


def _line(kind: str, problem: dict[str, Any]) -> str:
    column = f", {problem['column']}" if problem["column"] else ""
    repair = f" ({problem['repair']}?)" if problem["repair"] else ""
    return f"{kind}: row {problem['row']}{column}: {problem['reason']}{repair}"


def _choices(fault: FileFault) -> list[Any]:
    return [getattr(each, "encoding", each) for each in fault.candidates]
