"""What the outbox needs to know of a person, without knowing people."""

from datetime import datetime
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo


class Recipient(Protocol):
    """Anybody mail can go to: an id, an address, and the hours in which it is welcome."""

    @property
    def pk(self) -> UUID: ...
    @property
    def region(self) -> str: ...
    @property
    def email(self) -> str: ...
    @property
    def first_name(self) -> str: ...
    @property
    def zone(self) -> ZoneInfo: ...
    @property
    def hours(self) -> tuple[int, int]: ...

    def local(self, moment: datetime) -> datetime: ...
