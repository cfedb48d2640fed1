"""Backups are of one moment, from either database into either, and a file that bears its name is whole."""

import threading
from pathlib import Path

import pytest

from dragoman.model import Decision, DecisionKind, Followed, SeenEntry
from dragoman.store import StoreError, back_up, open_store, restore
from tests.store.making import DAY, small


def everything(address: str) -> dict[str, list[str]]:
    """All rows of all tables."""
    with open_store(address) as store:
        return {
            table.name: sorted(str(sorted(row.items())) for page in pages for row in page)
            for table, pages in store.rows()
        }


@pytest.fixture
def filled(address: str) -> str:
    with open_store(address) as store:
        store.add([small(number, received_on=DAY) for number in range(30)], issue_on=DAY)
        store.put_reading([small(3, reader="2")], on=DAY)
        store.append(Decision(id="d1", kind=DecisionKind.NOTE, claims=("k",), why="\x00 and \\ and \ud800"))
        store.put_meta("name", "value")
        store.follow([Followed(address="https://gazette.example/rss", outlet="The Gazette")])
        store.note_entries("https://gazette.example/rss", [SeenEntry(key="k", mark="m")], on=DAY)
    return address


def test_a_backup_restores_to_the_very_rows_on_either_database(
    filled: str, tmp_path: Path, sqlite_address: str, postgres_address: str
) -> None:
    file = tmp_path / "backup.db"
    counts = back_up(filled, file)
    assert (counts.reports, counts.decisions) == (30, 1)
    assert list(tmp_path.glob("backup*")) + list(tmp_path.glob(".backup*")) == [file]
    targets = [sqlite_address.replace("store.db", "restored.db")]
    targets += [postgres_address] if filled.startswith("sqlite") else []
    for target in targets:
        assert restore(file, target) == counts
        assert everything(target) == everything(filled)


def test_a_backup_under_load_is_of_one_moment(address: str, tmp_path: Path, sqlite_address: str) -> None:
    open_store(address).close()
    stop = threading.Event()

    def write() -> None:
        with open_store(address) as store:
            number = 0
            while not stop.is_set():
                store.add([small(number + one) for one in range(10)], issue_on=DAY)
                number += 10

    writer = threading.Thread(target=write)
    writer.start()
    try:
        files = [tmp_path / f"{number}.db" for number in range(4)]
        counts = [back_up(address, file) for file in files]
    finally:
        stop.set()
        writer.join()
    for file, count in zip(files, counts, strict=True):
        assert count.reports % 10 == 0
        target = sqlite_address.replace("store.db", f"restored-{file.name}")
        assert restore(file, target) == count
        with open_store(target) as store:
            assert [where for where, fault in store.faults() if fault] == []


def test_a_backup_of_an_older_version_is_brought_up_and_stays_as_it_is(sqlite_address: str, tmp_path: Path) -> None:
    from dragoman.store import take_back  # noqa: PLC0415 - what an older Dragoman would have written

    with open_store(sqlite_address) as store:
        store.add([small(1)])
    take_back(sqlite_address, "0001")
    old = tmp_path / "store.db"
    before = old.read_bytes()
    target = sqlite_address.replace("store.db", "restored.db")
    assert restore(old, target).reports == 1
    assert old.read_bytes() == before
    with open_store(target) as store:
        assert store.reading_of(small(1).id) == small(1)


def test_nothing_that_is_there_is_written_over(filled: str, tmp_path: Path) -> None:
    file = tmp_path / "backup.db"
    back_up(filled, file)
    with pytest.raises(StoreError, match="is there already") as raised:
        back_up(filled, file)
    assert raised.value.what == "file_exists"
    with pytest.raises(StoreError, match="holds a record already") as raised:
        restore(file, filled)
    assert raised.value.what == "not_empty"


def test_what_is_no_backup_is_named(tmp_path: Path, sqlite_address: str) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Dear diary", encoding="utf-8")
    for file, what in ((notes, "not_a_database"), (tmp_path / "nowhere.db", "cannot_open")):
        with pytest.raises(StoreError) as raised:
            restore(file, sqlite_address)
        assert raised.value.what == what
    with pytest.raises(StoreError, match="There is no store") as raised:
        back_up(sqlite_address, tmp_path / "backup.db")
    assert raised.value.what == "no_store"
    assert not (tmp_path / "store.db").exists()
