"""The rejected rows as a file to mend and to upload again."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mentoring.people.models import Import, ImportProblem, ImportRow


def headings(one: Import) -> list[str]:
    return [*(one.labels[at] for at in places(one)), _("Row"), _("Problem")]


def places(one: Import) -> list[int]:
    """The columns that are read, in the file's own order."""
    return sorted(one.mapping.values())


def rows(one: Import) -> Iterator[list[str]]:
    """Each rejected row as it stands in the file, with its number and what is wrong with it."""
    said = reasons(one, one.rows.filter(verdict="rejected"))
    for each in one.rows.filter(verdict="rejected").order_by("row").iterator(chunk_size=1000):
        cells = [each.values.get(str(at), "") for at in places(one)]
        yield [*cells, str(each.row), " ".join(said.get(each.row, []))]


def reasons(one: Import, found: QuerySet[ImportRow]) -> dict[int, list[str]]:
    problems = ImportProblem.objects.filter(source=one, rejects=True)
    told: dict[int, list[str]] = {}
    for problem in problems.filter(row__in=found.values("row")).order_by("row", "pk"):
        told.setdefault(problem.row, []).append(problem.reason)
    return told
