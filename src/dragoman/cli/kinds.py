"""What options may say of days, as callbacks of click; and today's date."""

from datetime import UTC, date, datetime

import click

from dragoman.model import When


def day(context: click.Context, option: click.Parameter, value: str | None) -> date | None:
    """A day, YYYY-MM-DD; wrong usage where it is none."""
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write it as 2021-03-15.", context, option) from None


def days(context: click.Context, option: click.Parameter, value: str | None) -> When | None:
    """A day, a month or a year: YYYY-MM-DD, YYYY-MM, YYYY; wrong usage where it is none of them."""
    if value is None:
        return None
    try:
        when = When.of(value)
    except ValueError:
        when = None
    if when is None or when.earliest is None or when.latest is None:
        raise click.BadParameter(f"{value!r} is no date; write it as 2021-03-15, 2021-03 or 2021.", context, option)
    return when


def today() -> date:
    """Today in UTC."""
    return now().date()


def now() -> datetime:
    """This instant in UTC: the one place where Dragoman looks at the clock."""
    return datetime.now(tz=UTC)
