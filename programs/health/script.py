"""What a coordinator asks in a check-in: the same five questions, so that nobody hears a suspicion.

The words are those of the training's module for coordinators.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.health.models import CheckIn

Outcome = CheckIn.Outcome

QUESTIONS: tuple[Promise, ...] = (
    gettext_lazy("Do the two of you find the time?"),
    gettext_lazy("Is there anything in the way that I can remove: a room, an hour, a manager?"),
    gettext_lazy("Would you like to change something about how it runs: length, rhythm, channel?"),
    gettext_lazy("Do you know whom you can go to, if you do not want to come to me?"),
    gettext_lazy("Would you like to go on like this, go on differently, or pause?"),
)
HINTS: dict[str, Promise] = {
    Outcome.GOES_ON: gettext_lazy("Nothing is needed."),
    Outcome.DATE_FOUND: gettext_lazy("There was none, and now there is one."),
    Outcome.CHANGED: gettext_lazy("Another length, rhythm or channel."),
    Outcome.PAUSE: gettext_lazy("Noting it pauses nothing: the pair's page does."),
    Outcome.REFERRED: gettext_lazy("Somebody better placed has been named."),
    Outcome.NO_ANSWER: gettext_lazy("You tried, and let it be."),
}


def moment(check_in: CheckIn) -> str:
    if check_in.at_end:
        return _("At the end")
    return _("Week %(week)d") % {"week": check_in.week}
