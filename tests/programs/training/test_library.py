"""Every module and role-play of the house, and what a file with a fault is told."""

from pathlib import Path

import pytest

from programs.setup.policies import GATES
from programs.setup.wording import vocabularies, words
from programs.training import library, plays
from programs.training.library import Module, modules
from programs.training.plays import TELLINGS, LostPathError, Play, walk
from programs.training.prose import TOKEN, prose, said

ALL_MODULES = list(modules().values())
ALL_PLAYS = [play for telling in TELLINGS for play in plays.plays(telling).values()]
NAMES = {"mentor", "mentors", "executive", "executives", "session", "sessions", "program",
         "feedback", "recognition"}  # fmt: skip


def texts_of(module: Module) -> list[str]:
    items = module.check.items
    return [
        module.title,
        module.summary,
        module.check.intro,
        *module.commitments,
        *(text for part in module.parts for text in (part.title, part.text)),
        *(text for item in items for text in (item.text, *item.hints)),
        *(text for item in items for one in item.options for text in (one.text, one.why)),
    ]


def lines_of(play: Play) -> list[str]:
    return [
        play.title,
        play.summary,
        *play.criteria,
        *(scene.text for scene in play.scenes.values()),
        *(choice.say for scene in play.scenes.values() for choice in scene.choices),
        *(
            text
            for ending in play.endings.values()
            for text in (ending.title, ending.text, ending.debrief)
        ),
    ]


@pytest.mark.parametrize("module", ALL_MODULES, ids=lambda each: each.key)
def test_a_module_is_a_gate_that_programs_know(module: Module) -> None:
    assert module.key in {*GATES, "C1"}


def test_a_training_counts_as_enforced_once_there_is_a_module_to_read() -> None:
    trainings = {key for key in GATES if key[0] in "JLBS" and key[1:].isdigit()}

    assert {key for key in trainings if GATES[key].enforced} == set(modules()) - {"C1"}


@pytest.mark.parametrize("module", ALL_MODULES, ids=lambda each: each.key)
def test_the_role_plays_that_a_module_names_exist_in_every_telling(module: Module) -> None:
    named = {each for part in module.parts for each in part.plays}

    missing = {each for each in named for telling in TELLINGS if each not in plays.plays(telling)}

    assert missing == set()


@pytest.mark.parametrize("vocabulary", sorted(vocabularies()))
def test_no_text_holds_a_word_that_a_region_does_not_want(vocabulary: str) -> None:
    wording = words(None)
    unwanted = vocabularies()[vocabulary].forbidden.get("en", ())
    participants = [each for each in ALL_MODULES if each.readers != "coordinator"]
    spoken = [(each.key, texts_of(each)) for each in participants]
    spoken += [(f"{each.telling}/{each.key}", lines_of(each)) for each in ALL_PLAYS]

    found = {
        (key, word)
        for key, texts in spoken
        for text in texts
        for word in unwanted
        if word in TOKEN.sub("", text).casefold()
    }

    assert found == set()
    assert wording["mentor"]


def test_every_word_in_braces_is_one_of_the_editions() -> None:
    texts = [text for module in ALL_MODULES for text in texts_of(module)]
    texts += [text for play in ALL_PLAYS for text in lines_of(play)]

    unknown = {found[1] for text in texts for found in TOKEN.finditer(text)} - {
        form for name in NAMES for form in (name, name.capitalize())
    }

    assert unknown == set()


@pytest.mark.parametrize("play", ALL_PLAYS, ids=lambda each: f"{each.telling}-{each.key}")
def test_different_choices_lead_to_different_endings(play: Play) -> None:
    ends: dict[tuple[int, ...], str] = {}
    open_paths: list[tuple[int, ...]] = [()]
    while open_paths:
        path = open_paths.pop()
        way = walk(play, path)
        if way.scene is None:
            ends[path] = way.ending_key
        else:
            open_paths += [(*path, n) for n in range(len(way.scene.choices))]

    assert set(ends.values()) == set(play.endings)
    assert len({play.endings[key].debrief for key in play.endings}) == len(play.endings)


@pytest.mark.parametrize("path", [(9,), (0, 0, 0, 0, 0, 0, 0, 0, 0), (-1,)])
def test_a_path_that_leads_nowhere_is_refused(path: tuple[int, ...]) -> None:
    with pytest.raises(LostPathError):
        walk(ALL_PLAYS[0], path)


def test_a_module_with_faults_names_them_all(tmp_path: Path) -> None:
    path = tmp_path / "x9.toml"
    path.write_text(
        'order = 1\ntitle = ""\nsummary = ""\nminutes = 3\nreaders = "cats"\ncommitments = []\n'
        'deeds = ["dance"]\n[[parts]]\nkind = "story"\ntitle = ""\ntext = ""\n'
        '[check]\nintro = ""\n[[check.items]]\nask = "choice"\ntext = "Which?"\n',
        encoding="utf-8",
    )

    with pytest.raises(ValueError, match="x9") as told:
        library.read(path)

    assert str(told.value).split(": ", 1)[1].split("; ") == [
        "no principle",
        "no practice",
        "the deed dance",
        "readers cats",
        "minutes outside 20 to 35",
        "0 right options for “Which?”",
    ]


def test_a_role_play_with_faults_names_them_all(tmp_path: Path) -> None:
    path = tmp_path / "lost.toml"
    path.write_text(
        'order = 1\ntitle = ""\nsummary = ""\nreaders = "mentor"\ncriteria = ["a"]\n'
        'start = "one"\n'
        '[scenes.one]\ntext = ""\nchoices = [{ say = "x", to = "one", shows = [3] }]\n'
        '[scenes.two]\ntext = ""\n'
        'choices = [{ say = "x", to = "end" }, { say = "y", to = "gone" }]\n'
        '[endings.end]\ntitle = ""\ntext = ""\ndebrief = ""\n',
        encoding="utf-8",
    )

    with pytest.raises(ValueError, match="lost") as told:
        plays.read(path, "open")

    assert str(told.value).split(": ", 1)[1].split("; ") == [
        "one leaves no choice",
        "two leads to gone",
        "fewer than two endings",
        "one goes in a circle",
        "nothing leads to end",
        "nothing leads to two",
        "one shows an unknown criterion",
    ]


def test_prose_takes_the_editions_words_and_no_markup_of_its_own() -> None:
    wording = words(None)

    html = prose("A {session} <b>and</b> [a link](https://x.example)", wording)

    assert html == (
        f"<p>A {wording['session']} &lt;b&gt;and&lt;/b&gt; [a link](https://x.example)</p>\n"
    )
    assert said("{Session} {unknown-thing}", wording) == f"{wording['Session']} {{unknown-thing}}"
