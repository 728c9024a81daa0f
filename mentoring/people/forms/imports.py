"""What is asked on the way of a file: the file, how to read it, which column is what."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentoring.people.hris.encodings import ENCODINGS
from mentoring.people.hris.limits import FILE_BYTES, MEGABYTE
from mentoring.people.hris.ties import KINDS
from mentoring.people.imports.ties import keeps_ties
from mentoring.people.imports.words import DELIMITERS, ENCODING_NAMES, FIELDS
from mentoring.people.models import Import

ASKED_FIRST = ("employee_id", "name", "email", "role")


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV or XLSX, up to 50 MB and 200,000 rows."),
        widget=forms.FileInput({"accept": ".csv,.tsv,.txt,.xlsx"}),
        max_length=1000,
        error_messages={"empty": gettext_lazy("The file is empty.")},
    )
    complete = forms.BooleanField(
        label=gettext_lazy("This file names everybody who works here"),
        help_text=gettext_lazy("Whoever is missing from it has left."),
        required=False,
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > FILE_BYTES:
            limit = FILE_BYTES // MEGABYTE
            raise forms.ValidationError(_("The file is larger than %(n)s MB.") % {"n": limit})
        return file


class ReadForm(forms.Form):
    encoding = forms.ChoiceField(label=gettext_lazy("Letters"), required=False)
    delimiter = forms.ChoiceField(label=gettext_lazy("Cells are parted by"), required=False)
    sheet = forms.CharField(label=gettext_lazy("Sheet"), required=False, max_length=200)
    date_order = forms.ChoiceField(
        label=gettext_lazy("Dates such as 03/04/2026"),
        required=False,
        choices=[
            ("", gettext_lazy("Let the file decide")),
            ("dmy", gettext_lazy("3 April: the day comes first")),
            ("mdy", gettext_lazy("March 4: the month comes first")),
        ],
    )

    def __init__(self, *args: Any, sheets: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        guess = ("", _("Let the file decide"))
        names = [(each, ENCODING_NAMES.get(each, each)) for each in ENCODINGS]
        self.fields["encoding"].choices = [guess, *names]  # type: ignore[attr-defined]
        self.fields["delimiter"].choices = [guess, *DELIMITERS.items()]  # type: ignore[attr-defined]
        if sheets:
            choices = [(name, name) for name in sheets]
            self.fields["sheet"] = forms.ChoiceField(
                label=_("Sheet"), required=False, choices=choices
            )


class ColumnsForm(forms.Form):
    """One choice of a column for each field; every column at most once."""

    def __init__(self, data: Any, one: Import, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.one = one
        columns = [(str(at), label or f"#{at + 1}") for at, label in enumerate(one.labels)]
        choices = [("", _("No column")), *columns]
        for name, label in FIELDS[one.kind].items():
            if name in KINDS and not keeps_ties(one):
                continue
            initial = str(one.mapping.get(name, ""))
            self.fields[name] = forms.ChoiceField(
                label=str(label), choices=choices, required=False, initial=initial
            )

    def clean(self) -> dict[str, Any]:
        taken: dict[str, str] = {}
        for name, at in list(self.cleaned_data.items()):
            if at and at in taken:
                other = FIELDS[self.one.kind][taken[at]]
                said = _("This column is chosen for “%(other)s” too.") % {"other": other}
                self.add_error(name, said)
            elif at:
                taken[at] = name
        return self.cleaned_data

    def said(self) -> dict[str, int | str]:
        """As the reader takes it: an index, or nothing for a field that is left out."""
        return {name: int(at) if at else "" for name, at in self.cleaned_data.items()}


class GradeForm(forms.Form):
    """Where one grade stands, beside those that are known."""

    where = forms.ChoiceField(label=gettext_lazy("It stands"))
    label = forms.CharField(max_length=80, widget=forms.HiddenInput)

    def __init__(self, *args: Any, ladder: list[tuple[str, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("below", _("below all others"))]
        for label, _rank in ladder:
            choices.append((f"same:{label}", _("as high as %(g)s") % {"g": label}))
            choices.append((f"above:{label}", _("just above %(g)s") % {"g": label}))
        self.fields["where"].choices = choices  # type: ignore[attr-defined]
