"""The texts that a workbook's cells point to, kept as bytes: few are wanted more than once."""

import posixpath
import zipfile
from array import array

from mentoring.people.hris.container import opened_part
from mentoring.people.hris.workbook import Sheet
from mentoring.people.hris.xmlstream import feed


def shared_texts(archive: zipfile.ZipFile, sheet: Sheet) -> "SharedTexts":
    path = posixpath.join(posixpath.dirname(posixpath.dirname(sheet.path)), "sharedStrings.xml")
    texts = SharedTexts()
    if path in archive.namelist():
        reader = _Reader(texts)
        with opened_part(archive, path) as part:
            for _ in feed(part, reader.start, reader.end, reader.text):
                pass
    return texts


class SharedTexts:
    """Texts by their place, empty beyond the last."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("Q", [0])

    def add(self, text: str) -> None:
        self._bytes += text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._bytes))

    def at(self, place: int) -> str:
        if not 0 <= place < len(self._ends) - 1:
            return ""
        cut = self._bytes[self._ends[place] : self._ends[place + 1]]
        return cut.decode("utf-8", "surrogatepass")


class _Reader:
    """Joins the runs of a rich text; leaves out readings (furigana) set above it."""

    def __init__(self, texts: SharedTexts) -> None:
        self._texts = texts
        self._parts: list[str] = []
        self._reading = 0
        self._within = False

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        if tag == "si":
            self._parts = []
        elif tag == "rPh":
            self._reading += 1
        elif tag == "t":
            self._within = not self._reading

    def end(self, tag: str) -> None:
        if tag == "si":
            self._texts.add("".join(self._parts))
        elif tag == "rPh":
            self._reading -= 1
        elif tag == "t":
            self._within = False

    def text(self, data: str) -> None:
        if self._within:
            self._parts.append(data)
