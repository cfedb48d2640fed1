"""Paths to readings: gather, clean, read; in the order of the input, on one processor or several."""

import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dragoman import knowledge as facts
from dragoman.cleaning import masthead
from dragoman.intake import Intake, gather
from dragoman.knowledge import Knowledge
from dragoman.model import DESK, Cleaner, Problem, Reading, Report, Text
from dragoman.pipeline.entering import entered
from dragoman.pipeline.outcomes import ReadOutcome
from dragoman.pipeline.pages import Pages
from dragoman.processes import end_with_parent, leave_interrupts, out_of_reach
from dragoman.reading import read

if TYPE_CHECKING:
    from dragoman.intake.addresses import Fetch  # HTTP, which files must not wait for
    from dragoman.pipeline.seconding import Second

_BATCH = 8  # reports that a process takes at a time
_AHEAD = 4  # batches for each process that are gathered before their turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What to read.

    paths: files, folders, patterns, "-", addresses. published: the publication day of all, where the user gives it.
    largest: the most bytes of one report. stdin: what "-" reads. layers: the folder of the user's own facts.
    pages: the path that HTML pages take, CAREFUL or FAST. fetch: an address to its answer; without it none is followed.
    second: a second reader, after the rules; None for the rules alone.
    """

    paths: Sequence[str]
    published: date | None = None
    largest: int
    stdin: BinaryIO | None = None
    layers: Path | None = None
    pages: Cleaner = Cleaner.CAREFUL
    fetch: "Fetch | None" = None
    second: "Second | None" = None


def read_paths(source: Source, *, workers: int = 1) -> Iterator[ReadOutcome]:
    """Every report of the source, lazily and in order; what could not be read has its outcome too.

    workers: processes that read; the output is the same for any number.
    """
    outcomes = read_intakes(gathered(source), workers=workers, layers=source.layers, pages=source.pages)
    yield from source.second.over(outcomes, source.layers) if source.second is not None else outcomes


def gathered(source: Source) -> Iterator[Intake]:
    """What comes in from a source, lazily and in order."""
    return gather(
        source.paths, published=source.published, largest=source.largest, stdin=source.stdin, fetch=source.fetch
    )


def read_intakes(
    intakes: Iterator[Intake],
    *,
    workers: int = 1,
    layers: Path | None = None,
    pages: Cleaner = Cleaner.CAREFUL,
) -> Iterator[ReadOutcome]:
    """Every report that came in, lazily and in order. workers, layers, pages: as for `read_paths`."""
    if workers <= 1:
        knowledge = facts.load(layers)
        with Pages(pages) as cleaning:
            for intake in intakes:
                yield read_one(intake, knowledge, cleaning)
    else:
        yield from _in_processes(intakes, workers, layers, pages)


def read_one(intake: Intake, knowledge: Knowledge, pages: Pages | None = None) -> ReadOutcome:
    """One report, cleaned and read. A fault of the software is a problem of this report and stops no other.

    pages: how pages are cleaned; by the fast path without it.
    """
    if intake.report is None:
        return ReadOutcome(name=intake.name, problems=intake.problems)
    try:
        reading = _reading(intake.report, knowledge, pages or Pages(), intake.cleaner)
    except Exception as error:  # noqa: BLE001 - law 10: one report never stops the others
        fault = f"{type(error).__name__}: {error}"
        why = f"{intake.name} could not be read, by a fault in Dragoman; please report it ({fault})."
        problems = (*intake.problems, Problem(what="fault", why=why, fatal=True))
        return ReadOutcome(name=intake.name, report=intake.report, problems=problems)
    reading = replace(reading, problems=(*intake.problems, *reading.problems))
    return ReadOutcome(
        name=intake.name,
        report=intake.report,
        reading=reading,
        problems=reading.problems,
        received=intake.received,
    )


def _reading(report: Report, knowledge: Knowledge, pages: Pages, cleaner: Cleaner | None) -> Reading:
    if report.markup == DESK:
        return entered(report, knowledge)
    text, found, problems = pages.clean(report, cleaner)
    reading = read(report, text, knowledge, masthead(report, text, found))
    return replace(reading, problems=(*problems, *_mended(report, text), *reading.problems))


def _mended(report: Report, text: Text) -> Iterator[Problem]:
    """What is said of the damage that a report came with."""
    if text.mended:
        why = f"{report.name}: damaged on its way ({', '.join(text.mended)}); it was mended for reading."
        yield Problem(what="damage_mended", why=why)


def _in_processes(
    intakes: Iterator[Intake], workers: int, layers: Path | None, pages: Cleaner
) -> Iterator[ReadOutcome]:
    """The same as one after another; only so many reports are held as keep the processes busy."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin) as pool:
        waiting: deque[Future[list[ReadOutcome]]] = deque()
        try:
            while batch := list(islice(intakes, _BATCH)):
                with out_of_reach():
                    waiting.append(pool.submit(_read_batch, batch, layers, pages))
                if len(waiting) >= workers * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:  # after an interrupt: finish what runs, begin nothing more
                future.cancel()


def _begin() -> None:
    leave_interrupts()
    end_with_parent()


def _read_batch(intakes: list[Intake], layers: Path | None, cleaner: Cleaner) -> list[ReadOutcome]:
    knowledge, pages = _facts_of_the_run(layers), _pages_of_the_run(cleaner)
    return [read_one(intake, knowledge, pages) for intake in intakes]


@cache
def _facts_of_the_run(layers: Path | None) -> Knowledge:
    """The same facts for every report of a run, whatever happens to the layers meanwhile."""
    return facts.load(layers)


@cache
def _pages_of_the_run(cleaner: Cleaner) -> Pages:
    """One process for the pages of a run; it ends with this one."""
    return Pages(cleaner)
