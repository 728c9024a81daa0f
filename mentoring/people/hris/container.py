"""Whether a zip is a workbook that is safe to open, judged before anything is unpacked."""

import lzma
import struct
import zipfile
import zlib
from typing import IO, BinaryIO

from mentoring.people.hris import limits
from mentoring.people.hris.faults import FileFault

_END = b"PK\x05\x06"
_TAIL = 22 + 65_535
UNREADABLE = (
    zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError,
    struct.error, zlib.error, lzma.LZMAError,
)  # fmt: skip


def safe_zip(file: BinaryIO) -> zipfile.ZipFile:
    """The open archive. Sizes are those it declares; zipfile never unpacks more than that."""
    _check_directory(file)
    try:
        archive = zipfile.ZipFile(file)
    except UNREADABLE:
        raise FileFault("workbook_damaged") from None
    entries = archive.infolist()
    _check_names(entries)
    _check_sizes(entries)
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileFault("workbook_encrypted")
    _check_kind(archive)
    return archive


def opened_part(archive: zipfile.ZipFile, path: str) -> IO[bytes]:
    try:
        return archive.open(path)
    except UNREADABLE:
        raise FileFault("workbook_damaged") from None


def _check_directory(file: BinaryIO) -> None:
    """The list of entries is bounded before zipfile reads it into memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise FileFault("workbook_damaged")
    entries, directory = struct.unpack_from("<HI", tail, at + 10)
    if entries > limits.ZIP_ENTRIES or directory > limits.ZIP_DIRECTORY_BYTES:
        raise FileFault("workbook_unsafe")


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.orig_filename.replace("\\", "/") for entry in entries]
    strays = [n for n in names if n.startswith("/") or ":" in n or ".." in n.split("/")]
    if strays or len(set(names)) < len(names) or any("\x00" in name for name in names):
        raise FileFault("workbook_unsafe")


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    if sum(entry.file_size for entry in entries) > limits.UNPACKED_BYTES:
        raise FileFault("workbook_too_large")
    for entry in entries:
        ratio = entry.file_size / max(1, entry.compress_size)
        if entry.file_size > limits.MEGABYTE and ratio > limits.UNPACKED_RATIO:
            raise FileFault("workbook_too_large")


def _check_kind(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if "xl/workbook.bin" in names:
        raise FileFault("workbook_binary")
    if "mimetype" in names and "content.xml" in names:
        raise FileFault("workbook_open_document")
    if "[Content_Types].xml" not in names:
        raise FileFault("file_not_a_table")
