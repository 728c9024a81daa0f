"""Who did what, when, to what: appended, never changed, sealed in a chain of hashes."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    def of(self, target: models.Model) -> "AuditQuerySet":
        return self.filter(object_type=target._meta.label_lower, object_id=str(target.pk))

    def after(self, cluster: int, transaction: int) -> "AuditQuerySet":
        """Entries of later transactions of one cluster, in the order in which they are sealed."""
        later = self.filter(cluster=cluster, transaction__gt=transaction)
        return later.order_by("transaction", "id")


class AuditEntry(models.Model):
    """One act. Plain ids, no foreign keys, so that erasing a person leaves the chain whole."""

    at = models.DateTimeField(db_default=Now())
    # Transactions are numbered by the cluster; one restored from a dump begins with low numbers.
    cluster = models.BigIntegerField(
        db_default=models.Func(template="(pg_control_system()).system_identifier")
    )
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
    # Empty: the act concerns all regions. A pair lies in those of both its members.
    regions = ArrayField(models.CharField(max_length=80), default=list)
    # Whom it concerns; two people are a pair.
    people = ArrayField(models.UUIDField(), default=list)

    objects = AuditQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["cluster", "transaction", "id"]),
            GinIndex(fields=["people"], name="audit_by_people"),
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
    cluster = models.BigIntegerField()
    first_transaction = models.BigIntegerField()
    last_transaction = models.BigIntegerField()
    entries = models.PositiveIntegerField()
    previous = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64, unique=True)
    # Id and own digest of each entry, so that a broken seal can name the row that broke it.
    rows = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "first_transaction"], name="one_seal_begins_there"
            ),
            models.UniqueConstraint(
                fields=["cluster", "last_transaction"], name="one_seal_ends_there"
            ),
        ]
