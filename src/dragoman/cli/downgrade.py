"""`dragoman downgrade`: a store's tables back to an older version, for an older Dragoman."""

import click

from dragoman.settings import Settings
from dragoman.store import take_back


@click.command()
@click.argument("version")
@click.pass_context
def downgrade(context: click.Context, /, version: str) -> None:
    """Take a store's tables back to an older version, for an older Dragoman.

    VERSION is the one that the older Dragoman names; `dragoman doctor` shows that of the store. What the newer tables
    alone hold is dropped: take a backup first.
    """
    settings = context.find_object(Settings) or Settings()
    take_back(settings.store, version)
    click.echo(f"The store's tables are of version {version} now. The next command of this Dragoman would renew them.")
