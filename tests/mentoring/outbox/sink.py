# ruff: noqa: ARG002 - aiosmtpd says what its handlers are given
"""A scripted mail server: what it answers to each mail is said beforehand."""

import socket
from email import message_from_bytes
from email.message import Message as Letter
from types import TracebackType
from typing import Any, Self

from aiosmtpd.controller import Controller

HANG_UP = "hang up after the text"


class Sink:
    """`script` holds one answer for each coming mail, 250 when it is empty.

    An answer to the recipient is ("rcpt", "550 no such user"), one to the text ("data", "451 …").
    """

    def __init__(self) -> None:
        self.script: list[tuple[str, str]] = []
        self.taken: list[Letter] = []
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port: int = probe.getsockname()[1]
        self.controller: Controller | None = None

    @property
    def ids(self) -> list[str]:
        return [str(letter["Message-ID"]) for letter in self.taken]

    async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it so
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.script and self.script[0][0] == "rcpt":
            return self.script.pop(0)[1]
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        answer = self.script.pop(0)[1] if self.script else "250 taken"
        if answer == HANG_UP:
            self.taken.append(message_from_bytes(envelope.content))
            server.transport.abort()
            return "250 nobody hears this"
        if answer.startswith("250"):
            self.taken.append(message_from_bytes(envelope.content))
        return answer

    def start(self) -> None:
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def stop(self) -> None:
        if self.controller:
            self.controller.stop()
        self.controller = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
