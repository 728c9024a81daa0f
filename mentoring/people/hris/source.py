"""Where a file's bytes come from, opened anew for each pass, and what kind of file it is."""

import io
from pathlib import Path
from typing import BinaryIO

from mentoring.people.hris.faults import FileFault
from mentoring.people.hris.limits import FILE_BYTES, MEGABYTE

Source = Path | bytes
_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!",
           b"\x7fELF", b"MZ\x90", b"{\\rtf")  # fmt: skip
_PAGE = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def opened(source: Source) -> BinaryIO:
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def kind_of(source: Source) -> str:
    """Tell "csv" from "xlsx" by the content, never by the name; a fault for anything else."""
    with opened(source) as file:
        size = file.seek(0, io.SEEK_END)
        if size > FILE_BYTES:
            raise FileFault("file_too_large", limit=FILE_BYTES // MEGABYTE)
        file.seek(0)
        head = file.read(4096)
        if head.startswith(_OLE):
            raise FileFault("workbook_encrypted" if _has(file, _ENCRYPTED) else "workbook_old")
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise FileFault("file_empty")
    if head.startswith(_ZIP):
        return "xlsx"
    if head.startswith(_BINARY):
        raise FileFault("file_not_a_table")
    if head.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip().lower().startswith(_PAGE):
        raise FileFault("workbook_is_a_page")
    return "csv"


def _has(file: BinaryIO, mark: bytes) -> bool:
    file.seek(0)
    return mark in file.read()
