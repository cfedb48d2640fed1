"""`dragoman time`: the time expressions of texts, and the days that they denote."""

import json
import sys
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click
from babel import Locale

from dragoman.dates import answer
from dragoman.publishing import Json, line

_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})  # two letters too, in the list of territories


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
            answered = _answered(said, number)
            click.echo(line(answered))
            every &= not answered.get("problems")
    context.exit(0 if every else 1)


def _answered(said: bytes, number: int) -> Json:
    """The answer to a line, with the problems of the line, if any."""
    try:
        given = json.loads(said)
    except (ValueError, RecursionError) as error:
        return _refused(None, f"line {number} is no JSON: {error}")
    if not isinstance(given, dict):
        return _refused(None, f"line {number} is no JSON object")
    if not isinstance(given.get("text"), str):
        return _refused(given.get("id"), f'line {number} is no JSON object with a "text"')
    problems = _unknown(given, number)
    for field in ("country", "zone"):
        if any(problem["what"] == f"unknown_{field}" for problem in problems):
            given.pop(field)
    answered = answer(given)
    found = answered.get("problems")
    every = [*problems, *(found if isinstance(found, list) else [])]
    return answered | ({"problems": every} if every else {})


def _unknown(given: Json, number: int) -> list[Json]:
    """The problems of a country and a zone that are none; the text is then read as if they were not given."""
    problems: list[Json] = []
    country, zone = given.get("country"), given.get("zone")
    if country not in (None, "") and not (isinstance(country, str) and country.upper() in _countries()):
        why = f"line {number}: {country!r} is no country (ISO 3166, as JP); the text was read without it"
        problems.append({"what": "unknown_country", "why": why})
    if zone not in (None, "") and not (isinstance(zone, str) and _is_zone(zone)):
        why = f"line {number}: {zone!r} is no zone (IANA, as Asia/Tokyo); the text was read without it"
        problems.append({"what": "unknown_zone", "why": why})
    return problems


@cache
def _countries() -> frozenset[str]:
    """The codes of ISO 3166-1 alpha-2."""
    codes = map(str, Locale("en").territories)
    return frozenset(code for code in codes if len(code) == len("JP") and code.isalpha()) - _NO_COUNTRIES


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder of zones, as "Asia"
        return False
    return True


def _refused(id: object, why: str) -> Json:
    return {"id": id, "times": [], "intervals": [], "problems": [{"what": "bad_line", "why": why}]}
