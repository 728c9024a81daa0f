"""Made-up contents of the styleguide: each component in each of its states."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Cohort name"), help_text=_("People see this in mails."))
    address = forms.EmailField(label=_("Work e-mail"))
    places = forms.IntegerField(label=_("Pairs"), min_value=1)
    note = forms.CharField(
        label=_("One thing you will do differently"), widget=forms.Textarea, required=False
    )
    region = forms.ChoiceField(
        label=_("Region"), choices=[("", _("Choose a region")), ("emea", "EMEA"), ("apac", "APAC")]
    )
    starts_on = forms.DateField(label=_("First day"), widget=forms.DateInput({"type": "date"}))
    starts_at = forms.DateTimeField(
        label=_("When"), widget=forms.DateTimeInput({"type": "datetime-local"})
    )
    people = forms.FileField(label=_("File of people"), help_text=_("CSV or XLSX, 10 MB at most."))
    met = forms.ChoiceField(
        label=_("Did you meet?"),
        choices=[("met", _("We met")), ("moved", _("Moved")), ("not", _("Did not meet"))],
        widget=forms.RadioSelect,
    )
    useful = forms.ChoiceField(
        label=_("Was it useful to you?"),
        choices=[("very", _("Very")), ("somewhat", _("Somewhat")), ("not", _("Not really"))],
        widget=forms.RadioSelect,
        required=False,
    )
    topics = forms.MultipleChoiceField(
        label=_("What did you talk about?"),
        choices=[
            ("tools", _("New tools")),
            ("customers", _("What customers say")),
            ("careers", _("Careers and what makes people leave after a year")),
            ("inclusion", _("Inclusion")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agreed = forms.BooleanField(label=_("I have read the agreement"))


class FilterForm(forms.Form):
    person = forms.CharField(
        label=_("Find a person"), required=False, widget=forms.TextInput({"type": "search"})
    )
    state = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All")), ("quiet", _("Quiet"))]
    )
    place = forms.ChoiceField(label=_("Region"), required=False, choices=[("", _("All"))])


PAIRS: list[dict[str, Any]] = [
    {"mentor": "Aiko Tanaka", "executive": "Tomás Ó Briain", "places": "Tokyo, London"},
    {"mentor": "María José García Márquez", "executive": "Li Na", "places": "Madrid, Shanghai"},
    {"mentor": "Nguyễn Thị Hạnh", "executive": "Fatima al-Zahra", "places": "Hanoi, Riyadh"},
    {"mentor": "Suharto", "executive": "Zoë van der Berg", "places": "Jakarta, Utrecht"},
    {"mentor": "Oluwaseun Adébáyò", "executive": "Björn Åkesson", "places": "Lagos, Malmö"},
    {"mentor": "田中 愛子", "executive": "محمد العلي", "places": "Osaka, Dubai"},
]
STATES = [
    ("On track", "good", 3, date(2026, 11, 17)),
    ("Log due", "warn", 2, date(2026, 11, 9)),
    ("Quiet 30 days", "bad", 0, None),
]
ROWS = [
    {**pair, "word": word, "tone": tone, "sessions": held, "last_on": last_on}
    for pair, (word, tone, held, last_on) in zip(PAIRS, STATES * 2, strict=True)
]

TASKS = [
    {"label": "Basics", "url": "#tasks", "status": "Completed", "tone": "good"},
    {
        "label": "People",
        "url": "#tasks",
        "status": "In progress",
        "tone": "info",
        "hint": "392 of 400 ready",
    },
    {"label": "Rules", "url": "#tasks", "status": "Not started"},
    {"label": "Match", "status": "Cannot start yet", "hint": "Needs people and rules"},
]
LINKS = [
    {
        "label": "Quiet pairs",
        "url": "#links",
        "hint": "No session held or booked for 30 days",
        "count": 14,
    },
    {"label": "Concerns", "url": "#links", "hint": "Open and not yet taken", "count": 3},
    {"label": "How to reach out first", "url": "#links", "icon": "mail"},
]
SUMMARY = [
    {"label": "Name", "value": "Spring 2027", "url": "#summary"},
    {"label": "First day", "value": "12 January 2027", "url": "#summary"},
    {"label": "Pairs", "value": "200", "url": "#summary"},
    {"label": "Coach", "value": None, "url": "#summary", "change": "Add"},
]
HISTORY = [
    {"at": datetime(2026, 12, 15, 9, tzinfo=UTC), "label": "Session booked", "planned": True},
    {
        "at": datetime(2026, 11, 17, 9, tzinfo=UTC),
        "label": "Session held",
        "tone": "good",
        "text": "45 minutes",
    },
    {"at": datetime(2026, 11, 3, 8, tzinfo=UTC), "label": "Session moved", "tone": "warn"},
    {"at": date(2026, 10, 20), "label": "Both accepted the pair", "tone": "good"},
]
LEFT = {
    "title": "Your version",
    "rows": [
        {"label": "State", "value": "Paused", "changed": True},
        {"label": "Rhythm", "value": "Monthly"},
    ],
}
RIGHT = {
    "title": "The version of Mei, 2 minutes ago",
    "rows": [
        {"label": "State", "value": "Active", "changed": True},
        {"label": "Rhythm", "value": "Monthly"},
    ],
}
MENU = [
    {"label": "Export as CSV", "url": "#menu", "icon": "download"},
    {"label": "Pause", "url": "#menu", "icon": "pause"},
    {"label": "End this pair", "url": "#menu", "icon": "circle-x", "danger": True, "apart": True},
]
VIEWS = [
    {"label": "All pairs", "url": "#filters", "count": 200, "current": True},
    {"label": "Quiet", "url": "#filters", "count": 14},
    {"label": "Ending this month", "url": "#filters", "count": 0},
]

FUNNEL = [
    {"label": "Invited", "value": 200},
    {"label": "Accepted by both", "value": 186},
    {"label": "Met at least once", "value": 171},
    {"label": "Met three times or more, with the next date already in the calendar", "value": 128},
    {"label": "Finished", "value": None},
]
WEEKS = [
    {"label": f"Week {week}", "plan": plan, "value": held}
    for week, (plan, held) in enumerate(
        [(10, 6), (22, 19), (34, 35), (46, 41), (58, 55), (70, 74), (82, None), (94, None)], start=1
    )
]
REGIONS = [
    {"label": "EMEA", "value": 0.72, "low": 0.63, "high": 0.8, "n": 96},
    {"label": "Americas", "value": 0.66, "low": 0.55, "high": 0.76, "n": 74},
    {"label": "Japan", "value": 0.58, "low": 0.41, "high": 0.73, "n": 33},
    {"label": "Rest of Asia-Pacific", "value": None, "low": None, "high": None, "n": None},
]
FITS = [
    {
        "label": "EMEA",
        "n": 22,
        "value": 51.4,
        "lower": 48.0,
        "upper": 55.8,
        "low": 48.2,
        "high": 56.0,
        "matched": "22 / 24",
    },
    {"label": "Japan", "value": None},
]
AIMS = [
    {"x": 39, "y": 1956.3, "label": 37, "chosen": False},
    {"x": 43, "y": 1951.0, "label": 37, "chosen": False},
    {"x": 45, "y": 1909.3, "label": 37, "chosen": True},
]
SHIFTS = [
    {
        "label": "I ask juniors for their view",
        "before": 2.9,
        "value": 3.8,
        "n": 88,
        "tone": "executive",
    },
    {"label": "I can say what I think", "before": 3.1, "value": 3.6, "n": 91, "tone": "mentor"},
]


def forms_in_states() -> tuple[SampleForm, SampleForm]:
    """A form as it is first met, and the same form sent with mistakes."""
    wrong = {"name": "", "address": "mei@", "places": "0", "region": "", "starts_at": "tomorrow"}
    return SampleForm(auto_id="fresh_%s", initial={"met": "met"}), SampleForm(
        wrong, auto_id="wrong_%s"
    )


def page_of_pairs() -> Page[int]:
    return Paginator(range(200), 25).page(3)


def styleguide() -> dict[str, Any]:
    """All that the styleguide page shows."""
    fresh, wrong = forms_in_states()
    return {
        "fresh": fresh,
        "wrong": wrong,
        "filter_form": FilterForm(auto_id="filter_%s"),
        "page": page_of_pairs(),
        "moment": datetime(2026, 11, 17, 9, tzinfo=UTC),
        "bulk_choices": [("remind", _("Send a reminder")), ("pause", _("Pause"))],
        "rows": ROWS,
        "tasks": TASKS,
        "links": LINKS,
        "summary": SUMMARY,
        "history": HISTORY,
        "left": LEFT,
        "right": RIGHT,
        "menu_items": MENU,
        "views": VIEWS,
        "funnel": FUNNEL,
        "weeks": WEEKS,
        "regions": REGIONS,
        "shifts": SHIFTS,
        "fits": FITS,
        "aims": AIMS,
    }
