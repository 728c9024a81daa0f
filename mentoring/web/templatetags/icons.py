"""`{% icon "users" %}`: a stroke icon inline in the page, silent to screen readers."""

from functools import cache

import lucide
from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# These point along the line of reading, so they turn round where people read from the right.
DIRECTIONAL = {"arrow-left", "arrow-right", "chevron-left", "chevron-right", "log-out", "undo-2"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the lucide set by its name; always beside a text that says the same."""
    return _drawn(str(name))


@cache
def _drawn(name: str) -> SafeString:
    classes = "icon directional" if name in DIRECTIONAL else "icon"
    attributes = {"class": classes, "aria_hidden": "true", "focusable": "false"}
    svg = lucide._render_icon(name, None, **attributes)  # noqa: SLF001 - its only door
    return mark_safe(svg)  # noqa: S308 - drawn from the package's own file
