"""Two people save the same thing: nobody's words are lost, and the second one sees the first's."""

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.http import QueryDict


class Stale(Exception):  # noqa: N818 - it says what the page shows
    """Somebody else saved in the meantime; `current` is the row as it stands now."""

    def __init__(self, current: Any) -> None:
        super().__init__("saved by somebody else in the meantime")
        self.current = current


def rebase(form: forms.Form, version: int, theirs: dict[str, Any]) -> list[dict[str, str]]:
    """Keep what was typed, ready to be saved over the newer row; return what differs from it.

    The form has a hidden field `version`; `theirs` is the newer row in the form's initial values.
    """
    differing = [
        {"label": str(bound.label), "theirs": _said(bound, theirs.get(bound.name))}
        for bound in form.visible_fields()
        if bound.name in form.cleaned_data
        and bound.field.has_changed(theirs.get(bound.name), bound.data)
    ]
    form.data = cast("QueryDict", form.data).copy()
    form.data[form.add_prefix("version")] = str(version)
    form.add_error(
        None, _("Somebody else saved this while you were writing. Nothing of yours is lost.")
    )
    return differing


def _said(bound: forms.BoundField, value: Any) -> str:
    choices = dict(getattr(bound.field, "choices", []))
    return str(choices.get(value, value if value not in (None, "") else _("nothing")))
