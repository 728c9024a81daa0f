"""What people of the made-up company say about themselves: topics, preferences, wishes."""

from random import Random
from typing import Any

from mentoring.people.models import Person
from programs.participants.models import Profile

# What juniors of a function tend to know; everybody may know some of EVERYBODY.
KNOWN = {
    "Engineering": "generative-ai ai-limits automation low-code cybersecurity-habits",
    "Product": "customer-tools fast-experiments platforms-and-ecosystems abandoned-purchases",
    "Sales": "emerging-consumers competitor-moves brands-people-leave messaging-tools",
    "Marketing": "creator-economy social-commerce emerging-consumers video-voice-emoji",
    "Finance": "spreadsheets-and-dashboards automation data-and-privacy",
    "Legal": "data-and-privacy policy-from-below ai-limits",
    "People": "why-people-leave psychological-safety non-linear-paths good-allies",
    "Operations": "automation fast-experiments hybrid-work accessibility",
    "Customer Care": "brands-people-leave short-replies abandoned-purchases customer-tools",
    "Strategy": "sustainability-expectations competitor-moves emerging-consumers",
}
EVERYBODY = (
    "generative-ai flexibility respect-in-chat hybrid-work short-replies learning-in-public "
    "silence-in-meetings purpose-at-work generational-starts video-voice-emoji visible-work"
)
WANTED = (
    "generative-ai emerging-consumers flexibility why-people-leave psychological-safety ai-limits "
    "social-commerce hybrid-work respect-in-chat automation creator-economy visible-work "
    "silence-in-meetings customer-tools sustainability-expectations fast-experiments"
)
SENIOR = (
    "sponsorship decision-rights non-linear-paths strategy-in-ten-words town-halls status-symbols"
)
JUNIOR_WISHES = "sponsorship decision-rights strategy-in-ten-words non-linear-paths town-halls"
ASPIRED = ("Product", "Strategy", "Engineering", "Sales", "Operations", "People", "Marketing")


def said(person: Person, role: str, rng: Random) -> dict[str, Any]:
    """One row of a participants file, as `enrol_rows` takes it, without its number."""
    mentor = role == "mentor"
    offers = _offered(person, rng) if mentor else rng.sample(SENIOR.split(), 2)
    wishes = rng.sample((JUNIOR_WISHES if mentor else WANTED).split(), 2 if mentor else 3)
    row: dict[str, Any] = {
        "employee_id": person.employee_id,
        "role": role,
        "offers": [{"topic": key, "level": rng.randint(3, 5)} for key in offers],
        "wishes": [{"topic": key, "weight": rng.randint(1, 3)} for key in wishes],
        "languages": list(person.languages),
        "capacity": 1,
    }
    if rng.random() < 0.85:
        row["communication"] = {name: rng.randint(2, 6) for name in Profile.CARD}
    if mentor and rng.random() < 0.7:
        row["aspirations"] = [rng.choice(ASPIRED)]
    return row


def _offered(person: Person, rng: Random) -> list[str]:
    own = KNOWN[person.function].split()
    known = rng.sample(own, min(len(own), 2)) + rng.sample(EVERYBODY.split(), 2)
    return list(dict.fromkeys(known))
