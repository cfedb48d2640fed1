# ruff: noqa: INP001, T201, S311 - a script that prints its figures, not a package; draws that can be repeated
"""What a store costs as it grows: reports added on two cores, the cost of each tenth, and looks at the whole.

Run: python bench/store.py [REPORTS], of those of tests/store/press.py. Adding is measured by the clock and, since other
work on the machine stretches that, by the processor time of the process that writes; what it takes to read a report
does not depend on the store. Then the record is kept (`settle`), looked at, and one report more is added.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from dragoman.model import When
from dragoman.pipeline import Filters, Source, add_paths, entries_meant, recorded, searching, settle
from dragoman.store import Search, Store, open_store
from tests.store.press import STATES, press

TODAY = date(2026, 1, 2)
LOOKS = 50


def main() -> None:
    """Print the figures."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        file, more = Path(folder) / "press.jsonl", Path(folder) / "more.jsonl"
        lines = [json.dumps(report) + "\n" for report in press(reports + 10)]
        file.write_text("".join(lines[:reports]), encoding="utf-8")
        more.write_text("".join(lines[reports : reports + 1]), encoding="utf-8")
        with open_store(f"sqlite:///{folder}/store.db") as store:
            added(store, file, reports)
            clock, cpu = timed(lambda: settle(store, today=TODAY))
            print(f"settle: {clock:.0f} s, {cpu:.0f} s of processor time")
            looked(store)
            _, cpu = timed(lambda: list(add_paths(store, source(more), today=TODAY)))
            with store.view() as view:
                blocks = len(view.blocks())
            _, whole = timed(lambda: settle(store, today=TODAY))
            print(f"one report more: {cpu:.2f} s to read and add, {whole:.2f} s to make its block, of {blocks} blocks")
        print(f"file: {(Path(folder) / 'store.db').stat().st_size / 1e6:.0f} MB")


def source(file: Path) -> Source:
    """A file of reports."""
    return Source(paths=[str(file)], largest=10**7)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """How long it took, by the clock and in processor time of this process."""
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - cpu


def added(store: Store, file: Path, reports: int) -> None:
    """Add the file; each tenth by the clock and by the writer's processor time."""
    begun = clock, cpu = time.perf_counter(), time.process_time()
    tenths: list[tuple[float, float]] = []
    for number, _ in enumerate(add_paths(store, source(file), today=TODAY, workers=2), 1):
        if number % (reports // 10) == 0:
            now = time.perf_counter(), time.process_time()
            tenths.append((now[0] - clock, now[1] - cpu))
            clock, cpu = now
            each = 1e3 / (reports // 10)
            ours = f"{tenths[-1][0] * each:6.2f} ms each, {tenths[-1][1] * each:5.2f} ms of the writer"
            print(f"  {number:>9,} reports: {ours}", flush=True)
    total = time.perf_counter() - begun[0]
    print(f"added {reports:,} in {total:.0f} s: {reports / total:.0f} a second")
    clock, cpu = (tenths[-1][place] / tenths[0][place] for place in (0, 1))
    print(f"last tenth to first: {clock:.2f} by the clock, {cpu:.2f} of the writer")


def looked(store: Store) -> None:
    """Looks at the record: single entries, filtered pages, a past day, words."""
    chance = Random(3)
    with store.view() as view:
        ids = [entry.id for entry in view.of_blocks(chance.sample(view.blocks(), 10))]
    pages = [
        Filters(parties=tuple(chance.sample(sorted(STATES), 2)), span=When.span(date(2019, 1, 1), date(2020, 12, 31)))
        for _ in range(LOOKS)
    ]
    months = [Filters(span=When.span(date(2015 + year, 5, 1), date(2015 + year, 5, 31))) for year in range(10)]
    words = ("postponed oslo", "berlin held", '"trade ministers of kenya"')
    told(
        "a single entry",
        [lambda one=one: entries_meant(store, one, as_of=TODAY) for one in chance.choices(ids, k=LOOKS)],
    )
    told("a page: a pair, two years", [lambda page=page: recorded(store, as_of=TODAY, filters=page) for page in pages])
    told(
        "a page: a month, all parties",
        [lambda page=page: recorded(store, as_of=TODAY, filters=page) for page in months],
    )
    told(
        "a past day: a pair",
        [lambda page=page: recorded(store, as_of=date(2020, 6, 1), filters=page) for page in pages[:5]],
    )
    told(
        "a search",
        [
            lambda said=said: searching.search(store, searching.Asked(search=Search.of(said)), as_of=TODAY)
            for said in words
        ],
    )


def told(what: str, looks: list[Callable[[], object]]) -> None:
    """A line: the median and the worst."""
    times = [timed(look) for look in looks]
    clock, cpu = ([one[place] * 1e3 for one in times] for place in (0, 1))
    print(
        f"{what}: median {median(clock):.1f} ms, worst {max(clock):.0f} ms; processor time {median(cpu):.1f} ms",
        flush=True,
    )


if __name__ == "__main__":
    main()
