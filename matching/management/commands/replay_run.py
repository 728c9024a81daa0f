"""`manage.py replay_run RUN`: does the engine still say what a run's record says?"""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from matching.runs.models import MatchingRun
from matching.runs.replay import Replay, is_intact, replay

MOST_LINES = 40
DIFFERS, OTHER_ENGINE = 1, 2


class Command(BaseCommand):
    help = (
        "Solves the frozen inputs of a run again and compares. Exit code 0: identical; 1: "
        "something differs, or the stored inputs were changed; 2: no such run, or the engine is "
        "another one (the comparison is shown all the same)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("run", help="The run's id, as in its address, or its number.")
        parser.add_argument("--cohort", default="", help="Name or id of the cohort of a number.")

    def handle(self, *args: Any, run: str, cohort: str = "", **options: Any) -> None:
        one = wanted(run, cohort)
        if not one.result:
            raise CommandError("This run has no result to compare with.", returncode=OTHER_ENGINE)
        self.stdout.write(f"Run {one.number} of {one.cohort.name}, of {one.created_at:%Y-%m-%d}")
        intact = is_intact(one)
        if intact is False:
            self.stdout.write("The stored inputs are not those of the run: their digest differs.")
        found = replay(one)
        self.tell(found)
        self.judge(one, found, intact=intact)

    def tell(self, found: Replay) -> None:
        for what, then, now in found.makers:
            self.stdout.write(f"Changed since: {what}, {then} then, {now} now")
        for line in found.differences[:MOST_LINES]:
            self.stdout.write(line)
        if len(found.differences) > MOST_LINES:
            self.stdout.write(f"... and {len(found.differences) - MOST_LINES} more")

    def judge(self, one: MatchingRun, found: Replay, *, intact: bool | None) -> None:
        if intact is False:
            raise CommandError("The inputs were changed after the run.", returncode=DIFFERS)
        if found.is_other_engine:
            same = "something else" if found.differences else "the same"
            said = f"The engine has changed since this run; it gives {same}."
            raise CommandError(said, returncode=OTHER_ENGINE)
        if found.differences:
            raise CommandError("The replay differs from the stored result.", returncode=DIFFERS)
        pairs = len(one.result.get("pairs", []))
        kept = "" if intact else " (no digest of the inputs was kept)"
        self.stdout.write(f"identical: {pairs} pairs, their scores and every figure{kept}")


def wanted(said: str, cohort: str) -> MatchingRun:
    """The run of this id, or the one of this number. Raises CommandError for none and several."""
    runs = MatchingRun.objects.select_related("cohort")
    if (key := uuid(said)) is not None:
        found = list(runs.filter(pk=key))
    else:
        found = list(runs.filter(number=int(said))) if said.isdecimal() else []
        found = [
            one for one in found if not cohort or cohort in (one.cohort.name, str(one.cohort_id))
        ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise CommandError("There is no such run.", returncode=OTHER_ENGINE)
    which = "\n".join(f"  {one.pk}  {one.cohort.name}" for one in found)
    raise CommandError(f"Several runs have this number:\n{which}", returncode=OTHER_ENGINE)


def uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
