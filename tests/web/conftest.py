"""Pages to ask for: `served` is a client on the sample press, on a day that the test may choose."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from dragoman import press
from dragoman.web import application
from tests.web.making import fill, serving


@pytest.fixture(scope="session")
def press_store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store with the sample press, for tests that only look at it."""
    address = f"sqlite:///{(tmp_path_factory.mktemp('web') / 'press.db').as_posix()}"
    fill(address, press.folder())
    return address


@pytest.fixture
def served(press_store: str) -> Iterator[TestClient]:
    """A client on the sample press."""
    with TestClient(application(serving(press_store)), follow_redirects=False) as client:
        yield client
