"""Tables that scroll, sort by links and carry a selection; pages of a list; the bulk bar."""

from collections.abc import Sequence
from typing import Any
from zlib import crc32

from django import template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_block_tag(end_name="endtable")
def table(content: SafeString, caption: str, *, note: str = "", hidden: bool = False) -> SafeString:
    """A table in a scroller that the keyboard reaches; `hidden` keeps the caption for readers."""
    uid = f"t{crc32(str(caption).encode()):08x}"
    context = {"content": content, "caption": caption, "note": note, "hidden": hidden, "uid": uid}
    return render_to_string("parts/table.html", context)


@register.inclusion_tag("parts/sort_header.html", takes_context=True)
def sort_header(
    context: template.Context, label: str, key: str, *, number: bool = False
) -> dict[str, Any]:
    """A column head that sorts by `?sort=key`, and by `?sort=-key` when pressed again."""
    query = context["request"].GET.copy()
    current = query.get("sort") or context.get("sort", "")
    query.pop("page", None)
    query["sort"] = f"-{key}" if current == key else key
    order = {key: "ascending", f"-{key}": "descending"}.get(str(current), "")
    return {"label": label, "url": f"?{query.urlencode()}", "order": order, "number": number}


@register.inclusion_tag("parts/select_head.html")
def select_head() -> dict[str, Any]:
    return {}


@register.inclusion_tag("parts/select_cell.html")
def select_cell(value: Any, label: str, *, checked: bool = False) -> dict[str, Any]:
    """The row's tick box; `label` names the row, for it is read without seeing it."""
    return {"value": value, "label": label, "checked": checked}


@register.inclusion_tag("parts/bulk_bar.html")
def bulk_bar(
    choices: Sequence[tuple[str, str]], *, total: int, button: str = "", **options: Any
) -> dict[str, Any]:
    """Stands last inside the form round the table; `total` rows match beyond those on the page."""
    return {"choices": choices, "total": total, "button": button, **options}


@register.inclusion_tag("parts/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any]) -> dict[str, Any]:
    """Links that keep the filters and the order of the list."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    pages = [(number, _page_url(context, number)) for number in numbers]
    return {
        "page": page,
        "pages": pages,
        "previous": page.has_previous() and _page_url(context, page.number - 1),
        "next": page.has_next() and _page_url(context, page.number + 1),
    }


def _page_url(context: template.Context, number: int | str) -> str:
    if not isinstance(number, int):
        return ""
    query = context["request"].GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
