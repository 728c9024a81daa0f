"""Who holds which role in the made-up company."""

from dataclasses import dataclass

from mentoring.demo.staff import Staff
from mentoring.people.actions.accounts import open_account
from mentoring.people.actions.roles import grant_role
from mentoring.people.models import Grant, Person, User
from programs.setup.models import Program

Role = Grant.Role
MIDDLE = ("Lead", "Manager", "Senior Manager")
SITES = {"APAC": "Tokyo", "EMEA": "London", "AMER": "New York"}


@dataclass(frozen=True)
class Cast:
    """The accounts that act in the story. Coordinators by region."""

    owner: User
    coordinators: dict[str, User]
    people: tuple[Person, ...]


def cast_company(staff: Staff) -> Cast:
    """Give the roles that hold for every program, and open one account without any."""
    owner = staff.one(functions=["People"], grades=["VP", "Director"], sites=["Stockholm"])
    grant_role(owner, by=None, role=Role.OWNER)
    coordinators = {
        region: staff.one(functions=["People"], grades=MIDDLE, sites=[site])
        for region, site in SITES.items()
    }
    for region, person in coordinators.items():
        grant_role(person, by=owner.user, role=Role.COORDINATOR, region=region)
    others = {
        Role.LEADERSHIP: staff.one(functions=["People"], grades=["SVP", "VP", "Director"]),
        Role.ADMINISTRATOR: staff.one(functions=["Engineering"], grades=["Lead"]),
        Role.AUDITOR: staff.one(functions=["Legal"], grades=["Lead", "Manager", "Senior"]),
        Role.STEWARD: staff.one(functions=["People"], grades=["Senior"]),
        Role.ANALYST: staff.one(functions=["Strategy"], grades=["Lead", "Senior"]),
    }
    for role, person in others.items():
        grant_role(person, by=owner.user, role=role)
    outsider = staff.one(functions=["Customer Care"], grades=["Senior"], sites=["London"])
    open_account(outsider, by=owner.user)
    return Cast(
        owner.user,
        {region: person.user for region, person in coordinators.items()},
        (owner, *coordinators.values(), *others.values(), outsider),
    )


def accompany(cast: Cast, staff: Staff, executive: Person, program: Program) -> list[Person]:
    """Those who stand beside one executive and her program: assistant, coach, sponsor."""
    beside = {
        Role.ASSISTANT: staff.one(functions=["Operations"], grades=["Professional"]),
        Role.COACH: staff.one(functions=["People"], grades=["Lead", "Senior", "Manager"]),
    }
    for role, person in beside.items():
        grant_role(person, by=cast.owner, role=role, program=program, about=executive)
    sponsor = staff.one(functions=["Strategy"], grades=["SVP", "VP"])
    grant_role(sponsor, by=cast.owner, role=Role.SPONSOR, program=program)
    return [*beside.values(), sponsor]
