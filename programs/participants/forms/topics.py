"""Topics to offer and to learn, row by row, without any script."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.setup.queries import topic_choices

LEVELS = [
    (1, gettext_lazy("I have begun")),
    (2, gettext_lazy("I use it")),
    (3, gettext_lazy("I know it well")),
    (4, gettext_lazy("I could show it to others")),
    (5, gettext_lazy("I show it to others already")),
]
WEIGHTS = [
    (1, gettext_lazy("I am curious")),
    (2, gettext_lazy("I want to learn it")),
    (3, gettext_lazy("Before all else")),
]
FEWEST, MOST = 3, 8


class TopicsForm(forms.Form):
    """Rows `offer_N_…` and `wish_N_…`; a row without a topic counts for nothing."""

    def __init__(
        self, *args: Any, values: dict[str, Any], more: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.choices = [("", _("Choose a topic")), *topic_choices()]
        self.rows = {
            "offer": self._count("offer", len(values["offers"]), more=more),
            "wish": self._count("wish", len(values["wishes"]), more=more),
        }
        for number in range(self.rows["offer"]):
            self._add_offer(number, _row(values["offers"], number))
        for number in range(self.rows["wish"]):
            self._add_wish(number, _row(values["wishes"], number))

    def _count(self, name: str, there: int, *, more: bool) -> int:
        if self.is_bound:
            posted = sum(key.startswith(f"{name}_") and key.endswith("_topic") for key in self.data)
            return min(max(posted + more, FEWEST), MOST)
        return min(max(there + 1, FEWEST), MOST)

    def _add_offer(self, number: int, row: dict[str, Any]) -> None:
        name = f"offer_{number}"
        self._add_topic(name, _("Topic %(n)s you can offer") % {"n": number + 1}, row)
        self.fields[f"{name}_level"] = forms.TypedChoiceField(
            label=_("How well you know it"),
            choices=LEVELS,
            coerce=int,
            initial=row.get("level", 3),
            required=False,
            empty_value=None,
        )
        self.fields[f"{name}_evidence"] = forms.CharField(
            label=_("What you have done with it"),
            max_length=200,
            required=False,
            initial=row.get("evidence", ""),
        )

    def _add_wish(self, number: int, row: dict[str, Any]) -> None:
        name = f"wish_{number}"
        self._add_topic(name, _("Topic %(n)s you want to learn") % {"n": number + 1}, row)
        self.fields[f"{name}_weight"] = forms.TypedChoiceField(
            label=_("How much"),
            choices=WEIGHTS,
            coerce=int,
            initial=row.get("weight", 2),
            required=False,
            empty_value=None,
        )

    def _add_topic(self, name: str, label: str, row: dict[str, Any]) -> None:
        field = forms.ChoiceField(
            label=label, choices=self.choices, required=False, initial=row.get("topic", "")
        )
        self.fields[f"{name}_topic"] = field

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for name in ("offer", "wish"):
            seen: set[str] = set()
            for number in range(self.rows[name]):
                field = f"{name}_{number}_topic"
                topic = values.get(field)
                if topic and topic in seen:
                    self.add_error(field, _("This topic stands above already."))
                seen.add(topic or "")
        return values

    def values(self) -> dict[str, Any]:
        """What is stored, once the form is valid."""
        return {
            "offers": self._filled("offer", ("topic", "level", "evidence")),
            "wishes": self._filled("wish", ("topic", "weight")),
        }

    def _filled(self, name: str, parts: tuple[str, ...]) -> list[dict[str, Any]]:
        said = self.cleaned_data
        usual = {"level": 3, "weight": 2}
        rows = [
            {part: said[f"{name}_{number}_{part}"] or usual.get(part, "") for part in parts}
            for number in range(self.rows[name])
        ]
        return [row for row in rows if row["topic"]]

    def bound_rows(self, name: str, parts: tuple[str, ...]) -> list[list[forms.BoundField]]:
        numbers = range(self.rows[name])
        return [[self[f"{name}_{number}_{part}"] for part in parts] for number in numbers]

    @property
    def offers(self) -> list[list[forms.BoundField]]:
        return self.bound_rows("offer", ("topic", "level", "evidence"))

    @property
    def wishes(self) -> list[list[forms.BoundField]]:
        return self.bound_rows("wish", ("topic", "weight"))


def _row(rows: list[dict[str, Any]], number: int) -> dict[str, Any]:
    return rows[number] if number < len(rows) else {}
