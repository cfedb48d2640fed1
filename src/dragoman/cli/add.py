"""`dragoman add`: reports into the store."""

import sys
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import date

import click

from dragoman.cli.asking import grounds_of
from dragoman.cli.decide import analyst
from dragoman.cli.kinds import day, today
from dragoman.cli.kinds import now as instant
from dragoman.cli.model import estimate, reader_option, second_of, tell_second
from dragoman.cli.outgoing import fetch_of
from dragoman.cli.problems import tell
from dragoman.cli.terminal import counted
from dragoman.intake import expected
from dragoman.model import Cleaner, Dating, DatingBasis, Mark
from dragoman.pipeline import Kept, Source, add_paths, preview_paths, settle
from dragoman.pipeline.answered import StoreAnswers
from dragoman.pipeline.deciding import Word
from dragoman.pipeline.marking import Marking
from dragoman.prompting import Usage
from dragoman.settings import PAGES, READERS, Settings
from dragoman.store import open_store, version_at


@dataclass(slots=True)
class _Tally:
    """What became of the reports so far. whys: for those that could not be read, the kinds of problems."""

    new: int = 0
    updated: int = 0
    known: int = 0
    unread: int = 0
    refused: int = 0
    whys: Counter[str] = field(default_factory=Counter)

    def count(self, kept: Kept) -> None:
        """One more."""
        self.new += kept.new
        self.updated += kept.updated
        self.refused += kept.refused
        self.known += kept.outcome.was_read and not kept.new and not kept.refused
        self.unread += not kept.outcome.was_read
        if not kept.outcome.was_read:
            self.whys.update([problem.what for problem in kept.outcome.problems if problem.fatal][:1])

    def __str__(self) -> str:
        """All the numbers."""
        refused = f", {self.refused} redacted before" if self.refused else ""
        updated = f" ({self.updated} of them changed texts of reports held)" if self.updated else ""
        return f"{self.new} added{updated}, {self.known} already held, {self.unread} not read{refused}"

    def reasons(self) -> str:
        """Why reports could not be read, in one line; "" where all were."""
        whys = ", ".join(f"{count} {what}" for what, count in sorted(self.whys.items()))
        return f"Not read: {whys}." if whys else ""


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--published", callback=day, metavar="DAY", help="The day on which they were all published.")
@click.option("--pages", type=click.Choice(PAGES), help="How the story of a page is found [default: careful].")
@click.option("--mark", type=click.Choice([one.value for one in Mark]), help="How far they may go [default: public].")
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that read.")
@click.option("--dry-run", is_flag=True, help="Fetch and read everything, say what would be added, and add nothing.")
@reader_option
@click.pass_context
def add(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    *,
    published: date | None,
    pages: str | None,
    workers: int,
    mark: str | None,
    dry_run: bool,
) -> None:
    """Read reports and keep them in the store.

    PATH is as for `read`. The same content is kept once, however often it is added.
    """
    settings = context.find_object(Settings) or Settings()
    source = Source(
        paths=paths,
        published=published,
        largest=settings.largest,
        stdin=sys.stdin.buffer,
        layers=settings.layers,
        pages=Cleaner(pages or settings.pages),
        fetch=fetch_of(settings),
    )
    if mark not in (None, Mark.PUBLIC.value) and settings.reader != READERS[0]:
        raise click.UsageError(f"A report marked {mark} is not sent to a model: add it with --reader rules")
    if dry_run:
        context.exit(1 if _previewed(source, settings, workers).unread else 0)
    tally, now = _Tally(), today()
    marking = Marking(mark=Mark(mark), word=Word(who=analyst(settings), at=instant(), why="")) if mark else None
    with open_store(settings.store) as store:
        source = replace(source, second=second_of(settings, StoreAnswers(store)))
        try:
            reports = add_paths(store, source, today=now, workers=workers, marking=marking)
            for kept in counted(reports, "reports", expected=expected(paths)):
                tally.count(kept)
                tell(kept.outcome.name, kept.outcome.problems)
                if kept.outcome.was_read and kept.outcome.reading is not None:
                    _tell_ahead(kept.outcome.name, kept.outcome.reading.dating, now)
        except KeyboardInterrupt:
            click.echo(
                f"\n{tally}, then stopped. What was added is kept in {store.address}; "
                "the same command goes on from there.",
                err=True,
            )
            raise
        settle(store, today=now, grounds=grounds_of(settings))
        click.echo(f"{tally}. Store: {store.address}")
        _tell_reasons(tally)
        tell_second(source.second)
    context.exit(1 if tally.unread else 0)


def _previewed(source: Source, settings: Settings, workers: int) -> _Tally:
    """Say of each report what would become of it. A store that is not there is not made."""
    tally, second = _Tally(), second_of(settings)
    usages: list[Usage] = []
    with open_store(settings.store) if version_at(settings.store) else nullcontext() as store:
        for kept in preview_paths(store, source, workers=workers):
            tally.count(kept)
            tell(kept.outcome.name, kept.outcome.problems)
            if kept.outcome.was_read and not kept.refused:
                click.echo(f"{kept.outcome.name}: {'would be added' if kept.new else 'already held'}")
            if kept.new and second is not None and kept.outcome.reading is not None:
                usage = second.expected(kept.outcome.reading)
                usages += [usage] if usage is not None else []
    click.echo(f"Nothing was added. It would have been: {tally}.")
    if second is not None:
        click.echo(estimate(second, usages))
    _tell_reasons(tally)
    return tally


def _tell_reasons(tally: _Tally) -> None:
    if reasons := tally.reasons():
        click.echo(reasons)


def _tell_ahead(name: str, dating: Dating, now: date) -> None:
    """Say of a report that is dated ahead from which day on the record has it."""
    shown = _shown_from(dating, now)
    if shown is not None:
        click.echo(
            f"{name}: dated ahead ({dating.basis.value}): the record shows it from {shown} on, "
            f"or with --as-of {shown}. [dated_ahead]",
            err=True,
        )


def _shown_from(dating: Dating, now: date) -> date | None:
    """The day yet to come from which a report counts; None for one that counts now.

    An inferred range that has begun counts from the day on which the report came in.
    """
    when = dating.when
    if when is None or when.latest is None or when.latest <= now:
        return None
    if dating.basis is DatingBasis.INFERRED and (when.earliest is None or when.earliest <= now):
        return None
    return when.latest
