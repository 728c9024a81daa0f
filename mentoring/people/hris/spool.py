"""Checked rows kept in a temporary file, so that memory does not grow with the file."""

import marshal
import struct
import tempfile
from collections.abc import Iterator
from typing import Any

_BATCH = 500
_LENGTH = struct.Struct("Q")
Values = list[Any]


class Spool:
    """Rows are added, then read in the same order as often as wanted.

    The file is this process's own and nameless, so that nobody else can write into it.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+b")  # noqa: SIM115 -- lives as long
        self._batch: list[Values] = []
        self._end = 0

    def add(self, values: Values) -> None:
        self._batch.append(values)
        if len(self._batch) >= _BATCH:
            self._write()

    def _write(self) -> None:
        self._file.seek(self._end)  # somebody may have read in between
        batch = marshal.dumps(self._batch)
        self._file.write(_LENGTH.pack(len(batch)))
        self._file.write(batch)
        self._end += _LENGTH.size + len(batch)
        self._batch.clear()

    def __iter__(self) -> Iterator[Values]:
        if self._batch:
            self._write()
        place = 0
        while place < self._end:
            self._file.seek(place)  # two readers may take turns
            (length,) = _LENGTH.unpack(self._file.read(_LENGTH.size))
            batch: list[Values] = marshal.loads(self._file.read(length))  # noqa: S302 -- our own
            place += _LENGTH.size + length
            yield from batch

    def close(self) -> None:
        self._file.close()
