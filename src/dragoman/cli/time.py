"""`dragoman time`: the time expressions of texts, and the days that they denote."""

import json
import sys

import click

from dragoman.dates import answer
from dragoman.publishing import Json, line


@click.command()
@click.option("--json", "as_json", is_flag=True, help="JSON Lines in and out; the only form there is.")
@click.pass_context
def time(context: click.Context, /, *, as_json: bool) -> None:
    """Find the time expressions in texts from standard input.

    Each line is {"id", "text", "published", "country", "zone"}; all but the text may be left out. The answers are as
    `dragoman schema time` states. A line that is no JSON object is answered with its problem.
    """
    if not as_json:
        raise click.UsageError("Write `dragoman time --json`: texts come and answers go as JSON Lines.")
    every = True
    for number, said in enumerate(sys.stdin.buffer, 1):
        if said.strip():
            answered, sound = _answered(said, number)
            click.echo(line(answered))
            every &= sound
    context.exit(0 if every else 1)


def _answered(said: bytes, number: int) -> tuple[Json, bool]:
    """The answer to a line, and whether the line could be read."""
    try:
        given = json.loads(said)
    except (ValueError, RecursionError) as error:
        return _refused(number, f"line {number} is no JSON: {error}"), False
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        return _refused(number, f'line {number} is no JSON object with a "text"'), False
    return answer(given), True


def _refused(number: int, why: str) -> Json:
    return {"id": number, "times": [], "intervals": [], "problems": [{"what": "bad_line", "why": why}]}
