"""XML read as a stream by expat, refusing document types and entities."""

from collections.abc import Callable, Iterator
from typing import IO
from xml.parsers import expat

from mentoring.people.hris.container import UNREADABLE
from mentoring.people.hris.faults import FileFault

_BLOCK = 1 << 16


def feed(
    part: IO[bytes],
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> Iterator[None]:
    """Hand elements to the handlers by local name; yields after each block: rows can flow."""
    parser = expat.ParserCreate(namespace_separator="}")
    local: dict[str, str] = {}

    def name(tag: str) -> str:
        return local.get(tag) or local.setdefault(tag, tag.rpartition("}")[2])

    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: start(name(tag), attributes)
    parser.EndElementHandler = lambda tag: end(name(tag))
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    try:
        while block := part.read(_BLOCK):
            parser.Parse(block, False)
            yield
        parser.Parse(b"", True)
    except (expat.ExpatError, *UNREADABLE):
        raise FileFault("workbook_damaged") from None
    yield


def _refuse(*_: object) -> None:
    raise FileFault("workbook_unsafe")
