"""`dragoman reread`: what was read with other facts, or by an older version of reading, once more."""

import click

from dragoman.cli.kinds import today
from dragoman.cli.problems import tell
from dragoman.cli.terminal import counted
from dragoman.pipeline import reread as read_again
from dragoman.settings import Settings
from dragoman.store import open_store


@click.command()
@click.pass_context
def reread(context: click.Context, /) -> None:
    """Read again what was read with other facts or an older version.

    The reports are those kept in the store. Run it after a layer of facts was added, changed or removed, and after an
    update; stopped half-way, it goes on where it was.
    """
    settings = context.find_object(Settings) or Settings()
    done = unread = 0
    with open_store(settings.store) as store:
        for outcome in counted(read_again(store, today=today(), layers=settings.layers), "reports"):
            tell(outcome.name, outcome.problems)
            done += outcome.was_read
            unread += not outcome.was_read
        click.echo(f"{done} read again, {unread} not read. Store: {store.address}")
    context.exit(1 if unread else 0)
