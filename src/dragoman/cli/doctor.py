"""`dragoman doctor`: what runs here, on which facts, and what wants doing."""

import platform
import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from dragoman import __version__
from dragoman import knowledge as facts
from dragoman.cli.asking import grounds_of
from dragoman.cli.kinds import today
from dragoman.cli.terminal import held_words
from dragoman.knowledge import LayerError
from dragoman.pipeline import looking, reader_of
from dragoman.settings import Settings
from dragoman.store import Store, StoreError, file_of, open_store, version_at
from dragoman.store.schema import VERSION

_TIGHT = 2  # times the store's size: less free space than that is told


@click.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Say what runs here, on which facts, and what wants doing.

    Status 1 where something stands in the way of work.
    """
    settings = context.find_object(Settings) or Settings()
    well = True
    for what, said, fine in _told(settings):
        well = well and fine
        click.echo(f"{what:<10}  {'' if fine else 'PROBLEM: '}{said}")
    context.exit(0 if well else 1)


Line = tuple[str, str, bool]  # what, how it is, whether that is well


def _told(settings: Settings) -> Iterator[Line]:
    yield "dragoman", f"{__version__}, on Python {platform.python_version()}, {platform.platform(terse=True)}", True
    knows = True
    try:
        knowledge = facts.load(settings.layers)
        own = len(list(settings.layers.iterdir())) if settings.layers.is_dir() else 0
        yield "facts", f"{knowledge.fingerprint[:16]}, with {own} files of your own in {settings.layers}", True
    except LayerError as error:
        knows = False
        yield "facts", " ".join((str(error), *map(str, error.faults))), False
    try:
        version = version_at(settings.store)
        yield from _of_store(settings, version, knows=knows)
    except StoreError as error:
        yield "store", str(error), False


def _of_store(settings: Settings, version: str, *, knows: bool) -> Iterator[Line]:
    if not version:
        yield "store", f"none yet at {settings.store.rpartition('@')[2]}; the first `dragoman add` makes it", True
        return
    with open_store(settings.store) as store:
        yield "store", f"{store.address}, {store.database()}", True
        renewed = f" (was {version}; renewed just now)" if version != VERSION else ""
        yield "tables", f"version {VERSION}{renewed}", True
        yield "holds", held_words(store.counts()), True
        yield "bytes", _sizes(store), True
        file = file_of(settings.store)
        if file is not None:
            yield _space(file)
        if knows:
            yield from _stale(store, settings)


def _sizes(store: Store) -> str:
    sizes = store.sizes()
    return (
        f"{sizes.texts / 1e6:,.1f} MB of texts, and {sizes.received / 1e6:,.1f} MB "
        f"in which {sizes.kept:,} of the reports came in"
    )


def _space(file: Path) -> Line:
    free, size = shutil.disk_usage(file.absolute().parent).free, file.stat().st_size
    words = f"{free / 1e9:,.1f} GB free beside a store of {size / 1e6:,.1f} MB"
    if free < size * _TIGHT:
        return "space", f"{words}: a backup, or a new version of the tables, may not fit", False
    return "space", words, True


def _stale(store: Store, settings: Settings) -> Iterator[Line]:
    with store.view() as view:
        look = looking.look_of(view, grounds_of(settings), as_of=today())
        due, blocks = len(look.due(view)), len(view.blocks())
        stale = view.stale(reader_of(facts.load(settings.layers)), today())
    if stale:
        yield "stale", f"{stale:,} reports read with other facts or by another version: dragoman reread", True
    if due:
        yield "stale", f"{due:,} of {blocks:,} blocks of the record are made at every look: dragoman reread", True
    if not stale and not due:
        yield "stale", f"nothing; {blocks:,} blocks of the record are kept", True
