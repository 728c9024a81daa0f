"""Confidence is built, never asked for: who feels unsure is offered a rehearsal before all else."""

from django.urls import reverse
from django.utils.translation import gettext as _

from mentoring.desk.steps import Step
from programs.participants.models import Participation, Profile
from programs.training.queries import ways_through


def rehearsing(parts: list[Participation]) -> list[Step]:
    """One talk to rehearse, for a mentor who said that she feels unsure; gone once she has."""
    mentoring = [part for part in parts if part.is_mentor]
    if not mentoring:
        return []
    person = mentoring[0].person
    unsure = Profile.objects.filter(person=person, confidence__lte=Profile.UNSURE).exists()
    if not unsure or ways_through(person).exists():
        return []
    return [
        Step(
            _("Rehearse a talk before you have it"),
            _("Five minutes, alone, as often as you like. Nobody sees what you choose."),
            reverse("training:plays"),
            "messages-square",
            _("Choose a talk"),
        )
    ]
