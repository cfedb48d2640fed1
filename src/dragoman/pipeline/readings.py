"""Paths to readings: gather, clean, read; in the order of the input, on one processor or several."""

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from dragoman import knowledge as facts
from dragoman.cleaning import PageMeta, clean, facts_of_page, language, page_meta
from dragoman.intake import Intake, gather
from dragoman.knowledge import Knowledge
from dragoman.model import DatingBasis, Problem, Reading, Report
from dragoman.pipeline.outcomes import ReadOutcome
from dragoman.reading import read

_BATCH = 8  # reports that a process takes at a time
_AHEAD = 4  # batches for each process that are gathered before their turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What to read.

    paths: files, folders, patterns, "-". published: the publication day of all of them, where the user gives it.
    largest: the most bytes of one report. stdin: what "-" reads. layers: the folder of the user's own facts.
    """

    paths: Sequence[str]
    published: date | None = None
    largest: int
    stdin: BinaryIO | None = None
    layers: Path | None = None


def read_paths(source: Source, *, workers: int = 1) -> Iterator[ReadOutcome]:
    """Every report of the source, lazily and in order; what could not be read has its outcome too.

    workers: processes that read; the output is the same for any number.
    """
    intakes = gather(source.paths, published=source.published, largest=source.largest, stdin=source.stdin)
    yield from read_intakes(intakes, workers=workers, layers=source.layers)


def read_intakes(intakes: Iterator[Intake], *, workers: int = 1, layers: Path | None = None) -> Iterator[ReadOutcome]:
    """Every report that came in, lazily and in order. workers, layers: as for `read_paths`."""
    if workers <= 1:
        knowledge = facts.load(layers)
        for intake in intakes:
            yield read_one(intake, knowledge)
    else:
        yield from _in_processes(intakes, workers, layers)


def read_one(intake: Intake, knowledge: Knowledge) -> ReadOutcome:
    """One report, cleaned and read. A fault of the software is a problem of this report and stops no other."""
    if intake.report is None:
        return ReadOutcome(name=intake.name, problems=intake.problems)
    try:
        reading = _reading(intake.report, knowledge)
    except Exception as error:  # noqa: BLE001 - law 10: one report never stops the others
        fault = f"{type(error).__name__}: {error}"
        why = f"{intake.name} could not be read, by a fault in Dragoman; please report it ({fault})."
        problems = (*intake.problems, Problem(what="fault", why=why, fatal=True))
        return ReadOutcome(name=intake.name, report=intake.report, problems=problems)
    reading = replace(reading, problems=(*intake.problems, *reading.problems))
    return ReadOutcome(name=intake.name, report=intake.report, reading=reading, problems=reading.problems)


def _reading(report: Report, knowledge: Knowledge) -> Reading:
    text = clean(report)
    page, meta = facts_of_page(text), page_meta(report)
    reading = read(
        _as_stated(report, meta),
        text,
        knowledge,
        language=language(text.text),
        agency=page.agencies[0].name if page.agencies else "",
        outlet=meta.outlet or (page.outlets[0].name if page.outlets else ""),
        title=meta.title or (page.title.quote if page.title else ""),
    )
    return replace(reading, report=report)


def _as_stated(report: Report, meta: PageMeta) -> Report:
    """The report with the publication date that its page states, where nobody beside the page states one."""
    if report.stated_published is not None or meta.published is None:
        return report
    return replace(report, stated_published=meta.published, stated_at=meta.published_at, basis=DatingBasis.STATED.value)


def _in_processes(intakes: Iterator[Intake], workers: int, layers: Path | None) -> Iterator[ReadOutcome]:
    """The same as one after another; only so many reports are held as keep the processes busy."""
    # "spawn" everywhere, so that every system runs the same code and no lock is copied into a child.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_interrupts) as pool:
        waiting: deque[Future[list[ReadOutcome]]] = deque()
        try:
            while batch := list(islice(intakes, _BATCH)):
                with _out_of_reach():
                    waiting.append(pool.submit(_read_batch, batch, layers))
                if len(waiting) >= workers * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:  # after an interrupt: finish what runs, begin nothing more
                future.cancel()


@contextmanager
def _out_of_reach() -> Iterator[None]:
    """A process that is started here never hears Ctrl-C, not even while it starts.

    It is the parent's to handle: one that breaks a child off would leave the parent waiting for ever.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_interrupts() -> None:
    """The same on systems where a child does not begin as its parent left it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read_batch(intakes: list[Intake], layers: Path | None) -> list[ReadOutcome]:
    knowledge = _facts_of_the_run(layers)
    return [read_one(intake, knowledge) for intake in intakes]


@cache
def _facts_of_the_run(layers: Path | None) -> Knowledge:
    """The same facts for every report of a run, whatever happens to the layers meanwhile."""
    return facts.load(layers)
