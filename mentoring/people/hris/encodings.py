"""Which encoding a file of text is in: decided where it is plain, asked where it is not."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from unicodedata import combining

from mentoring.people.hris.columns import recognised
from mentoring.people.hris.faults import FileFault
from mentoring.people.hris.plausible import likeness

UNICODE = ("utf-8", "utf-16-le", "utf-16-be")
DECIDED = ("cp1252", "cp932", "cp949", "gb18030")  # may be chosen without asking
ONE_SCRIPT = ("cp1251", "cp1253", "cp1255", "cp1256", "cp874")
BY_HAND = ("big5hkscs", "cp1254", "mac-roman", "cp1250", *ONE_SCRIPT)
ENCODINGS = (*UNICODE, *DECIDED, *BY_HAND, "euc_jp")
_CHOICES = 12
_FEW = 3  # rows
_CENTRAL = frozenset("³¹ìòù")  # what Windows-1252 shows for letters of Polish and Czech
_NAMES = {
    "utf-8-sig": "utf-8", "utf8": "utf-8", "ascii": "utf-8", "utf-16": "utf-16-le",
    "iso8859-1": "cp1252", "shift_jis": "cp932", "euc_kr": "cp949", "gbk": "gb18030",
    "gb2312": "gb18030", "big5": "big5hkscs", "iso8859-9": "cp1254", "iso8859-2": "cp1250",
    "iso8859-7": "cp1253", "iso8859-8": "cp1255", "tis-620": "cp874", "iso8859-11": "cp874",
}  # fmt: skip
_SAMPLE = 64 * 1024
_BLOCK = 1024 * 1024
_PREVIEW = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read the file, with its first rows so read, for a person to choose from."""

    encoding: str
    likeness: float
    lines: tuple[str, ...]


@dataclass(slots=True)
class _Look:
    """What one pass over the bytes found."""

    size: int = 0
    first: list[bytes] = field(default_factory=list)
    odd: list[bytes] = field(default_factory=list)  # lines with bytes beyond ASCII, up to a sample
    odd_bytes: int = 0
    well_formed: int = 0  # of those lines, how many are UTF-8, in the whole file
    ill_formed: int = 0


def named(encoding: str) -> str:
    """Our name for what a person or a remembered choice calls the encoding."""
    try:
        name = codecs.lookup(encoding.strip()).name
    except (LookupError, ValueError):
        raise FileFault("encoding_unknown", value=encoding) from None
    name = _NAMES.get(name, name)
    if name not in ENCODINGS:
        raise FileFault("encoding_unknown", value=encoding)
    return name


def sniff_encoding(file: BinaryIO) -> tuple[str, tuple[Candidate, ...]]:
    """The encoding and no candidates, or an empty name and the candidates to ask about."""
    file.seek(0)
    head = file.read(4096)
    marked = _by_mark(head) or _by_zeros(head)
    if marked:
        return marked, ()
    look = _look(file)
    if _is_utf_8(look):
        return "utf-8", ()
    candidates = _candidates(look)
    best = _winner(candidates, look)
    return (best.encoding, ()) if best else ("", candidates)


def _is_utf_8(look: _Look) -> bool:
    if look.well_formed < 4 * look.ill_formed:
        return False
    return look.well_formed > _FEW or not _is_chance(b"".join(look.odd))


def _is_chance(sample: bytes) -> bool:
    """A few pairs of bytes may be UTF-8 by accident: then they are no letters one would expect."""
    letters = [each for each in sample.decode("utf-8", "ignore") if each > "\x7f"]
    odd = [each for each in letters if each < "\u0800" and not _expected(each)]
    if 2 * len(odd) <= len(letters):
        return False
    asian = ((each, _decoded(sample, each)) for each in ("cp932", "cp949", "gb18030"))
    return any(text and likeness(each, text) >= 0.6 for each, text in asian)  # noqa: PLR2004


def _expected(letter: str) -> bool:
    if combining(letter):
        return True
    return letter.isalpha() and (letter < "\u0180" or "\u0370" <= letter < "\u0700")


def _by_mark(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise FileFault("encoding_unknown", value="UTF-32")
    marks = {codecs.BOM_UTF8: "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
    return next((name for mark, name in marks.items() if head.startswith(mark)), "")


def _by_zeros(head: bytes) -> str:
    """UTF-16 without a mark: every ASCII letter in it has a zero on one and the same side."""
    left, right = head[::2].count(0), head[1::2].count(0)
    few = max(2, len(head) // 40)
    if right > few and right > 8 * left:
        return "utf-16-le"
    return "utf-16-be" if left > few and left > 8 * right else ""


def _look(file: BinaryIO) -> _Look:
    look = _Look()
    for line in _lines(file):
        if line and len(look.first) < _PREVIEW:
            look.first.append(line)
        if not line.isascii():
            _count(look, line)
    return look


def _lines(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    rest = b""
    while block := file.read(_BLOCK):
        *whole, rest = (rest + block).splitlines(keepends=True)
        yield from whole
    if rest:
        yield rest


def _count(look: _Look, line: bytes) -> None:
    try:
        line.decode()
        look.well_formed += 1
    except UnicodeDecodeError:
        look.ill_formed += 1
    if look.odd_bytes < _SAMPLE:
        look.odd.append(line[:_SAMPLE])
        look.odd_bytes += len(line)


def _candidates(look: _Look) -> tuple[Candidate, ...]:
    sample = b"".join(look.odd)
    shown = list(dict.fromkeys(look.first[:1] + look.odd[:_PREVIEW]))
    found: dict[str, Candidate] = {}
    for encoding in DECIDED + BY_HAND:
        text = _decoded(sample, encoding)
        if text and text not in found:
            lines = tuple(part.decode(encoding, "replace").rstrip("\r\n") for part in shown)
            found[text] = Candidate(encoding, round(likeness(encoding, text), 3), lines)
    ranked = sorted(found.values(), key=lambda each: -each.likeness)
    if look.well_formed:  # some rows are UTF-8
        lines = tuple(part.decode("utf-8", "replace").rstrip("\r\n") for part in shown)
        share = look.well_formed / (look.well_formed + look.ill_formed)
        ranked.append(Candidate("utf-8", round(share, 3), lines))
    return tuple(ranked[:_CHOICES])


def _decoded(sample: bytes, encoding: str) -> str:
    try:
        return sample.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _winner(candidates: tuple[Candidate, ...], look: _Look) -> Candidate | None:
    """The one reading that needs no question, or None."""
    if not candidates or candidates[0].encoding not in DECIDED or _has_mixture(look):
        return None
    best, *others = candidates
    if not _may_be_central(best):
        others = [each for each in others if each.encoding != "cp1250"]
    lead = best.likeness - max((_weight(each) for each in others), default=0.0)
    letters = sum(byte > 0x7F for line in look.odd for byte in line)  # noqa: PLR2004
    wanted = 0.2 if letters >= 40 else 0.35 if letters >= 12 else 0.6  # noqa: PLR2004
    if _header_tells(best, others):
        wanted = 0.0
    return best if best.likeness >= 0.6 and lead >= wanted else None  # noqa: PLR2004


def _weight(rival: Candidate) -> float:
    """Scripts that fill a code page make half a text of anything: they count when they fit well."""
    fits = rival.likeness >= 0.9 or rival.encoding not in ONE_SCRIPT  # noqa: PLR2004
    return rival.likeness if fits else rival.likeness / 2


def _may_be_central(best: Candidate) -> bool:
    """Czech and Polish in Windows-1250 look nearly right as Windows-1252: `Dvoøák`."""
    text = "".join(best.lines).lower()
    lone = "ø" in text and not any(letter in text for letter in "åæ")
    return any(letter in text for letter in _CENTRAL) or (lone and any(c in text for c in "áíýéè"))


def _has_mixture(look: _Look) -> bool:
    return look.well_formed * 20 > look.ill_formed


def _header_tells(best: Candidate, others: list[Candidate]) -> bool:
    """Whether headings beyond ASCII are words we know in this reading and in no other."""
    heading = best.lines[0]
    if heading.isascii():
        return False
    return recognised(heading) > max((recognised(each.lines[0]) for each in others), default=0)
