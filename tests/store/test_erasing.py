"""Texts that were removed are in no table and in no file; what must stay stays."""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from dragoman.model import Reading, Redaction, Report, Status, Touched, When, text_digest
from dragoman.store import Store, Stored, StoreError, open_store
from dragoman.store.erasing import Shortened
from tests.store.making import DAY, key_of, small
from tests.store.remains import cells_with, in_files, packed_with

AT = datetime(2021, 4, 1, 9, tzinfo=UTC)
WORDS = ("Minister number 1 will fly", "Talks 1", "report-1")
ONE, TWO = small(1), small(2)


def redaction(entry: Stored = ONE) -> Redaction:
    return Redaction(
        report=entry.id,
        outlet="The Gazette",
        published=When.of("2021-03-12"),
        at=AT,
        who="an officer",
        why="ordered by a court",
        touched=(Touched(entry="e-1", aliases=(), beside=("other",)),),
    )


def shortened(reading: Reading) -> Shortened:
    """The reading with its first word for every quote."""
    word = reading.text.quote(0, 8)
    claims = tuple(
        replace(
            claim,
            trigger=word,
            format=replace(claim.format, quotes=(word,)),
            parties=tuple(replace(party, quotes=(word,)) for party in claim.parties),
            participants=tuple(replace(who, quotes=(word,)) for who in claim.participants),
            status=replace(claim.status, quotes=(word,)),
            when=None,
        )
        for claim in reading.claims
    )
    return Shortened(reading=replace(reading, text=replace(reading.text, text=word.quote), claims=claims), traces=b"t")


@pytest.fixture
def read_twice(store: Store) -> Store:
    """Two reports, the first of them read once more, so that its old reading is kept too."""
    store.add([ONE, TWO])
    store.put_reading([replace(small(1, reader="2", status=Status.HELD))], on=date(2021, 3, 20))
    return store


def test_a_redacted_report_leaves_no_word_in_any_table(read_twice: Store, address: str) -> None:
    assert set(cells_with(address, WORDS)) >= {"report.text", "reading.body", "past_reading.body", "report.title"}
    read_twice.redact(redaction())
    read_twice.scrub()
    read_twice.close()
    assert cells_with(address, WORDS) == []
    assert cells_with(address, ["Minister number 2"]) == ["reading.body", "report.text"]


def secret() -> Stored:
    """A report like no other, so that no other's bytes are its own."""
    words = " ".join(sha256(str(number).encode()).hexdigest() for number in range(50))
    report = Report.make(name="secret-name", text=words, title="secret-title", outlet="The Gazette")
    return replace(ONE, reading=replace(ONE.reading, report=report, text=replace(ONE.reading.text, text=words)))


def test_what_was_removed_is_not_in_the_files_either(sqlite_address: str, tmp_path: Path) -> None:
    file, made = tmp_path / "store.db", secret()
    words = (made.reading.report.text[:40], "secret-title", "secret-name")
    with open_store(sqlite_address) as store:
        store.add([made, *(small(number) for number in range(20, 60))])
        store.put_reading([replace(made, reader="2", signature=(9,), blocks={}, entries={})], on=date(2021, 3, 20))
        changed = replace(made.reading, title="read otherwise")
        store.put_reading([replace(made, reader="3", reading=changed)], on=date(2021, 3, 21))
        packed = packed_with(sqlite_address, words)
        assert len(packed) == 3  # its text, its reading, its old reading
        assert in_files(file, words, packed) != []
        store.redact(redaction(made))
        store.scrub()
    assert in_files(file, words, packed) == []


def test_its_id_hash_outlet_day_and_reason_stay(read_twice: Store) -> None:
    read_twice.redact(redaction())
    (made,) = read_twice.redactions()
    assert made == replace(redaction(), digest=text_digest(ONE.reading.report.text))
    left = read_twice.report(ONE.id)
    assert left == Report(id=ONE.id, name=ONE.id, text="", outlet="The Gazette")
    assert read_twice.reading_of(ONE.id) is None
    assert [entry.id for entry in read_twice.readings()] == [TWO.id]
    assert read_twice.stood_on(date(2021, 3, 19)) == ()
    assert read_twice.resolve("e-" + key_of(ONE)[:8]) == (key_of(ONE),)


def test_the_same_text_is_refused_whoever_sends_it(read_twice: Store, address: str) -> None:
    read_twice.redact(redaction())
    again = Report.make(name="again", text=f"\n{ONE.reading.report.text} \n", outlet="Another", url="https://a.example")
    other = replace(ONE, reading=replace(ONE.reading, report=again))
    added = read_twice.add([ONE, other, small(3)])
    assert added.new == (small(3).id,)
    assert {name: made.why for name, made in added.refused.items()} == {
        ONE.id: "ordered by a court",
        again.id: "ordered by a court",
    }
    assert read_twice.names(ONE.id) == (ONE.id,)
    assert cells_with(address, WORDS) == []


def test_a_reading_made_meanwhile_does_not_bring_the_text_back(read_twice: Store, address: str) -> None:
    read_twice.redact(redaction())
    read_twice.put_reading([small(1, reader="3"), small(2, reader="3")], on=date(2021, 4, 2))
    assert cells_with(address, WORDS) == []
    assert [entry.reader for entry in read_twice.readings()] == ["3"]


def test_a_report_is_redacted_once_and_only_if_it_is_held(read_twice: Store) -> None:
    read_twice.redact(redaction())
    with pytest.raises(StoreError, match="was redacted on 2021-04-01 already"):
        read_twice.redact(redaction())
    with pytest.raises(StoreError, match="holds no report"):
        read_twice.redact(redaction(small(9)))


def test_a_dropped_text_leaves_what_was_kept_of_its_readings(read_twice: Store, address: str) -> None:
    assert read_twice.drop_texts([ONE.id, small(9).id], shortened, on=date(2021, 4, 2)) == 1
    assert cells_with(address, ["Minister number 1"]) == []
    entry = read_twice.reading_of(ONE.id)
    assert entry is not None
    assert (entry.traces, entry.reading.report.text, entry.reading.report.title) == (b"t", "", "Talks 1")
    (past,) = read_twice.stood_on(date(2021, 3, 19))
    assert (past.traces, past.reading.text.text) == (b"t", "Minister")
    assert read_twice.drop_texts([ONE.id], shortened, on=date(2021, 4, 3)) == 0


def test_what_has_no_text_is_not_read_again(read_twice: Store) -> None:
    read_twice.drop_texts([ONE.id], shortened, on=date(2021, 4, 2))
    assert read_twice.stale("9") == read_twice.kept() == (TWO.id,)
    read_twice.put_reading([small(1, reader="9"), small(2, reader="9")], on=date(2021, 4, 3))
    assert {entry.id: entry.reader for entry in read_twice.readings()} == {ONE.id: "2", TWO.id: "9"}


def test_a_dropped_text_can_still_be_redacted_and_is_known_again(read_twice: Store) -> None:
    read_twice.drop_texts([ONE.id], shortened, on=date(2021, 4, 2))
    assert read_twice.add([ONE]).known == (ONE.id,)
    read_twice.redact(redaction())
    assert list(read_twice.add([small(1, received_on=DAY)]).refused) == [ONE.id]
