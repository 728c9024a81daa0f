"""Checked rows kept in a temporary file, so that memory does not grow with the file."""

import json
import tempfile
from collections.abc import Iterator
from typing import Any

_BATCH = 500
Values = list[Any]


class Spool:
    """Rows are added, then read in the same order as often as wanted."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 -- lives as long
        self._batch: list[Values] = []

    def add(self, values: Values) -> None:
        self._batch.append(values)
        if len(self._batch) >= _BATCH:
            self._write()

    def _write(self) -> None:
        self._file.write(json.dumps(self._batch))
        self._file.write("\n")
        self._batch.clear()

    def __iter__(self) -> Iterator[Values]:
        if self._batch:
            self._write()
        place = 0
        while True:
            self._file.seek(place)  # two readers may take turns
            line = self._file.readline()
            place = self._file.tell()
            if not line:
                return
            yield from json.loads(line)

    def close(self) -> None:
        self._file.close()
