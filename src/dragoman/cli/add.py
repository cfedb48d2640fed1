"""`dragoman add`: reports into the store."""

import sys
from datetime import date

import click

from dragoman.cli.kinds import day, today
from dragoman.cli.terminal import counted
from dragoman.pipeline import Source, add_paths
from dragoman.settings import Settings
from dragoman.store import open_store


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--published", callback=day, metavar="DAY", help="The day on which they were all published.")
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that read.")
@click.pass_context
def add(context: click.Context, /, paths: tuple[str, ...], *, published: date | None, workers: int) -> None:
    """Read reports and keep them in the store.

    PATH is as for `read`. The same content is kept once, however often it is added.
    """
    settings = context.find_object(Settings) or Settings()
    source = Source(paths=paths, published=published, largest=settings.largest, stdin=sys.stdin.buffer)
    new = known = unread = 0
    with open_store(settings.store) as store:
        for kept in counted(add_paths(store, source, today=today(), workers=workers), "reports"):
            new += kept.new
            known += kept.outcome.was_read and not kept.new
            unread += not kept.outcome.was_read
            for problem in kept.outcome.problems:
                click.echo(f"{kept.outcome.name}: {problem.what}: {problem.why}", err=True)
        click.echo(f"{new} added, {known} already held, {unread} not read. Store: {store.address}")
    context.exit(1 if unread else 0)
