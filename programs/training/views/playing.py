"""Role-plays: the way through stands in the address, so going back is going back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mentoring.web import clock
from mentoring.web.show import show
from programs.training.actions import keep_play
from programs.training.forms import path_of
from programs.training.plays import LostPathError, Play, Walk, play, plays, walk
from programs.training.prose import prose, said
from programs.training.queries import ways_through
from programs.training.views.reading import Reader, reader_of


@require_safe
def rehearsals(request: HttpRequest) -> HttpResponse:
    """Every role-play, and which endings I have come to."""
    reader = reader_of(request)
    played: dict[str, set[str]] = {}
    for row in ways_through(reader.person):
        played.setdefault(row.play, set()).add(row.ending)
    rows = [
        {
            "play": each,
            "title": said(each.title, reader.wording),
            "summary": said(each.summary, reader.wording),
            "endings": len(each.endings),
            "seen": len(played.get(key, set()) & set(each.endings)),
        }
        for key, each in plays(reader.telling, reader.language).items()
    ]
    return show(request, "training/plays.html", {"rows": rows, "edition": reader.edition})


@require_safe
def rehearse(request: HttpRequest, key: str) -> HttpResponse:
    """One step of a role-play, or where the choices so far have led."""
    reader = reader_of(request)
    found = _found(key, reader)
    way = _way(found, request.GET.get("at", ""))
    context = _told(found, way, reader)
    return show(request, "training/play.html", context)


@require_POST
def played(request: HttpRequest, key: str) -> HttpResponse:
    """Keep this way through for the reader alone."""
    reader = reader_of(request)
    found = _found(key, reader)
    way = _way(found, request.POST.get("at", ""))
    if way.ending is None:
        raise Http404
    keep_play(reader.person, found, way.path, now=clock.now())
    messages.success(request, _("Kept. Only you can see how it went."))
    return redirect("training:plays")


def _found(key: str, reader: Reader) -> Play:
    found = play(key, reader.telling, reader.language)
    if found is None:
        raise Http404
    return found


def _way(found: Play, text: str) -> Walk:
    try:
        return walk(found, path_of(text))
    except (LostPathError, ValueError) as error:
        raise Http404 from error


def _told(found: Play, way: Walk, reader: Reader) -> dict[str, Any]:
    at = ".".join(map(str, way.path))
    choices = way.scene.choices if way.scene else ()
    return {
        "play": found,
        "edition": reader.edition,
        "title": said(found.title, reader.wording),
        "at": at,
        "back": ".".join(map(str, way.path[:-1])),
        "past": [
            {
                "text": prose(step.scene.text, reader.wording),
                "said": said(step.said, reader.wording),
            }
            for step in way.steps
        ],
        "scene": prose(way.scene.text, reader.wording) if way.scene else "",
        "choices": [
            {"say": said(each.say, reader.wording), "at": f"{at}.{n}" if at else str(n)}
            for n, each in enumerate(choices)
        ],
        "ending": way.ending,
        "outcome": prose(way.ending.text, reader.wording) if way.ending else "",
        "debrief": prose(way.ending.debrief, reader.wording) if way.ending else "",
        "criteria": [
            {"text": said(text, reader.wording), "met": n in way.met}
            for n, text in enumerate(found.criteria)
        ],
    }
