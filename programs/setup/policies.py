"""The gates and rules a program can have, in words, and whether the product enforces them yet."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Policy:
    label: str | Promise
    # A rule is enforced from the day the module behind it exists; until then the page says so.
    enforced: bool = False


GATES: dict[str, Policy] = {
    "J1": Policy(_("Training: feedback upward"), enforced=True),
    "J2": Policy(_("Training: power and boundaries"), enforced=True),
    "J3": Policy(_("Training: confidentiality"), enforced=True),
    "L1": Policy(_("Training: receiving feedback"), enforced=True),
    "L2": Policy(_("Training: openness"), enforced=True),
    "L3": Policy(_("Training: acting on insights"), enforced=True),
    "B1": Policy(_("Training: listening"), enforced=True),
    "B2": Policy(_("Training: across generations"), enforced=True),
    "B3": Policy(_("Training: trust across difference"), enforced=True),
    "S1": Policy(_("Safety practices"), enforced=True),
    "reflections": Policy(_("Exercise: written reflections")),
    "charter": Policy(_("Charter signed")),
    "power-map": Policy(_("Exercise: power map")),
    "observers-trained": Policy(_("Observers and coders agree on the practice set (κ ≥ 0.60)")),
}
SIDES: dict[str, str | Promise] = {
    "mentor": _("Mentors"),
    "executive": _("Executives"),
    "both": _("Both"),
}
RULES: dict[str, Policy] = {
    "agreement": Policy(_("Both accept an agreement before their first session"), enforced=True),
    "coverage": Policy(_("Everybody on the top list has a pair before launch"), enforced=True),
    "adjacency": Policy(_("Neighbouring functions do not count as distant"), enforced=True),
    "two-mentors": Policy(_("At most two mentors for each executive"), enforced=True),
    "recusal": Policy(
        _("A pair inside one line sits three levels apart and the executive signs a recusal"),
        enforced=True,
    ),
    "starter-size": Policy(
        _("Up to ten executives; an eleventh offers the full size"), enforced=True
    ),
    "courage-topics": Policy(_("Courage topics open from the third session"), enforced=True),
    "neutral-place": Policy(_("Meetings in neutral places, never in the executive's office")),
    "reflection-lock-step": Policy(_("Reflections are opened to both at the same moment")),
    "question-only-feedback": Policy(_("Feedback upwards takes the form of questions")),
    "public-recognition": Policy(_("Executives are thanked in public for learning, if both agree")),
    "ceo-first": Policy(_("The chief executive is matched before all others"), enforced=True),
    "workstream": Policy(
        _("A pair is formed inside a workstream: the mentor leads, one to three executives learn")
    ),
    "evidence": Policy(_("Who leads has shown the expertise, not only named it")),
    "decision-rights": Policy(_("The charter says what the lead may decide")),
    "end-date": Policy(_("Every pair has a day on which it ends"), enforced=True),
    "self-nomination": Policy(
        _("Mentors bring a perspective by naming themselves; it is open to everybody"),
        enforced=True,
    ),
    "hidden-attributes": Policy(
        _("No attribute of anybody is stored, shown or matched on"), enforced=True
    ),
    "own-disclosure": Policy(
        _("What lies behind a perspective is told by its owner or by nobody"), enforced=True
    ),
    "clause-12": Policy(_("Clause 12 of the agreement: nobody speaks for a group"), enforced=True),
    "async-counts": Policy(_("What is shared between sessions counts as activity")),
    "five-minute-lane": Policy(_("Something to answer in five minutes is always at hand")),
    "coordinator-span": Policy(
        _("More than 25 pairs for one coordinator are pointed out"), enforced=True
    ),
    "locked-core": Policy(_("What the hub has locked, a country cannot change")),
    "change-requests": Policy(_("A country asks the hub for a change, and sees what it would do")),
    "common-measures": Policy(_("Every country measures the same; it may add, never leave out")),
    "change-only": Policy(_("Countries are compared by how much changed, never by rank")),
    "locked-plan": Policy(_("The plan of analysis is locked before outcomes are read")),
    "joint-display": Policy(_("Every finding shows what each kind of evidence says")),
    "negative-cases": Policy(
        _("A set number of cases that speak against a finding are looked for")
    ),
}
ROLES: dict[str, str | Promise] = {
    "sponsor": _("Sponsor"),
    "facilitator": _("Facilitator in the first session"),
    "coordinator": _("Coordinator"),
    "coach": _("Executive coach"),
    "owner": _("Program owner"),
    "lab-sponsor": _("Sponsor of the lab"),
    "help-line": _("Help line outside the company"),
    "hub-owner": _("Owner at the hub"),
    "regional-coordinator": _("Coordinator in each country"),
    "analyst": _("Analyst"),
    "observers": _("Two observers for each meeting"),
    "coders": _("Two coders"),
}
FORMATS: dict[str, str | Promise] = {
    "decision-on-the-table": _("Decision on the table"),
    "letter-first": _("Letter first"),
    "alternating-turns": _("Alternating turns"),
    "show-me": _("Show me"),
    "walk": _("A walk"),
    "pass-right": _("Anybody may pass on any question"),
    "project-board": _("Project board"),
    "demo-day": _("Demo day"),
    "feed": _("Feed"),
    "thread": _("Thread"),
    "digest": _("Weekly digest"),
    "three-waves": _("Questions in three waves"),
    "two-interview-rounds": _("Two rounds of interviews with eight people or more"),
    "observed-meetings": _("Two observed meetings for each executive"),
}
DIALS: dict[str, str | Promise] = {
    "light": _("Light: free conversation"),
    "guided": _("Guided: a suggested agenda"),
    "structured": _("Structured: turns and prepared questions"),
}
