"""The options of every command that shows the record: as known when, and which entries."""

import getpass
from collections.abc import Callable
from typing import TypeVar

import click

from dragoman import knowledge as facts
from dragoman.cli.kinds import day, days
from dragoman.cli.parties import party_code
from dragoman.model import Audience, Format, Status, Topic, When
from dragoman.pipeline import Filters, Grounds
from dragoman.pipeline.withholding import PUBLIC, desk
from dragoman.settings import Settings

F = TypeVar("F", bound=Callable[..., object])


def as_known(command: F) -> F:
    """--as-of and --recorded-as-of."""
    command = click.option(
        "--recorded-as-of", callback=day, metavar="DAY", help="Only what this store held on that day."
    )(command)
    return click.option("--as-of", callback=day, metavar="DAY", help="As known on that day [default: today, UTC].")(
        command
    )


def filtering(command: F) -> F:
    """The filters, which arrive together as `asked`."""
    for option in reversed((*_BEFORE, _format_of("--format"), *_AFTER)):
        command = option(command)
    return command


def filtering_files(command: F) -> F:
    """The filters of a command whose own --format is that of a file: that of entries is --engagement-format there."""
    for option in reversed((*_BEFORE, _format_of("--engagement-format"), *_AFTER)):
        command = option(command)
    return command


def _format_of(name: str) -> Callable[[F], F]:
    return click.option(name, "formats", multiple=True, type=click.Choice([one.value for one in Format]))


_BEFORE = (
    click.option("--party", multiple=True, metavar="CODE", help="JP, US, EU ...; more than one: all of them."),
    click.option("--person", multiple=True, metavar="NAME", help="A name or a part of it; more than one: all of them."),
    click.option("--office", multiple=True, metavar="OFFICE", help="leader, foreign, defence, or words of an office."),
    click.option("--in-person/--remote", "in_person", default=None, help="In a room; or by telephone or online."),
)
_AFTER = (
    click.option("--status", "statuses", multiple=True, type=click.Choice([one.value for one in Status])),
    click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="alliance, trade_economy, taiwan ..."),
    click.option("--place", default="", metavar="PLACE", help="A country's code or a city."),
    click.option("--series", default="", metavar="NAME", help="A series of meetings: 2+2, AUSMIN, Quad, G7 ..."),
    click.option("--from", "start", callback=days, metavar="DATE", help="Entries whose date touches this or later."),
    click.option("--to", "end", callback=days, metavar="DATE", help="Entries whose date touches this or earlier."),
)


def filters_of(options: dict[str, object]) -> Filters:
    """The filters that these options set. Wrong usage for a party or a topic not known, and an end too early."""
    return Filters(
        parties=tuple(party_code(str(code)) for code in _many(options, "party")),
        people=tuple(str(name) for name in _many(options, "person")),
        offices=tuple(str(office) for office in _many(options, "office")),
        in_person=in_person if isinstance(in_person := options.get("in_person"), bool) else None,
        formats=tuple(Format(str(value)) for value in _many(options, "formats")),
        statuses=tuple(Status(str(value)) for value in _many(options, "statuses")),
        topics=tuple(_topic(str(value)) for value in _many(options, "topics")),
        place=str(options.get("place") or ""),
        series=str(options.get("series") or ""),
        span=span_of(options.get("start"), options.get("end")),
    )


def grounds_of(settings: Settings) -> Grounds:
    """The user's own facts and the official logs, as set for the run."""
    return Grounds(layers=settings.layers, logs=settings.logs)


def audience_of(settings: Settings) -> Audience:
    """Who sees what is shown: the analyst at this desk; with --cleared, the public."""
    return PUBLIC if settings.cleared else desk(analyst_or_nobody(settings))


def analyst_or_nobody(settings: Settings) -> str:
    """Whose word it is, where the command line does not say; "" where nobody knows."""
    try:
        return settings.analyst or getpass.getuser()
    except (KeyError, OSError):
        return ""


def tell_stale(reports: int) -> None:
    """Say that some of what is shown was read with other facts than those of now."""
    if reports:
        said = "1 report was" if reports == 1 else f"{reports:,} reports were"
        click.echo(
            f"{said} read with other facts, or by another version of reading, than now; "
            "to read them again: dragoman reread [stale]",
            err=True,
        )


def _many(options: dict[str, object], name: str) -> tuple[object, ...]:
    values = options.get(name)
    return tuple(values) if isinstance(values, tuple) else ()


def _topic(value: str) -> Topic:
    """One of ours, or of the user's own."""
    if value in set(Topic):
        return Topic(value)
    settings = click.get_current_context().find_object(Settings) or Settings()
    own = tuple(topic for topic, _ in facts.load(settings.layers).own_topics)
    if value in own:
        return Topic(value)
    every = ", ".join(dict.fromkeys(topic.value for topic in (*Topic, *own)))
    raise click.BadParameter(f"{value!r} is no topic; there are: {every}.", param_hint="--topic")


def span_of(start: object, end: object) -> When | None:
    """The days that --from and --to give. Wrong usage for an end before the start."""
    first = start.earliest if isinstance(start, When) else None
    last = end.latest if isinstance(end, When) else None
    if first is None and last is None:
        return None
    if first and last and last < first:
        raise click.BadParameter("it is before --from.", param_hint="--to")
    return When.span(first, last)
