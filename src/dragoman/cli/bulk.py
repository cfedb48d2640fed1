"""`dragoman bulk`: archives into a folder of Parquet files."""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click
import msgspec

from dragoman import knowledge as facts
from dragoman.bulk import (
    PART_SIZE,
    Counts,
    Done,
    EngineError,
    Failed,
    FolderError,
    FullError,
    MismatchError,
    Orders,
    Plan,
    engine_for,
    forget_others,
    opened_run,
    planned,
    run,
    run_in,
)
from dragoman.cli.kinds import day, today
from dragoman.cli.logs import say
from dragoman.cli.progress import Progress
from dragoman.model import Cleaner
from dragoman.pipeline import reader_of
from dragoman.publishing.arrow import MissingExtraError
from dragoman.settings import PAGES, Settings


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder for the parts."
)
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes on this machine.")
@click.option(
    "--scheduler", metavar="ADDRESS", default="", help="A scheduler of Dask: tcp://host:8786, tls://..., or its file."
)
@click.option("--resume", is_flag=True, help="Go on with the run that the folder holds.")
@click.option(
    "--part-size", type=click.IntRange(100_000), default=PART_SIZE, show_default=True, help="Bytes of a task."
)
@click.option("--text", "keep_texts", is_flag=True, help="Keep the texts of reports in the parts, too.")
@click.option("--gate/--no-gate", "gated", default=True, help="Leave pages unread that can tell of no engagement.")
@click.option("--pages", type=click.Choice(PAGES), help="How the story of a page is found; archives: fast.")
@click.option("--published", callback=day, metavar="DAY", help="The day on which they were all published.")
@click.option("--json", "as_json", is_flag=True, help="The summary as JSON.")
@click.pass_context
def bulk(context: click.Context, /, *, inputs: tuple[str, ...], out: Path, as_json: bool, **asked: Any) -> None:  # noqa: ANN401 - the options, as click gives them
    """Read an archive into a folder of Parquet files, on one processor, several, or a cluster.

    Each part of it gives reports, claims, problems and a manifest.

    INPUT is a file, a folder, a pattern or an address that fsspec knows (s3://bucket/folder): WARC, JSON Lines,
    Parquet, and what `read` reads. Whatever stops a run, the same command with --resume goes on from there.
    """
    want = _Asked(**asked)
    try:
        orders = _orders(out, want, context.find_object(Settings) or Settings())
        opened_run(inputs, orders, part_size=want.part_size, resume=want.resume)
        plan = planned(inputs, orders, part_size=want.part_size)
        forgotten = forget_others(plan, out)
    except FolderError as error:
        raise click.UsageError(str(error)) from error
    except MissingExtraError as error:
        raise click.ClickException(str(error)) from error
    if forgotten:
        words = f"{forgotten} parts were removed: their inputs changed, or are no longer named."
        say(words, "parts removed", parts=forgotten)
    for problem in plan.problems:
        say(f"{problem.why} [{problem.what}]", "problem", what=problem.what, why=problem.why)
    began = time.monotonic()
    summary = _read(plan, orders, want)
    seconds = time.monotonic() - began
    click.echo(summary.as_json(seconds) if as_json else summary.words(out, seconds))
    context.exit(0 if summary.is_clean else 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The options of a run."""

    workers: int
    scheduler: str
    resume: bool
    part_size: int
    keep_texts: bool
    gated: bool
    pages: str | None
    published: date | None


def _orders(out: Path, want: _Asked, settings: Settings) -> Orders:
    """What holds for all tasks. The day of receipt is that of the run's beginning, whenever it is taken up again."""
    held = run_in(out) if want.resume else None
    return Orders(
        out=out.absolute(),
        largest=settings.largest,
        pages=Cleaner(want.pages or settings.pages),
        layers=settings.layers.absolute(),
        published=want.published,
        keep_texts=want.keep_texts,
        gated=want.gated,
        received=held.received if held else today(),
        reader=reader_of(facts.load(settings.layers)),
    )


def _read(plan: Plan, orders: Orders, want: _Asked) -> "_Summary":
    """Do the tasks. click.ClickException where they cannot be done to the end."""
    summary = _Summary(plan)
    try:
        with engine_for(workers=want.workers, scheduler=want.scheduler) as engine:
            for found in _shown(run(plan, orders, engine), summary):
                summary.count(found)
    except (FullError, MismatchError, EngineError) as error:
        summary.stopped(orders.out)
        raise click.ClickException(f"{error}.") from error
    except MissingExtraError as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        summary.stopped(orders.out)
        raise
    return summary


class _Summary:
    """What became of a run so far."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.counts = Counts(unread=len(plan.problems), problems=len(plan.problems))
        self.before = 0
        self.failed: list[Failed] = []

    def count(self, found: Done | Failed) -> None:
        """One more."""
        if isinstance(found, Failed):
            self.failed.append(found)
            words = f"{found.task.shown} could not be read: {found.why}. [task_failed]"
            say(words, "task failed", task=found.task.id, inputs=found.task.shown, why=found.why)
            return
        self.counts += found.counts
        self.before += found.was_done

    def stopped(self, out: Path) -> None:
        """Say how far it came."""
        done, every = self.counts.parts, len(self.plan.tasks)
        words = f"Stopped after {done:,} of {every:,} parts; they are kept in {out}. Go on with --resume."
        say(words, "stopped", done=done, of=every)

    @property
    def is_clean(self) -> bool:
        """Whether everything was read."""
        return not self.failed and not self.counts.unread

    def as_json(self, seconds: float) -> str:
        """For programs."""
        told = msgspec.to_builtins(self.counts)
        return json.dumps(
            {**told, "parts_done_before": self.before, "failed": len(self.failed), "seconds": round(seconds, 3)}
        )

    def words(self, out: Path, seconds: float) -> str:
        """For people."""
        counts = self.counts
        lines = [
            f"{counts.parts:,} parts in {out}"
            + (f" ({self.before:,} of them were done before)" if self.before else ""),
            f"{counts.reports:,} reports read, with {counts.claims:,} claims",
            f"{counts.passed:,} pages set aside by the gate: their words can tell of no engagement",
            f"{counts.copies:,} exact copies left out",
            f"{counts.unread:,} not read; {counts.problems:,} problems in all",
            f"{counts.bytes / 1e6:,.1f} MB in {seconds:,.0f} s, {counts.cpu:,.0f} s of processors",
        ]
        if self.failed:
            lines.append(f"{len(self.failed):,} parts failed; --resume tries them again")
        lines.append(f"Next: dragoman reconcile {out} --out sqlite:///dragoman.db")
        return "\n".join(lines)


def _shown(found: Iterable[Done | Failed], summary: _Summary) -> Iterator[Done | Failed]:
    """The results, with how far the run is on standard error."""
    plan = summary.plan
    sizes = {task.id: task.size for task in plan.tasks}
    with Progress("parts", len(plan.tasks), plan.size, terminal=sys.stderr.isatty()) as progress:
        for one in found:
            yield one
            if isinstance(one, Failed):
                progress.step(one.task.size, problems=summary.counts.problems)
                continue
            items = 0 if one.was_done else one.counts.reports + one.counts.passed
            progress.step(sizes[one.task], items=items, problems=summary.counts.problems, free=one.was_done)
