"""The components that are not forms, tables or charts; docs/how-to/components.md lists them all."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

DASH = "\N{EN DASH}"
TONES = {"good": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}


@register.simple_block_tag(end_name="endheading", takes_context=True)
def heading(
    context: template.Context,
    content: SafeString,
    title: str,
    *,
    lead: str = "",
    back: str = "",
    back_label: str = "",
    eyebrow: str = "",
    meta: Sequence[str] = (),
) -> SafeString:
    """The page's h1 with what belongs to it; the content is the page's actions, or nothing."""
    return _render(
        "heading",
        title=title,
        lead=lead,
        back=back,
        back_label=back_label,
        eyebrow=eyebrow,
        meta=meta,
        content=content,
    )


@register.inclusion_tag("parts/button.html")
def button(label: str, **options: Any) -> dict[str, Any]:
    """A button, or a link that looks like one when `href` is given."""
    return {"label": label, "kind": "primary", **options}


@register.simple_block_tag(end_name="endactions")
def actions(content: SafeString) -> SafeString:
    return _render("actions", content=content)


@register.simple_block_tag(end_name="endconfirm", takes_context=True)
def confirm(
    context: template.Context,
    content: SafeString,
    label: str,
    *,
    action: str,
    button: str,
    cancel: str = "",
) -> SafeString:
    """What cannot be taken back: a first press opens the consequence, a second one does it."""
    token = context.get("csrf_token")
    return _render(
        "confirm",
        label=label,
        action=action,
        button=button,
        cancel=cancel,
        content=content,
        csrf_token=token,
    )


@register.inclusion_tag("parts/link_list.html")
def link_list(items: Sequence[Any]) -> dict[str, Any]:
    return {"items": items}


@register.inclusion_tag("parts/task_list.html")
def task_list(items: Sequence[Any]) -> dict[str, Any]:
    return {"items": items}


@register.inclusion_tag("parts/summary_list.html")
def summary_list(rows: Sequence[Any]) -> dict[str, Any]:
    return {"rows": rows}


@register.inclusion_tag("parts/timeline.html")
def timeline(entries: Sequence[Any]) -> dict[str, Any]:
    return {"entries": entries}


@register.inclusion_tag("parts/compare.html")
def compare(left: Any, right: Any) -> dict[str, Any]:
    """Two things side by side; a row marked `changed` says so in words."""
    return {"sides": (left, right)}


@register.simple_tag
def status(word: str, tone: str = "") -> SafeString:
    """A state in a word, which its colour only repeats."""
    return format_html('<span class="status {}">{}</span>', tone, word)


@register.simple_block_tag(end_name="endnotice")
def notice(content: SafeString, tone: str = "info", *, title: str = "") -> SafeString:
    return _render("notice", tone=tone, title=title, content=content, icon=TONES.get(tone, "info"))


@register.filter
def message_icon(tags: str) -> str:
    """The icon of a Django message, by its level tag."""
    return {"success": "circle-check", "warning": "triangle-alert", "error": "circle-alert"}.get(
        tags.rpartition(" ")[2], "info"
    )


@register.filter
def waited(seconds: int | None) -> str:
    """Seconds as a person says them: seconds, minutes, hours or days. Unknown stays a dash."""
    if seconds is None:
        return "–"
    steps = ((172_800, 86_400, _("days")), (7_200, 3_600, _("h")), (120, 60, _("min")))
    unit, word = next(
        ((unit, word) for least, unit, word in steps if seconds >= least), (1, _("s"))
    )
    return f"{int(seconds) // unit} {word}"


@register.filter
def message_tone(tags: str) -> str:
    known = {"success": "good", "warning": "warn", "error": "bad"}
    return known.get(tags.rpartition(" ")[2], "info")


@register.inclusion_tag("parts/nothing.html")
def nothing(title: str, text: str = "", **options: Any) -> dict[str, Any]:
    """What is not here yet, why, and the one thing to do about it."""
    return {"title": title, "text": text, **options}


@register.inclusion_tag("parts/who_sees.html")
def who_sees(text: str) -> dict[str, Any]:
    return {"text": text}


@register.simple_tag
def dash() -> SafeString:
    """The one sign for suppressed, empty and forbidden alike."""
    said = _("no figure")
    return format_html('<span class="dash" role="img" aria-label="{}">{}</span>', said, DASH)


@register.inclusion_tag("parts/dash_legend.html")
def dash_legend() -> dict[str, Any]:
    return {}


@register.inclusion_tag("parts/menu.html", takes_context=True)
def menu(context: template.Context, label: str, items: Sequence[Any]) -> dict[str, Any]:
    return {"label": label, "items": items, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("parts/tile.html")
def tile(value: Any, label: str, *, note: str = "", url: str = "") -> dict[str, Any]:
    """One figure of a `<dl class="tiles">`; no value (None) is the dash."""
    return {"value": value, "label": label, "note": note, "url": url}


@register.inclusion_tag("parts/progress.html")
def progress(label: str, *, value: int, total: int, **options: Any) -> dict[str, Any]:
    """How far a job is: `value` of `total`; `poll` is the address of the fresh part."""
    quarter = 100 if value >= total else (value * 4 // total * 25 if total else 0)
    return {"label": label, "value": value, "total": total, "quarter": quarter, **options}


@register.simple_tag
def person(name: str, *, note: str = "", url: str = "") -> SafeString:
    """A name inside a sentence or a cell, in its own direction."""
    said = format_html('<bdi class="name">{}</bdi>', name)
    if url:
        said = format_html('<a href="{}">{}</a>', url, said)
    return format_html("{} <small>{}</small>", said, note) if note else said


@register.simple_block_tag(end_name="endperson_card")
def person_card(content: SafeString, name: str, role: str, **facts: Any) -> SafeString:
    """Who somebody is, where and what time it is there; the content is its actions."""
    return _render("person_card", name=name, role=role, content=content, **facts)


@register.inclusion_tag("parts/times.html")
def both_times(at: datetime, own: Any, other: Any, **places: str) -> dict[str, Any]:
    """One moment on two clocks, the reader's first: zones as names or tzinfo, places as words."""
    here, there = at.astimezone(_zone(own)), at.astimezone(_zone(other))
    return {
        "at": here,
        "day": date_format(here, "D j M"),
        "own": date_format(here, "H:i"),
        "own_place": places.get("own_place") or _city(own),
        "other": date_format(there, "H:i"),
        "other_day": "" if here.date() == there.date() else date_format(there, "D j M"),
        "other_place": places.get("other_place") or _city(other),
        "same": here.utcoffset() == there.utcoffset(),
    }


def _zone(zone: Any) -> tzinfo:
    return zone if isinstance(zone, tzinfo) else ZoneInfo(str(zone))


def _city(zone: Any) -> str:
    return str(zone).rsplit("/", maxsplit=1)[-1].replace("_", " ")


def _render(part: str, **context: Any) -> SafeString:
    return render_to_string(f"parts/{part}.html", context)
