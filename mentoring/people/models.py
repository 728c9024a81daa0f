"""The people of the company, the accounts they sign in with, and the roles they were given."""

import uuid
from datetime import date, datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Now

from mentoring.people.files import HeadingMap, Import, ImportProblem, ImportRow
from mentoring.people.ties import Tie

__all__ = [
    "Grade",
    "Grant",
    "HeadingMap",
    "Import",
    "ImportProblem",
    "ImportRow",
    "Person",
    "Tie",
    "User",
]


class Grade(models.Model):
    """A rung of the company's ladder. A higher rank is more senior; None has not been asked yet."""

    label = models.CharField(max_length=80, unique=True)
    rank = models.PositiveSmallIntegerField(null=True)


class PersonQuerySet(models.QuerySet["Person"]):
    def present(self, today: date) -> "PersonQuerySet":
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gt=today))

    def found_by(self, words: str) -> "PersonQuerySet":
        found = self
        for word in words.split():
            found = found.filter(
                Q(name__icontains=word)
                | Q(email__icontains=word)
                | Q(employee_id=word)
                | Q(function__icontains=word)
                | Q(site__icontains=word)
            )
        return found

    def found_by_name(self, words: str) -> "PersonQuerySet":
        """For those who may know who works here and no more."""
        found = self
        for word in words.split():
            found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
        return found

    def holding_roles(self) -> "PersonQuerySet":
        return self.filter(user__in=Grant.objects.in_force().values("user"))

    def with_grants(self) -> "PersonQuerySet":
        """With the account, if there is one, and its grants in force as `user.in_force`."""
        grants = Grant.objects.in_force().select_related("program", "about").order_by("granted_at")
        users = User.objects.prefetch_related(
            models.Prefetch("grants", queryset=grants, to_attr="in_force")
        )
        return self.order_by("name", "pk").prefetch_related(models.Prefetch("user", queryset=users))


class Person(models.Model):
    """An employee, as HR's file says. Identity is the employee number; an address may change."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employee_id = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    preferred_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(max_length=254)
    manager = models.ForeignKey("self", models.SET_NULL, null=True, related_name="reports")
    pay_decider = models.ForeignKey("self", models.SET_NULL, null=True, related_name="pay_decided")
    function = models.CharField(max_length=120, blank=True)
    grade = models.ForeignKey(Grade, models.PROTECT, null=True)
    site = models.CharField(max_length=120, blank=True)
    region = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2, blank=True)
    time_zone = models.CharField(max_length=60, blank=True)
    languages = ArrayField(models.CharField(max_length=12), default=list)
    # Minutes after midnight, local. Unknown hours are taken as 09:00-17:00, marked as assumed.
    work_start = models.PositiveSmallIntegerField(null=True)
    work_end = models.PositiveSmallIntegerField(null=True)
    hired_on = models.DateField(null=True)
    left_on = models.DateField(null=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_person_per_address"),
            models.CheckConstraint(
                condition=Q(manager__isnull=True) | ~Q(manager=F("id")),
                name="nobody_manages_herself",
            ),
            models.CheckConstraint(
                condition=Q(work_start__isnull=True, work_end__isnull=True)
                | Q(work_start__lt=F("work_end"), work_end__lte=1440),
                name="work_starts_before_it_ends",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "function"]),
            models.Index(fields=["name"]),
        ]

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone or "UTC")

    @property
    def first_name(self) -> str:
        """What a partner calls this person: the preferred name, or the name as it is written."""
        return self.preferred_name or self.name.split(" ", maxsplit=1)[0]

    @property
    def hours(self) -> tuple[int, int]:
        """Working hours in local minutes, 09:00-17:00 where nobody has said."""
        if self.work_start is None or self.work_end is None:
            return 540, 1020
        return self.work_start, self.work_end

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)

    def has_left(self, today: date) -> bool:
        return self.left_on is not None and self.left_on <= today


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account. An imported employee has none until an invitation or a role gives the right."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=254)
    person = models.OneToOneField(Person, models.CASCADE, null=True, related_name="user")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(db_default=Now())

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_address"),
        ]

    @property
    def name(self) -> str:
        return self.person.name if self.person is not None else self.email

    @property
    def address_differs(self) -> bool:
        """HR's file names another address than the one this account signs in with."""
        return self.person is not None and self.person.email.lower() != self.email.lower()

    @property
    def is_staff(self) -> bool:
        """There is no Django admin here: content would stand open in it."""
        return False


class GrantQuerySet(models.QuerySet["Grant"]):
    def in_force(self) -> "GrantQuerySet":
        return self.filter(revoked_at__isnull=True)


class Grant(models.Model):
    """A role given to an account, for all programs or one, for all regions or one."""

    class Role(models.TextChoices):
        OWNER = "owner", "Program owner"
        COORDINATOR = "coordinator", "Regional coordinator"
        LEADERSHIP = "leadership", "HR leadership"
        ADMINISTRATOR = "administrator", "Administrator"
        AUDITOR = "auditor", "Auditor"
        STEWARD = "steward", "Data steward"
        SPONSOR = "sponsor", "Sponsor"
        FACILITATOR = "facilitator", "Facilitator"
        COACH = "coach", "Executive coach"
        ASSISTANT = "assistant", "Executive's assistant"
        ANALYST = "analyst", "Analyst"
        OBSERVER = "observer", "Observer"
        INTERVIEWER = "interviewer", "Interviewer"
        HOST = "host", "Circle host"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    program = models.ForeignKey("programs.Program", models.CASCADE, null=True)
    region = models.CharField(max_length=80, blank=True)
    # The one person an assistant schedules for, or a coach or facilitator accompanies.
    about = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    granted_at = models.DateTimeField(db_default=Now())
    revoked_at = models.DateTimeField(null=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "program", "region", "about"],
                condition=Q(revoked_at__isnull=True),
                nulls_distinct=False,
                name="one_grant_in_force",
            ),
        ]
