"""What a circle does when it meets: ground rules, a guide for the host, six agendas."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

RULES: tuple[Any, ...] = (
    _("Speak of yourself: what you tried, felt and learned."),
    _("No name of a partner, and nothing by which somebody could guess who it is."),
    _("Nothing that was said in confidence between the two of you comes here."),
    _("What is said in the circle stays in the circle. Everybody may pass, without a reason."),
)

GUIDE: tuple[Any, ...] = (
    _("A week before: ask in a post who comes, and say which agenda it is."),
    _("Five minutes: read the ground rules aloud. Somebody else keeps the time."),
    _("Opening round: each has a minute, nobody comments."),
    _("Theme: put the first question, then wait. Ten seconds are not long."),
    _("When one speaks for long, thank them and ask who has seen it otherwise."),
    _("When a story comes too close to a partner, stop it kindly: what did you do yourself?"),
    _("When somebody is not well, say so after the meeting, and show the way to help."),
    _("Closing: each says one sentence. Agree on the next date and the next host."),
)


@dataclass(frozen=True)
class Agenda:
    title: Any
    opening: Any
    theme: Any
    questions: tuple[Any, Any, Any]
    closing: Any


AGENDAS: tuple[Agenda, ...] = (
    Agenda(
        _("Arriving"),
        _("What made you say yes to this?"),
        _("The first hour with somebody far more senior: what helps, what stiffens it."),
        (
            _("What did you prepare, and what of it did you use?"),
            _("When did you notice that you were being careful? What would you say today?"),
            _("What does a good first ten minutes look like, in your own words?"),
        ),
        _("One small thing you will do differently next time."),
    ),
    Agenda(
        _("Being heard"),
        _("A moment this month in which somebody really listened to you."),
        _("Saying something unwelcome so that it can be taken up."),
        (
            _("What have you left unsaid, and what kept it back?"),
            _("Which words have worked: a question, a story, a figure?"),
            _("How do you notice that the other is thinking and not defending?"),
        ),
        _("One sentence you would like to try out."),
    ),
    Agenda(
        _("Showing what you know"),
        _("Something you can do that nobody here knows yet."),
        _("Passing on a skill to somebody who is used to knowing better."),
        (
            _("Where did you go too fast, and how did you notice?"),
            _("What can the other do alone by now that they could not do before?"),
            _("What do you do when you do not know the answer?"),
        ),
        _("One exercise of yours that the others may take along."),
    ),
    Agenda(
        _("Time, silence and cancelled dates"),
        _("Your energy for this at the moment, from one to five, and a word about it."),
        _("Keeping it alive when calendars are full."),
        (
            _("What do you do after the second date that was moved?"),
            _("How much of your own work may this cost? Does your manager know?"),
            _("What could be shorter, and what must not?"),
        ),
        _("One thing you will stop doing."),
    ),
    Agenda(
        _("Power and limits"),
        _("A limit of yours that has served you well."),
        _("Staying yourself with somebody who decides about much."),
        (
            _("When did rank get in the way, even though nobody meant it to?"),
            _("Which subjects do you keep out, and how did you say so?"),
            _("Where is the line at which you would ask for help? Whom would you ask?"),
        ),
        _("What you would tell somebody who starts next month."),
    ),
    Agenda(
        _("What stays"),
        _("What you are a little proud of."),
        _("Ending well, and what goes on afterwards."),
        (
            _("What has changed in how you work, and who has noticed?"),
            _("What would you like to hear from the other before it ends?"),
            _("Which of us would you like to ask for advice in a year, and about what?"),
        ),
        _("A thank you, to one person in this circle."),
    ),
)


def of_month(month: int) -> Agenda:
    """Agenda 1 to 6."""
    return AGENDAS[month - 1]
