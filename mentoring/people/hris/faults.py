"""What makes a whole file unreadable, each with a code and a sentence for a person."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

FAULTS: dict[str, Any] = {
    "file_empty": _("The file is empty."),
    "file_gone": _("The file is no longer here. Upload it again."),
    "file_too_large": _("The file is larger than %(limit)s MB."),
    "file_not_a_table": _("This is not a CSV or XLSX file."),
    "no_rows": _("The file holds headings and no rows."),
    "too_many_rows": _("The file has more than %(limit)s rows. Split it and upload the parts."),
    "too_many_columns": _("The file has more than %(limit)s columns."),
    "encoding_unknown": _("'%(value)s' is not an encoding we can read."),
    "encoding_ambiguous": _(
        "The letters of this file can be read in more than one way. Choose what looks right."
    ),
    "delimiter_unknown": _("'%(value)s' is not a delimiter we can read."),
    "column_missing": _("No column was found for: %(value)s."),
    "column_ambiguous": _("More than one column could be: %(value)s. Say which."),
    "column_unknown": _("The file has no column '%(value)s'."),
    "field_unknown": _("'%(value)s' is not a field."),
    "sheet_unknown": _("The workbook has no visible sheet '%(value)s'."),
    "workbook_encrypted": _("The workbook is protected by a password. Save it without one."),
    "workbook_old": _("This is an old .xls workbook. Save it as .xlsx or CSV."),
    "workbook_binary": _("This is a binary .xlsb workbook. Save it as .xlsx or CSV."),
    "workbook_open_document": _("This is an OpenDocument sheet. Save it as .xlsx or CSV."),
    "workbook_is_a_page": _("This is a web page under a workbook's name. Save it as .xlsx or CSV."),
    "workbook_damaged": _("The workbook is damaged and cannot be read."),
    "workbook_unsafe": _("The workbook is built in a way that no spreadsheet program does."),
    "workbook_too_large": _("The workbook unpacks to more than we accept."),
}


class FileFault(Exception):  # noqa: N818 -- a fault is found in a file, not an error of ours
    """The file as a whole cannot be read; `candidates` are choices for a person, best first."""

    def __init__(self, code: str, *, candidates: Sequence[Any] = (), **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
        self.candidates = tuple(candidates)

    @property
    def message(self) -> str:
        return str(FAULTS[self.code]) % self.values

    def __str__(self) -> str:
        return self.message
