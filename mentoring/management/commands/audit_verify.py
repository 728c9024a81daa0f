"""`manage.py audit_verify`: is the audit log as it was written?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mentoring.audit.models import AuditSeal
from mentoring.audit.verifying import first_fault


class Command(BaseCommand):
    help = "Checks the chain of seals; exit code 1 and the first broken place when it is broken."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--anchor", help="A digest printed earlier and kept elsewhere: it must be in the chain."
        )

    def handle(self, *args: Any, anchor: str | None = None, **options: Any) -> None:
        fault = first_fault()
        if fault:
            raise CommandError(fault)
        if anchor and not AuditSeal.objects.filter(digest=anchor).exists():
            raise CommandError("The chain does not hold the anchor: its end was cut off.")
        last = AuditSeal.objects.order_by("-id").first()
        count = AuditSeal.objects.count()
        self.stdout.write(f"{count} seals hold. Last digest: {last.digest if last else 'none yet'}")
