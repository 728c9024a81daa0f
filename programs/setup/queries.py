"""Programs with what their pages show, and the edition that somebody reads."""

from django.db.models import Count, Q, QuerySet

from mentoring.people.access import grants, holds
from mentoring.people.models import Grant, Person, User
from programs.setup.models import Edition, Program, Topic
from programs.setup.policies import GATES, RULES, SIDES


def programs_of(user: User) -> QuerySet[Program]:
    """What this account runs, or reads as an auditor; open ones first."""
    running = grants(user, Grant.Role.OWNER, Grant.Role.COORDINATOR)
    found = Program.objects.all()
    everywhere = any(grant.program_id is None for grant in running)
    if not everywhere and not holds(user, Grant.Role.AUDITOR):
        found = found.filter(pk__in={grant.program_id for grant in running})
    return found


def program_list(user: User, *, state: str = "", search: str = "") -> QuerySet[Program]:
    found = programs_of(user).annotate(cohorts_total=Count("cohorts"))
    if state:
        found = found.filter(state=state)
    if search:
        found = found.filter(Q(name__icontains=search) | Q(goal__icontains=search))
    return found.order_by("state", "name")


def edition_for(program: Program, person: Person | None) -> Edition | None:
    """The edition that this person reads: the country's, else the region's, else everybody's."""
    editions = {(each.country, each.region): each for each in program.editions.all()}
    if person is None:
        return editions.get(("", ""))
    by_country = [
        e for (country, _), e in editions.items() if country and country == person.country
    ]
    if by_country:
        return by_country[0]
    return editions.get(("", person.region)) or editions.get(("", ""))


def topics() -> QuerySet[Topic]:
    """All that two people can talk about, and so keep off the table."""
    return Topic.objects.filter(retired=False).order_by("tag", "name")


def topic_choices(tag: str = "") -> list[tuple[str, list[tuple[str, str]]]]:
    """All topics that can be offered, or those of one tag: choices of a select with groups."""
    groups: dict[str, list[tuple[str, str]]] = {}
    offered = topics().filter(offered=True)
    for topic in offered.filter(tag=tag) if tag else offered:
        groups.setdefault(topic.get_tag_display(), []).append((topic.key, topic.name))
    return list(groups.items())


def gates_of(program: Program) -> list[dict[str, object]]:
    """Every gate before the first session: whose it is, what it asks, whether it is enforced."""
    return [
        {"side": SIDES[side], "label": GATES[gate].label, "enforced": GATES[gate].enforced}
        for side, listed in program.gates.items()
        for gate in listed
        if gate in GATES
    ]


def rules_of(program: Program) -> list[dict[str, object]]:
    return [
        {"label": RULES[rule].label, "enforced": RULES[rule].enforced}
        for rule in program.rules_on
        if rule in RULES
    ]
