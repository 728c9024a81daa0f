"""Files for people to try: they speak of the made-up company, whose numbers are always the same."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from io import StringIO
from random import Random
from typing import Any

from mentoring.demo.company import draw_people
from mentoring.demo.places import EXECUTIVE_GRADES, MENTOR_GRADES, OFFICES
from mentoring.demo.said import said
from mentoring.people.models import Person
from programs.participants.models import Participation
from programs.setup.models import Topic

EXECUTIVES, MENTORS, STARTERS = 200, 260, 10
LEFT_ON = "2026-10-30"
FRESH_NUMBER = 90_001
PEOPLE_COLUMNS = (
    "Employee ID", "Name", "Preferred Name", "Email", "Manager ID", "Function", "Grade",
    "Office", "Region", "Time Zone", "Languages", "Termination Date",
)  # fmt: skip
COLUMNS = (
    "Employee ID", "Name", "Role", "Topics offered", "Topics wanted", "Hours a month",
    "Languages", "Aspirations", "Capacity",
)  # fmt: skip


def samples() -> dict[str, str]:
    """The text of each file, by its name. Needs the company to be seeded."""
    free = free_people()
    executives = among(free, EXECUTIVE_GRADES, EXECUTIVES, Random("executives"))
    mentors = among(free, MENTOR_GRADES, MENTORS, Random("mentors"))
    rng = Random("participants")
    rows = [*participants(executives, "executive", rng), *participants(mentors, "mentor", rng)]
    starters = [*rows[:STARTERS], *near(rows[:STARTERS], rows[EXECUTIVES:], free)]
    return {
        "people.csv": written(PEOPLE_COLUMNS, people()),
        "participants.csv": written(COLUMNS, rows),
        "starter.csv": written(COLUMNS, starters),
    }


def free_people() -> list[Person]:
    """Who takes part in nothing and holds no role."""
    taken = Participation.objects.values("person")
    here = Person.objects.filter(left_on__isnull=True, user__isnull=True).exclude(pk__in=taken)
    return list(here.select_related("grade", "manager").order_by("employee_id"))


def among(free: list[Person], grades: tuple[str, ...], count: int, rng: Random) -> list[Person]:
    fitting = [each for each in free if each.grade is not None and each.grade.label in grades]
    return sorted(rng.sample(fitting, count), key=lambda each: each.employee_id)


def participants(people: list[Person], role: str, rng: Random) -> list[dict[str, str]]:
    names = dict(Topic.objects.values_list("key", "name"))
    return [participant(person, said(person, role, rng), names) for person in people]


def participant(person: Person, row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str]:
    return {
        "Employee ID": person.employee_id,
        "Name": person.name,
        "Role": row["role"].capitalize(),
        "Topics offered": listed(row["offers"], "level", names),
        "Topics wanted": listed(row["wishes"], "weight", names),
        "Hours a month": "3" if row["role"] == Participation.Role.MENTOR else "2",
        "Languages": "; ".join(row["languages"]),
        "Aspirations": "; ".join(row.get("aspirations", [])),
        "Capacity": str(row["capacity"]),
    }


def listed(topics: Iterable[Mapping[str, Any]], number: str, names: Mapping[str, str]) -> str:
    """Topics with their numbers, as the import reads them: `Generative AI:4; Flexibility:2`."""
    return "; ".join(f"{word(each['topic'], names)}:{each[number]}" for each in topics)


def word(key: str, names: Mapping[str, str]) -> str:
    """The topic's name, or its key where the name holds a sign that divides topics in a file."""
    return key if set(names[key]) & set(",;|") else names[key]


def near(
    executives: list[dict[str, str]], mentors: list[dict[str, str]], free: list[Person]
) -> list[dict[str, str]]:
    """As many mentors, one from each executive's region, so that all of them can meet."""
    region = {person.employee_id: person.region for person in free}
    left = list(mentors)
    found = []
    for executive in executives:
        where = region[executive["Employee ID"]]
        mentor = next(row for row in left if region[row["Employee ID"]] == where)
        left.remove(mentor)
        found.append(mentor)
    return found


def people() -> list[dict[str, str]]:
    """The whole company as HR would send it a month on: some are new, some moved, some left."""
    rng = Random("people")
    here, _ = draw_people(rng, date(2026, 10, 1))
    rows = [person_row(each) for each in here]
    for row in rng.sample(rows[400:], 9):
        office = rng.choice(OFFICES)
        row |= {"Office": office.site, "Region": office.region, "Time Zone": office.zone}
    for row in rng.sample([row for row in rows if row["Grade"] == "Professional"], 5):
        row["Termination Date"] = LEFT_ON
    return rows + newcomers(rows, rng)


def newcomers(rows: list[dict[str, str]], rng: Random) -> list[dict[str, str]]:
    models = rng.sample([row for row in rows if row["Grade"] == "Professional"], 14)
    return [
        model
        | {
            "Employee ID": str(number),
            "Name": name,
            "Preferred Name": "",
            "Email": f"new.colleague{number}@example.com",
            "Termination Date": "",
        }
        for number, (model, name) in enumerate(
            zip(models, (f"New Colleague {each}" for each in "ABCDEFGHIJKLMN"), strict=True),
            start=FRESH_NUMBER,
        )
    ]


def person_row(person: Person) -> dict[str, str]:
    return {
        "Employee ID": person.employee_id,
        "Name": person.name,
        "Preferred Name": person.preferred_name,
        "Email": person.email,
        "Manager ID": person.manager.employee_id if person.manager else "",
        "Function": person.function,
        "Grade": person.grade.label if person.grade else "",
        "Office": person.site,
        "Region": person.region,
        "Time Zone": person.time_zone,
        "Languages": "; ".join(person.languages),
        "Termination Date": "",
    }


def written(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> str:
    out = StringIO()
    writer = csv.DictWriter(out, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
