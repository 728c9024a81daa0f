"""What one region reads, and what is switched on for it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mentoring.people.access import require, signed_in
from mentoring.people.models import User
from mentoring.web.conflict import Stale, rebase
from mentoring.web.show import show
from programs.setup.access import may_change, may_see_programs
from programs.setup.actions import remove_edition, save_edition
from programs.setup.forms.edition import EditionForm, edition_values
from programs.setup.models import Edition, Program
from programs.setup.queries import programs_of
from programs.setup.wording import vocabularies


@require_http_methods(["GET", "HEAD", "POST"])
def new_edition(request: HttpRequest, pk: str) -> HttpResponse:
    """Give a region words and switches of its own."""
    return _edit(request, _owned(signed_in(request.user), pk), None)


@require_http_methods(["GET", "HEAD", "POST"])
def edition(request: HttpRequest, pk: str, edition_pk: int) -> HttpResponse:
    """Change what a region reads."""
    program = _owned(signed_in(request.user), pk)
    return _edit(request, program, get_object_or_404(program.editions, pk=edition_pk))


@require_POST
def remove(request: HttpRequest, pk: str, edition_pk: int) -> HttpResponse:
    """Let the region read what all others read."""
    user = signed_in(request.user)
    program = _owned(user, pk)
    remove_edition(get_object_or_404(program.editions, pk=edition_pk), by=user)
    messages.success(request, _("The region reads the words of all others now."))
    return redirect("setup:detail", program.pk)


def _edit(request: HttpRequest, program: Program, found: Edition | None) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = EditionForm(posted, program=program, edition=found)
    differing = []
    if form.is_valid():
        version, user = form.cleaned_data["version"], signed_in(request.user)
        try:
            save_edition(program, found, by=user, version=version, values=form.values())
        except Stale as stale:
            current: Edition = stale.current
            differing = rebase(form, current.version, edition_values(current), own=stale.own)
        else:
            messages.success(request, _("Saved. The region reads these words from now on."))
            return redirect("setup:detail", program.pk)
    context = {
        "form": form,
        "program": program,
        "edition_edited": found,
        "differing": differing,
        "hints": {each.key: each.summary for each in vocabularies().values()},
        "sets": vocabularies().values(),
    }
    status = 409 if differing else 422 if form.errors else 200
    return show(request, "setup/edition.html", context, status=status)


def _owned(user: User, pk: str) -> Program:
    require(may_see_programs(user))
    program = get_object_or_404(programs_of(user), pk=pk)
    require(may_change(user, program.pk))
    return program
