"""What the audit log can be narrowed by."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class LogForm(forms.Form):
    verb = forms.CharField(label=_("What happened"), required=False, max_length=80)
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def clean_verb(self) -> str:
        verb: str = self.cleaned_data["verb"]
        return verb.strip().lower()

    def chosen(self) -> dict[str, Any]:
        """What to narrow by; a field that is wrong narrows nothing and says so."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) for name in self.fields}
