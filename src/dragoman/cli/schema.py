"""`dragoman schema`: what each JSON output looks like."""

import click

from dragoman.publishing import SCHEMAS
from dragoman.publishing import schema as schema_text


@click.command()
@click.argument("name", type=click.Choice(SCHEMAS))
def schema(name: str) -> None:
    """Print the JSON Schema of an output."""
    click.echo(schema_text(name), nl=False)
