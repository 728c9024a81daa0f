"""The pages of a run: reading it, editing its pairs, deciding about it."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from matching.runs.models import MatchingRun
from mentoring.people.models import User


def get_run(user: User, pk: UUID) -> MatchingRun:
    runs = MatchingRun.objects.visible_to(user).select_related("cohort__program")
    return get_object_or_404(runs, pk=pk)
