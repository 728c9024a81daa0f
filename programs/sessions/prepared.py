"""What the two of a pair have prepared for a session, and what they can still choose."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from programs.participants.models import Participation
from programs.participants.queries import edition_of
from programs.sessions import agenda
from programs.sessions.agenda import Plan, Subject
from programs.sessions.frameworks import Framework, frameworks, rounds, suggested
from programs.sessions.models import Agenda, Session
from programs.sessions.queries import Meeting, topic_names
from programs.sessions.talks import Library, Talk, libraries, talks
from programs.setup.models import Topic
from programs.setup.wording import Wording, words
from programs.training.prose import said
from programs.training.queries import off_the_table

COUNTED = (Session.State.PLANNED, Session.State.HELD)
ENOUGH = 3  # sessions with topics before anything is said of their mix


@dataclass(frozen=True)
class Chosen:
    """A topic of the agenda; `talk` is None for one that no library has any more."""

    key: str
    title: str
    talk: Talk | None
    off: bool


@dataclass(frozen=True)
class Prepared:
    version: int
    framework: Framework | None
    framework_by: str
    topics: list[Chosen]
    topics_by: str
    plan: Plan

    @property
    def keys(self) -> list[str]:
        return [each.key for each in self.topics]


def prepared(view: Meeting) -> Prepared:
    """The agenda of one session, for its two members: what stands on the table and no more."""
    row = agenda_of(view.session)
    wording = words(edition_of(view.part))
    key = row.framework if row else preselected(view)
    framework = told(frameworks().get(key), wording)
    topics = _chosen(row.topics if row else [], off_for(view), wording)
    return Prepared(
        version=row.version if row else 0,
        framework=framework,
        framework_by=row.framework_by.person.first_name if row and row.framework_by else "",
        topics=topics,
        topics_by=row.topics_by.person.first_name if row and row.topics_by else "",
        plan=_plan(view, framework, topics, wording),
    )


def agenda_of(session: Session) -> Agenda | None:
    rows = Agenda.objects.select_related("framework_by__person", "topics_by__person")
    return rows.filter(session=session).first()


def preselected(view: Meeting) -> str:
    """What the program's formats suggest for the first time that the two meet."""
    formats = view.pairing.cohort.program.formats
    return suggested(formats) if formats and number_of(view.session) == 1 else ""


def number_of(session: Session) -> int:
    """The how manieth session of the pair this is, counted from 1."""
    before = Session.objects.filter(
        pairing=session.pairing_id, state__in=COUNTED, starts_at__lt=session.starts_at
    )
    return before.count() + 1


def off_for(view: Meeting) -> set[str]:
    return off_the_table((view.pairing.mentor.person_id, view.pairing.executive.person_id))


def told(framework: Framework | None, wording: Wording) -> Framework | None:
    """The same with the edition's words in it."""
    if framework is None:
        return None
    steps = tuple(
        type(step)(said(step.title, wording), said(step.text, wording), step.minutes, step.begins)
        for step in framework.steps
    )
    return Framework(
        framework.key,
        framework.order,
        said(framework.title, wording),
        said(framework.summary, wording),
        steps,
        tuple(said(question, wording) for question in framework.questions),
    )


def _chosen(keys: list[str], off: Collection[str], wording: Wording) -> list[Chosen]:
    names = dict(Topic.objects.filter(key__in=keys).values_list("key", "name")) if keys else {}
    known = talks()
    return [
        Chosen(key, names.get(key, key), spoken(known.get(key), wording), key in off)
        for key in keys
    ]


def spoken(talk: Talk | None, wording: Wording) -> Talk | None:
    if talk is None:
        return None
    return Talk(talk.key, *(said(text, wording) for text in (talk.opening, talk.depth, talk.note)))


def _plan(
    view: Meeting, framework: Framework | None, topics: list[Chosen], wording: Wording
) -> Plan:
    subjects = [
        Subject(each.title, each.talk.opening, each.talk.depth)
        for each in topics
        if each.talk and not each.off
    ]
    minutes = int((view.session.ends_at - view.session.starts_at).total_seconds() // 60)
    if view.pairing.dial == agenda.LIGHT:
        return agenda.light(subjects)
    if view.pairing.dial == agenda.GUIDED:
        return agenda.guided(framework, subjects, minutes)
    # The senior begins the first time, so that openness is not asked of the junior first.
    first = agenda.EXECUTIVE if number_of(view.session) % 2 else agenda.MENTOR
    return agenda.structured(framework, subjects, minutes, rounds=rounds(), first=first)


def prompt(part: Participation, key: str) -> str:
    """What a topic asks its reader to write down alone; nothing for an unknown one."""
    talk = talks().get(key)
    if talk is None:
        return ""
    (name,) = topic_names([key])
    return f"{name}: {said(talk.note, words(edition_of(part)))}"


@dataclass(frozen=True)
class Row:
    """A topic that can be ticked, or the reason why not."""

    key: str
    name: str
    tag: str
    talk: Talk
    off: bool
    shut: str

    @property
    def is_open(self) -> bool:
        return not self.off and not self.shut


@dataclass(frozen=True)
class Shelf:
    library: Library
    suits: bool
    # Why it is closed to the reader: "chooser", "later" or nothing.
    shut: str
    rows: list[Row]


def shelves(view: Meeting) -> list[Shelf]:
    """All libraries, those for the program's goal first."""
    topics = {topic.key: topic for topic in Topic.objects.filter(retired=False)}
    wording, off, number = words(edition_of(view.part)), off_for(view), number_of(view.session)
    goal = view.pairing.cohort.program.goal
    found = []
    for library in libraries().values():
        shut = _shut(library, view, number)
        rows = [
            Row(talk.key, topics[talk.key].name, topics[talk.key].tag,
                spoken(talk, wording) or talk, talk.key in off, shut)
            for talk in library.talks
            if talk.key in topics
        ]  # fmt: skip
        found.append(Shelf(library, library.serves(goal), shut, rows))
    return sorted(found, key=lambda shelf: not shelf.suits)


def _shut(library: Library, view: Meeting, number: int) -> str:
    if number < library.opens_at:
        return "later"
    return "chooser" if library.chooser not in ("", view.part.role) else ""


@dataclass(frozen=True)
class Mix:
    """In how many of the planned sessions with topics each kind of topic occurs."""

    sessions: int
    tags: list[tuple[str, int]]
    # Two of other kinds, where all have been of one.
    instead: list[Row]


def mix(view: Meeting, listed: list[Shelf]) -> Mix:
    agendas = Agenda.objects.filter(
        session__pairing=view.pairing, session__state=Session.State.PLANNED
    ).exclude(topics=[])
    chosen = [set(keys) for keys in agendas.values_list("topics", flat=True)]
    tags = dict(Topic.objects.filter(key__in=set().union(*chosen)).values_list("key", "tag"))
    counts = Counter(tag for keys in chosen for tag in {tags[key] for key in keys if key in tags})
    labels = dict(Topic.Tag.choices)
    named = [(str(labels[tag]).lower(), count) for tag, count in counts.most_common()]
    alone = len(counts) == 1 and len(chosen) >= ENOUGH
    return Mix(len(chosen), named, _others(listed, set(counts)) if alone else [])


def _others(listed: list[Shelf], tags: set[str]) -> list[Row]:
    """Two topics that the reader can choose, each of another kind."""
    found: dict[str, Row] = {}
    for row in (row for shelf in listed for row in shelf.rows):
        if row.is_open and row.tag not in tags:
            found.setdefault(row.tag, row)
    return list(found.values())[:2]
