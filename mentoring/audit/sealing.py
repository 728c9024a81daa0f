"""Seals what was written: a chain of digests that no later change can follow."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Max, Min

from mentoring.audit.models import AuditEntry, AuditQuerySet, AuditSeal

GENESIS = "0" * 64
BATCH = 2000
SEALER = 0x5EA1  # our number among the advisory locks
# Numbers count for the whole cluster. A transaction that is surely another database's cannot
# write here, so it does not hold the sealer up; one of which nothing is known does.
OLDEST_RUNNING = """
WITH seen AS MATERIALIZED (SELECT pg_current_snapshot() AS snapshot),
elsewhere AS MATERIALIZED (
    SELECT held.transactionid AS number
    FROM pg_locks AS held
    JOIN pg_stat_activity AS holder ON holder.pid = held.pid
    JOIN pg_database AS home ON home.oid = holder.datid
    WHERE held.locktype = 'transactionid' AND held.mode = 'ExclusiveLock' AND held.granted
    AND home.datname <> current_database()
),
running AS (SELECT pg_snapshot_xip(snapshot) AS number FROM seen)
SELECT coalesce(
    (SELECT min(number::text::bigint) FROM running
     WHERE NOT EXISTS (SELECT FROM elsewhere WHERE elsewhere.number = running.number::xid)),
    (SELECT pg_snapshot_xmax(snapshot)::text::bigint FROM seen)
)
"""


def seal(now: datetime) -> int:
    """Seal all entries whose transactions are over; only one sealer works at a time.

    Returns how many entries were sealed. `now` is not used: order comes from the database.
    """
    sealed = 0
    while batch := seal_batch():
        sealed += batch
    return sealed


@transaction.atomic
def seal_batch() -> int:
    """One seal over whole transactions, about BATCH entries; 0 when nothing is left to seal."""
    if not _alone():
        return 0
    last = AuditSeal.objects.order_by("-id").first()
    cluster = _cluster_to_seal()
    ended = unsealed(cluster)
    if cluster == here():
        ended = ended.filter(transaction__lt=_oldest_running())
    edge = ended.values_list("transaction", flat=True)[BATCH - 1 : BATCH].first()
    entries = list(ended if edge is None else ended.filter(transaction__lte=edge))
    if not entries:
        return 0
    previous = last.digest if last else GENESIS
    AuditSeal.objects.create(
        cluster=cluster,
        first_transaction=entries[0].transaction,
        last_transaction=entries[-1].transaction,
        entries=len(entries),
        previous=previous,
        digest=digest(previous, entries),
        rows=[[entry.pk, own_digest(entry)] for entry in entries],
    )
    return len(entries)


def unsealed(cluster: int) -> AuditQuerySet:
    """What was written on this cluster after the last seal on it."""
    sealed = AuditSeal.objects.filter(cluster=cluster).aggregate(to=Max("last_transaction"))["to"]
    return AuditEntry.objects.after(cluster, sealed or 0)


def here() -> int:
    """The number that PostgreSQL gave this cluster when it was made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT system_identifier FROM pg_control_system()")
        return int(cursor.fetchone()[0])


def _cluster_to_seal() -> int:
    """Ours; but first whatever a dump brought that had not been sealed where it was made."""
    ours = here()
    if AuditSeal.objects.filter(cluster=ours).exists():
        return ours
    brought = AuditEntry.objects.exclude(cluster=ours).values("cluster").annotate(first=Min("id"))
    clusters = brought.order_by("first").values_list("cluster", flat=True)
    return next((cluster for cluster in clusters if unsealed(cluster).exists()), ours)


def digest(previous: str, entries: Iterable[AuditEntry]) -> str:
    """SHA-256 over the digest before and the canonical line of each entry, in order."""
    whole = hashlib.sha256(previous.encode())
    for entry in entries:
        whole.update(b"\n" + canonical(entry))
    return whole.hexdigest()


def own_digest(entry: AuditEntry) -> str:
    return hashlib.sha256(canonical(entry)).hexdigest()[:32]


def canonical(entry: AuditEntry) -> bytes:
    """One entry as JSON with sorted keys, no spaces, ASCII only, times in UTC."""
    values = {field.attname: getattr(entry, field.attname) for field in entry._meta.concrete_fields}
    line = json.dumps(values, sort_keys=True, separators=(",", ":"), default=_plain)
    return line.encode()


def _plain(value: Any) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SEALER])
        return bool(cursor.fetchone()[0])


def _oldest_running() -> int:
    """Every transaction with a lower number is over: nothing can still be added to it."""
    with connection.cursor() as cursor:
        cursor.execute(OLDEST_RUNNING)
        return int(cursor.fetchone()[0])
