"""Who did what, when, to what: appended, never changed, sealed in a chain of hashes."""

from django.db import models
from django.db.models.functions import Now


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    def of(self, target: models.Model) -> "AuditQuerySet":
        return self.filter(object_type=target._meta.label_lower, object_id=str(target.pk))

    def after(self, transaction: int) -> "AuditQuerySet":
        """Entries of later transactions, in the order in which they are sealed."""
        return self.filter(transaction__gt=transaction).order_by("transaction", "id")


class AuditEntry(models.Model):
    """One act. Plain ids, no foreign keys, so that erasing a person leaves the chain whole."""

    at = models.DateTimeField(db_default=Now())
    # The transaction's number: every transaction below the oldest running one is complete.
    transaction = models.BigIntegerField(
        db_default=models.Func(template="(pg_current_xact_id()::text)::bigint")
    )
    actor_id = models.UUIDField(null=True)
    verb = models.CharField(max_length=80)
    object_type = models.CharField(max_length=80)
    object_id = models.CharField(max_length=64)
    fields = models.JSONField(default=list)
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)
    program_id = models.UUIDField(null=True)
    region = models.CharField(max_length=80, blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["transaction", "id"]),
            models.Index(fields=["object_type", "object_id"]),
            models.Index(fields=["program_id", "id"]),
            models.Index(
                fields=["verb", "id"],
                name="audit_by_verb",
                opclasses=["varchar_pattern_ops", "int8_ops"],
            ),
        ]


class AuditSeal(models.Model):
    """A digest over all entries of a range of transactions and over the seal before."""

    at = models.DateTimeField(db_default=Now())
    first_transaction = models.BigIntegerField(unique=True)
    last_transaction = models.BigIntegerField(unique=True)
    entries = models.PositiveIntegerField()
    previous = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64, unique=True)
    # Id and own digest of each entry, so that a broken seal can name the row that broke it.
    rows = models.JSONField(default=list)
