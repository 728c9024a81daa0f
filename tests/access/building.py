"""Builds the world: programs, people with roles, pairs, sessions, a solved run, machinery."""

from datetime import date, timedelta
from typing import Any

from mentoring.people.models import Grade, Grant, Person
from programs.health.models import CheckIn, Conflict, HelpRequest
from programs.pairings.models import (
    Agreement,
    AgreementConsent,
    MatchAnswer,
    Pairing,
    Recusal,
)
from programs.pairings.wording import CURRENT
from programs.participants.models import (
    Avoidance,
    Candidate,
    Offer,
    Participation,
    Profile,
    Rank,
    Wish,
)
from programs.sessions.models import (
    CalendarKey,
    Commitment,
    LearningGoal,
    Note,
    PrivateCheck,
    Session,
)
from programs.setup.models import Edition
from tests import factories
from tests.access.agendas import agendas
from tests.access.learning import circle, learning, wish_for_somebody_gone
from tests.access.machinery import machinery, matching
from tests.access.world import READERS, World
from tests.conftest import NOON


def build() -> World:
    """Everything, inside the transaction that is open."""
    world = World()
    _programs(world)
    _people(world)
    _roles(world)
    _pairs(world)
    _sessions(world)
    agendas(world)
    learning(world)
    circle(world)
    _wishes(world)
    wish_for_somebody_gone(world)
    matching(world)
    machinery(world)
    world.things["avoidance"] = Avoidance.objects.create(
        person=world.users["mentor"].person, other=world.dora.person
    )
    for reader in world.users:
        world.sign_in(reader)
    return world


def _programs(world: World) -> None:
    first, second = (
        factories.program(
            name="First program", gates={"mentor": ["J1", "J2"], "executive": ["L1"]}
        ),
        factories.program(name="Second program"),
    )
    edition = Edition.objects.create(program=first, region="APAC")
    world.things |= {"program": first, "other_program": second, "edition": edition}
    dates = {
        "starts_on": date(2026, 11, 1),
        "ends_on": date(2027, 5, 1),
        "state": "running",
        "join_open": True,
    }
    world.things["cohort"] = factories.cohort(first, **dates)
    world.things["other_cohort"] = factories.cohort(second, **dates)
    world.things["topic"] = factories.topic()


def pair_of(reader: str) -> str:
    return "second" if reader in ("mentor_other", "executive_other") else "first"


def _person(world: World, reader: str, region: str, **fields: Any) -> Person:
    pair = pair_of(reader)
    grade = Grade.objects.create(
        label=world.secret("directory.fields", reader, pair), rank=20 + 50 * ("exec" in reader)
    )
    person = factories.person(
        name=f"{reader.replace('_', ' ').title()} Person",
        employee_id=world.secret("directory.number", reader, pair),
        site=world.secret("profile.card", reader, pair),
        grade=grade,
        region=region,
        **fields,
    )
    world.users[reader] = factories.account(person)
    return person


def _people(world: World) -> None:
    for reader, region in REGIONS.items():
        _person(world, reader, region)
    world.users["left"].person.left_on = NOON.date()
    world.users["left"].person.save()
    world.users["closed"].is_active = False
    world.users["closed"].save()
    # Long gone, so that no list but that of ties names them.
    name = world.secret("directory.ties", "mentor")
    panelist = factories.person(name=name, region="EMEA", left_on=date(2026, 1, 31))
    world.things["tie"] = factories.tie(world.users["mentor"].person, panelist, "panel")


REGIONS = {
    reader: "EMEA" for reader in READERS if reader not in ("anonymous", "mentor", "coordinator")
} | {"mentor": "APAC", "coordinator": "APAC", "coordinator_other": "LATAM"}


def _roles(world: World) -> None:
    def grant(reader: str, role: str, **scope: Any) -> None:
        world.things[f"{reader}_grant"] = Grant.objects.create(
            user=world.users[reader], role=role, **scope
        )

    first, second = world.program, world.other_program
    grant("owner", "owner")
    grant("owner_elsewhere", "owner", program=second)
    grant("coordinator", "coordinator", program=first, region="APAC")
    grant("coordinator_partner", "coordinator", program=first, region="EMEA")
    grant("coordinator_other", "coordinator", program=first, region="LATAM")
    grant("coordinator_elsewhere", "coordinator", program=second)
    grant("assistant", "assistant", about=world.users["executive"].person)
    grant("facilitator", "facilitator", about=world.users["mentor"].person)
    grant("coach", "coach", about=world.users["executive"].person)
    for role in ("leadership", "administrator", "auditor", "steward", "sponsor"):
        grant(role, role)
    for gone in ("left", "closed"):
        grant(gone, "coordinator", program=first)


def _part(world: World, reader: str, cohort: Any, **fields: Any) -> Participation:
    side = reader.partition("_")[0]
    person = world.users[reader].person
    make = factories.mentor if side == "mentor" else factories.executive
    part = make(cohort, person=person, state="matched", **fields)
    pair = pair_of(reader)
    Profile.objects.create(
        person=person,
        about=world.secret("profile.about", reader, pair),
        aspirations=[world.secret("profile.about", reader, pair)],
        pronounced=world.secret("profile.about", reader, pair),
        communication=dict.fromkeys(Profile.CARD, 3),
        completed_at=NOON,
    )
    evidence = world.secret("profile.evidence", reader, pair)
    Offer.objects.create(person=person, topic=world.topic, evidence=evidence)
    Wish.objects.create(person=person, topic=world.topic)
    return part


def _pairs(world: World) -> None:
    ben = _part(world, "mentor", world.cohort, capacity=2)
    clara = _part(world, "executive", world.cohort)
    dora = factories.executive(world.cohort, name="Dora Executive", region="APAC")
    emil = factories.mentor(world.cohort, name="Emil Mentor", region="EMEA")
    fay = factories.executive(world.cohort, name="Fay Executive", region="EMEA", state="matched")
    pairing = factories.pairing(ben, clara, needs_recusal=True, ends_on=date(2026, 12, 10))
    for part in (ben, clara):
        Recusal.objects.create(pairing=pairing, part=part, until=date(2027, 12, 10))
    unmet = {"accepted_on": None, "active_on": None}
    second = ben.places.get(number=1)
    proposed = factories.pairing(ben, fay, state="proposed", mentor_place=second, **unmet)
    declined = factories.pairing(emil, clara, state="declined", **unmet)
    for pair, part, accepts in ((declined, clara, False), (pairing, ben, True)):
        text = world.secret("decline.text", "executive" if part is clara else "mentor")
        MatchAnswer.objects.create(
            pairing=pair, part=part, accepts=accepts, category="" if accepts else "time", text=text
        )
    other = factories.pairing(
        _part(world, "mentor_other", world.other_cohort),
        _part(world, "executive_other", world.other_cohort),
    )
    over = factories.pairing(ben, clara, state="ended", closed_on=NOON.date())
    world.things |= {"pairing": pairing, "proposed": proposed, "declined": declined, "over": over}
    world.things |= {"other_pairing": other, "dora": dora, "emil": emil}
    world.things["conflict"] = Conflict.objects.create(
        pairing=pairing,
        relations=[{"kind": "line", "levels": 3, "low": "mentor"}],
        cause="import",
        found_at=NOON,
        asks_recusal=True,
    )
    world.things["check_in"] = CheckIn.objects.create(
        pairing=pairing, part=ben, week=2, due_on=NOON.date()
    )
    _agreement(world, pairing, "first", [ben, clara])
    _agreement(world, other, "second", [other.mentor, other.executive])


def _agreement(world: World, pairing: Pairing, pair: str, parts: list[Participation]) -> None:
    of = "mentor" if pair == "first" else "mentor_other"
    agreement = Agreement.objects.create(
        pairing=pairing,
        number=1,
        text_version=CURRENT,
        sessions=6,
        minutes=60,
        months=6,
        notes=world.secret("agreement.text", of, pair),
    )
    for part in parts:
        AgreementConsent.objects.create(agreement=agreement, part=part)


def _sessions(world: World) -> None:
    for name, pairing, sides in (
        ("", world.pairing, ("mentor", "executive")),
        ("other_", world.other_pairing, ("mentor_other", "executive_other")),
    ):
        pair = "second" if name else "first"
        for kind, days in (("planned", 7), ("due", -1), ("held", -14)):
            world.things[name + kind] = _session(world, pairing, pair, sides, kind, days)
        for side in sides:
            part = getattr(pairing, side.partition("_")[0])
            for shared in (False, True):
                key = "note.shared" if shared else "note.private"
                note = Note.objects.create(
                    pairing=pairing, author=part, shared=shared, text=world.secret(key, side, pair)
                )
                world.things[f"{side}_{'shared' if shared else 'private'}"] = note
            world.things[f"{side}_feed"] = CalendarKey.objects.create(
                person=part.person, secret=world.secret("calendar.feed", side, pair)
            )
            world.things[f"{side}_help"] = HelpRequest.objects.create(
                part=part,
                cohort=pairing.cohort,
                pairing=pairing,
                kind="question",
                text=world.secret("help.request", side, pair),
                due_at=NOON + timedelta(days=2),
            )


def _session(
    world: World, pairing: Pairing, pair: str, sides: tuple[str, str], kind: str, days: int
) -> Session:
    start = NOON + timedelta(days=days)
    held = {"held_on": start.date(), "minutes": 55, "logged_at": NOON} if kind == "held" else {}
    session = Session.objects.create(
        pairing=pairing,
        state="held" if held else "planned",
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        anchor_zone="Asia/Tokyo",
        place=world.secret("session.place", sides[0], pair),
        agenda=world.secret("session.agenda", sides[0], pair),
        link=f"https://meet.example.com/{world.secret('session.place', sides[0], pair)}",
        **held,
    )
    for side in sides:
        part = getattr(pairing, side.partition("_")[0])
        text = world.secret("session.agenda", side, pair)
        LearningGoal.objects.create(session=session, part=part, text=text)
        if held:
            words = world.secret("commitment.text", side, pair)
            Commitment.objects.create(session=session, part=part, text=words)
            PrivateCheck.objects.create(session=session, part=part, worth=1, openness=2, learned=3)
    return session


def _wishes(world: World) -> None:
    """Two mentors have named Dora, who has named one of them."""
    cohort, ben, emil, dora = world.cohort, world.pairing.mentor, world.emil, world.dora
    cohort.ranking, cohort.ranking_until, cohort.ranking_opened_at = True, NOON.date(), NOON
    cohort.save()
    for one, other in ((ben, dora), (emil, dora), (dora, emil)):
        Candidate.objects.create(part=one, other=other)
        Rank.objects.create(part=one, other=other, rank=1)
