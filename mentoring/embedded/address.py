"""Where the demo listens: this computer alone, on the first port that is free."""

import ipaddress
import socket
from collections.abc import Callable

from mentoring.embedded.place import EmbeddedError

TRIES = 20


def loopback(host: str) -> str:
    """The address to bind; refuses every other, because the demo's accounts need no secret."""
    if host == "localhost":
        return "127.0.0.1"
    try:
        is_ours = ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_ours = False
    if not is_ours:
        raise EmbeddedError(
            f"The demo listens on this computer only, not on {host}: anybody who reaches it may "
            "sign in as anybody. To serve others, run it for production: docker-compose.yml."
        )
    return host


def listen(host: str, wanted: int, say: Callable[[str], None]) -> socket.socket:
    """An open socket on the wanted port, or on the next free one after saying so."""
    for port in range(wanted, min(wanted + TRIES, 65_536)):
        listener = _bound(host, port)
        if listener:
            if port != wanted:
                say(f"Port {wanted} is busy; using {port}.")
            return listener
    raise EmbeddedError(f"No free port from {wanted} on; choose one with PORT=…")


def _bound(host: str, port: int) -> socket.socket | None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(256)
    except OSError:  # busy, or below 1024 without the right to it
        listener.close()
        return None
    return listener
