"""Power that no manager field shows: who else has a say over somebody."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class TieQuerySet(models.QuerySet["Tie"]):
    def in_force(self, today: date) -> "TieQuerySet":
        begun = Q(since__lte=today)
        return self.filter(begun & (Q(until__isnull=True) | Q(until__gt=today)))

    def by_name(self) -> "TieQuerySet":
        """In reading order, with both people."""
        return self.select_related("person", "other").order_by("kind", "other__name", "pk")


class Tie(models.Model):
    """`other` has a say over `person`, or an interest joins the two. Why is never asked."""

    class Kind(models.TextChoices):
        DOTTED = "dotted", _("Dotted-line manager")
        PANEL = "panel", _("Promotion or calibration panel")
        HR_PARTNER = "hr_partner", _("HR business partner")
        INTEREST = "interest", _("Declared interest")

    class Source(models.TextChoices):
        FILE = "file", _("HR's file")
        HAND = "hand", _("Entered by hand")

    person = models.ForeignKey("mentoring.Person", models.CASCADE, related_name="ties")
    other = models.ForeignKey("mentoring.Person", models.CASCADE, related_name="ties_over")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    source = models.CharField(max_length=6, choices=Source.choices, default=Source.HAND)
    since = models.DateField()
    # The first day on which it no longer holds.
    until = models.DateField(null=True)

    objects = TieQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "other", "kind"], name="one_tie_of_a_kind_between_two"
            ),
            models.CheckConstraint(
                condition=~Q(person=F("other")), name="nobody_is_tied_to_herself"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="a_tie_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["dotted", "panel", "hr_partner", "interest"]),
                name="tie_kind_is_known",
            ),
        ]
