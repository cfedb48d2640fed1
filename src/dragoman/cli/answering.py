"""What the commands that ask the record share: the options, the record asked of, and how an answer is written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import click

from dragoman.cli.asking import as_known, audience_of, filtering, filters_of, grounds_of, tell_stale
from dragoman.cli.kinds import today
from dragoman.cli.terminal import width
from dragoman.model import Answer, Format
from dragoman.pipeline import Filters, Found, Recorded, entries_meant, recorded
from dragoman.pipeline.clearing import unnamed
from dragoman.publishing import answer_json, answer_page, line
from dragoman.settings import Settings
from dragoman.store import Store, open_store

F = TypeVar("F", bound=Callable[..., object])

_MET = tuple(one for one in Format if one is not Format.VISIT)


def asking(command: F) -> F:
    """The options of a command that asks the record: as known when, which entries, and --json."""
    command = click.option("--json", "as_json", is_flag=True, help="As JSON.")(command)
    return as_known(filtering(command))


def record_asked(context: click.Context, options: dict[str, object], *, meetings: bool = False) -> Recorded:
    """The record that the options ask for. meetings: without visits, unless --format asks for them."""
    filters = filters_of(options)
    if meetings and not filters.formats:
        filters = replace(filters, formats=_MET)
    settings = context.find_object(Settings) or Settings()
    store = context.with_resource(
        open_store(settings.store)
    )  # the words behind a value are fetched when they are shown
    found = record_known(store, settings, options, filters)
    tell_stale(found.stale)
    return found


def record_known(
    store: Store, settings: Settings, options: dict[str, object], filters: Filters | None = None
) -> Recorded:
    """The record as known on the days that the options of `as_known` give."""
    return recorded(
        store,
        as_of=_day(options, "as_of") or today(),
        recorded_as_of=_day(options, "recorded_as_of"),
        filters=filters,
        grounds=grounds_of(settings),
        audience=audience_of(settings),
    )


def entry_known(store: Store, settings: Settings, options: dict[str, object], said: str) -> Found:
    """The entries that an id means in that record."""
    found = entries_meant(
        store,
        said,
        as_of=_day(options, "as_of") or today(),
        recorded_as_of=_day(options, "recorded_as_of"),
        grounds=grounds_of(settings),
        audience=audience_of(settings),
    )
    if not settings.cleared:
        return found
    day, some = _day(options, "recorded_as_of"), replace(found.record, engagements=found.entries)
    shown = unnamed(store, some, recorded_as_of=day, grounds=grounds_of(settings))
    return replace(found, entries=shown.engagements)


def write_answer(asked: str, answer: Answer, found: Recorded, *, as_json: bool) -> None:
    """An answer as a page or as JSON."""
    if as_json:
        click.echo(line(answer_json(answer, found.readings)))
    else:
        click.echo(answer_page(asked, answer, found.readings, width=width()), nl=False)


def parties_asked(options: dict[str, object]) -> tuple[str, ...]:
    """The parties that the options name."""
    return filters_of(options).parties


def _day(options: dict[str, object], name: str) -> date | None:
    value = options.get(name)
    return value if isinstance(value, date) else None
