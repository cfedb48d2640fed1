import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.store import open_store
from tests.cli.conftest import Run
from tests.fetching.serving import Site, answer, serving
from tests.watching.site import STORIES, feed, html, page, rss, slow


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("DRAGOMAN_REACHABLE", "127.0.0.0/8")
    monkeypatch.setenv("DRAGOMAN_CONTACT", "https://desk.example/about")
    with serving() as made:
        for story in STORIES:
            made.answers[f"/story/{story}"] = html(page(story))
        made.answers["/rss"] = feed(rss(made, STORIES))
        yield made


def test_what_is_new_is_kept_told_and_counted(run: Run, site: Site) -> None:
    run("sources", "add", site.at("/rss"), "--outlet", "The Gazette")
    done = run("watch", "--once", "--pages", "fast")
    assert f"new: {site.at('/story/tokyo')}" in done.stdout
    assert "1 sources asked; 3 reports read: 3 new, 0 updated, 0 seen before; 0 refused. Store:" in done.stdout
    assert done.exit_code == 0
    assert "Motegi" in run("timeline").stdout
    assert "(+https://desk.example/about)" in site.asked[0]
    assert "RSS; last new" in run("sources", "list").stdout
    assert "0 sources asked" in run("watch", "--once").stdout  # it is not due again yet


def test_what_could_not_be_had_is_told_and_counted_by_reason(run: Run, site: Site) -> None:
    site.answers["/rss"] = feed(rss(site, ["tokyo", "seoul"]))
    site.answers["/story/seoul"] = answer(status="404 Not Found")
    run("sources", "add", site.at("/rss"), site.at("/missing"), site.at("/other"))
    done = run("watch", "--once", "--pages", "fast")
    assert done.exit_code == 1
    assert "3 sources asked; 1 reports read: 1 new, 0 updated, 0 seen before; 3 refused (3 http_404)" in done.stdout
    assert done.stderr.count("[http_404]") == 3


def test_a_dry_run_says_what_is_due_and_asks_nobody(run: Run, site: Site) -> None:
    run("sources", "add", site.at("/rss"))
    done = run("watch", "--dry-run")
    assert site.at("/rss") in done.stdout
    assert "1 of 1 sources are due." in done.stdout
    assert site.asked == []


def test_without_a_source_there_is_nothing_to_watch(run: Run) -> None:
    done = run("watch", "--once")
    assert done.exit_code == 2
    assert "dragoman sources add --pack" in done.stderr


def test_sources_are_tried_and_nothing_is_kept(run: Run, site: Site) -> None:
    site.answers["/entities"] = feed('<!DOCTYPE rss [<!ENTITY a "a">]><rss/>')
    run("sources", "add", site.at("/rss"), site.at("/entities"))
    done = run("sources", "test")
    assert done.exit_code == 1
    assert f"{site.at('/rss')}: RSS, 3 entries, the newest of 10 Mar 2021" in done.stdout
    assert f"{site.at('/entities')}: nothing that can be read" in done.stdout
    assert "xml_declares" in done.stderr
    assert "not asked yet" in run("sources", "list").stdout
    assert run("sources", "test", site.at("/story/paris")).stdout == f"{site.at('/story/paris')}: page\n"
    assert run("sources", "test", "ftp://gazette.example/").exit_code == 2


def test_what_is_not_of_the_public_internet_is_not_asked(run: Run, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DRAGOMAN_REACHABLE")
    run("sources", "add", site.at("/rss"))
    done = run("watch", "--once")
    assert "[refused_target]" in done.stderr
    assert site.asked == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM to be told by")
@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly_and_soon(site: Site, tmp_path: Path, told: signal.Signals) -> None:
    store = f"sqlite:///{(tmp_path / 'watched.db').as_posix()}"
    program = [sys.executable, "-m", "dragoman", "--store", store]
    site.answers["/story/paris"] = slow  # the last of the three, so that there is work to stop
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    add = [*program, "sources", "add", site.at("/rss")]
    subprocess.run(add, check=True, env=environment, capture_output=True, timeout=60)  # noqa: S603 - our own program
    watching = subprocess.Popen(  # noqa: S603 - the same
        [*program, "watch", "--pages", "fast"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with watching:
        assert watching.stdout is not None
        assert "new: " in watching.stdout.readline()
        begun = time.monotonic()
        watching.send_signal(told)
        rest, errors = watching.communicate(timeout=30)
        assert time.monotonic() - begun < 20
    assert "Stopped; the same command goes on from here." in rest
    assert "Traceback" not in errors
    assert watching.returncode in (0, 1)
    with open_store(store) as opened:
        assert opened.counts().reports >= 1
    again = subprocess.run(  # noqa: S603 - the same
        [*program, "watch", "--dry-run"], check=True, env=environment, capture_output=True, text=True, timeout=60
    )
    assert site.at("/rss") in again.stdout  # since not all of it was followed
