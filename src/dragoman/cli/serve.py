"""`dragoman serve`: the record as pages."""

import click

from dragoman.cli.asking import analyst_or_nobody
from dragoman.cli.kinds import now
from dragoman.settings import Settings

_PORT = 8620


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="The address to listen on.")
@click.option("--port", default=_PORT, show_default=True, type=click.IntRange(0, 65535), help="0: any that is free.")
@click.pass_context
def serve(context: click.Context, /, *, host: str, port: int) -> None:
    """Show the record as pages in a browser.

    Nothing is loaded from elsewhere, and nothing works only with JavaScript. Stop it with Ctrl-C.
    """
    import uvicorn  # noqa: PLC0415 - the server is slow to import, and the other commands do without

    from dragoman.web import Serving, application  # noqa: PLC0415 - the same

    settings = context.find_object(Settings) or Settings()
    if host not in ("127.0.0.1", "localhost", "::1"):
        raise click.UsageError(f"{host} can be reached by others, and this server has no accounts; use 127.0.0.1.")
    serving = Serving(settings=settings, now=now, analyst=analyst_or_nobody(settings))
    config = uvicorn.Config(application(serving), host=host, port=port, log_level="warning", server_header=False)
    server = uvicorn.Server(config)
    click.echo(f"Serving {settings.store} at http://{host}:{port}/ (Ctrl-C stops it)", err=True)
    server.run()
