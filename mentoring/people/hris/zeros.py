"""Numbers that a spreadsheet may have robbed of their leading zeros."""

from collections import Counter


class Widths:
    """Only where numbers with leading zeros exist, all of one width, is a shorter one suspect."""

    def __init__(self) -> None:
        self._led: Counter[int] = Counter()

    def add(self, number: str) -> None:
        if number[:1] == "0" and number.isdecimal():
            self._led[len(number)] += 1

    @property
    def full(self) -> int:
        """The width in digits, 0 where there is none to speak of."""
        return next(iter(self._led)) if len(self._led) == 1 else 0

    def has_lost(self, number: str) -> bool:
        return bool(self.padded(number))

    def padded(self, number: str) -> str:
        """The number with its zeros, or nothing where none are missing."""
        if number.isdecimal() and 0 < len(number) < self.full:
            return number.zfill(self.full)
        return ""
