"""Who stands above whom, and what that says about the direction of a pair (S001)."""

from django.utils.translation import gettext as _

from mentoring.people.models import Grade, Person
from programs.participants.models import Participation
from programs.setup.models import Program

# Of the rungs in use, the upper part is where executives are looked for.
UPPER = 0.6


def outranking(mentor: Person, executive: Person) -> str:
    """A sentence naming both grades when the mentor does not stand below the executive, else "".

    An unknown grade, or one that nobody has placed yet, is not checked.
    """
    below, above = mentor.grade, executive.grade
    if below is None or above is None or below.rank is None or above.rank is None:
        return ""
    if below.rank < above.rank:
        return ""
    return _(
        "%(mentor)s (%(mentor_grade)s) does not stand below %(executive)s (%(executive_grade)s)."
    ) % {
        "mentor": mentor.name,
        "mentor_grade": below.label,
        "executive": executive.name,
        "executive_grade": above.label,
    }


def checks_direction(program: Program) -> bool:
    """Reciprocal programs pair people of any two grades."""
    return program.direction != Program.Direction.RECIPROCAL


def upper_rank() -> int | None:
    """The rank from which somebody is taken for an executive; None while no grade is placed."""
    placed = Grade.objects.exclude(rank=None).order_by("rank")
    ranks = [rank for rank in placed.values_list("rank", flat=True) if rank is not None]
    if not ranks:
        return None
    return ranks[min(int(len(ranks) * UPPER), len(ranks) - 1)]


def implied_role(person: Person, upper: int | None) -> str:
    """The side a person's grade speaks for; a mentor where nothing is known."""
    rank = person.grade.rank if person.grade else None
    high = upper is not None and rank is not None and rank >= upper
    return Participation.Role.EXECUTIVE if high else Participation.Role.MENTOR
