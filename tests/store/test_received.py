"""The bytes in which reports came in: kept as they were, gone with their text, in every backup."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dragoman.model import Reading, Received, Redaction, text_digest
from dragoman.store import Store, StoreError, open_store, take_back
from dragoman.store.backups import back_up, restore
from dragoman.store.erasing import Shortened
from tests.store.making import small
from tests.store.remains import cells_with

PDF = Received(media="application/pdf", data=b"%PDF-1.7 quicksilver \x00\xff" * 50)
ONE, TWO = replace(small(1), received=PDF), small(2)


def test_bytes_are_given_back_as_they_came(store: Store) -> None:
    store.add([ONE, TWO])
    assert store.received(ONE.id) == PDF
    assert store.received(TWO.id) is None
    assert store.received("no such report") is None


def test_the_bytes_of_the_first_arrival_stay(store: Store) -> None:
    store.add([ONE])
    store.add([replace(ONE, received=Received(media="text/html", data=b"<p>other</p>"))])
    assert store.received(ONE.id) == PDF


def test_a_newer_reading_leaves_the_bytes_alone(store: Store) -> None:
    store.add([ONE])
    store.put_reading([replace(small(1, reader="2"))], on=date(2021, 3, 20))
    assert store.received(ONE.id) == PDF


def test_how_much_they_take_is_told(store: Store) -> None:
    store.add([ONE, TWO])
    sizes = store.sizes()
    assert sizes.kept == 1
    assert 0 < sizes.received < len(PDF.data)
    assert sizes.texts > 0


def test_a_redaction_takes_the_bytes_too(store: Store, address: str) -> None:
    store.add([ONE])
    assert cells_with(address, ["quicksilver"]) == ["received.body"]
    at = datetime(2021, 4, 1, 9, tzinfo=UTC)
    store.redact(
        Redaction(report=ONE.id, outlet="", published=None, at=at, who="an officer", why="a court", touched=())
    )
    assert store.received(ONE.id) is None
    assert cells_with(address, ["quicksilver"]) == []


def test_a_text_that_is_given_up_takes_its_bytes_along(store: Store) -> None:
    def shorten(reading: Reading) -> Shortened:
        return Shortened(reading=reading, traces=b"")

    store.add([ONE, TWO])
    assert store.drop_texts([ONE.id], shorten, on=date(2021, 4, 1)) == 1
    assert store.received(ONE.id) is None


def test_a_backup_has_them(sqlite_address: str, tmp_path: Path) -> None:
    with open_store(sqlite_address) as store:
        store.add([ONE])
    back_up(sqlite_address, tmp_path / "backup.db")
    other = f"sqlite:///{(tmp_path / 'other.db').as_posix()}"
    restore(tmp_path / "backup.db", other)
    with open_store(other) as store:
        assert store.received(ONE.id) == PDF
        assert text_digest(next(store.readings()).reading.report.text)


def test_there_is_no_way_back_while_bytes_are_kept(address: str) -> None:
    with open_store(address) as store:
        store.add([ONE])
    with pytest.raises(StoreError, match="bytes in which they came"):
        take_back(address, "0008")
