"""A site on this machine, and a transport that may talk to it."""

from collections.abc import Iterator

import pytest

from dragoman.fetching import Allowed, Transport
from tests.fetching.serving import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


@pytest.fixture
def transport() -> Transport:
    return Transport(contact="https://desk.example/about", allowed=Allowed.of(["127.0.0.0/8"]))
