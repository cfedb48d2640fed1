"""`dragoman replay`: answers that are kept in a folder, served as a model serves them, whoever wrote them."""

from pathlib import Path

import click


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=8099, show_default=True, help="0: any that is free.")
def replay(folder: Path, port: int) -> None:
    """Serve a model's kept answers on this machine, to try a reading on them.

    The answer to DIR/KEY.request.json (see: read --record-requests) is DIR/KEY.answer.json; one that is not there
    is status 422. It speaks the OpenAI protocol for chat completions.
    """
    from dragoman.web.replaying import serving  # noqa: PLC0415 - the server is slow to import

    if not folder.is_dir():
        raise click.UsageError(f"There is no folder {folder}: write requests with read --record-requests {folder}")
    with serving(folder, port) as server:
        click.echo(f"DRAGOMAN_MODEL_URL=http://127.0.0.1:{server.server_address[1]}/v1    (Ctrl-C ends it)")
        server.serve_forever()
