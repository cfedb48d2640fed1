"""`dragoman reconcile`: what bulk wrote, as one record in a store."""

import sys
from pathlib import Path

import click

from dragoman.bulk import (
    Brought,
    EngineError,
    FolderError,
    MismatchError,
    bring,
    engine_for,
    orders_for,
    parts_in,
    prepare,
)
from dragoman.cli.asking import grounds_of
from dragoman.cli.kinds import today
from dragoman.cli.progress import Steps
from dragoman.publishing.arrow import MissingExtraError
from dragoman.settings import Settings
from dragoman.store import open_store


@click.command()
@click.argument("folders", metavar="FOLDER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", "address", metavar="STORE", default="", help="The store [default: that of --store].")
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes on this machine.")
@click.option(
    "--scheduler", metavar="ADDRESS", default="", help="A scheduler of Dask: tcp://host:8786, tls://..., or its file."
)
@click.pass_context
def reconcile(
    context: click.Context, /, folders: tuple[Path, ...], *, address: str, workers: int, scheduler: str
) -> None:
    """Make one record of what bulk wrote, and load it into a store.

    The record is the one that adding the same reports one by one gives. The store may hold reports already, and be in
    use meanwhile. Whatever stops it, the same command goes on from there.
    """
    settings = context.find_object(Settings) or Settings()
    address = address or settings.store
    steps = Steps(terminal=sys.stderr.isatty())
    try:
        parts, claims = parts_in(folders)
        orders = orders_for(parts, claims, grounds=grounds_of(settings), today=today())
        with engine_for(workers=workers, scheduler=scheduler) as engine:
            prepare(orders, engine, steps.told)
        with open_store(address) as store:
            brought = bring(orders, store, steps.told)
            click.echo(f"{_words(brought)} Store: {store.address}")
    except FolderError as error:
        raise click.UsageError(str(error)) from error
    except (MismatchError, EngineError) as error:
        raise click.ClickException(f"{error}. Then give the same command again.") from error
    except MissingExtraError as error:
        raise click.ClickException(str(error)) from error
    finally:
        steps.close()


def _words(brought: Brought) -> str:
    loaded = brought.loaded
    refused = f", {loaded.refused:,} redacted before" if loaded.refused else ""
    return (
        f"{brought.parts:,} parts: {loaded.new:,} reports added, {loaded.known:,} already held{refused}; "
        f"{brought.made:,} blocks kept as made, {brought.settled:,} made in the store."
    )
