# ruff: noqa: INP001, T201, S311 - a script that prints its figures, not a package; draws that can be repeated
"""What pages cost over a store of 100,000 engagements, asked for by twenty clients at once.

Run: python bench/web.py [ENGAGEMENTS] [ADDRESS], of an empty store in PostgreSQL, say; by default a file of SQLite that
is gone afterwards. Some thousand reports of tests/store/press.py are read; what a store keeps of them is then put into
another one again and again, each time under other ids, until there are engagements enough. So the reports of a copy say
the same as those of the first, which no page minds; `verify` would.

Of each page the first answer is told, those to addresses that were not asked for before, and those to ones that were;
and how much of a processor's time the server took for each of those not asked for before, for other work on the machine
makes everything wait but that.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from http.client import HTTPConnection
from os import sysconf
from pathlib import Path
from random import Random
from re import Match
from re import compile as pattern
from socket import socket
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from dragoman.pipeline import Source, add_paths, settle
from dragoman.store import Store, open_store
from dragoman.store.coding import expand, squeeze
from tests.store.press import STATES, written

TODAY = datetime.now(tz=UTC).date()
SEED = 4_000  # reports that are read; about 1,700 engagements
CLIENTS = 20
ASKED = 100  # addresses of each page
_ID = pattern(rb'"([0-9a-f]{20}|[0-9a-f]{16}|e[a-z2-7]{10})"')
_CODED = {("kept_entry", "body"), ("kept_entry", "leg"), ("reading", "body")}  # squeezed JSON, with ids in it
_NAMED = {"id", "report", "name", "key", "entry_id", "claim_key", "word", "entry", "dispatch"}


def main() -> None:
    """Print the figures."""
    engagements = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        address = sys.argv[2] if len(sys.argv) > 2 else f"sqlite:///{folder}/store.db"
        begun = time.perf_counter()
        with open_store(address) as store:
            if not store.counts().reports:
                grown(store, Path(folder), engagements)
            entries, reports = some_of(store)
            counts = store.counts()
            print(f"{store.database()}: {counts.reports:,} reports, {counts.issued:,} ids", end="")
        print(f" ({time.perf_counter() - begun:.0f} s)", flush=True)
        with serving(address, Path(folder)) as server:
            for name, addresses in pages(entries, reports).items():
                told(name, addresses, *server)


def grown(store: Store, folder: Path, engagements: int) -> None:
    """Fill a store with copies of what a small one keeps."""
    file = written(folder / "press.jsonl", SEED)
    with open_store(f"sqlite:///{folder}/seed.db") as seed:
        for _ in add_paths(seed, Source(paths=[str(file)], largest=10**7), today=TODAY):
            pass
        settle(seed, today=TODAY)
        with seed.view() as view:
            copies = -(-engagements // sum(1 for _ in view.of_all()))
        store.take_rows((table, multiplied(table.name, rows, copies)) for table, rows in seed.rows())
    while store.index_words(5_000):
        pass


def multiplied(table: str, pages: Iterable[list[Mapping[str, object]]], copies: int) -> Iterator[Any]:
    """The rows of a table, and again under other ids; a block and a fact about the store stand once."""
    for page in pages:
        yield page
        if table not in ("kept_block", "meta"):
            for copy in range(1, copies):
                yield [copied(table, row, copy) for row in page]


def copied(table: str, row: Mapping[str, object], copy: int) -> dict[str, object]:
    """A row under other ids."""

    def renamed(found: Match[bytes]) -> bytes:
        return f'"{other(found[1].decode(), copy)}"'.encode()

    def value(column: str, held: object) -> object:
        if isinstance(held, bytes) and (table, column) in _CODED:
            return squeeze(_ID.sub(renamed, expand(held)))
        return other(held, copy) if column in _NAMED and isinstance(held, str) else held

    return {column: value(column, held) for column, held in row.items()}


def other(name: str, copy: int) -> str:
    """An id of the same kind; any other word, which is too short or has other letters, as it is."""
    if not _ID.fullmatch(f'"{name}"'.encode()):
        return f"{name}-{copy}" if name[:1].isdigit() else name
    number = sha256(f"{name} {copy}".encode()).hexdigest()
    if name.startswith("e") and len(name) == 11:
        return "e" + "".join(
            "abcdefghijklmnopqrstuvwxyz234567"[int(number[2 * at : 2 * at + 2], 16) % 32] for at in range(10)
        )
    return number[: len(name)]


def some_of(store: Store) -> tuple[list[str], list[str]]:
    """The ids of some entries and of some reports."""
    chance = Random(3)
    with store.view() as view:
        entries = sorted(entry.id for entry in view.of_blocks(chance.sample(view.blocks(), 2)))
    return chance.sample(entries, ASKED), chance.sample(store.report_ids(), ASKED)


def pages(entries: list[str], reports: list[str]) -> dict[str, list[str]]:
    """For each kind of page its addresses."""
    chance = Random(5)
    months = [f"{year}-{month:02}" for year in range(2015, 2025) for month in range(1, 13)]
    pairs = [chance.sample(sorted(STATES), 2) for _ in range(ASKED)]
    days = [date(2015, 3, 1) + timedelta(days=30 * number) for number in range(ASKED)]
    cities = [city for _, city in STATES.values()]
    words = [f"{chance.choice(cities)} {chance.choice(('held', 'postponed', 'cancelled'))}" for _ in range(ASKED)]
    return {
        "timeline": ["/"],
        "timeline of a party": [f"/?party={code}" for code in STATES],
        "timeline of a pair": [f"/?party={one}&party={two}" for one, two in dict.fromkeys(map(tuple, pairs))],
        "timeline between days": [f"/?from={day}&to={day + timedelta(days=20)}" for day in days],
        "calendar": [f"/calendar/{month}" for month in months[:ASKED]],
        "entry": [f"/e/{name}" for name in entries],
        "report": [f"/r/{name}" for name in reports],
        "page of a pair": [f"/pair/{'-'.join(sorted(two))}" for two in dict.fromkeys(map(tuple, pairs))],
        "search": [f"/search?q={said.replace(' ', '+')}" for said in dict.fromkeys(words)],
    }


@contextmanager
def serving(address: str, folder: Path) -> Iterator[tuple[int, int]]:
    """A server in a process of its own; its port, and the number of the process."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "dragoman", "--store", address, "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL) as server:  # noqa: S603 - ourselves
        try:
            for _ in range(300):
                try:
                    if answer(port, "/healthz")[0] == 200:
                        break
                except OSError:
                    time.sleep(0.2)
            yield port, server.pid
        finally:
            server.terminate()


def answer(port: int, path: str) -> tuple[int, float, int]:
    """The status of an answer, how long it took in milliseconds, and its bytes as they came."""
    begun = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=600)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        got = connection.getresponse()
        body = got.read()
    finally:
        connection.close()
    return got.status, (time.perf_counter() - begun) * 1e3, len(body)


def spent(process: int) -> float:
    """The processor time that a process has taken, in milliseconds, as Linux tells it."""
    words = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / sysconf("SC_CLK_TCK") * 1e3


def told(name: str, addresses: list[str], port: int, process: int) -> None:
    """A line for a page."""
    status, first, size = answer(port, addresses[0])
    before = spent(process)
    fresh = asked(addresses[1:], port)
    each = (spent(process) - before) / max(len(fresh), 1)
    again = asked([Random(9).choice(addresses) for _ in range(4 * ASKED)], port)
    wrong = {one[0] for one in (*fresh, *again)} | {status}
    sizes = [one[2] for one in (*fresh, *again)] + [size]
    print(
        f"{name}: first {first:.0f} ms; new {spread(fresh)}, {each:.0f} ms of processor time each; "
        f"again {spread(again)}; {max(sizes) / 1e3:.0f} kB at most"
        + (f"; status {sorted(wrong)}" if wrong != {200} else ""),
        flush=True,
    )


def asked(addresses: list[str], port: int) -> list[tuple[int, float, int]]:
    """The answers to all of them, twenty at a time."""
    with ThreadPoolExecutor(CLIENTS) as clients:
        ask: Callable[[str], tuple[int, float, int]] = lambda path: answer(port, path)  # noqa: E731 - to be typed
        return list(clients.map(ask, addresses))


def spread(answers: list[tuple[int, float, int]]) -> str:
    """The median and the 95th percentile."""
    times = sorted(one[1] for one in answers)
    return f"{times[len(times) // 2]:.0f}, 95 % within {times[len(times) * 95 // 100]:.0f} ms" if times else "none"


if __name__ == "__main__":
    main()
