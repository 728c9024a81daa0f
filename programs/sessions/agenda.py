"""An agenda drawn up for a session: from nothing but topics to turns of the same length."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from programs.sessions.frameworks import Framework, Rounds

LIGHT, GUIDED, STRUCTURED = "light", "guided", "structured"
MENTOR, EXECUTIVE = "mentor", "executive"
SHORTEST_TURN, CLOSING, MOST_QUESTIONS = 4, 4, 6  # minutes, minutes, rounds


@dataclass(frozen=True)
class Subject:
    """A chosen topic by its name, with its opening and its depth question."""

    title: str
    opening: str
    depth: str


@dataclass(frozen=True)
class Item:
    """One step, topic or round. `turns` have the word one after the other, equally long."""

    kind: str
    title: str
    text: str
    more: str = ""
    minutes: int | None = None
    begins: str = ""
    turns: tuple[str, ...] = ()

    @property
    def each(self) -> int:
        """The minutes of one turn."""
        return (self.minutes or 0) // max(1, len(self.turns))


@dataclass(frozen=True)
class Screen:
    """What stands before the two at one moment; `beyond` is where passing leads."""

    place: int
    item: Item
    who: str
    minutes: int | None
    starts: int
    beyond: int

    @property
    def ends(self) -> int:
        return self.starts + (self.minutes or 0)


@dataclass(frozen=True)
class Plan:
    dial: str
    items: tuple[Item, ...]
    # Questions that found no room in the time.
    reserve: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        return sum(item.minutes or 0 for item in self.items)

    def split(self) -> dict[str, int]:
        """The minutes for which each has the word by plan; nobody measures who talks."""
        turns = [(who, item.each) for item in self.items for who in item.turns]
        return {role: sum(m for who, m in turns if who == role) for role in (MENTOR, EXECUTIVE)}

    def screens(self) -> list[Screen]:
        """One for each turn, or for the whole item where nobody has a turn of their own."""
        counts = [max(1, len(item.turns)) for item in self.items]
        beyond = list(accumulate(counts))
        flat = [
            (item, who, end)
            for item, end in zip(self.items, beyond, strict=True)
            for who in item.turns or (item.begins,)
        ]
        lengths = [item.each if item.turns else item.minutes for item, _, _ in flat]
        starts = accumulate((length or 0 for length in lengths), initial=0)
        return [
            Screen(place, item, who, length, start, end)
            for place, ((item, who, end), length, start) in enumerate(
                zip(flat, lengths, starts, strict=False)
            )
        ]


def light(subjects: Sequence[Subject]) -> Plan:
    return Plan(LIGHT, tuple(Item("topic", each.title, each.opening) for each in subjects))


def guided(framework: Framework | None, subjects: Sequence[Subject], minutes: int) -> Plan:
    """The framework's steps in the time there is, then the topics with both their questions."""
    steps = _steps(framework, minutes) if framework else ()
    topics = (Item("topic", each.title, each.opening, more=each.depth) for each in subjects)
    return Plan(GUIDED, (*steps, *topics))


def structured(
    framework: Framework | None,
    subjects: Sequence[Subject],
    minutes: int,
    *,
    rounds: Rounds,
    first: str,
) -> Plan:
    """Opening, questions, reflection, closing; the two take turns, `first` always before."""
    asked = _questions(framework, subjects) or [(rounds.opening[0], q) for q in rounds.questions]
    count, each = fit(minutes, len(asked))
    turns = (first, EXECUTIVE if first == MENTOR else MENTOR)
    both = 2 * each
    return Plan(
        STRUCTURED,
        (
            Item("opening", *rounds.opening, minutes=both, turns=turns),
            *(Item("question", t, q, minutes=both, turns=turns) for t, q in asked[:count]),
            Item("reflection", *rounds.reflection, minutes=both, turns=turns),
            Item("closing", *rounds.closing, minutes=max(0, minutes - both * (count + 2))),
        ),
        reserve=tuple(question for _, question in asked[count:]),
    )


def fit(minutes: int, questions: int) -> tuple[int, int]:
    """How many questions find room, and the minutes of a turn: two for each round."""
    for count in range(min(questions, MOST_QUESTIONS), 1, -1):
        each = (minutes - CLOSING) // (2 * (count + 2))
        if each >= SHORTEST_TURN:
            return count, each
    return 1, max(1, (minutes - CLOSING) // 6)


def shares(weights: Sequence[int], total: int) -> list[int]:
    """Whole parts of `total` in proportion to the weights; they add up to it."""
    ends = [round(total * end / sum(weights)) for end in accumulate(weights)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _steps(framework: Framework, minutes: int) -> list[Item]:
    lengths = shares([step.minutes for step in framework.steps], minutes)
    return [
        Item("step", step.title, step.text, minutes=length, begins=step.begins)
        for step, length in zip(framework.steps, lengths, strict=True)
    ]


def _questions(framework: Framework | None, subjects: Sequence[Subject]) -> list[tuple[str, str]]:
    """(title, question): the framework's, then what opens each topic, then what goes deeper."""
    own = [(framework.title, question) for question in framework.questions] if framework else []
    openings = [(each.title, each.opening) for each in subjects]
    return own + openings + [(each.title, each.depth) for each in subjects]
