"""Decisions on a store's record: they stand through reports that come in and readings that are made anew."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dragoman import knowledge as facts
from dragoman.model import Decision, Engagement, Format, Quote, Status
from dragoman.pipeline import Grounds, Recorded, deciding, recorded
from dragoman.pipeline.deciding import UndecidableError, Word
from dragoman.pipeline.withholding import EVERYTHING
from dragoman.reconciling import block_of
from dragoman.store import Store, Stored

MakeStore = Callable[[Iterable[Iterable[Stored]]], Store]
NOW = date(2021, 3, 13)
GROUNDS = Grounds(logs=False)
WORD = Word(who="an analyst", at=datetime(2021, 3, 13, 12, tzinfo=UTC), why="the minutes say so")


def record_of(store: Store) -> Recorded:
    return recorded(store, as_of=NOW, grounds=GROUNDS, audience=EVERYTHING)


def told_most(found: Recorded) -> Engagement:
    """The entry with the most claims."""
    return max(found.record.engagements, key=lambda entry: (len(entry.claims), entry.id))


def with_claim(found: Recorded, key: str) -> Engagement:
    return next(entry for entry in found.record.engagements if any(claim.key == key for claim in entry.claims))


def read_a_word_later(one: Stored) -> Stored:
    """The same report as a newer version reads it: every claim begins at another word."""
    claims = tuple(
        replace(
            claim,
            key=f"{one.id}{number}",
            trigger=Quote(start=claim.trigger.start, end=claim.trigger.start + 1, quote="x"),
        )
        for number, claim in enumerate(one.reading.claims)
    )
    blocks = {claim.key: block_of(claim) for claim in (*claims, *one.reading.denials)}
    return replace(one, reading=replace(one.reading, claims=claims), reader="newer", blocks=blocks, entries={})


def test_a_correction_stands_when_the_report_is_read_anew(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    store = store_of([held])
    before = record_of(store)
    entry = told_most(before)
    made = deciding.corrected(before, entry, ("place", "Osaka, JP"), WORD, facts.load())
    store.append(made)
    sources = {claim.source for claim in entry.claims}
    store.put_reading([read_a_word_later(one) for one in held if one.id in sources], on=date(2021, 3, 14))
    (placed,) = [one for one in record_of(store).record.engagements if one.decisions]
    assert placed.venue is not None
    assert (placed.venue.value.city, placed.parties) == ("Osaka", entry.parties)


def test_a_correction_stands_when_earlier_reports_come_in(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    whole = record_of(store_of([held]))
    entry = told_most(whole)
    early = entry.claims[0].source
    store = store_of([[one for one in held if one.id != early]])
    some = record_of(store)
    late = with_claim(some, entry.claims[-1].key)
    store.append(deciding.corrected(some, late, ("place", "Osaka, JP"), WORD, facts.load()))
    store.add([one for one in held if one.id == early])
    found = with_claim(record_of(store), entry.claims[-1].key)
    assert found.venue is not None
    assert found.venue.value.city == "Osaka"
    assert found.id == entry.id


def test_merge_and_split_are_each_others_way_back(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    store = store_of([held])
    before = record_of(store)
    entry = told_most(before)
    names = deciding.names_of(before, entry)
    store.append(deciding.split_off(before, entry, names[-1:], WORD))
    apart = record_of(store)
    parts = [with_claim(apart, name) for name in (names[0], names[-1])]
    assert parts[0].id != parts[1].id
    store.append(deciding.merged(apart, parts, replace(WORD, at=WORD.at.replace(hour=13))))
    assert len(with_claim(record_of(store), names[0]).claims) == len(names)


def test_a_rejected_entry_is_gone_and_is_back_when_that_is_taken_back(
    held: tuple[Stored, ...], store_of: MakeStore
) -> None:
    store = store_of([held])
    before = record_of(store)
    entry = told_most(before)
    made = deciding.rejected(before, entry, (), WORD)
    store.append(made)
    gone = record_of(store)
    assert {claim.key for one in gone.record.engagements for claim in one.claims}.isdisjoint(made.claims)
    store.append(deciding.undone(store.decisions(), made.id[:6], replace(WORD, at=WORD.at.replace(hour=14))))
    assert repr(record_of(store)) == repr(before)


def test_what_was_decided_later_is_not_in_what_was_held(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    store = store_of([held])
    before = record_of(store)
    early = recorded(store, as_of=NOW, recorded_as_of=date(2026, 2, 1), grounds=GROUNDS, audience=EVERYTHING)
    later = replace(WORD, at=datetime(2026, 3, 1, 9, tzinfo=UTC))
    made = deciding.noted(before, told_most(before), later)
    undo = deciding.undone([made], made.id, replace(later, at=datetime(2026, 4, 1, 9, tzinfo=UTC)))
    for one in (undo, made):
        store.append(one)
    assert recorded(store, as_of=NOW, recorded_as_of=date(2026, 2, 1), grounds=GROUNDS, audience=EVERYTHING) == early
    between = recorded(store, as_of=NOW, recorded_as_of=date(2026, 3, 2), grounds=GROUNDS, audience=EVERYTHING)
    assert [found.decision for entry in between.record.engagements for found in entry.decisions] == [made]
    assert record_of(store) == before


def test_a_person_is_written_with_what_the_knowledge_has(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    found = record_of(store_of([held]))
    entry = next(one for one in found.record.engagements if one.when and one.when.value.edtf == "2021-03-16")
    made = deciding.corrected(found, entry, ("people", "+Toshimitsu Motegi"), WORD, facts.load())
    assert made.value.startswith("+Toshimitsu Motegi (Minister for Foreign Affairs, JP) [Q")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("date", "soon", "date: not an EDTF"),
        ("place", "Nowhere", "place: 'Nowhere' is no place"),
        ("status", "off", "status: 'off' is not"),
        ("format", "party", "format: 'party' is not"),
        ("parties", "JP, XX", "parties: XX is no party's code"),
        ("topics", "weather", "topics: weather is no topic"),
        ("people", "-Nobody", "people: Nobody is none of its people"),
        ("visit", "e0", "visit: 'e0' is no visit"),
        ("mood", "good", "There is no field 'mood'"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(
    field: str, value: str, told: str, held: tuple[Stored, ...], store_of: MakeStore
) -> None:
    found = record_of(store_of([held]))
    with pytest.raises(UndecidableError, match=told):
        deciding.corrected(found, told_most(found), (field, value), WORD, facts.load())


def test_what_would_do_nothing_or_cannot_be_done_is_refused(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    found = record_of(store_of([held]))
    entry = told_most(found)
    other = next(one for one in found.record.engagements if one.block != entry.block)
    undated = next(one for one in found.record.engagements if one.when is None)
    ahead = next(one for one in found.record.engagements if one.when and one.when.value.earliest == date(2021, 3, 16))
    for refused in (
        lambda: deciding.merged(found, [entry, entry], WORD),
        lambda: deciding.merged(found, [entry, other], WORD),
        lambda: deciding.split_off(found, entry, deciding.names_of(found, entry), WORD),
        lambda: deciding.corrected(found, entry, ("status", entry.status.value), WORD, facts.load()),
        lambda: deciding.pinned(found, undated, ["date"], WORD),
        lambda: deciding.confirmed(found, ahead, Status.HELD, WORD),
        lambda: deciding.claims_meant(found, entry, "nothing"),
        lambda: deciding.undone([], "d1", WORD),
    ):
        with pytest.raises(UndecidableError):
            refused()


def test_every_decision_has_an_id_of_its_own(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    found = record_of(store_of([held]))
    entry = told_most(found)
    made: list[Decision] = [
        deciding.noted(found, entry, WORD),
        deciding.noted(found, entry, replace(WORD, who="another")),
        deciding.confirmed(found, entry, Status.SCHEDULED, WORD),
        *deciding.pinned(found, entry, (), WORD),
    ]
    assert len({one.id for one in made}) == len(made)
    assert deciding.noted(found, entry, WORD) == made[0]
    assert entry.format.value in Format
