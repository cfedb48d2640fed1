from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.knowledge import load
from dragoman.model import Dating, DatingBasis, When
from dragoman.pipeline import Source, add_paths, recorded
from dragoman.pipeline.keeping import appeared_by
from dragoman.pipeline.versions import reader_of
from dragoman.store import Store, open_store

TEXT = "President Joe Biden will host Prime Minister Fumio Kishida at the White House on April 10, 2024."
TODAY = date(2024, 3, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{(tmp_path / 'record.db').as_posix()}") as opened:
        yield opened


def source(folder: Path) -> Source:
    return Source(paths=[str(folder)], largest=10_000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    (made / "a.txt").write_text(TEXT, encoding="utf-8")
    return made


def test_what_is_kept_knows_who_read_it_and_when(store: Store, folder: Path) -> None:
    assert [kept.new for kept in add_paths(store, source(folder), today=TODAY)] == [True]
    (entry,) = store.readings()
    assert (entry.reader, entry.received_on) == (reader_of(load()), TODAY)
    assert set(entry.blocks) == {claim.key for claim in entry.reading.claims}


def test_the_same_content_is_new_once_within_a_batch_and_between_batches(store: Store, folder: Path) -> None:
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    assert [kept.new for kept in add_paths(store, source(folder), today=TODAY)] == [True, False]
    assert [kept.new for kept in add_paths(store, source(folder), today=TODAY)] == [False, False]
    assert store.counts().reports == 1


def test_what_could_not_be_read_is_told_and_not_kept(store: Store, folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"\x00\x01" * 50)
    kept = list(add_paths(store, source(folder), today=TODAY))
    assert [one.outcome.was_read for one in kept] == [True, False]
    assert store.counts().reports == 1


def test_every_id_that_may_be_shown_is_issued(store: Store, folder: Path) -> None:
    list(add_paths(store, source(folder), today=TODAY))
    record = recorded(store, as_of=TODAY).record
    assert record.engagements
    assert all(store.resolve(entry.id) for entry in record.engagements)
    assert store.counts().issued >= len(record.engagements)


def test_a_report_had_appeared_when_it_was_received() -> None:
    inferred = Dating(when=When.of("2024-01-05/2027-09-30~"), basis=DatingBasis.INFERRED, reasons=("in office",))
    cut = appeared_by(inferred, TODAY)
    assert cut.when is not None
    assert (cut.when.edtf, cut.reasons) == ("2024-01-05/2024-03-01~", ("in office", "received on 2024-03-01"))


@pytest.mark.parametrize(
    "dating",
    [
        Dating(when=None),
        Dating(when=When.of("2024-01-05/2024-02-01"), basis=DatingBasis.INFERRED),
        Dating(when=When.of("2025-01-05/2026-02-01"), basis=DatingBasis.INFERRED),
        Dating(when=When.of("2024-03-02"), basis=DatingBasis.STATED),
    ],
)
def test_other_dates_stay_as_they_are(dating: Dating) -> None:
    assert appeared_by(dating, TODAY) == dating
