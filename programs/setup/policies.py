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
    "J1": Policy(_("Training: feedback upward")),
    "J2": Policy(_("Training: power and boundaries")),
    "J3": Policy(_("Training: confidentiality")),
    "L1": Policy(_("Training: receiving feedback")),
    "L2": Policy(_("Training: openness")),
    "L3": Policy(_("Training: acting on insights")),
    "B1": Policy(_("Training: listening")),
    "B2": Policy(_("Training: across generations")),
    "B3": Policy(_("Training: trust across difference")),
    "S1": Policy(_("Safety practices")),
    "reflections": Policy(_("Exercise: written reflections")),
    "charter": Policy(_("Charter signed")),
    "power-map": Policy(_("Exercise: power map")),
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
    "courage-topics": Policy(_("Courage topics open from the third session")),
    "neutral-place": Policy(_("Meetings in neutral places, never in the executive's office")),
    "reflection-lock-step": Policy(_("Reflections are opened to both at the same moment")),
    "question-only-feedback": Policy(_("Feedback upwards takes the form of questions")),
    "public-recognition": Policy(_("Executives are thanked in public for learning, if both agree")),
}
ROLES: dict[str, str | Promise] = {
    "sponsor": _("Sponsor"),
    "facilitator": _("Facilitator in the first session"),
    "coordinator": _("Coordinator"),
    "coach": _("Executive coach"),
}
FORMATS: dict[str, str | Promise] = {
    "decision-on-the-table": _("Decision on the table"),
    "letter-first": _("Letter first"),
    "alternating-turns": _("Alternating turns"),
    "show-me": _("Show me"),
    "walk": _("A walk"),
}
DIALS: dict[str, str | Promise] = {
    "light": _("Light: free conversation"),
    "guided": _("Guided: a suggested agenda"),
    "structured": _("Structured: turns and prepared questions"),
}
