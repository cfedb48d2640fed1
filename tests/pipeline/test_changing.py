"""Whose doing a change is: the world's, the software's or the desk's; and ids across all of them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from dragoman.model import Cause, ChangeKind, Cited, Decision, DecisionKind, Quote, Status
from dragoman.pipeline import Filters, Grounds, changed, found_entries, recorded
from dragoman.reconciling import block_of
from dragoman.store import Store, Stored

MakeStore = Callable[[Iterable[Iterable[Stored]]], Store]
BEFORE, NOW = date(2021, 3, 6), date(2021, 3, 13)
GROUNDS = Grounds(logs=False)


def one_with_a_plan(held: tuple[Stored, ...]) -> Stored:
    """A report published by the first day, with a plan among its claims."""
    return next(
        one
        for one in held
        if (when := one.reading.dating.when)
        and when.latest
        and when.latest <= BEFORE
        and any(claim.status.value is Status.PLANNED for claim in one.reading.claims)
    )


def read_otherwise(one: Stored) -> Stored:
    """The same report, read by another version: its plans are scheduled, and begin a word later."""
    claims = []
    for claim in one.reading.claims:
        if claim.status.value is Status.PLANNED:
            start = claim.trigger.start
            trigger = Quote(start=start, end=start + 3, quote=one.reading.text.text[start : start + 3])
            status = Cited(value=Status.SCHEDULED, quotes=claim.status.quotes)
            claim = replace(claim, key=f"new{start}", trigger=trigger, status=status)  # noqa: PLW2901 - as it is read now
        claims.append(claim)
    blocks = {claim.key: block_of(claim) for claim in (*claims, *one.reading.denials)}
    reading = replace(one.reading, claims=tuple(claims))
    return replace(one, reading=reading, reader="other", blocks=blocks, entries={})


def test_what_was_published_since_is_the_worlds(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    found = changed(store_of([held]), since=BEFORE, as_of=NOW, grounds=GROUNDS)
    assert found.changes
    assert {change.cause for change in found.changes} == {Cause.WORLD}
    assert all(change.support is None or change.support.known_on > BEFORE for change in found.changes)  # type: ignore[operator]


def test_what_another_version_reads_is_the_softwares_and_nothing_else(
    held: tuple[Stored, ...], store_of: MakeStore
) -> None:
    one = one_with_a_plan(held)
    store = store_of([[one]])
    store.put_reading([read_otherwise(one)], on=date(2026, 1, 5))
    found = changed(store, since=BEFORE, as_of=BEFORE, grounds=GROUNDS)
    assert {(change.cause, change.kind) for change in found.changes} == {(Cause.SOFTWARE, ChangeKind.FIRMED)}
    assert changed(store, since=date(2026, 1, 5), as_of=date(2026, 1, 5), grounds=GROUNDS).changes == ()


def test_a_decision_is_the_desks(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    one = one_with_a_plan(held)
    store = store_of([[one]])
    key = next(claim.key for claim in one.reading.claims if claim.status.value is Status.PLANNED)
    made = datetime(2021, 3, 8, 9, tzinfo=UTC)
    store.append(Decision(id="d", kind=DecisionKind.CONFIRM, claims=(key,), who="an analyst", when=made))
    found = changed(store, since=BEFORE, as_of=BEFORE, grounds=GROUNDS)
    assert {(change.cause, change.kind) for change in found.changes} == {(Cause.DESK, ChangeKind.HELD)}


def test_a_late_arrival_is_news_only_against_what_was_held(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    store = store_of([held])
    assert changed(store, since=BEFORE, as_of=BEFORE, grounds=GROUNDS).changes == ()
    late = changed(store, since=BEFORE, as_of=BEFORE, as_held=True, grounds=GROUNDS).changes
    assert {change.kind for change in late} == {ChangeKind.NEW}


def test_a_filter_keeps_the_changes_of_its_entries(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    store = store_of([held])
    every = changed(store, since=BEFORE, as_of=NOW, grounds=GROUNDS)
    some = changed(store, since=BEFORE, as_of=NOW, filters=Filters(parties=("US", "KR")), grounds=GROUNDS)
    assert set(some.changes) < set(every.changes)


def test_an_id_leads_to_its_entry_when_a_newer_reading_makes_other_claims(
    held: tuple[Stored, ...], store_of: MakeStore
) -> None:
    one = one_with_a_plan(held)
    store = store_of([[one]])
    before = recorded(store, as_of=BEFORE, grounds=GROUNDS).record
    store.put_reading([read_otherwise(one)], on=date(2026, 1, 5))
    after = recorded(store, as_of=BEFORE, grounds=GROUNDS).record
    for entry in before.engagements:
        for said in (entry.id, *entry.aliases):
            (found,) = found_entries(store, after, said)
            assert found.format.value is entry.format.value
            assert found.parties == entry.parties


def test_an_id_leads_on_through_a_merge_and_a_split(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    store = store_of([held])
    first = recorded(store, as_of=NOW, grounds=GROUNDS).record
    many = max(first.engagements, key=lambda entry: len(entry.claims))
    keys = tuple(claim.key for claim in many.claims)
    store.append(Decision(id="s", kind=DecisionKind.SPLIT, claims=keys[-1:], who="an analyst"))
    split = recorded(store, as_of=NOW, grounds=GROUNDS).record
    for said in (many.id, *many.aliases):
        (found,) = found_entries(store, split, said)
        assert set(keys).intersection(claim.key for claim in found.claims)
    store.append(Decision(id="u", kind=DecisionKind.SPLIT, claims=(), who="an analyst", undoes="s"))
    assert recorded(store, as_of=NOW, grounds=GROUNDS).record == first
