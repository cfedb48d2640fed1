"""The record when a report's text was removed, or given up by age."""

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from dragoman.model import Engagement, Quote, Reading
from dragoman.pipeline import Grounds, Source, add_paths, found_entries, recorded
from dragoman.pipeline.deciding import Word
from dragoman.pipeline.redacting import redaction_of
from dragoman.pipeline.retaining import LONGEST, Rule, drop, due, put_rules, rules_of, shortened
from dragoman.store import Store, Stored

MakeStore = Callable[[Iterable[Iterable[Stored]]], Store]
NOW = date(2026, 3, 1)
GROUNDS = Grounds(logs=False)
WORD = Word(who="an officer", at=datetime(2026, 3, 1, 9, tzinfo=UTC), why="ordered by a court")


def record_of(store: Store) -> list[Engagement]:
    return list(recorded(store, as_of=NOW, grounds=GROUNDS).whole.engagements)


def told_by_two(entries: Iterable[Engagement]) -> Engagement:
    return next(entry for entry in entries if len(entry.reports) > 1)


def test_the_record_is_as_though_the_report_had_not_come_and_tells_what_it_lost(
    held: tuple[Stored, ...], store_of: MakeStore
) -> None:
    store = store_of([held])
    entry = told_by_two(record_of(store))
    gone = entry.reports[0]
    found = redaction_of(store, gone, WORD, GROUNDS)
    store.redact(found.redaction)
    without = store_of([[one for one in held if one.id != gone]])
    after = recorded(store, as_of=NOW, grounds=GROUNDS).whole
    assert [replace(one, lost=()) for one in after.engagements] == record_of(without)
    assert after.redacted == 1
    losers = [one for one in after.engagements if one.lost]
    assert [made.report for one in losers for made in one.lost] == [gone] * len(losers)
    assert any({claim.key for claim in one.claims} & {claim.key for claim in entry.claims} for one in losers)
    early = recorded(store, as_of=date(2018, 1, 1), grounds=GROUNDS).whole
    assert (early.redacted, early.engagements) == (0, ())


def test_ids_lead_to_what_other_reports_tell_of_the_entry(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    store = store_of([held])
    entry = told_by_two(record_of(store))
    store.redact(redaction_of(store, entry.reports[0], WORD, GROUNDS).redaction)
    record = recorded(store, as_of=NOW, grounds=GROUNDS).record
    kept = {claim.key for claim in entry.claims if claim.source != entry.reports[0]}
    for said in (entry.id, *entry.aliases):
        found = found_entries(store, record, said)
        assert kept & {claim.key for one in found for claim in one.claims}


def test_a_redaction_says_beforehand_which_entries_go_and_which_copies_stay(
    held: tuple[Stored, ...], store_of: MakeStore, tmp_path: Path
) -> None:
    store = store_of([held])
    alone = next(entry for entry in record_of(store) if len(entry.reports) == 1)
    report = next(one.reading.report for one in held if one.id == alone.reports[0])
    (tmp_path / "reprint.txt").write_text(report.text + "\n\nAll rights reserved.\n", encoding="utf-8")
    list(add_paths(store, Source(paths=[str(tmp_path / "reprint.txt")], largest=1_000_000), today=NOW))
    found = redaction_of(store, report.id, WORD, GROUNDS)
    assert alone.claims[0].key in {claim.key for entry in found.touched for claim in entry.claims}
    assert [one.reading.report.name for one in found.copies] == ["reprint"]
    assert not any(word in repr(found.redaction) for word in (report.text[:40], report.name))


def test_the_same_text_added_again_is_told_as_redacted(
    held: tuple[Stored, ...], store_of: MakeStore, tmp_path: Path
) -> None:
    store = store_of([held])
    report = held[0].reading.report
    store.redact(redaction_of(store, report.id, WORD, GROUNDS).redaction)
    (tmp_path / "again.txt").write_text(report.text, encoding="utf-8")
    (kept,) = add_paths(store, Source(paths=[str(tmp_path / "again.txt")], largest=1_000_000), today=NOW)
    assert (kept.new, kept.refused) == (False, True)
    assert kept.outcome.problems[-1].what == "redacted"
    assert "ordered by a court" in kept.outcome.problems[-1].why
    assert store.counts().reports == len(held)


def quotes_in(noun: object) -> list[Quote]:
    if isinstance(noun, Quote):
        return [noun]
    if isinstance(noun, tuple):
        return [quote for item in noun for quote in quotes_in(item)]
    if is_dataclass(noun):
        return [quote for field in fields(noun) for quote in quotes_in(getattr(noun, field.name))]
    return []


def test_a_shortened_reading_says_the_same_in_short_quotes_that_stand(held: tuple[Stored, ...]) -> None:
    for entry in held:
        short = shortened(entry.reading).reading
        quotes = quotes_in(short)
        assert all(short.text.stands(quote) and len(quote.quote.split()) <= LONGEST for quote in quotes)
        assert [quote.start for quote in quotes] == [quote.start for quote in quotes_in(entry.reading)]
        assert len(short.text.text) == len(entry.reading.text.text)
        kept = {position for quote in quotes for position in range(quote.start, quote.end)}
        assert all(char.isspace() for position, char in enumerate(short.text.text) if position not in kept)
        assert [claim.codes for claim in short.claims] == [claim.codes for claim in entry.reading.claims]


def test_a_long_quote_is_cut_to_its_beginning(held: tuple[Stored, ...]) -> None:
    reading: Reading = held[0].reading
    long = reading.text.quote(0, len(reading.text.text))
    cut = shortened(replace(reading, claims=(replace(reading.claims[0], trigger=long),))).reading.claims[0].trigger
    assert long.quote.startswith(cut.quote)
    assert len(cut.quote.split()) == LONGEST


def told(entry: Engagement) -> tuple[object, ...]:
    """What an entry says, but for the words that say it."""
    when = (entry.when.value.edtf, [rival.value.edtf for rival in entry.when.rivals]) if entry.when else None
    joined = (entry.id, entry.aliases, entry.reports, entry.dispatches, entry.whys, entry.unsure, entry.part_of)
    return (
        *joined,
        entry.parties,
        when,
        entry.venue and entry.venue.value,
        entry.status,
        entry.status_why,
        entry.topics,
    )


def test_giving_up_every_text_changes_nothing_that_the_record_says(
    held: tuple[Stored, ...], store_of: MakeStore
) -> None:
    store = store_of([held])
    before = recorded(store, as_of=NOW, grounds=GROUNDS).whole
    assert drop(store, [entry.id for entry in held], NOW) == len(held)
    after = recorded(store, as_of=NOW, grounds=GROUNDS)
    assert list(map(told, after.whole.engagements)) == list(map(told, before.engagements))
    assert (after.whole.dispatches_read, after.whole.reports_read) == (before.dispatches_read, before.reports_read)
    assert all(store.text(entry.id) == "" for entry in held)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([], 0),
        ([("", 36_500)], 0),
        ([("", 30)], 2),
        ([("", 30), ("The Strait Ledger", None)], 1),
        ([("the strait ledger", 30)], 1),
    ],
)
def test_rules_give_up_texts_by_age_and_outlet(
    rules: list[tuple[str, int | None]], expected: int, held: tuple[Stored, ...], store_of: MakeStore
) -> None:
    ours = replace(held[0], reading=replace(held[0].reading, outlet="The Strait Ledger"))
    other = replace(held[1], reading=replace(held[1].reading, outlet="The Gazette"))
    store = store_of([[ours, other]])
    put_rules(store, [Rule(outlet=outlet, days=days) for outlet, days in rules])
    assert len(list(due(store, rules_of(store), NOW))) == expected


def test_a_text_is_due_on_the_day_after_its_last(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    one = next(entry for entry in held if entry.reading.dating.day is not None)
    day = one.reading.dating.day
    assert day is not None
    rules = [Rule(outlet="", days=10)]
    assert list(due(store_of([[one]]), rules, day + timedelta(days=10))) == []
    assert len(list(due(store_of([[one]]), rules, day + timedelta(days=11)))) == 1
