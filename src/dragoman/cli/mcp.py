"""`dragoman mcp`: the record for programs that speak the Model Context Protocol, over standard input and output."""

import click

from dragoman.cli.kinds import today
from dragoman.settings import Settings
from dragoman.store import open_store


@click.command()
@click.pass_context
def mcp(context: click.Context, /) -> None:
    """Answer a program over the Model Context Protocol; it only reads.

    Standard input and output are the program's; it ends when they do. Only what may leave the desk is told.
    """
    try:
        from dragoman.mcp import Serving, server  # noqa: PLC0415 - an extra, and slow to import
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "pydantic"):
            raise
        raise click.ClickException('This needs the extra "mcp": pip install "dragoman[mcp]"') from error
    settings = context.find_object(Settings) or Settings()
    with open_store(settings.store) as store:
        server(Serving(store=store, today=today, layers=settings.layers, logs=settings.logs)).run("stdio")
