"""Two people save the same thing: nobody's words are lost, and the second one sees the first's."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.http import QueryDict


class Stale(Exception):  # noqa: N818 - it says what the page shows
    """The row was saved in the meantime; `current` is how it stands now.

    `own`: whoever saves now saved then, too, in another window.
    """

    def __init__(self, current: Any, *, own: bool = False) -> None:
        super().__init__("saved in the meantime")
        self.current, self.own = current, own


def rebase(
    form: forms.Form, version: int, theirs: dict[str, Any], *, own: bool = False
) -> list[dict[str, str]]:
    """Keep what was typed, ready to be saved over the newer row; return what differs from it.

    The form has a hidden field `version`; `theirs` is the newer row in the form's initial values,
    `own` says that it was saved from another window of the same person.
    """
    differing = [
        {"label": str(bound.label), "theirs": _said(bound, theirs.get(bound.name))}
        for bound in form.visible_fields()
        if bound.name in form.cleaned_data
        and bound.field.has_changed(theirs.get(bound.name), bound.data)
    ]
    form.data = cast("QueryDict", form.data).copy()
    form.data[form.add_prefix("version")] = str(version)
    # setup/differing.html reads it.
    form.own_save = own  # type: ignore[attr-defined]
    said = _("You saved this in another window meanwhile. Nothing that you typed here is lost.")
    if not own:
        said = _("Somebody else saved this while you were writing. Nothing of yours is lost.")
    form.add_error(None, said)
    return differing


def _said(bound: forms.BoundField, value: Any) -> str:
    if value in (None, "", []):
        return _("nothing")
    words = dict(_flat(getattr(bound.field, "choices", [])))
    several = value if isinstance(value, list) else [value]
    return ", ".join(str(words.get(each, each)) for each in several)


def _flat(choices: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Choices without their groups."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield value, label
