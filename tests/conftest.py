"""What holds for every test: the same examples in each CI run, and no word to the outside."""

import ipaddress
import os
import socket
from collections import Counter
from typing import Any

import pytest
from hypothesis import settings

# A slow machine is no fault of a law. In CI the examples are the same in each run; at a desk they differ and are kept.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def _is_this_machine(address: Any) -> bool:  # noqa: ANN401 - a socket's address has the type of its family
    if not isinstance(address, tuple):
        return True  # a socket in the file system
    host = str(address[0])
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a test talk to this machine only: its inputs stand in the test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:  # noqa: ANN401 - as above
        if not _is_this_machine(address):
            raise AssertionError(f"a test tried to reach {address!r}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says once, with a count, why tests were left out (`-rs` lists each)."""
    skipped = terminalreporter.stats.get("skipped", [])
    for reason, count in sorted(Counter(report.longrepr[2] for report in skipped).items()):
        terminalreporter.write_line(f"left out: {count}, {reason.removeprefix('Skipped: ')}")
