"""E-mail addresses: which texts are one, and when two are the same."""

import re

from mentoring.people.hris.text import tidy

LENGTH = 254
_LOCAL_LENGTH = 64
_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_PLAIN = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+(?=[a-z])(?!\d+$){_LABEL}")
_QUOTED = re.compile(r'"((?:[ !#-\[\]-~]|\\[ -~])+)"@(.+)')
_WITHIN = re.compile(rf"(?:^|(?<=[<:\s,;(]))({_ATOM}(?:\.{_ATOM})*@[^\s<>,;:@]+[^\s<>,;:@.])")
Cleaned = tuple[str, str, str]


def clean_address(raw: str) -> Cleaned:
    """In lower case; the domain may hold letters of any script."""
    address = raw.lower()
    if len(address) <= LENGTH and _PLAIN.fullmatch(address) and address.find("@") <= _LOCAL_LENGTH:
        return address, "", ""
    text, code = tidy(raw)
    if code and not text:
        return "", code, ""
    if not text:
        return "", "address_missing", ""
    found = _address(text.lower())
    return (found, code, "") if found else ("", "address_not_valid", _repair(text.lower()))


def same_address(address: str) -> str:
    """What two spellings of one address have in common."""
    local, _, domain = address.lower().rpartition("@")
    return f"{local.casefold()}@{domain if domain.isascii() else _coded(domain) or domain}"


def _address(text: str) -> str:
    """The address if it is one; a quoted local part loses quotation marks it does not need."""
    quoted = _QUOTED.fullmatch(text)
    local, _, domain = text.rpartition("@")
    if quoted:
        local, domain = quoted[1], quoted[2]
    ascii_domain = domain if domain.isascii() else _coded(domain)
    if not ascii_domain or len(local) > _LOCAL_LENGTH or len(text) > LENGTH:
        return ""
    if _PLAIN.fullmatch(f"{local}@{ascii_domain}"):
        return f"{local}@{domain}"
    return text if quoted and _PLAIN.fullmatch(f"x@{ascii_domain}") else ""


def _coded(domain: str) -> str:
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return ""


def _repair(text: str) -> str:
    """One address within the text, if there is just one: `mailto:a@b.c`, `Ann <a@b.c>`, `a@b.c.`"""
    found = {_address(each) for each in _WITHIN.findall(text)} - {""}
    return found.pop() if len(found) == 1 else ""
