"""`{% field form.text sees="note.private"|sees %}` and `{% who_may_see "note.private" %}`."""

from typing import Any

from django import template

from mentoring.people import table

register = template.Library()


@register.filter
def sees(key: str) -> str:
    """The generated who-sees-this line of one row of the permission table."""
    return table.sees(key)


@register.inclusion_tag("parts/who_sees.html")
def who_may_see(key: str) -> dict[str, Any]:
    """The same line by itself, with its eye."""
    return {"text": table.sees(key)}
