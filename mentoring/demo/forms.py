"""How far the demo's clock is moved."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 366


class MoveClockForm(forms.Form):
    days = forms.IntegerField(
        label=_("Days to let pass"), min_value=1, max_value=LONGEST, initial=1
    )
