"""What people fill in to come in by an open link."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.participants.forms.profile import CONFIDENCE
from programs.participants.forms.topics import LEVELS
from programs.setup.models import Topic
from programs.setup.queries import topic_choices
from programs.setup.wording import Wording


class JoinForm(forms.Form):
    role = forms.ChoiceField(label=gettext_lazy("I would like to"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, said: Wording, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            ("mentor", _("Share what I know, as %(role)s") % {"role": said["mentor"]}),
            ("executive", _("Learn, as %(role)s") % {"role": said["executive"]}),
        ]


class AskForm(JoinForm):
    """For somebody who is not signed in: the invitation goes to the address, if we know it."""

    address = forms.EmailField(label=gettext_lazy("Your work e-mail address"))


class NominateForm(JoinForm):
    """For somebody signed in: at once, with a topic if they like."""

    topic = forms.ChoiceField(label=gettext_lazy("A topic you would bring"), required=False)
    level = forms.TypedChoiceField(
        label=gettext_lazy("How well you know it"), choices=LEVELS, coerce=int, initial=3
    )
    evidence = forms.CharField(
        label=gettext_lazy("What you have done with it"),
        help_text=gettext_lazy("A project, a talk, something you do every day."),
        max_length=200,
        required=False,
    )
    confidence = forms.TypedChoiceField(
        label=gettext_lazy("How sure you feel about speaking up to senior people"),
        help_text=gettext_lazy("It decides nothing. Who feels unsure gets something to practise."),
        choices=CONFIDENCE,
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: Any, perspectives: bool = False, **kwargs: Any) -> None:
        """`perspectives`: the program looks for people who name themselves for a perspective."""
        super().__init__(*args, **kwargs)
        topics = topic_choices(Topic.Tag.INCLUSION) if perspectives else topic_choices()
        self.fields["topic"].choices = [("", _("I will say later")), *topics]  # type: ignore[attr-defined]
        if perspectives:
            self.fields["topic"].label = _("A perspective you would bring")
            self.fields["topic"].help_text = _(
                "Open to everybody. Naming one counts you for the program's goal; nobody asks what "
                "lies behind it, and nothing about it is stored."
            )
            self.fields["evidence"].help_text = _("Only what you like to say. It may stay empty.")
