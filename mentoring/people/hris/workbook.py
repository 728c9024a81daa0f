"""A workbook's sheets, shared texts and number formats, read with every XML entity refused."""

import posixpath
import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from mentoring.people.hris.container import UNREADABLE
from mentoring.people.hris.faults import FileFault
from mentoring.people.hris.limits import MEGABYTE

_SMALL_PART = 8 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Book:
    """The visible sheets in their order, and one number format for each cell style."""

    sheets: tuple[Sheet, ...]
    formats: tuple[str, ...]
    epoch_1904: bool


def read_book(archive: zipfile.ZipFile) -> Book:
    try:
        return _book(archive)
    except DefusedXmlException:
        raise FileFault("workbook_unsafe") from None
    except (ParseError, *UNREADABLE):
        raise FileFault("workbook_damaged") from None


def _book(archive: zipfile.ZipFile) -> Book:
    main, root = _main_part(archive)
    targets = {_a(rel, "Id"): _target(main, rel) for rel in _part(archive, _rels_of(main))}
    sheets = []
    for element in _all(root, "sheet"):
        path = targets.get(_a(element, "id"), "")
        visible = _a(element, "state") not in ("hidden", "veryHidden")
        if visible and "/worksheets/" in path:
            sheets.append(Sheet(_a(element, "name"), path))
    properties = _all(root, "workbookPr")
    epoch = bool(properties) and _a(properties[0], "date1904") in ("1", "true")
    return Book(tuple(sheets), _formats(archive, posixpath.dirname(main)), epoch)


def _main_part(archive: zipfile.ZipFile) -> tuple[str, Element]:
    for rel in _part(archive, "_rels/.rels"):
        if _a(rel, "Type").endswith("/officeDocument"):
            path = _target("", rel)
            return path, _part(archive, path)
    raise FileFault("file_not_a_table")


def _rels_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _target(part: str, rel: Element) -> str:
    path = posixpath.join("/", posixpath.dirname(part), _a(rel, "Target"))
    return posixpath.normpath(path).lstrip("/")


def _formats(archive: zipfile.ZipFile, folder: str) -> tuple[str, ...]:
    path = posixpath.join(folder, "styles.xml")
    if path not in archive.namelist():
        return ()
    root = _part(archive, path)
    own = {_a(each, "numFmtId"): _a(each, "formatCode") for each in _all(root, "numFmt")}
    styles = next((each for each in root if _tag(each) == "cellXfs"), None)
    ids = [_a(each, "numFmtId") or "0" for each in styles] if styles is not None else []
    return tuple(own.get(each) or BUILTIN_FORMATS.get(int(each), "General") for each in ids)


def _part(archive: zipfile.ZipFile, path: str) -> Element:
    if archive.getinfo(path).file_size > _SMALL_PART:
        raise FileFault("workbook_too_large")
    root: Element = fromstring(archive.read(path))
    return root


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _all(root: Element, tag: str) -> list[Element]:
    return [each for each in root.iter() if _tag(each) == tag]


def _a(element: Element, name: str) -> str:
    """An attribute by its local name: strict and transitional workbooks differ in namespaces."""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


def is_date(number_format: str) -> bool:
    return bool(is_date_format(number_format))
