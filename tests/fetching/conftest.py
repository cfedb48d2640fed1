"""A site on this machine, a transport that may talk to it, and a wall around both."""

import socket
from collections.abc import Iterator

import pytest

from dragoman.fetching import Allowed, Transport
from tests.fetching.serving import Site, serving


@pytest.fixture(autouse=True)
def _nothing_leaves_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a check is broken, its test fails here, and not at some stranger's door."""
    connect = socket.create_connection

    def loopback(address: tuple[str, int], *rest: float | None, **named: object) -> socket.socket:
        assert address[0].startswith("127."), f"a connection to {address}"
        return connect(address, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "create_connection", loopback)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


@pytest.fixture
def transport() -> Transport:
    return Transport(contact="https://desk.example/about", allowed=Allowed.of(["127.0.0.0/8"]))
