"""Notes: private ones are read by their writer alone, shared ones by the two."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mentoring.people.access import signed_in
from mentoring.people.models import User
from mentoring.web import clock
from mentoring.web.show import show
from programs.pairings.queries import Own, own
from programs.pairings.views import frame
from programs.sessions.actions import add_note, change_note, delete_note
from programs.sessions.forms import NoteForm
from programs.sessions.models import Note
from programs.sessions.prepared import prompt
from programs.sessions.queries import notes_for

page = require_http_methods(["GET", "HEAD", "POST"])


@page
def notes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Own notes and those the partner shares; a new one."""
    user = signed_in(request.user)
    view = own(user, pk)
    form = NoteForm(request.POST if request.method == "POST" else None, initial={"shared": ""})
    form.fields["text"].help_text = prompt(view.part, request.GET.get("prompt", ""))
    if form.is_valid():
        add_note(view, by=user, now=clock.now(), **form.note())
        messages.success(request, _("Note saved."))
        return redirect("sessions:notes", pk)
    context = {**frame(view), "form": form, "notes": notes_for(view)}
    return show(request, "sessions/notes.html", context, status=422 if form.errors else 200)


@page
def note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change an own note. A change made elsewhere meanwhile is shown beside one's own text."""
    user = signed_in(request.user)
    found, view = _mine(user, pk)
    initial = {
        "text": found.text,
        "shared": "yes" if found.shared else "",
        "version": found.version,
    }
    form = NoteForm(request.POST if request.method == "POST" else None, initial=initial)
    conflict = False
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        if change_note(found, by=user, now=clock.now(), version=version, **form.note()):
            messages.success(request, _("Note saved."))
            return redirect("sessions:notes", view.pairing.pk)
        conflict = True
    context = {**frame(view), "form": form, "note": found, "conflict": conflict}
    status = 409 if conflict else 422 if form.errors else 200
    return show(request, "sessions/note.html", context, status=status)


@require_POST
def delete(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = signed_in(request.user)
    found, view = _mine(user, pk)
    delete_note(found, by=user)
    messages.success(request, _("Note deleted."))
    return redirect("sessions:notes", view.pairing.pk)


def _mine(user: User, pk: UUID) -> tuple[Note, Own]:
    """An own note; a partner's shared one can be read on the list and nowhere be changed."""
    if user.person is None:
        raise Http404
    found = Note.objects.filter(pk=pk, author__person=user.person).first()
    if found is None:
        raise Http404
    return found, own(user, found.pairing_id)
