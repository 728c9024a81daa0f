import socket

import pytest

from mentoring.embedded.address import listen, loopback
from mentoring.embedded.place import EmbeddedError


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.9", "::1"])
def test_this_computer_is_served(host: str) -> None:
    assert loopback(host) == host


def test_localhost_is_this_computer() -> None:
    assert loopback("localhost") == "127.0.0.1"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.com", ""])
def test_nobody_else_is_served(host: str) -> None:
    with pytest.raises(EmbeddedError, match="on this computer only"):
        loopback(host)


def test_a_busy_port_gives_way_to_the_next_and_says_so() -> None:
    said: list[str] = []

    with listen("127.0.0.1", 18_000, said.append) as first:
        taken = first.getsockname()[1]
        said.clear()
        with listen("127.0.0.1", taken, said.append) as second:
            port = second.getsockname()[1]

    assert port > taken
    assert said == [f"Port {taken} is busy; using {port}."]


def test_the_last_port_has_no_next() -> None:
    with socket.socket() as last:
        last.bind(("127.0.0.1", 65_535))
        last.listen()

        with pytest.raises(EmbeddedError, match="No free port from 65535 on"):
            listen("127.0.0.1", 65_535, print)
