"""What the fields of a file, its encodings and its delimiters are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIELDS: dict[str, dict[str, Promise]] = {
    "people": {
        "employee_id": _("Employee number"),
        "name": _("Name"),
        "given_name": _("Given name"),
        "family_name": _("Family name"),
        "preferred_name": _("Preferred name"),
        "email": _("E-mail address"),
        "manager_id": _("Manager's number"),
        "pay_decider_id": _("Pay decision-maker's number"),
        "function": _("Function"),
        "grade": _("Grade"),
        "site": _("Site"),
        "region": _("Region"),
        "country": _("Country"),
        "time_zone": _("Time zone"),
        "languages": _("Languages"),
        "hired_on": _("Hired on"),
        "left_on": _("Left on"),
        "work_start": _("Work starts"),
        "work_end": _("Work ends"),
    },
    "participants": {
        "person": _("Person (number or address)"),
        "employee_id": _("Employee number"),
        "email": _("E-mail address"),
        "role": _("Side"),
        "offers": _("Topics offered"),
        "wants": _("Topics wished for"),
        "hours": _("Hours a month"),
        "languages": _("Languages"),
        "aspirations": _("Aspirations"),
        "capacity": _("Capacity"),
    },
}
# The headings of the template and of the directory's export: words that the import knows.
HEADINGS: dict[str, str] = {
    "employee_id": "Employee number",
    "name": "Name",
    "preferred_name": "Preferred name",
    "email": "E-mail address",
    "manager_id": "Manager number",
    "pay_decider_id": "Pay decision-maker ID",
    "function": "Function",
    "grade": "Grade",
    "site": "Site",
    "region": "Region",
    "country": "Country",
    "time_zone": "Time zone",
    "languages": "Languages",
    "hired_on": "Hire date",
    "left_on": "Termination date",
    "work_start": "Work start",
    "work_end": "Work end",
}
DELIMITERS: dict[str, Promise] = {
    ",": _("comma"),
    ";": _("semicolon"),
    "\t": _("tab"),
    "|": _("vertical bar"),
}
ENCODING_NAMES: dict[str, Promise | str] = {
    "utf-8": "Unicode (UTF-8)",
    "utf-16-le": "Unicode (UTF-16)",
    "utf-16-be": "Unicode (UTF-16, big end first)",
    "cp1252": _("Western European (Windows-1252)"),
    "cp1250": _("Central European (Windows-1250)"),
    "cp1251": _("Cyrillic (Windows-1251)"),
    "cp1253": _("Greek (Windows-1253)"),
    "cp1254": _("Turkish (Windows-1254)"),
    "cp1255": _("Hebrew (Windows-1255)"),
    "cp1256": _("Arabic (Windows-1256)"),
    "cp874": _("Thai (Windows-874)"),
    "cp932": _("Japanese (Shift JIS)"),
    "cp949": _("Korean (CP949)"),
    "gb18030": _("Chinese (GB 18030)"),
    "big5hkscs": _("Chinese (Big5)"),
    "mac-roman": _("Western European (Mac)"),
}
