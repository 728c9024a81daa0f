"""Form fields with label, hint, who-sees-this line and error, and the summary of all errors."""

from typing import Any

from django import forms, template
from django.forms import BaseForm, BoundField
from django.forms.boundfield import BoundWidget

register = template.Library()

# The kinds of control that need a fieldset, or another class than the plain box.
CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)
BOXES = (forms.CheckboxInput,)
FILES = (forms.FileInput,)


@register.inclusion_tag("parts/field.html")
def field(bound: BoundField, **options: Any) -> dict[str, Any]:
    """One field of a form, whatever its widget; see docs/how-to/components.md for the options."""
    kind = kind_of(bound)
    described = _described_by(bound, options)
    return {
        "bound": bound,
        "kind": kind,
        "hint": bound.help_text,
        "described": " ".join(described),
        "control": "" if kind == "choices" else _control(bound, kind, options, described),
        "choices": _choices(bound, options) if kind == "choices" else [],
        **options,
    }


@register.inclusion_tag("parts/form_errors.html")
def form_errors(*bound_forms: BaseForm) -> dict[str, Any]:
    """Every error of the forms, each a link to its field; nothing when there is none."""
    return {"errors": [error for form in bound_forms for error in _errors(form)]}


@register.inclusion_tag("parts/fields.html")
def fields(form: BaseForm) -> dict[str, Any]:
    """All fields of a form in their own order, for forms that need no arranging."""
    return {"form": form}


@register.inclusion_tag("parts/filters.html", takes_context=True)
def filters(context: template.Context, form: BaseForm, **options: Any) -> dict[str, Any]:
    """A GET form in one row; `clear` is the address without any filter."""
    return {"form": form, "request": context.get("request"), **options}


def kind_of(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, CHOICES):
        return "choices"
    if isinstance(widget, BOXES):
        return "box"
    if isinstance(widget, FILES):
        return "file"
    return "parts" if isinstance(widget, forms.MultiWidget) else "control"


def _described_by(bound: BoundField, options: dict[str, Any]) -> list[str]:
    present = {
        "error": bool(bound.errors),
        "hint": bool(options.get("hint", bound.help_text)),
        "sees": bool(options.get("sees")),
    }
    return [f"{bound.auto_id}_{name}" for name, shown in present.items() if shown]


def _control(bound: BoundField, kind: str, options: dict[str, Any], described: list[str]) -> str:
    classes = {"box": "tick", "file": "file"}.get(kind, "control")
    own = bound.field.widget.attrs.get("class", "")
    attrs = {"class": " ".join(filter(None, [classes, own, options.get("width", "")]))}
    attrs["aria-describedby"] = " ".join(described) or None  # type: ignore[assignment]
    if options.get("autocomplete"):
        attrs["autocomplete"] = options["autocomplete"]
    return bound.as_widget(attrs={key: value for key, value in attrs.items() if value})


def _choices(bound: BoundField, options: dict[str, Any]) -> list[tuple[BoundWidget, str]]:
    hints = options.get("hints") or {}
    return [(each, hints.get(str(each.data["value"]), "")) for each in bound.subwidgets]


def _errors(form: BaseForm) -> list[tuple[str, str]]:
    whole = [("", str(error)) for error in form.non_field_errors()]
    return whole + [
        (_target(bound), f"{_name(bound)} {error}")
        for bound in form.visible_fields()
        for error in bound.errors
    ]


def _name(bound: BoundField) -> str:
    label = str(bound.label)
    return label if label.endswith(("?", "!", ".", ":")) else f"{label}:"


def _target(bound: BoundField) -> str:
    """The id of the first control of a field, where a link of the summary leads."""
    first = bound.subwidgets[0].id_for_label if kind_of(bound) == "choices" else bound.id_for_label
    return first or bound.auto_id
