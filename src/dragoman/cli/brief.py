"""`dragoman brief`: the desk officer's page on some parties or people, and the same bytes again."""

import shlex
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from dragoman import __version__
from dragoman import knowledge as facts
from dragoman.cli.asking import analyst_or_nobody, audience_of, filtering_files, filters_of, grounds_of
from dragoman.cli.kinds import day, now, today
from dragoman.model import Mark, When
from dragoman.pipeline import Filters, cleared, recorded
from dragoman.pipeline.briefing import BriefAsked, Held, briefing_of
from dragoman.pipeline.handing import Handed, NoBriefError, gone_words, had_again, handed_out
from dragoman.pipeline.versions import record_made_by
from dragoman.publishing.brief import FORMS, Brief, brief_of, written
from dragoman.settings import Settings
from dragoman.store import Store, open_store

_FOR_THE_DESK = "TEAM: holds what is not to leave the desk"


@click.command()
@click.option("--on", "--as-of", "on", callback=day, metavar="DAY", help="The page of that day [default: today, UTC].")
@click.option("--recorded-as-of", callback=day, metavar="DAY", help="Only what this store held on that day.")
@click.option("--since", callback=day, metavar="DAY", help="Changes since that day [default: 30 days before].")
@filtering_files
@click.option("--format", "form", type=click.Choice(list(FORMS)), help="[default: by the ending of FILE, else md]")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Where the page goes.")
@click.option("--desk", is_flag=True, help="Also what is marked team or private; the page says so.")
@click.option("--keep/--no-keep", default=True, help="Whether the page is kept, to be had again.  [default: keep]")
@click.option("--rebuild", "again", default="", metavar="ID", help="A page that was made before: the same bytes.")
@click.pass_context
def brief(context: click.Context, /, *, form: str | None, out: Path | None, again: str, **options: object) -> None:
    """Write a one-page brief on some parties or people, or one made before, byte for byte.

    When they last met, what comes next, what changed, what is open, what was said, with numbered sources. Only what
    may leave the desk goes in, unless --desk is said. The foot gives an ID, under which the store keeps the page.
    """
    settings = context.find_object(Settings) or Settings()
    with open_store(settings.store) as store:
        if again:
            _only_alone(context)
            body, form = _again(store, settings, again, form)
        else:
            form = form or _form_of(out)
            body = _made(store, settings, form, options)
    _hand_over(body, form, out)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """The records that a page is made from, as who asks may have them."""

    store: Store
    settings: Settings
    recorded_as_of: date | None
    is_desk: bool

    def at(self, as_of: date, filters: Filters) -> Held:
        """The record as known on a day."""
        grounds = grounds_of(self.settings)
        if not self.is_desk:
            held_on = self.recorded_as_of
            return cleared(self.store, as_of=as_of, recorded_as_of=held_on, filters=filters, grounds=grounds)
        return recorded(
            self.store,
            as_of=as_of,
            recorded_as_of=self.recorded_as_of,
            filters=filters,
            grounds=grounds,
            audience=audience_of(self.settings),
        )


def _made(store: Store, settings: Settings, form: str, options: dict[str, object]) -> bytes:
    page, handed = _page(store, settings, options)
    if not options["keep"]:
        return written(page, form)
    kept = handed_out(store, page, form, handed)
    if kept.body is None:
        raise click.ClickException(gone_words(kept))
    return kept.body


def _page(store: Store, settings: Settings, options: dict[str, object]) -> tuple[Brief, Handed]:
    filters, known = filters_of(options), facts.load(settings.layers)
    if not (filters.parties or filters.people):
        raise click.UsageError("Say whom the page is about: --party CODE or --person NAME.")
    on, held_on, since = (_day(options, name) for name in ("on", "recorded_as_of", "since"))
    on = on or today()
    if since is not None and since > on:
        raise click.BadParameter("it is after the day of the page.", param_hint="--since")
    is_desk = bool(options["desk"]) and not settings.cleared
    asked = BriefAsked(filters=filters, since=since, mark=_FOR_THE_DESK if is_desk else "")
    desk = _Desk(store=store, settings=settings, recorded_as_of=held_on, is_desk=is_desk)
    made_with = f"Dragoman {__version__}, facts {known.fingerprint[:8]}"
    page = brief_of(briefing_of(asked, desk.at, on, known, made_with))
    handed = Handed(
        asked=_words(click.get_current_context()),
        at=now(),
        made_by=f"{__version__} {record_made_by(known, logs=settings.logs)}",
        mark=Mark.PRIVATE if is_desk else Mark.PUBLIC,
        who=analyst_or_nobody(settings) if is_desk else "",
    )
    return page, handed


def _again(store: Store, settings: Settings, said: str, form: str | None) -> tuple[bytes, str]:
    try:
        one, body = had_again(store, said, audience_of(settings), today=today(), grounds=grounds_of(settings))
    except NoBriefError as error:
        raise click.ClickException(str(error)) from error
    if form not in (None, one.form):
        raise click.UsageError(f"Brief {one.id} is of the form {one.form}; its bytes are no {form}.")
    made_by = f"{__version__} {record_made_by(facts.load(settings.layers), logs=settings.logs)}"
    if one.made_by != made_by:
        said = f"Brief {one.id} was made by {one.made_by.partition(' ')[0]}, other software or facts than now"
        click.echo(f"{said}; these are the bytes of then.", err=True)
    return body, one.form


def _words(context: click.Context) -> str:
    """What the command line asks for, in its own words."""
    said: list[str] = []
    for one in context.command.params:
        value = context.params.get(one.name or "")
        if one.name in ("form", "out", "keep", "again") or not (one.name and _is_said(context, one.name)):
            continue
        for each in value if isinstance(value, tuple) else (value,):
            words = each.edtf if isinstance(each, When) else str(each)
            if isinstance(each, bool):
                said.append((one.opts if each else one.secondary_opts)[0])
            else:
                said += [one.opts[0], words]
    return shlex.join(said)


def _only_alone(context: click.Context) -> None:
    """Wrong usage where what a page made before says is asked to be something else."""
    alone = {"again", "out", "form"}
    said = [
        one.opts[0]
        for one in context.command.params
        if one.name and one.name not in alone and _is_said(context, one.name)
    ]
    if said:
        raise click.UsageError(f"--rebuild gives a page as it was; {', '.join(said)} cannot change it.")


def _is_said(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE


def _form_of(out: Path | None) -> str:
    ending = out.suffix.lower().lstrip(".") if out else ""
    return {"htm": "html", "markdown": "md"}.get(ending, ending) if ending in (*FORMS, "htm", "markdown") else "md"


def _hand_over(body: bytes, form: str, out: Path | None) -> None:
    if out is None:
        if form == "docx" and sys.stdout.isatty():
            raise click.UsageError("A document of Word is nothing for a terminal; say --out FILE.")
        click.echo(body, nl=False)
        return
    try:
        out.write_bytes(body)
    except OSError as error:
        raise click.FileError(str(out), error.strerror or "cannot be written") from error
    click.echo(f"{out}: {len(body):,} bytes", err=True)


def _day(options: dict[str, object], name: str) -> date | None:
    value = options.get(name)
    return value if isinstance(value, date) else None
