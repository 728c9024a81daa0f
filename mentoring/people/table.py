"""The rows of the permission table. Columns: owner, coordinator, coordinator elsewhere; mentor,
executive, participant of another pair; assistant, facilitator; HR leadership, administrator,
auditor, steward, other roles; everybody else. Who has left and who is not signed in get nothing.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentoring.people.permissions import Row, cells, sees_line

SECTIONS: dict[str, Promise] = {
    "self": _("What you say about yourself"),
    "match": _("Your match"),
    "sessions": _("Your sessions and notes"),
    "help": _("When something is not right"),
    "running": _("Running the program"),
    "system": _("Accounts and records"),
}


def row(section: str, key: str, letters: str, title: Promise) -> Row:
    return Row(key, section, title, cells(letters))


ROWS: tuple[Row, ...] = (
    #                                      GO RC RX  JM EX PX  AS FC  HL SA AU DS OT  EM
    row("self", "profile.card",           "R  R  –   W  W  O   –  –   –  –  –  –  –   O",
        _("Name, function, place and the topics you offer")),
    row("self", "profile.evidence",       "R  R  –   O  O  O   –  –   –  –  –  –  –   O",
        _("What you have done with a topic you offer")),
    row("self", "profile.wishes",         "R  R  –   W  W  O   –  –   –  –  –  –  –   O",
        _("Topics you want to learn")),
    row("self", "profile.about",          "R  R  –   W  W  O   –  –   –  –  –  –  –   O",
        _("What you write about yourself and your aims")),
    row("self", "profile.working",        "–  –  –   W  W  O   –  –   –  –  –  –  –   O",
        _("How you like to work")),
    row("self", "profile.hours",          "R  R  –   W  W  O   R  –   –  –  –  –  –   O",
        _("Your working hours and time zone")),
    row("self", "profile.confidence",     "–  –  –   O  O  O   –  –   –  –  –  –  –   O",
        _("How sure you feel")),
    row("self", "profile.inclusion",      "–  –  –   O  O  O   –  –   –  –  –  –  –   O",
        _("Whether you count for an inclusion goal")),
    row("self", "profile.capacity",       "R  R  –   O  O  O   –  –   –  –  –  –  –   O",
        _("How many pairs you have room for")),
    row("self", "profile.avoids",         "R  R  –   O  O  O   –  –   –  –  –  –  –   O",
        _("People you are never matched with")),
    row("self", "directory.fields",       "R  R  –   O  O  O   –  –   –  M  –  –  –   O",
        _("Your grade and manager from the HR file")),
    row("self", "directory.number",       "R  –  –   O  O  O   –  –   –  –  –  –  –   O",
        _("Your employee number")),
    row("match", "match.shortlist",       "–  –  –   O  O  R   –  –   –  –  –  –  –   –",
        _("First name, function, place and topics you offer, on others' shortlists")),
    row("match", "match.rank",            "A  A  –   O  O  O   –  –   –  –  M  –  –   –",
        _("Whom you would like as a partner")),
    row("match", "match.why",             "R  R  –   O  O  O   –  –   –  –  –  –  –   –",
        _("Why you two were matched")),
    row("match", "match.scores",          "R  R  –   –  –  –   –  –   –  –  M  –  –   –",
        _("Scores, alternatives and pairs ruled out")),
    row("match", "match.answer",          "M  M  –   O  O  O   –  –   –  –  M  –  –   –",
        _("Your yes or no to a match")),
    row("match", "decline.category",      "R  R  –   O  O  O   –  –   A  –  –  –  –   –",
        _("The kind of reason you chose when declining")),
    row("match", "decline.text",          "–  –  –   O  O  O   –  –   –  –  –  –  –   –",
        _("The reason you wrote when declining")),
    row("match", "agreement.text",        "M  M  –   W  W  O   –  –   –  –  –  –  –   –",
        _("What you two agreed on")),
    row("match", "recusal",               "M  M  –   W  W  O   –  –   –  –  M  –  –   –",
        _("Your word to stay out of the other's pay and rating")),
    row("match", "extension.answer",      "–  –  –   O  O  O   –  –   –  –  –  –  –   –",
        _("Your wish to go on or not")),
    row("match", "keep.answer",           "–  –  –   O  O  O   –  –   –  –  –  –  –   –",
        _("Your wish to keep your shared notes after the end or not")),
    row("sessions", "session.facts",      "M  M  –   W  W  O   R  –   A  –  –  –  –   –",
        _("That you met, when and for how long")),
    row("sessions", "session.agenda",     "–  –  –   W  W  O   –  –   –  –  –  –  –   –",
        _("Agenda, topics and goals")),
    row("sessions", "session.place",      "–  –  –   W  W  O   –  –   –  –  –  –  –   –",
        _("Where you meet, and the link to the call")),
    row("sessions", "commitment.text",    "M  M  –   W  W  O   –  –   –  –  –  –  –   –",
        _("What each of you will do")),
    row("sessions", "check.private",      "–  –  –   O  O  O   –  –   –  –  –  –  –   –",
        _("Your three taps after a session")),
    row("sessions", "note.private",       "–  –  –   O  O  O   –  –   –  –  –  –  –   –",
        _("Your private notes")),
    row("sessions", "note.shared",        "–  –  –   W  W  O   –  –   –  –  –  –  –   –",
        _("Notes you share")),
    row("sessions", "calendar.feed",      "–  –  –   O  O  O   –  –   –  –  –  –  –   O",
        _("Your calendar feed")),
    row("sessions", "training.state",     "R  R  –   O  O  O   –  –   –  –  –  –  –   O",
        _("Which training modules you have completed")),
    row("sessions", "training.answers",   "–  –  –   O  O  O   –  –   –  –  –  –  –   O",
        _("Your answers, commitments and role-plays in the training")),
    row("sessions", "boundary.topics",    "–  –  –   O  O  O   –  –   –  –  –  –  –   O",
        _("Topics on your boundary card; shown to your pair without a name, if you choose so")),
    row("sessions", "boundary.words",     "–  –  –   O  O  O   –  –   –  –  –  –  –   O",
        _("Your own words on your boundary card")),
    row("help", "help.request",           "R  R  –   O  O  O   –  –   –  –  M  –  –   –",
        _("A request for help and what you write in it")),
    row("help", "pair.end",               "M  M  –   O  O  O   –  –   –  –  M  –  –   –",
        _("That you ended a pair")),
    row("help", "settings.own",           "–  –  –   O  O  O   O  O   O  O  O  O  O   O",
        _("Your own settings: mails, second proof, browsers")),
    row("running", "program.settings",    "D  R  –   –  –  –   –  –   –  –  R  –  –   –",
        _("A program's settings and words")),
    row("running", "cohort.settings",     "D  D  –   –  –  –   –  –   –  –  R  –  –   –",
        _("A cohort's settings and tasks")),
    row("running", "participants.list",   "D  D  –   –  –  –   –  –   –  –  –  –  –   –",
        _("Who takes part, and how far each has come")),
    row("running", "import.file",         "D  D  –   –  –  –   –  –   –  –  M  –  –   –",
        _("HR's file and its rejected rows")),
    row("running", "run.proposals",       "D  D  –   –  –  –   –  –   –  –  M  –  –   –",
        _("Proposed pairs before they are published")),
    row("running", "pair.state",          "D  D  –   O  O  O   –  –   A  –  M  –  –   –",
        _("That a pair exists and how it goes on")),
    row("running", "pair.conflict",       "D  D  –   –  –  –   –  –   –  –  M  –  –   –",
        _("What in the company came between the two of a pair")),
    row("system", "role.grants",          "D  –  –   –  –  –   –  –   –  D  M  –  –   –",
        _("Accounts and roles")),
    row("system", "directory.ties",       "D  M  –   O  O  O   –  –   –  –  –  D  –   O",
        _("Dotted lines, HR partners, panels and interests that HR names")),
    row("system", "mail.log",             "M  M  –   O  O  O   –  –   –  M  M  –  –   –",
        _("That a mail went out")),
    row("system", "job.queue",            "–  –  –   –  –  –   –  –   –  D  M  –  –   –",
        _("Background work and its errors")),
    row("system", "audit.log",            "R  R  –   –  –  –   –  –   –  M  R  –  –   –",
        _("Records of who did what, without content")),
)  # fmt: skip

TABLE: dict[str, Row] = {each.key: each for each in ROWS}


def sees(key: str) -> str:
    """The who-sees-this line of one kind of thing. Raises KeyError for an unknown key."""
    return sees_line(TABLE[key])
