"""What runs beside the server, each in a thread with a connection of its own, stopped with it: a watch, and alerts.

Invariant: an alert leaves the desk, so that it tells only what the public may see, as `pipeline.changed` does.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial

import click

from dragoman.cli.asking import grounds_of
from dragoman.cli.kinds import today
from dragoman.cli.watch import Tally, outfit_of
from dragoman.model import Engagement
from dragoman.pipeline import WatchedError, changed
from dragoman.pipeline import watch as watching
from dragoman.pipeline.bookmarks import bookmark_of, put_bookmark
from dragoman.publishing import change_json, line
from dragoman.settings import Settings
from dragoman.store import Store, StoreError, open_store

_EVERY, _MOST = 60, 20  # as `watch` does unless told otherwise
_LOOKS = 30.0
_ALERTS = "alerts"


@contextmanager
def watched(settings: Settings) -> Iterator[None]:
    """Watch as long as the context lasts; a watch that cannot go on says why and leaves the server alone."""
    with _beside(_watch, settings):
        yield


@contextmanager
def alerted(settings: Settings, *, every: float = _LOOKS) -> Iterator[None]:
    """Write each change of the record to standard output, a line of JSON each, as long as the context lasts.

    every: seconds between two looks. What changed before the first alert of a store is not told.
    """
    with _beside(partial(_alert, every=every), settings):
        yield


@contextmanager
def _beside(work: Callable[[Settings, threading.Event], None], settings: Settings) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=work, args=(settings, stop))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _watch(settings: Settings, stop: threading.Event) -> None:
    """A line when it ends, with what it did."""
    tally = Tally()
    try:
        with open_store(settings.store) as store:
            outfit = outfit_of(settings, every=_EVERY, most=_MOST, pages=None)
            for seen in watching(store, outfit, stop, once=False):
                tally.count(seen)
    except (WatchedError, StoreError) as error:
        click.echo(f"The sources are not watched any more: {error}", err=True)
    else:
        click.echo(f"Watched: {tally}.", err=True)


def _alert(settings: Settings, stop: threading.Event, *, every: float) -> None:
    """Look whether anything came in, and tell what that changed."""
    held = None
    try:
        with open_store(settings.store) as store:
            while not stop.is_set():
                now = store.counts()
                if now != held:
                    _tell(store, settings)
                    held = now
                stop.wait(every)
            if store.counts() != held:  # what the watch brought last
                _tell(store, settings)
    except StoreError as error:
        click.echo(f"Changes are not told any more: {error}", err=True)


def _tell(store: Store, settings: Settings) -> None:
    """Tell what changed since the last alert, and note that it was told."""
    day = today()
    mark = bookmark_of(store, _ALERTS)
    since = mark.since if mark else day - timedelta(days=1)
    found = changed(store, since=since, as_of=day, as_held=True, grounds=grounds_of(settings))
    if mark is not None:
        entries: dict[str, Engagement] = {one.id: one for one in (*found.gone, *found.now.whole.engagements)}
        for change in mark.new(found.changes):
            click.echo(line(change_json(change, entries)))
    if mark is not None and mark.day != day:  # those of today alone: what was told of earlier days is behind the mark
        found = changed(store, since=day - timedelta(days=1), as_of=day, as_held=True, grounds=grounds_of(settings))
    put_bookmark(store, _ALERTS, day, found.changes)
