"""Nothing that was acknowledged is lost, whatever stops a writer, and however many work at once."""

import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.pipeline import Filters, entries_meant, recorded, settle
from dragoman.pipeline.verifying import verify
from dragoman.store import Store, Stored, StoreError, back_up, open_store, restore
from tests.pipeline.killing import adding, killed
from tests.store.press import written

TODAY = date(2026, 1, 2)
SOME = 210  # reports: more than are written in one transaction


def faults(store: Store) -> list[str]:
    return [f"{one.where}: {one.fault}" for one in verify(store, today=TODAY) if one.fault]


def contents(address: str) -> dict[str, list[str]]:
    """All rows, but for how often something befell a block."""
    with open_store(address) as store:
        return {
            table.name: sorted(
                str({name: value for name, value in sorted(row.items()) if name != "changes"})
                for page in pages
                for row in page
            )
            for table, pages in store.rows()
        }


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 here")
def test_a_writer_that_is_killed_loses_nothing_that_it_acknowledged(
    address: str, sqlite_address: str, tmp_path: Path
) -> None:
    file = written(tmp_path / "press.jsonl", SOME)
    chance = random.Random(5)  # noqa: S311 - draws that can be repeated
    for workers in (1, 2):  # whose processes end with it, else what they say would never end
        said, _ended = killed(address, file, chance, SOME, workers)
        with open_store(address) as store:
            held = store.report_ids()
            assert said <= set(held)
            assert len(held) == len(set(held)) == store.counts().claims
            assert faults(store) == []
    calm = sqlite_address.replace("store.db", "calm.db")
    for one in (address, calm):
        with adding(one, file) as running:
            assert running.stdout is not None
            assert running.stdout.read().endswith("done\n")
    assert contents(address) == contents(calm)


@pytest.fixture
def crowd(address: str) -> Iterator[list[Store]]:
    """Twelve programs' worth of open stores."""
    stores = [open_store(address) for _ in range(12)]
    yield stores
    for store in stores:
        store.close()


def test_two_writers_and_ten_readers_at_once_lose_nothing_and_see_no_error(
    held: tuple[Stored, ...], crowd: list[Store], tmp_path: Path
) -> None:
    held = held[::2]
    wrong: list[BaseException] = []
    writing = threading.Barrier(12)
    done = threading.Event()

    def write(store: Store, some: list[Stored]) -> None:
        for start in range(0, len(some), 3):
            store.add(some[start : start + 3], issue_on=TODAY)
            settle(store, today=TODAY)

    def read(store: Store, number: int) -> None:
        seen = 0
        while not done.is_set() or not seen:
            found = recorded(store, as_of=TODAY, filters=Filters(parties=("JP",) if number % 2 else ("US",)))
            assert found.record.reports_read >= seen
            seen = found.record.reports_read
            for entry in found.record.engagements[:1]:
                assert entries_meant(store, entry.id, as_of=TODAY).entries
            done.wait(0.05)

    def run(work: object, *given: object) -> None:
        writing.wait()
        try:
            work(*given)  # type: ignore[operator]
        except BaseException as error:  # noqa: BLE001 - told at the end, whatever it is
            wrong.append(error)

    writers = [threading.Thread(target=run, args=(write, crowd[n], list(held[n::2]) + list(held[:6]))) for n in (0, 1)]
    readers = [threading.Thread(target=run, args=(read, crowd[n], n)) for n in range(2, 12)]
    for thread in (*writers, *readers):
        thread.start()
    for thread in writers:
        thread.join()
    file = tmp_path / "backup.db"
    back_up(crowd[0]._engine.url.render_as_string(hide_password=False), file)  # noqa: SLF001 - while ten still read
    done.set()
    for thread in readers:
        thread.join()
    assert wrong == []
    store = crowd[0]
    settle(store, today=TODAY)
    assert store.report_ids() == tuple(sorted(one.id for one in held))
    assert faults(store) == []
    with open_store(f"sqlite:///{(tmp_path / 'alone.db').as_posix()}") as alone:
        alone.add(held, issue_on=TODAY)
        assert recorded(store, as_of=TODAY).record == recorded(alone, as_of=TODAY).record
    restored = f"sqlite:///{(tmp_path / 'restored.db').as_posix()}"
    restore(file, restored)
    with open_store(restored) as again:
        assert faults(again) == []


def test_a_disk_that_is_full_while_the_record_is_kept_is_named_and_mended_later(
    held: tuple[Stored, ...], sqlite_address: str
) -> None:
    with open_store(sqlite_address) as store:
        store.add(held, issue_on=TODAY)
        with store._snapshot() as connection:  # noqa: SLF001 - the only connection of the pool, which comes back
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
        with pytest.raises(StoreError, match="Free some space") as raised:
            settle(store, today=TODAY)
        assert raised.value.what == "full"
        assert faults(store) == []
    with open_store(sqlite_address) as store:
        settle(store, today=TODAY)
        assert faults(store) == []


_LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
sys.argv = ["dragoman", *sys.argv[1:]]
from dragoman.cli import main
main()
"""


@pytest.mark.skipif(os.name != "posix", reason="the size of files cannot be bounded here")
@pytest.mark.parametrize("words", [("add", "press.jsonl"), ("backup", "backup.db")])
def test_a_file_that_may_not_grow_is_a_clear_error_and_the_store_stays_whole(
    held: tuple[Stored, ...], tmp_path: Path, words: tuple[str, ...]
) -> None:
    written(tmp_path / "press.jsonl", 120)
    address = f"sqlite:///{(tmp_path / 'store.db').as_posix()}"
    with open_store(address) as store:
        store.add(held[:8], issue_on=TODAY)
    command = [sys.executable, "-c", _LIMITED, "--store", address, *words]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)  # noqa: S603 - our own words
    assert run.returncode == 1
    assert "disk" in run.stderr
    assert "Traceback" not in run.stderr
    assert not list(tmp_path.glob("*backup*"))
    with open_store(address) as store:
        assert set(store.report_ids()) >= {one.id for one in held[:8]}
        assert faults(store) == []
