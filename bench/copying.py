# ruff: noqa: INP001, T201 - a script that prints its findings
"""A million claims copied into PostgreSQL, while others read.

Run, from the project: PYTHONPATH=src:. python bench/copying.py [CLAIMS] [--store ADDRESS]

A store holds a press of 2,000 reports, made and kept. Then reports with a million claims are loaded as `dragoman
reconcile` loads them, copies of packed ones under ids and blocks of their own. Printed: claims a second, and how long
readers wait, before and while the load runs: for a report by its id, the timeline of a pair, and a search for two
words. Without --store, a server is started on this machine.
"""

import argparse
import json
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from dragoman.pipeline import Filters, Source, add_paths, recorded, settle
from dragoman.store import Packed, Search, Store, open_store, pack
from tests.servers import installed, serving
from tests.store.press import press

TODAY = date(2026, 1, 2)
HELD, AT_ONCE = 2_000, 1_000
CODES = [f"{first}{second}" for first in "QX" for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]  # of no state
BLOCKS = [f"{one}-{other}" for one in CODES for other in CODES if one < other]
PAIR = Filters(parties=("JP", "NO"))


def clones(models: list[Packed], claims: int) -> Iterator[Packed]:
    """Copies of packed reports until there are so many claims, each with ids and blocks of its own."""
    made = number = 0
    while made < claims:
        one = models[number % len(models)]
        name = f"{number:020x}"
        rows = tuple(
            {**row, "report": name, "key": f"{number:012x}{place:04x}", "block": BLOCKS[number % len(BLOCKS)]}
            | ({"entry_id": f"x{number:x}-{place}"} if row["entry_id"] else {})
            for place, row in enumerate(one.claims)
        )
        yield replace(
            one,
            stored_name=f"copy-{number}",
            report={**one.report, "id": name},
            reading={**one.reading, "report": name},
            claims=rows,
        )
        made += len(rows)
        number += 1


class Reader(threading.Thread):
    """Somebody who reads, one look after the other, until told to stop."""

    def __init__(self, address: str, report: str) -> None:
        """report: the id of one that is held."""
        super().__init__()
        self._address = address
        self._report = report
        self._ended = threading.Event()
        self.waits: dict[str, list[float]] = {"a report": [], "a pair": [], "a search": []}

    def run(self) -> None:
        """Look."""
        with open_store(self._address) as store:
            looks: dict[str, Callable[[], object]] = {
                "a report": lambda: store.reading_of(self._report),
                "a pair": lambda: recorded(store, as_of=TODAY, filters=PAIR),
                "a search": lambda: _searched(store),
            }
            while not self._ended.is_set():
                for name, look in looks.items():
                    began = time.perf_counter()
                    look()
                    self.waits[name].append(time.perf_counter() - began)

    def stop(self) -> dict[str, list[float]]:
        """The seconds of each look."""
        self._ended.set()
        self.join()
        return self.waits


def _searched(store: Store) -> object:
    with store.view() as view:
        return view.count_with_words(Search.of("minister oslo"), TODAY)


def _held(store: Store, folder: Path) -> str:
    file = folder / "press.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in press(HELD)), encoding="utf-8")
    list(add_paths(store, Source(paths=[str(file)], largest=10**7), today=TODAY))
    settle(store, today=TODAY)
    return str(store.report_ids()[0])


def _said(when: str, waits: dict[str, list[float]]) -> None:
    for name, some in waits.items():
        print(f"{when}: {name} {median(some) * 1e3:.1f} ms, 95 % within {quantiles(some, n=20)[-1] * 1e3:.1f} ms")


def measured(address: str, folder: Path, claims: int) -> None:
    """Fill the store, read, load, read."""
    with open_store(address) as store:
        report = _held(store, folder)
        models = [pack(entry) for entry in islice(store.readings(), 500) if entry.reading.claims]
        quiet = Reader(address, report)
        quiet.start()
        time.sleep(20)
        _said("before", quiet.stop())
        busy = Reader(address, report)
        left, loaded = clones(models, claims), 0
        busy.start()
        began, reports = time.perf_counter(), 0
        while some := list(islice(left, AT_ONCE)):
            store.load(some, issue_on=TODAY)
            loaded += sum(len(one.claims) for one in some)
            reports += len(some)
        took = time.perf_counter() - began
        _said("while", busy.stop())
        print(f"loaded: {loaded:,} claims in {reports:,} reports in {took:.0f} s, {loaded / took:,.0f} claims a second")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--store", default="")
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        packages = installed()
        if not asked.store and packages is None:
            raise SystemExit("There is no embedded PostgreSQL here; name a database with --store.")
        address = asked.store or stack.enter_context(serving(packages))  # type: ignore[arg-type]
        measured(address, folder, asked.claims)


if __name__ == "__main__":
    main()
