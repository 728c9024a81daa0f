"""Every write of a cohort itself."""

from datetime import date
from typing import Any

from django.db import transaction

from mentoring.audit.actions import record
from mentoring.audit.queries import was_by
from mentoring.people.models import User
from mentoring.web.conflict import Stale
from programs.cohorts.dates import end_of
from programs.cohorts.models import Cohort, new_key
from programs.setup.actions import create_program, free_name
from programs.setup.models import Program
from programs.setup.preset import Preset

SAVES = ("cohort.edited", "cohort.rules_saved", "cohort.messages_saved")


@transaction.atomic
def create_cohort(start_from: Program | Preset, *, name: str, starts_on: date, by: User) -> Cohort:
    """Make a cohort of a program, or of a new program from a preset."""
    program = start_from
    if isinstance(program, Preset):
        program = create_program(program, name=free_name(program.name), by=by)
    cohort = Cohort.objects.create(
        program=program, name=name, starts_on=starts_on, ends_on=end_of(starts_on, program.months)
    )
    record(by, "cohort.created", cohort, program_id=program.pk)
    return cohort


@transaction.atomic
def edit_cohort(cohort: Cohort, *, by: User, version: int, values: dict[str, Any]) -> Cohort:
    """Change name and dates. Raises Stale when somebody else saved since `version`."""
    return _save(cohort, "cohort.edited", by=by, version=version, values=values)


@transaction.atomic
def save_rules(
    cohort: Cohort, *, by: User, version: int, weights: dict[str, int], rules: dict[str, Any]
) -> Cohort:
    """Set what this cohort's matching weighs and requires, in place of the program's."""
    values = {"weights": weights, "rules": rules, "rules_confirmed": True}
    return _save(cohort, "cohort.rules_saved", by=by, version=version, values=values)


@transaction.atomic
def save_messages(cohort: Cohort, *, by: User, version: int, welcome: str) -> Cohort:
    """Set the coordinator's own words in the invitation, and say that the mails were looked at."""
    values = {"welcome": welcome, "messages_confirmed": True}
    return _save(cohort, "cohort.messages_saved", by=by, version=version, values=values)


@transaction.atomic
def open_link(cohort: Cohort, *, by: User) -> None:
    """Let everybody who has the link join."""
    Cohort.objects.filter(pk=cohort.pk).update(join_open=True)
    record(by, "cohort.link_opened", cohort, program_id=cohort.program_id)


@transaction.atomic
def close_link(cohort: Cohort, *, by: User) -> None:
    """Nobody joins by the link any more; it is void for ever, a new one comes when it is opened."""
    Cohort.objects.filter(pk=cohort.pk).update(join_open=False, join_key=new_key())
    record(by, "cohort.link_closed", cohort, program_id=cohort.program_id)


def _save(cohort: Cohort, verb: str, *, by: User, version: int, values: dict[str, Any]) -> Cohort:
    cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if cohort.version != version:
        raise Stale(cohort, own=was_by(by, cohort, *SAVES))
    for name, value in values.items():
        setattr(cohort, name, value)
    cohort.version += 1
    cohort.save(update_fields=[*values, "version"])
    record(by, verb, cohort, fields=list(values), program_id=cohort.program_id)
    return cohort
