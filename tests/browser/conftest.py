"""Pages in a real browser: `opened` shows a page of the sample press in Chromium, wide or on a phone.

Where no browser is installed these tests are left out, with a line that says how to get one.
"""

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Request, sync_playwright
from starlette.applications import Starlette

from dragoman import press
from dragoman.web import application
from tests.web.making import fill, serving

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_HOW = "no browser: install Chromium (Debian: apt-get install chromium), or name one in DRAGOMAN_TEST_BROWSER"
_ALONE = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a screen and without a word to the outside."""
    named = os.environ.get("DRAGOMAN_TEST_BROWSER") or next(filter(None, map(shutil.which, _NAMES)), None)
    if named is None:
        pytest.skip(_HOW)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=named, args=list(_ALONE))
        yield started
        started.close()


class Site:
    """A server of pages in a thread of its own, on a port that was free."""

    def __init__(self, made: Starlette) -> None:
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]
        config = uvicorn.Config(made, host="127.0.0.1", port=self.port, log_level="error")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        for _ in range(200):
            if self._server.started:
                return self
            time.sleep(0.05)
        raise TimeoutError("the server did not start within ten seconds")

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=10)


@pytest.fixture(scope="session")
def press_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample press, to be copied."""
    file = tmp_path_factory.mktemp("browser") / "press.db"
    fill(f"sqlite:///{file.as_posix()}", press.folder())
    return file


@pytest.fixture(scope="session")
def site(press_file: Path) -> Iterator[Site]:
    """The sample press as pages, for tests that only look."""
    with Site(application(serving(f"sqlite:///{press_file.as_posix()}"))) as running:
        yield running


@pytest.fixture
def own_site(press_file: Path, tmp_path: Path) -> Iterator[Site]:
    """The same in a store of the test's own, for tests that change something.

    It stands before `opened` among a test's arguments, so that pages are closed before their server is.
    """
    address = f"sqlite:///{shutil.copyfile(press_file, tmp_path / 'own.db').as_posix()}"
    with Site(application(serving(address))) as running:
        yield running


@pytest.fixture(params=[WIDE, PHONE], ids=["wide", "phone"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    """The size of the window: a desk's screen and a phone's."""
    return dict(request.param)


Open = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Opens an address: `opened(site, "/", PHONE)`. Afterwards nothing was asked of another host and nothing failed."""
    context = browser.new_context(reduced_motion="reduce")
    asked: list[str] = []
    faults: list[str] = []

    def note(request: Request) -> None:
        asked.append(urlsplit(request.url).netloc)

    def open_page(at: Site, path: str = "/", size: dict[str, int] = WIDE, *, scripts: bool = True) -> Page:
        nonlocal context
        if not scripts:
            context.close()
            context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        page.on("request", note)
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(at.address + path)
        asked.append(urlsplit(at.address).netloc)
        return page

    yield open_page
    context.close()
    assert len(set(asked)) <= 1, f"asked of other hosts: {sorted(set(asked))}"
    assert faults == []
