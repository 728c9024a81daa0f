"""Employee numbers as text, with the damage that spreadsheets do to them."""

import re
import unicodedata

from mentoring.people.hris.text import tidy

LENGTH = 40
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E[+-]\d+", re.IGNORECASE)
_DECIMAL = re.compile(r"\d+[.,]0+")
Cleaned = tuple[str, str, str]  # value, code of the problem, repair


def clean_id(raw: str) -> Cleaned:
    if raw.isascii() and raw.isalnum() and len(raw) <= LENGTH:
        return raw, "", ""
    text, code = tidy(raw)
    number = unicodedata.normalize("NFKC", text)
    if code and not text:
        return "", code, ""
    if _ROUNDED.fullmatch(number):
        return "", "id_damaged", ""
    if _DECIMAL.fullmatch(number):
        whole = re.split("[.,]", number)[0]
        return whole, "id_decimal", whole
    if len(number) > LENGTH:
        return "", "too_long", ""
    return number, code, ""


def clean_reference(raw: str, absent: frozenset[str], damaged: str) -> Cleaned:
    """The number of somebody else: what cannot be read is left open instead of rejected."""
    number, code, repair = clean_id(raw)
    if code in ("id_damaged", "too_long"):
        return "", damaged, ""
    if not code and number.casefold() in absent:
        return "", "", ""
    return number, code, repair
