"""`dragoman demo`: the sample press into a fresh record, and what to try next.

Invariant: a store that may hold anything of the user's is never touched: only a file in which every report is one
of the sample press and nothing was decided is made anew.
"""

import os
import tempfile
from datetime import date
from pathlib import Path

import click

from dragoman import press
from dragoman.cli.kinds import today
from dragoman.cli.problems import tell
from dragoman.cli.terminal import counted, width
from dragoman.model import Record
from dragoman.pipeline import Grounds, Source, add_paths, recorded, settle
from dragoman.publishing import timeline
from dragoman.settings import Settings
from dragoman.store import Store, StoreError, open_store

_FILE = "dragoman-demo.db"
_A_PAST_DAY = date(2021, 3, 14)  # the eve of the Tokyo 2+2, when the sample press still looks forward to it


@click.command()
@click.pass_context
def demo(context: click.Context) -> None:
    """Read the sample press into a fresh record and show it.

    The record is kept in dragoman-demo.db in the current folder; if a file of yours has that name, elsewhere.
    """
    settings = context.find_object(Settings) or Settings()
    file = _fresh_file(Path.cwd())
    address = f"sqlite:///{file.as_posix()}"
    with open_store(address) as store:
        source = Source(paths=[str(press.folder())], largest=settings.largest, layers=settings.layers)
        kept = tuple(counted(add_paths(store, source, today=today()), "reports read"))
        grounds = Grounds(layers=settings.layers, logs=settings.logs)
        settle(store, today=today(), grounds=grounds)
        found = recorded(store, as_of=today(), grounds=grounds)
    unread = [one for one in kept if not one.outcome.was_read]
    click.echo(f"Read {len(kept) - len(unread)} reports of the sample press into {file}\n")
    for one in unread:
        tell(one.outcome.name, one.outcome.problems)
    click.echo(timeline(found.record, found.whole, width=width()), nl=False)
    click.echo(_next_steps(file, _well_supported(found.record)))
    context.exit(1 if unread else 0)


def _next_steps(file: Path, id: str) -> str:
    store = f"sqlite:///{file.name if file.parent == Path.cwd() else file.as_posix()}"
    return f"""
Try next:
  dragoman --store {store} show {id}
  dragoman --store {store} timeline --as-of {_A_PAST_DAY} --party JP --party US
  dragoman add YOUR-REPORTS    then    dragoman timeline"""


def _well_supported(record: Record) -> str:
    """The entry that most dispatches tell of; of several the first."""
    best = max(record.engagements, key=lambda entry: entry.dispatches, default=None)
    return best.id if best else "ID"


def _fresh_file(folder: Path) -> Path:
    """A file for the demo's store that is not there yet: in the folder, or else among the temporary files."""
    file = folder / _FILE
    if os.access(folder, os.W_OK) and (not file.exists() or _removed(file)):
        return file
    return Path(tempfile.mkdtemp(prefix="dragoman-")) / _FILE


def _removed(file: Path) -> bool:
    """Remove an earlier demo's store; False, and nothing is removed, where it may be anything else."""
    try:
        with open_store(f"sqlite:///{file.as_posix()}") as store:
            if not _only_the_press(store):
                return False
    except StoreError:
        return False
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    return True


def _only_the_press(store: Store) -> bool:
    if store.counts().decisions:
        return False
    names = {report.name.partition(".")[0] for report in press.reports()}
    return all(set(store.names(entry.id)) <= names for entry in store.readings())
