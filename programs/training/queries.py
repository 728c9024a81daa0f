"""What the training pages show: to a reader their own way, to coordinators what is complete."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from mentoring.people.models import Person, User
from mentoring.walls.asking import errand
from programs.cohorts.models import Cohort
from programs.participants.access import visible_parts
from programs.participants.models import Participation
from programs.training.gates import asked_of
from programs.training.library import Module, modules
from programs.training.models import BoundaryCard, ModuleAnswers, ModuleState, RolePlayed

LIVE = ("enrolled", "ready", "matched")


@dataclass(frozen=True)
class Shelf:
    """One module as its reader finds it."""

    module: Module
    state: ModuleState | None
    asked: bool

    @property
    def is_done(self) -> bool:
        return self.state is not None and self.state.completed_at is not None

    @property
    def owed(self) -> list[str]:
        """What is left to do elsewhere once the module itself is gone through."""
        return owed(self.module, self.state) if self.state and self.state.committed_at else []

    @property
    def url(self) -> str:
        """The page to go on with; of what is gone through, the first."""
        key, at = self.module.key.lower(), self.state.at if self.state else 0
        is_through = self.is_done or bool(self.owed)
        if is_through or at < len(self.module.parts):
            return reverse("training:read", args=[key, 1 if is_through else at + 1])
        return reverse("training:check", args=[key])


def owed(module: Module, state: ModuleState) -> list[str]:
    """The deeds that a module asks for and that have not been done yet."""
    return [deed for deed in module.deeds if deed not in state.deeds]


def shelves(person: Person, *, role: str = "", language: str = "en") -> list[Shelf]:
    """The modules meant for this person: what a program asks first, then the rest."""
    parts = list(person.participations.filter(state__in=LIVE).with_person())
    roles = {part.role for part in parts} | ({role} if role else set())
    asked = {key for part in parts for key in asked_of(part.cohort.program, part.role)}
    states = {state.module: state for state in ModuleState.objects.filter(person=person)}
    found = [
        Shelf(each, states.get(key), key in asked)
        for key, each in modules(language).items()
        if key in asked or key in states or any(each.is_for(one) for one in roles)
    ]
    return sorted(found, key=lambda shelf: not shelf.asked)


def state_of(person: Person, key: str) -> ModuleState | None:
    return ModuleState.objects.filter(person=person, module=key).first()


def answers_of(person: Person, key: str) -> ModuleAnswers | None:
    """The reader's own answers; the database shows them to nobody else."""
    return ModuleAnswers.objects.filter(state__person=person, state__module=key).first()


def boundaries_of(person: Person) -> BoundaryCard | None:
    return BoundaryCard.objects.filter(person=person).first()


def off_the_table(people: Iterable[UUID]) -> set[str]:
    """Topics that one of a pair keeps out of it and lets be seen; nothing says whose they are."""
    with errand("boundaries"):
        cards = BoundaryCard.objects.filter(person__in=list(people), shown=True)
        return {topic for topics in cards.values_list("topics", flat=True) for topic in topics}


def ways_through(person: Person) -> QuerySet[RolePlayed]:
    return RolePlayed.objects.filter(person=person).order_by("played_at")


@dataclass(frozen=True)
class Row:
    """One participant's training as coordinators see it: complete or not, nothing else."""

    part: Participation
    cells: list[bool | None]

    @property
    def is_open(self) -> bool:
        return False in self.cells


@dataclass(frozen=True)
class Overview:
    modules: list[Module]
    rows: list[Row]


def overview(user: User, cohort: Cohort, *, role: str = "", only_open: bool = False) -> Overview:
    """Who of the cohort has completed what the program asks; None where it asks nothing."""
    known = modules()
    parts = visible_parts(user, cohort).filter(state__in=LIVE).select_related("person")
    if role:
        parts = parts.filter(role=role)
    asked = {each: asked_of(cohort.program, each) for each in ("mentor", "executive")}
    keys = [key for key in known if key in {*asked["mentor"], *asked["executive"]}]
    done = set(
        ModuleState.objects.done()
        .filter(person__in=parts.values("person"), module__in=keys)
        .values_list("person", "module")
    )
    rows = [
        Row(
            part,
            [(part.person_id, key) in done if key in asked[part.role] else None for key in keys],
        )
        for part in parts.order_by("person__name", "pk")
    ]
    return Overview([known[key] for key in keys], [r for r in rows if r.is_open or not only_open])
