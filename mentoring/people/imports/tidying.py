"""What time does to imports and to people: old files go, and last days come."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.module_loading import import_string

from mentoring.people.imports.consequences import close_accounts
from mentoring.people.models import Import, ImportRow, Person

KEPT = timedelta(days=30)
LOOK_BACK = timedelta(days=8)


def tidy(now: datetime) -> int:
    """Forget files and rows a month after their upload; what was counted stays."""
    old = Import.objects.filter(created_at__lt=now - KEPT)
    forgotten = 0
    for one in old.filter(~Q(file="") | Exists(ImportRow.objects.filter(source=OuterRef("pk")))):
        one.rows.all().delete()
        one.problems.all().delete()
        one.remaining = []
        one.file.delete(save=False)
        one.save(update_fields=["file", "remaining"])
        forgotten += 1
    return forgotten


@transaction.atomic
def see_off(now: datetime) -> int:
    """Close the accounts and rest the pairs of those whose last day has come since the last look.

    A file may name that day long before. Doing it again changes nothing.
    """
    today = now.date()
    gone = Person.objects.filter(left_on__lte=today, left_on__gt=today - LOOK_BACK)
    ids = list(gone.values_list("pk", flat=True))
    if not ids:
        return 0
    closed = close_accounts(ids, by=None)
    for path in settings.LEAVER_HOOKS:
        import_string(path)(ids, now=now)
    return closed
