"""Every write of programs and their editions."""

from typing import Any

from django.db import transaction
from django.utils.text import Truncator

from mentoring.audit.actions import record
from mentoring.audit.queries import was_by
from mentoring.people.models import User
from mentoring.web.conflict import Stale
from programs.setup.models import Edition, Program
from programs.setup.preset import Preset

LONGEST_NAME = 120
SAVES = ("program.edited", "program.archived", "program.restored", "program.size_lifted")


@transaction.atomic
def create_program(preset: Preset, *, name: str, by: User) -> Program:
    """Make a program with everything the preset says, and one edition for all regions."""
    program = Program.objects.create(name=name, preset=preset.key, **preset.values)
    Edition.objects.create(program=program, vocabulary=preset.vocabulary)
    record(by, "program.created", program, new={"preset": preset.key}, program_id=program.pk)
    return program


def free_name(wanted: str) -> str:
    """The name, or the name with the first number that makes it the only one."""
    taken = set(Program.objects.values_list("name", flat=True))
    numbered = (f"{Truncator(wanted).chars(LONGEST_NAME - 6)} ({n})" for n in range(2, 10_000))
    return wanted if wanted not in taken else next(name for name in numbered if name not in taken)


@transaction.atomic
def edit_program(program: Program, *, by: User, version: int, values: dict[str, Any]) -> Program:
    """Change settings. Raises Stale when somebody else saved since `version`."""
    program = Program.objects.select_for_update().get(pk=program.pk)
    if program.version != version:
        raise Stale(program, own=was_by(by, program, *SAVES))
    changed = [name for name, value in values.items() if getattr(program, name) != value]
    old = {name: _plain(getattr(program, name)) for name in changed}
    for name in changed:
        setattr(program, name, values[name])
    program.version += 1
    program.save(update_fields=[*changed, "version"])
    new = {name: _plain(values[name]) for name in changed}
    record(by, "program.edited", program, old=old, new=new, program_id=program.pk)
    return program


@transaction.atomic
def archive_program(program: Program, *, by: User) -> None:
    """Close the program to new cohorts. What runs in it goes on."""
    _move(program, Program.State.ARCHIVED, "program.archived", by=by)


@transaction.atomic
def restore_program(program: Program, *, by: User) -> None:
    _move(program, Program.State.ACTIVE, "program.restored", by=by)


def _move(program: Program, state: str, verb: str, *, by: User) -> None:
    program = Program.objects.select_for_update().get(pk=program.pk)
    if program.state == state:
        return
    old, program.state = program.state, state
    program.version += 1
    program.save(update_fields=["state", "version"])
    record(by, verb, program, old={"state": old}, new={"state": state}, program_id=program.pk)


@transaction.atomic
def lift_size(program: Program, *, by: User) -> None:
    """Turn a starter program into one of full size: the limit of ten executives falls."""
    program = Program.objects.select_for_update().get(pk=program.pk)
    if not program.has_rule("starter-size"):
        return
    program.rules_on = [rule for rule in program.rules_on if rule != "starter-size"]
    program.version += 1
    program.save(update_fields=["rules_on", "version"])
    record(by, "program.size_lifted", program, program_id=program.pk)


@transaction.atomic
def save_edition(
    program: Program, edition: Edition | None, *, by: User, version: int, values: dict[str, Any]
) -> Edition:
    """Make or change what one region reads. Raises Stale when somebody else saved since."""
    if edition is not None:
        edition = Edition.objects.select_for_update().get(pk=edition.pk)
        if edition.version != version:
            raise Stale(edition, own=was_by(by, edition, "edition.saved"))
    edition = edition or Edition(program=program, version=0)
    for name, value in values.items():
        setattr(edition, name, value)
    edition.version += 1
    edition.save()
    record(
        by,
        "edition.saved",
        edition,
        fields=sorted(values),
        new={"vocabulary": edition.vocabulary, "language": edition.language},
        program_id=program.pk,
        region=edition.region,
    )
    return edition


@transaction.atomic
def remove_edition(edition: Edition, *, by: User) -> None:
    """Let the region read what all others read."""
    record(by, "edition.removed", edition, program_id=edition.program_id, region=edition.region)
    edition.delete()


def _plain(value: Any) -> str | int | float | bool | None:
    """Lists and objects count by their size in the audit; their content is on the page."""
    return value if isinstance(value, str | int | bool | None) else f"{len(value)} entries"
