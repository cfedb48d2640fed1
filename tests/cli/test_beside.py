"""A watch beside the server: what sources bring is kept while pages are served, and the watch ends with the server."""

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dragoman.cli.alerting import alerted
from dragoman.cli.beside import watched
from dragoman.model import Followed
from dragoman.settings import Settings
from dragoman.store import Lease, open_store
from tests.fetching.serving import answer, serving
from tests.web.making import fill

FEED = """<rss version="2.0"><channel><title>The Gazette</title><item><title>Ministers meet in Oslo</title>
<link>{page}</link><guid>{page}</guid><pubDate>Tue, 04 Jun 2024 09:00:00 GMT</pubDate></item></channel></rss>"""
PAGE = """<html><head><title>Ministers meet in Oslo</title></head><body><article><h1>Ministers meet in Oslo</h1>
<p>Norwegian Foreign Minister Espen Barth Eide met Polish Foreign Minister Radoslaw Sikorski in Oslo on Tuesday. They
spoke about the security of the Baltic Sea and about trade between the two countries.</p></article></body></html>"""


def test_what_a_source_brings_is_kept_while_the_server_runs(tmp_path: Path) -> None:
    settings = Settings(
        store=f"sqlite:///{(tmp_path / 's.db').as_posix()}", layers=tmp_path, reachable=("127.0.0.1/32",), pages="fast"
    )
    with serving() as site, open_store(settings.store) as store:
        site.answers["/rss"] = answer(FEED.format(page=site.at("/one")).encode(), "Content-Type: application/rss+xml")
        site.answers["/one"] = answer(PAGE.encode(), "Content-Type: text/html; charset=utf-8")
        store.follow([Followed(address=site.at("/rss"))])
        with watched(settings):
            until = time.monotonic() + 30
            while not store.counts().reports and time.monotonic() < until:
                time.sleep(0.1)
        assert store.counts().reports == 1


def test_a_watch_that_another_program_holds_leaves_the_server_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(store=f"sqlite:///{(tmp_path / 's.db').as_posix()}", layers=tmp_path)
    now = datetime.now(tz=UTC)
    with open_store(settings.store) as store:
        store.take_lease(Lease(name="watch", holder="another", until=now + timedelta(hours=1)), now=now)
        with watched(settings):
            time.sleep(0.5)
    assert "not watched any more" in capsys.readouterr().err


def test_each_change_is_told_once_and_nothing_that_stood_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = f"sqlite:///{(tmp_path / 's.db').as_posix()}"
    settings = Settings(store=address, layers=tmp_path)
    day = datetime.now(tz=UTC).date()
    first, second = tmp_path / "one.txt", tmp_path / "two.txt"
    first.write_text(
        f"Talks\n\n{day}\n\nNorway's and Poland's foreign ministers will meet in Oslo in May 2031.\n", "utf-8"
    )
    second.write_text(f"Talks\n\n{day}\n\nThe presidents of Chile and Peru will meet in Lima in June 2031.\n", "utf-8")
    fill(address, first, day=day)
    with alerted(settings, every=0.1):
        time.sleep(1)
        assert capsys.readouterr().out == ""
        fill(address, second, day=day)
        time.sleep(1)
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["kind"], sorted(one["parties"])) for one in told] == [("new", ["CL", "PE"])]
    with alerted(settings, every=0.1):
        time.sleep(0.5)
    assert capsys.readouterr().out == ""
