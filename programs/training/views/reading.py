"""The reader's own way: the shelf, a module page by page, its check, one commitment."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mentoring.people.access import require, signed_in
from mentoring.people.models import Person, User
from mentoring.web import clock
from mentoring.web.show import show
from programs.participants.queries import edition_read_by
from programs.setup.models import Edition
from programs.setup.wording import Wording, words
from programs.training.actions import answer_check, commit, read_on, right
from programs.training.forms import CheckForm, CommitmentForm
from programs.training.library import Module, module
from programs.training.models import ModuleState
from programs.training.plays import play, telling_for
from programs.training.prose import prose, said
from programs.training.queries import Shelf, answers_of, owed, shelves, state_of


@dataclass(frozen=True)
class Reader:
    """Who reads, in which words."""

    user: User
    person: Person
    edition: Edition | None
    wording: Wording
    language: str
    telling: str


def reader_of(request: HttpRequest) -> Reader:
    """The employee behind the account; an account without one has nothing to keep a place in."""
    user = signed_in(request.user)
    require(user.person is not None)
    assert user.person is not None  # noqa: S101 - said to the type checker, required above
    edition = edition_read_by(user.person)
    return Reader(
        user,
        user.person,
        edition,
        words(edition),
        (get_language() or "en").split("-")[0],
        telling_for(edition.vocabulary if edition else ""),
    )


def module_or_404(key: str, reader: Reader) -> Module:
    found = module(key.upper(), reader.language)
    if found is None:
        raise Http404
    return found


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What I am asked to learn before we first meet, and what else there is for me."""
    reader = reader_of(request)
    role = "coordinator" if reader.user.grants.exists() else ""
    found = shelves(reader.person, role=role, language=reader.language)
    context = {
        "edition": reader.edition,
        "asked": [_row(shelf, reader) for shelf in found if shelf.asked],
        "others": [_row(shelf, reader) for shelf in found if not shelf.asked],
    }
    return show(request, "training/index.html", context)


def _row(shelf: Shelf, reader: Reader) -> dict[str, Any]:
    """A module on the shelf, with the page to go on with."""
    word, tone = _("Not begun"), ""
    if shelf.state:
        word, tone = _("Begun"), "info"
    if shelf.owed:
        word, tone = _("Nearly complete"), "info"
    if shelf.is_done:
        word, tone = _("Complete"), "good"
    return {
        "module": shelf.module,
        "title": said(shelf.module.title, reader.wording),
        "summary": said(shelf.module.summary, reader.wording),
        "url": shelf.url,
        "owed": [_deed(deed) for deed in shelf.owed],
        "word": word,
        "tone": tone,
    }


def _deed(deed: str) -> dict[str, str]:
    """Where something that a module asks for outside its own pages is done."""
    if deed == "boundary-card":
        return {"label": _("Write your boundary card"), "url": reverse("training:boundaries")}
    return {"label": _("Do its exercise together"), "url": reverse("exercises:mine")}


@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, key: str, n: int) -> HttpResponse:
    """One page of a module; going on keeps the place."""
    reader = reader_of(request)
    found = module_or_404(key, reader)
    if not 1 <= n <= len(found.parts):
        raise Http404
    if request.method == "POST":
        read_on(reader.person, found, to=n)
        following = "training:check" if n == len(found.parts) else "training:read"
        return redirect(following, *([key] if n == len(found.parts) else [key, n + 1]))
    part = found.parts[n - 1]
    context = _about(found, reader) | {
        "heading": said(part.title, reader.wording),
        "n": n,
        "text": prose(part.text, reader.wording),
        "plays": [_play(each, reader) for each in part.plays],
        "before": n - 1,
    }
    return show(request, "training/read.html", context)


def _play(key: str, reader: Reader) -> dict[str, str]:
    """A talk that belongs to a page; the library's tests see to it that there is one."""
    found = play(key, reader.telling, reader.language)
    assert found is not None  # noqa: S101 - said to the type checker
    return {
        "key": key,
        "title": said(found.title, reader.wording),
        "summary": said(found.summary, reader.wording),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, key: str) -> HttpResponse:
    """The check: answers stay with their author, wrong choices come back with their reason."""
    reader = reader_of(request)
    found = module_or_404(key, reader)
    state, own = state_of(reader.person, found.key), answers_of(reader.person, found.key)
    answers = own.answers if own else {}
    posted = request.POST if request.method == "POST" else None
    form = CheckForm(posted, module=found, wording=reader.wording, answers=answers)
    if form.is_valid():
        state = answer_check(
            reader.person, found, by=reader.user, answers=form.answers(), now=clock.now()
        )
        return redirect("training:check" if state.passed_at is None else "training:commit", key)
    context = _about(found, reader) | {
        "form": form,
        "intro": said(found.check.intro, reader.wording),
        "questions": _questions(found, reader, form, answers),
        "answered": bool(answers),
        "right": right(found, answers),
        "state": state,
    }
    return show(request, "training/check.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def commitment(request: HttpRequest, key: str) -> HttpResponse:
    """The one thing the reader will do; after it the module is complete."""
    reader = reader_of(request)
    found = module_or_404(key, reader)
    state, own = state_of(reader.person, found.key), answers_of(reader.person, found.key)
    if state is None or own is None or state.passed_at is None:
        return redirect("training:check", key)
    form = CommitmentForm(request.POST or None, text=own.commitment)
    if form.is_valid():
        text = form.cleaned_data["text"]
        state = commit(reader.person, found, by=reader.user, text=text, now=clock.now())
        messages.success(request, _thanks(found, state, reader))
        return redirect("training:index")
    context = _about(found, reader) | {
        "form": form,
        "state": state,
        "ideas": [said(each, reader.wording) for each in found.commitments],
        "reasons": _reasons(found, reader, own.answers),
    }
    return show(request, "training/commit.html", context, status=422 if form.errors else 200)


def _thanks(found: Module, state: ModuleState, reader: Reader) -> str:
    if "boundary-card" in owed(found, state):
        return _("Saved. The module is complete once your boundary card is written.")
    if state.completed_at is None:
        return _("Saved. The module is complete once its exercise with your partner is done.")
    return _("“%(title)s” is complete.") % {"title": said(found.title, reader.wording)}


def _about(found: Module, reader: Reader) -> dict[str, Any]:
    return {
        "module": found,
        "title": said(found.title, reader.wording),
        "edition": reader.edition,
        "steps": len(found.parts) + 2,
    }


def _questions(
    found: Module, reader: Reader, form: CheckForm, answers: dict[str, Any]
) -> list[dict[str, Any]]:
    """Each question with its field, and the reason behind the last choice if it was wrong."""
    return [
        {
            "field": form[f"q{place}"],
            "hints": [said(hint, reader.wording) for hint in item.hints],
            "is_choice": item.ask == "choice",
            "why": _why(found, place, reader, answers, only_wrong=True),
        }
        for place, item in enumerate(found.check.items)
    ]


def _reasons(found: Module, reader: Reader, answers: dict[str, Any]) -> list[dict[str, str]]:
    return [
        {"case": said(item.text, reader.wording), "why": why}
        for place, item in enumerate(found.check.items)
        if (why := _why(found, place, reader, answers))
    ]


def _why(
    found: Module, place: int, reader: Reader, answers: dict[str, Any], *, only_wrong: bool = False
) -> str:
    item, pick = found.check.items[place], answers.get(str(place))
    if not isinstance(pick, int) or not 0 <= pick < len(item.options):
        return ""
    chosen = item.options[pick]
    is_fine = chosen.right or item.ask == "rate"
    return "" if only_wrong and is_fine else said(chosen.why, reader.wording)
