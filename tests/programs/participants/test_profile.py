from html import unescape

import pytest
from django.test import Client

from mentoring.audit.models import AuditEntry
from mentoring.people.table import sees
from programs.participants.models import Avoidance, Offer, Participation, Profile
from programs.participants.sections import fingerprint, values_of
from programs.setup.models import Program
from tests import factories
from tests.conftest import NOON, SignIn

TOPICS = {
    "offer_0_topic": "generative-ai", "offer_0_level": 4, "offer_0_evidence": "A talk",
    "wish_0_topic": "flexibility", "wish_0_weight": 3,
}  # fmt: skip

HOURS = {"time_zone": "Asia/Tokyo", "work_start": 540, "work_end": 1020, "languages": ["en"]}


@pytest.fixture
def browser(as_: SignIn, ben: Participation) -> Client:
    return as_(ben)


def seen(part: Participation, name: str) -> str:
    part.person.refresh_from_db()
    return fingerprint(values_of(part.person, name))


def test_topics_make_an_enrolled_mentor_ready_and_taking_them_away_undoes_it(
    browser: Client, ben: Participation
) -> None:
    Participation.objects.filter(pk=ben.pk).update(state="enrolled")

    browser.post("/profile/topics/", TOPICS | {"seen": seen(ben, "topics")})
    ben.refresh_from_db()
    ready = ben.state
    browser.post("/profile/topics/", {"seen": seen(ben, "topics")})
    ben.refresh_from_db()

    assert (ready, ben.state) == ("ready", "enrolled")
    assert Profile.objects.get(person=ben.person).completed_at == NOON


def test_topics_are_kept_with_level_weight_and_evidence(
    browser: Client, ben: Participation
) -> None:
    browser.post("/profile/topics/", TOPICS | {"seen": seen(ben, "topics")})

    assert values_of(ben.person, "topics") == {
        "offers": [{"topic": "generative-ai", "level": 4, "evidence": "A talk"}],
        "wishes": [{"topic": "flexibility", "weight": 3}],
    }


def test_one_more_row_keeps_what_was_typed_and_saves_nothing(
    browser: Client, ben: Participation
) -> None:
    first = browser.get("/profile/topics/").context["form"]

    page = browser.post("/profile/topics/", rows_of(first) | TOPICS | {"more": "1", "seen": "x"})

    form = page.context["form"]
    assert page.status_code == 200
    assert (len(form.offers), len(first.offers)) == (4, 3)
    assert form["offer_0_evidence"].value() == "A talk"
    assert not Offer.objects.exists()


def rows_of(form: object) -> dict[str, str]:
    return {name: "" for name in form.fields if name.endswith("_topic")}  # type: ignore[attr-defined]


def test_a_topic_stands_once(browser: Client, ben: Participation) -> None:
    twice = TOPICS | {"offer_1_topic": "generative-ai", "offer_1_level": 1}

    page = browser.post("/profile/topics/", twice | {"seen": seen(ben, "topics")})

    assert page.status_code == 422
    assert page.context["form"].errors == {"offer_1_topic": ["This topic stands above already."]}


def test_the_second_window_to_save_keeps_its_words_and_shows_the_firsts(
    browser: Client, ben: Participation
) -> None:
    before = seen(ben, "topics")
    form = browser.get("/profile/topics/").context["form"]
    whole = {name: form[name].value() for name in form.fields} | TOPICS | {"seen": before}
    browser.post("/profile/topics/", whole)

    mine = whole | {"offer_0_topic": "flexibility"}
    page = browser.post("/profile/topics/", mine)

    assert page.status_code == 409
    assert [(row["label"], row["theirs"]) for row in page.context["differing"]] == [
        ("Topic 1 you can offer", "Generative AI")
    ]
    assert page.context["form"]["offer_0_topic"].value() == "flexibility"
    assert Offer.objects.get().topic.key == "generative-ai"
    assert (
        browser.post("/profile/topics/", mine | {"seen": page.context["seen"]}).status_code == 302
    )
    assert Offer.objects.get().topic.key == "flexibility"


def test_another_section_saved_meanwhile_is_no_conflict(
    browser: Client, ben: Participation
) -> None:
    before = seen(ben, "topics")
    browser.post("/profile/card/", {"pace": 7, "seen": seen(ben, "card")})

    assert browser.post("/profile/topics/", TOPICS | {"seen": before}).status_code == 302


def test_a_day_ends_after_it_starts(browser: Client, ben: Participation) -> None:
    said = {"time_zone": "Asia/Tokyo", "work_start": 600, "work_end": 600, "languages": ["ja"]}

    page = browser.post("/profile/hours/", said | {"seen": seen(ben, "hours")})

    assert page.context["form"].errors == {"work_end": ["The day ends after it starts."]}


def test_hours_are_assumed_until_somebody_says_so(browser: Client, ben: Participation) -> None:
    assumed = browser.get("/profile/").content.decode()
    said = {
        "time_zone": "Asia/Tokyo",
        "work_start": 600,
        "work_end": 1080,
        "languages": ["ja", "en"],
    }
    browser.post("/profile/hours/", said | {"seen": seen(ben, "hours")})
    confirmed = browser.get("/profile/").content.decode()

    ben.person.refresh_from_db()
    assert "(assumed)" in assumed
    assert "10:00–18:00, Asia/Tokyo<" in confirmed
    assert ben.person.languages == ["ja", "en"]


def test_aspirations_may_be_several_and_confidence_is_no_condition(
    browser: Client, ben: Participation, clara: Participation
) -> None:
    said = {"aspirations": ["Engineering", "Sales"], "about": "", "confidence": 1}

    browser.post("/profile/about/", said | {"seen": seen(ben, "about")})

    profile = Profile.objects.get(person=ben.person)
    ben.refresh_from_db()
    assert (profile.aspirations, profile.confidence) == (["Engineering", "Sales"], 1)
    assert ben.state == "enrolled"


def test_no_word_of_a_profile_stands_in_the_audit(browser: Client, ben: Participation) -> None:
    said = {"about": "My secret garden", "seen": seen(ben, "about")}

    browser.post("/profile/about/", said)

    entry = AuditEntry.objects.get(verb="profile.saved")
    assert (entry.fields, entry.old, entry.new) == (["about"], None, None)


def test_capacity_stays_under_the_cap_on_hours(browser: Client, ben: Participation) -> None:
    program = ben.cohort.program
    program.executives_per_mentor, program.load_cap_hours = 2, 2
    program.save()

    field = browser.get("/profile/room/").context["form"].fields[f"capacity_{ben.pk}"]

    assert [value for value, _ in field.choices] == [1]


def test_somebody_named_exactly_is_never_matched_with_me(
    browser: Client, ben: Participation, clara: Participation
) -> None:
    browser.post("/profile/never/", {"who": "clara executive"})

    found = Avoidance.objects.get()
    assert (found.person, found.other) == (ben.person, clara.person)
    assert AuditEntry.objects.get(verb="avoidance.added").new is None


@pytest.mark.parametrize(
    ("who", "error"),
    [
        ("Clara", "We know nobody of exactly this name or address."),
        ("Ben Mentor", "We know nobody of exactly this name or address."),
        ("Sam Same", "Several people have this name. Give the address."),
    ],
)
def test_the_directory_is_not_searched_for_people_one_does_not_know(
    browser: Client, clara: Participation, who: str, error: str
) -> None:
    for _ in range(2):
        factories.person(name="Sam Same")

    page = browser.post("/profile/never/", {"who": who})

    assert page.context["form"].errors == {"who": [error]}


def test_a_list_of_ones_own_is_nobody_elses(
    as_: SignIn, ben: Participation, clara: Participation
) -> None:
    mine = Avoidance.objects.create(person=ben.person, other=clara.person)
    other = as_(clara)

    assert "Ben" not in other.get("/profile/never/").content.decode()
    assert other.post(f"/profile/never/{mine.pk}/remove/").status_code == 404
    assert Avoidance.objects.count() == 1


def test_room_for_pairs_says_who_sees_it(browser: Client, program: Program) -> None:
    program.slot_rules = [{"applies": "all", "kind": "opted_in", "min": 1}]
    program.save()

    page = unescape(browser.get("/profile/room/").content.decode())

    assert sees("profile.capacity") in page
    assert sees("profile.inclusion") in page


def test_a_second_window_says_so_and_a_file_counts_as_somebody_else(
    browser: Client, ben: Participation
) -> None:
    form = browser.get("/profile/topics/").context
    browser.post("/profile/topics/", TOPICS | {"seen": form["seen"]})

    mine = browser.post("/profile/topics/", {"seen": form["seen"], "offer_0_topic": "flexibility"})
    by_file = browser.get("/profile/hours/").context["seen"]
    ben.person.languages = ["sv"]
    ben.person.save()
    other = browser.post("/profile/hours/", HOURS | {"seen": by_file})

    assert "You saved this in another window meanwhile" in mine.content.decode()
    assert "Saved by somebody else in the meantime" in other.content.decode()
