"""What runs beside the server: a watch over the sources, in a thread with a connection of its own, stopped with it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

from dragoman.cli.alerting import aside
from dragoman.cli.watch import Tally, outfit_of
from dragoman.pipeline import WatchedError
from dragoman.pipeline import watch as watching
from dragoman.settings import Settings
from dragoman.store import StoreError, open_store

_EVERY, _MOST = 60, 20  # as `watch` does unless told otherwise


@contextmanager
def watched(settings: Settings) -> Iterator[None]:
    """Watch as long as the context lasts; a watch that cannot go on says why and leaves the server alone."""
    with aside(_watch, settings):
        yield


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
