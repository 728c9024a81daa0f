"""The cast: Ana coordinates, Olga owns, Ben mentors, Clara is the executive, Eve is an outsider."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoDbBlocker, Settings

from mentoring.people.models import Grant, Person, User
from mentoring.web import clock
from programs.cohorts.models import Cohort
from programs.pairings.models import Pairing
from programs.participants.models import Participation
from programs.setup.models import Program
from tests import app_role, factories

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _standing_clock(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests live at one moment unless they move it, or start processes with other clocks."""
    if request.node.get_closest_marker("browser") or request.node.get_closest_marker("processes"):
        yield
        return
    with clock.standing_at(NOON):
        yield


@pytest.fixture(autouse=True)
def _once_is_enough(settings: Settings) -> None:
    """Nobody has to enrol a second factor, and nobody is too fast, but in the tests of sign-in."""
    settings.SECOND_FACTOR_REQUIRED = False
    cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The database with its roles."""
    with django_db_blocker.unblock():
        call_command("database_roles", verbosity=0)


@pytest.fixture(autouse=True)
def _pages_own_no_table(request: pytest.FixtureRequest) -> Iterator[None]:
    """Pages are asked as the role that production runs as, but by processes of their own."""
    if request.node.get_closest_marker("browser") or request.node.get_closest_marker("processes"):
        yield
        return
    app_role.connect()
    yield
    app_role.disconnect()


@pytest.fixture
def program(db: None) -> Program:
    return factories.program()


@pytest.fixture
def cohort(program: Program) -> Cohort:
    return factories.cohort(program)


@pytest.fixture
def olga(db: None) -> User:
    """Owns every program."""
    user = factories.account(factories.person(name="Olga Owner"))
    Grant.objects.create(user=user, role=Grant.Role.OWNER)
    return user


@pytest.fixture
def ana(program: Program) -> User:
    """Coordinates the program in all regions."""
    user = factories.account(factories.person(name="Ana Coordinator"))
    Grant.objects.create(user=user, role=Grant.Role.COORDINATOR, program=program)
    return user


@pytest.fixture
def hugo(program: Program) -> User:
    """Leads HR."""
    user = factories.account(factories.person(name="Hugo Leader"))
    Grant.objects.create(user=user, role=Grant.Role.LEADERSHIP)
    return user


@pytest.fixture
def eve(db: None) -> User:
    """Works here and has nothing to do with any of it."""
    return factories.account(factories.person(name="Eve Outsider"))


@pytest.fixture
def ben(cohort: Cohort) -> Participation:
    """The mentor, with an account."""
    part = factories.mentor(cohort, name="Ben Mentor", time_zone="Asia/Tokyo", region="APAC")
    factories.account(part.person)
    return part


@pytest.fixture
def clara(cohort: Cohort) -> Participation:
    """The executive, with an account."""
    part = factories.executive(
        cohort, name="Clara Executive", time_zone="Europe/Stockholm", region="EMEA"
    )
    factories.account(part.person)
    return part


@pytest.fixture
def pairing(ben: Participation, clara: Participation) -> Pairing:
    """Ben and Clara, active."""
    return factories.pairing(ben, clara)


@pytest.fixture
def as_(client: Client) -> "SignIn":
    return SignIn(client)


class SignIn:
    """`as_(ana)` is a browser in which Ana is signed in."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def __call__(self, who: User | Person | Participation) -> Client:
        if isinstance(who, Participation):
            who = who.person
        if isinstance(who, Person):
            who = who.user
        self.client.force_login(who)
        return self.client
