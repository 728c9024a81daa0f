"""Headings and labels as they are compared: without case, accents of form, spaces, dots."""

import re
import unicodedata

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_JOINTS = re.compile(r"[\W_]+")


def visible(text: str) -> str:
    """One line of NFC text with no invisible characters and single spaces."""
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def key(text: str) -> str:
    """What two spellings of one label have in common: 'E-Mail ' and 'email' are both 'email'."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _JOINTS.sub("", INVISIBLE.sub("", folded))
