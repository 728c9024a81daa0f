"""Lists of the directory and of imports, as far as somebody may read them."""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Count, Q, QuerySet

from mentoring.people.access import COORDINATOR, OWNER, directory, grants, holds
from mentoring.people.models import Import, ImportProblem, Person, PersonQuerySet, User

FILTERS = ("region", "function", "site", "grade__label")
ORDERS = {
    "name": ("name", "pk"),
    "grade": ("grade__rank", "name", "pk"),
    "function": ("function", "name", "pk"),
    "site": ("site", "name", "pk"),
    "region": ("region", "name", "pk"),
}


def cohorts_of(user: User) -> Any:
    """Cohorts stand above people, so that their model is asked for by name."""
    return apps.get_model("programs", "Cohort")._default_manager.coordinated_by(user)


def imports_of(user: User) -> QuerySet[Import]:
    """Owners see every import; a coordinator those she uploaded, whose rows are hers to know."""
    if not grants(user, OWNER, COORDINATOR):
        return Import.objects.none()
    of_cohorts = Q(kind="people") | Q(cohort_id__in=cohorts_of(user).values("pk"))
    mine = Q() if holds(user, OWNER) else Q(uploaded_by=user)
    return Import.objects.filter(of_cohorts & mine)


def may_follow_import(user: User, pk: UUID) -> bool:
    """Whether the work on a file is for this reader to follow and to stop."""
    return imports_of(user).filter(pk=pk).exists()


def people_in(user: User, wanted: dict[str, str], today: Any) -> PersonQuerySet:
    """The directory, filtered by words, fields and whether somebody still works here."""
    found = directory(user).select_related("grade")
    words = wanted.get("q", "")
    found = found.found_by(words) if holds(user, OWNER) else _without_numbers(found, words)
    for name in FILTERS:
        if wanted.get(name):
            found = found.filter(**{name: wanted[name]})
    if wanted.get("who") == "left":
        found = found.filter(left_on__lte=today)
    elif wanted.get("who") != "all":
        found = found.present(today)
    sort = wanted.get("sort", "")
    return found.order_by(*_order(sort))


def with_ties(people: PersonQuerySet, words: str) -> PersonQuerySet:
    """Those found by the words, or without any those who have a tie; with their number of ties."""
    named = Q(pk__in=people.found_by_name(words).values("pk")) | Q(employee_id=words)
    found = people.filter(named if words else Q(ties__isnull=False))
    return found.annotate(tied=Count("ties", distinct=True)).order_by("name", "pk")


def own_ties(person: Person | None) -> list[dict[str, Any]]:
    """Who has a say over oneself beside the line, to be read by oneself."""
    if person is None:
        return []
    return [
        {"kind": tie.get_kind_display(), "name": tie.other.name, "source": tie.get_source_display()}
        for tie in person.ties.by_name()
    ]


def _without_numbers(found: PersonQuerySet, words: str) -> PersonQuerySet:
    """For coordinators, who do not read employee numbers and so cannot search by them."""
    for word in words.split():
        found = found.filter(
            Q(name__icontains=word)
            | Q(email__icontains=word)
            | Q(function__icontains=word)
            | Q(site__icontains=word)
        )
    return found


def _order(sort: str) -> list[str]:
    fields = ORDERS.get(sort.removeprefix("-"), ORDERS["name"])
    first = f"-{fields[0]}" if sort.startswith("-") else fields[0]
    return [first, *fields[1:]]


def values_of(people: PersonQuerySet, field: str) -> list[str]:
    """What stands in this field, for a filter; none where everybody has the same."""
    found = people.order_by(field).exclude(**{f"{field}__in": [""]}).exclude(**{field: None})
    return list(found.values_list(field, flat=True).distinct()[:400])


def repairs(one: Import) -> list[Any]:
    """Each value that has a better one, with the number of rows it stands in."""
    from_rows = (
        ImportProblem.objects.filter(source=one)
        .exclude(repair="")
        .exclude(code__in=KEPT_AS_READ)
        .values("column", "value", "repair")
        .annotate(n=Count("row", distinct=True))
        .order_by("-n", "value")
    )
    return list(from_rows[:20])


def people_by_number(user: User, numbers: list[str]) -> dict[str, Person]:
    return directory(user).in_bulk(numbers, field_name="employee_id")


# These were read as their repair already; the warning only says so.
KEPT_AS_READ = ("id_decimal", "date_serial")
