"""Follows the chain of seals and says where it is broken first."""

from collections.abc import Iterator

from mentoring.audit.models import AuditEntry, AuditSeal
from mentoring.audit.sealing import GENESIS, digest, here, own_digest, unsealed


def first_fault() -> str:
    """What is wrong first, in words; empty when every sealed entry is as it was written."""
    return next(faults(), "")


def faults() -> Iterator[str]:
    """One sentence for each broken seal, the oldest first."""
    previous = GENESIS
    sealed_to: dict[int, int] = {}
    for seal in AuditSeal.objects.order_by("id").iterator(chunk_size=100):
        start = sealed_to.get(seal.cluster, 0)
        if seal.previous != previous or seal.first_transaction <= start:
            yield f"Seal {seal.pk} does not follow the seal before it: a seal was taken away."
        else:
            yield from faults_within(seal, start)
        previous, sealed_to[seal.cluster] = seal.digest, seal.last_transaction
    if here() in sealed_to:
        yield from strangers()


def strangers() -> Iterator[str]:
    """Entries that claim to come from another cluster, although what came from there is sealed."""
    for cluster in AuditEntry.objects.exclude(cluster=here()).values("cluster").distinct():
        for entry in unsealed(cluster["cluster"])[:1]:
            yield f"Entry {entry.pk} was added afterwards: it names a server that was left."


def faults_within(seal: AuditSeal, sealed_to: int) -> Iterator[str]:
    """The first entry that is not what this seal was put on, if any."""
    later = AuditEntry.objects.after(seal.cluster, sealed_to)
    entries = list(later.filter(transaction__lte=seal.last_transaction))
    if digest(seal.previous, entries) == seal.digest:
        return
    known: dict[int, str] = dict(seal.rows)
    found = {entry.pk: own_digest(entry) for entry in entries}
    for pk in sorted(known.keys() | found.keys()):
        if known.get(pk) != found.get(pk):
            yield f"Seal {seal.pk}: entry {pk} {_what(pk in known, pk in found)}."
            return
    yield f"Seal {seal.pk} itself was changed."


def _what(was: bool, is_there: bool) -> str:  # noqa: FBT001 - two facts about one entry
    if was and is_there:
        return "was changed"
    return "is missing" if was else "was added afterwards"
