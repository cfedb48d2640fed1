import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from dragoman.model import Decision, DecisionKind, Report, Status, When
from dragoman.store import BlockCount, Counts, Store, Stored, StoreError, open_store
from tests.store.making import DAY, key_of, small, stored


def on(day: str) -> When:
    return When.of(day)


def ids(entries: list[Stored]) -> list[str]:
    return sorted(entry.id for entry in entries)


def test_what_was_added_comes_out_equal(store: Store) -> None:
    entry = small(published=on("2021-03-12"))
    added = store.add([entry])
    assert added.new == (entry.id,)
    assert added.known == ()
    assert store.reading_of(entry.id) == entry
    assert list(store.readings()) == [entry]
    assert store.report(entry.id) == entry.reading.report
    assert store.text(entry.id) == entry.reading.report.text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entry=stored())
def test_any_reading_comes_out_equal(store: Store, entry: Stored) -> None:
    fresh = entry.id not in store.add([entry]).known
    found = store.reading_of(entry.id)
    assert found is not None
    if fresh:
        assert found == entry
    assert found.reading.report.text == entry.reading.report.text


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_arrival_changes_nothing(tmp_path: Path, seed: int) -> None:
    entries = [small(number) for number in range(12)]
    copies = [small(number, name=f"copy-{number}", received_on=DAY - timedelta(days=number)) for number in range(6)]
    order = entries + copies
    Random(seed).shuffle(order)  # noqa: S311 - an order, not a secret
    with open_store(f"sqlite:///{(tmp_path / 'a.db').as_posix()}") as one:
        one.add(entries + copies)
        expected = list(one.readings()), [one.names(entry.id) for entry in entries]
    with open_store(f"sqlite:///{(tmp_path / 'b.db').as_posix()}") as other:
        for start in range(0, len(order), 5):
            other.add(order[start : start + 5])
        assert (list(other.readings()), [other.names(entry.id) for entry in entries]) == expected
    assert [entry.id for entry in expected[0]] == ids(entries)


def test_a_report_added_again_only_gains_a_name(store: Store) -> None:
    store.add([small(name="b")])
    before = store.counts()
    again = store.add([small(name="c", received_on=DAY + timedelta(days=1)), small(name="a")])
    assert again.new == ()
    assert again.known == (small().id,)
    assert store.names(small().id) == ("a", "b", "c")
    assert store.counts() == replace(before, names=3)
    assert store.reading_of(small().id) == small(name="a")


def test_the_same_report_twice_in_one_addition_is_one_report(store: Store) -> None:
    added = store.add([small(name="a"), small(name="b")])
    assert added.new == (small().id,)
    assert store.names(small().id) == ("a", "b")


def test_a_report_counts_as_received_when_it_first_came(store: Store) -> None:
    store.add([small(received_on=DAY)])
    store.add([small(received_on=datetime(2021, 3, 11, 23, 30, tzinfo=timezone(timedelta(hours=-1))))])
    assert [entry.received_on for entry in store.readings()] == [DAY]
    store.add([small(received_on=datetime(2021, 3, 12, 0, 30, tzinfo=timezone(timedelta(hours=1))))])
    assert [entry.received_on for entry in store.readings()] == [datetime(2021, 3, 11, 23, 30, tzinfo=UTC)]


def test_an_addition_is_all_or_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr("dragoman.store.store.note_arrivals", broken)  # the last step of an addition
    with pytest.raises(RuntimeError):
        store.add([small(1), small(2)])
    monkeypatch.undo()
    assert store.counts().reports == store.counts().claims == 0
    assert len(store.add([small(1), small(2)]).new) == 2


def test_names_are_sorted_by_code_point_on_either_database(store: Store) -> None:
    names = ["\u00c9mile", "alpha", "Zulu", "a-b", "ab", "\U0001f4f0"]
    store.add([small(name=name) for name in names])
    assert list(store.names(small().id)) == sorted(names)
    found = store.report(small().id)
    assert found is not None
    assert found.name == min(names)


@pytest.mark.parametrize(
    ("published", "day", "found"),
    [
        ("2021-03-12", date(2021, 3, 11), False),
        ("2021-03-12", date(2021, 3, 12), True),
        ("2021-03", date(2021, 3, 30), False),
        ("2021-03", date(2021, 3, 31), True),
        ("2021-03-01/..", date(2021, 6, 1), False),
        ("2021-03-01/..", date(2021, 6, 2), True),
        (None, date(2021, 6, 1), False),
        (None, date(2021, 6, 2), True),
    ],
)
def test_a_report_counts_from_the_latest_day_it_may_have_appeared(
    store: Store, published: str | None, day: date, *, found: bool
) -> None:
    store.add([small(published=on(published) if published else None, received_on=date(2021, 6, 2))])
    assert bool(list(store.readings(published_to=day))) is found
    assert list(store.readings(published_to=date.max))


def test_what_was_held_on_a_day_leaves_out_late_arrivals(store: Store) -> None:
    early = small(1, received_on=datetime(2021, 3, 12, 23, 59, tzinfo=UTC))
    late = small(2, received_on=datetime(2021, 3, 13, 0, 0, tzinfo=UTC))
    store.add([early, late])
    assert list(store.readings(received_to=date(2021, 3, 12))) == [early]


def test_a_block_gives_its_reports_and_its_claims(store: Store) -> None:
    near, denied, far = small(1), small(2, denied=True), small(3, block="FR-JP")
    store.add([near, denied, far])
    assert [entry.id for entry in store.readings(block="JP-US")] == ids([near, denied])
    assert {(filed.claim.key, filed.denial) for filed in store.claims("JP-US")} == {
        (key_of(near), False),
        (key_of(denied), True),
    }
    assert store.blocks() == (
        BlockCount(block="FR-JP", claims=1, denials=0, reports=1),
        BlockCount(block="JP-US", claims=1, denials=1, reports=2),
    )
    assert store.blocks_of([key_of(near), key_of(far), "nobody"]) == {key_of(near): "JP-US", key_of(far): "FR-JP"}


def test_many_reports_come_in_pages_and_in_order(store: Store) -> None:
    entries = [small(number) for number in range(1203)]
    store.add(entries)
    assert list(store.readings()) == sorted(entries, key=lambda entry: entry.id)


def test_readings_show_the_moment_at_which_they_were_asked_for(store: Store) -> None:
    store.add([small(number) for number in range(600)])
    found = store.readings()
    first = next(found)
    store.add([small(number) for number in range(600, 700)])
    assert len([first, *found]) == 600


def test_a_new_version_of_reading_replaces_the_old_and_its_claims(store: Store) -> None:
    store.add([small(1), small(2)])
    assert store.stale("2") == tuple(ids([small(1), small(2)]))
    newer = small(1, reader="2", status=Status.HELD, block="JP-QUAD")
    store.put_reading([newer], on=DAY)
    assert store.reading_of(newer.id) == newer
    assert store.stale("2") == (small(2).id,)
    assert [count.block for count in store.blocks()] == ["JP-QUAD", "JP-US"]
    assert store.counts().claims == 2


def test_what_stood_on_a_day_is_what_was_replaced_first_after_it(store: Store) -> None:
    store.add([small(1), small(2)])
    for reader, status, day in (("2", Status.HELD, 3), ("3", Status.CANCELLED, 3), ("4", Status.POSTPONED, 7)):
        store.put_reading([small(1, reader=reader, status=status)], on=DAY + timedelta(days=day))
    stood = [store.stood_on(DAY + timedelta(days=day)) for day in (0, 2, 3, 6, 7)]
    assert [[one.reader for one in entries] for entries in stood] == [["1"], ["1"], ["3"], ["3"], []]


def test_a_new_version_that_reads_the_same_leaves_no_past(store: Store) -> None:
    store.add([small(1)])
    store.put_reading([small(1, reader="2")], on=DAY + timedelta(days=3))
    assert store.stood_on(DAY) == ()
    assert store.stale("2") == ()


def test_a_claim_that_is_no_longer_read_is_found_in_the_past(store: Store) -> None:
    entry = small()
    store.add([entry])
    store.put_reading([replace(entry, reading=replace(entry.reading, claims=()), blocks={}, entries={})], on=DAY)
    assert store.past_claims([key_of(entry), "nobody"]) == entry.reading.claims
    assert store.resolve(entry.entries[key_of(entry)]) == (key_of(entry),)


def test_a_new_reading_keeps_the_names_and_the_day_of_receipt(store: Store) -> None:
    store.add([small(name="a", received_on=DAY)])
    store.put_reading([small(name="z", reader="2", received_on=DAY - timedelta(days=9))], on=DAY)
    assert store.reading_of(small().id) == small(name="a", reader="2", received_on=DAY)


def test_a_reading_of_a_report_that_is_not_held_is_refused_whole(store: Store) -> None:
    store.add([small(1)])
    with pytest.raises(StoreError, match="Add the report first") as raised:
        store.put_reading([small(1, reader="2"), small(2, reader="2")], on=DAY)
    assert raised.value.what == "no_such_report"
    assert store.stale("1") == ()


def test_reports_are_found_by_name_else_by_the_beginning_of_an_id(store: Store) -> None:
    one, other = small(1, name="same"), small(2, name="same")
    store.add([one, other])
    assert list(store.find("same")) == ids([one, other])
    assert store.find(one.id) == (one.id,)
    assert store.find(one.id[:9]) == (one.id,)
    assert store.find("%") == store.find("") == store.find("sam") == ()


def test_what_is_not_held_is_none(store: Store) -> None:
    assert store.report("nobody") is None
    assert store.reading_of("nobody") is None
    assert store.text("nobody") is None
    assert store.meta("nobody") is None


def test_an_issued_id_stays_when_its_claim_is_gone(store: Store) -> None:
    entry = small()
    store.add([entry])
    assert store.issue({"e-shown": key_of(entry)}, on=DAY) == 1
    assert store.issue({"e-shown": key_of(entry), "e-other": "key"}, on=DAY + timedelta(days=1)) == 1
    gone = replace(entry, reading=replace(entry.reading, claims=()), blocks={}, entries={})
    store.put_reading([gone], on=DAY)
    assert store.resolve("e-shown") == store.resolve("e-sh") == (key_of(entry),)
    assert store.counts().issued == 2


def test_it_is_known_in_which_turn_an_id_was_first_shown(store: Store) -> None:
    store.issue({"e-1": "k-1", "e-2": "k-2"}, on=DAY)
    store.issue({"e-2": "k-2", "e-3": "k-3"}, on=DAY)
    assert store.issued_in_turn(["e-1", "e-2", "e-3", "e-4"]) == {"e-1": 1, "e-2": 1, "e-3": 2}


def test_the_id_of_any_claim_resolves_though_it_was_never_issued(store: Store) -> None:
    entry = small()
    store.add([entry])
    assert store.resolve(entry.entries[key_of(entry)]) == (key_of(entry),)
    assert store.resolve("e-") == (key_of(entry),)
    assert store.resolve("x") == store.resolve("") == ()


def decision(name: str, *, hour: int | None, why: str = "heard from the desk") -> Decision:
    when = None if hour is None else datetime(2021, 3, 12, hour, tzinfo=UTC)
    return Decision(id=name, kind=DecisionKind.CONFIRM, claims=("key",), who="desk", when=when, why=why)


def test_decisions_come_in_order_of_time_however_they_were_appended(store: Store) -> None:
    made = [decision("c", hour=9), decision("b", hour=None), decision("a", hour=10), decision("d", hour=9)]
    assert [store.append(one) for one in made] == [True] * 4
    assert [one.id for one in store.decisions()] == ["b", "c", "d", "a"]
    assert set(store.decisions()) == set(made)


def test_a_decision_is_appended_once_and_never_changed(store: Store) -> None:
    assert store.append(decision("a", hour=9)) is True
    assert store.append(decision("a", hour=9)) is False
    with pytest.raises(StoreError, match="says something else already") as raised:
        store.append(decision("a", hour=9, why="second thoughts"))
    assert raised.value.what == "decision_exists"
    assert store.decisions() == (decision("a", hour=9),)


def test_an_instant_without_a_zone_is_refused(store: Store) -> None:
    naive = datetime(2021, 3, 12, 9)  # noqa: DTZ001 - what the test is about
    with pytest.raises(ValueError, match="has no zone"):
        store.append(replace(decision("a", hour=9), when=naive))
    with pytest.raises(ValueError, match="has no zone"):
        small(received_on=naive)


def test_a_block_for_a_claim_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="has no claim nobody"):
        replace(small(), blocks={"nobody": "JP-US"})


def test_a_small_fact_is_the_last_one_set(store: Store) -> None:
    store.put_meta("knowledge", "2021")
    store.put_meta("knowledge", "2022")
    assert store.meta("knowledge") == "2022"


def test_an_empty_store_counts_nothing(store: Store) -> None:
    assert store.counts() == Counts(reports=0, names=0, claims=0, denials=0, blocks=0, issued=0, decisions=0)
    assert store.add([]).new == ()
    assert list(store.readings()) == []
    assert store.blocks() == ()
    assert store.decisions() == ()


def test_text_that_no_database_would_take_is_kept_exactly(store: Store) -> None:
    odd = "a\x00b\\u0041\\c\udc80"
    entry = small()
    report = Report.make(name=odd, text=odd, title=odd, stated_at=datetime(2021, 3, 12, 9, tzinfo=timezone.max))
    entry = replace(entry, reading=replace(entry.reading, report=report, title=odd))
    store.add([entry])
    assert store.reading_of(report.id) == entry
    assert store.find(odd) == (report.id,)
    held = store.report(report.id)
    assert held is not None
    assert str(held.stated_at) == str(report.stated_at)


@pytest.mark.parametrize("column", ["body", "signature"])
def test_a_damaged_reading_is_named(tmp_path: Path, column: str) -> None:
    path = tmp_path / "store.db"
    with open_store(f"sqlite:///{path.as_posix()}") as store:
        store.add([small()])
    connection = sqlite3.connect(path)
    connection.execute(f"UPDATE reading SET {column} = x'c1'")  # noqa: S608 - our own words
    connection.commit()
    connection.close()
    with open_store(f"sqlite:///{path.as_posix()}") as store, pytest.raises(StoreError, match=small().id) as raised:
        list(store.readings())
    assert raised.value.what == "damaged"


def test_a_damaged_text_and_a_damaged_decision_are_named(sqlite_address: str, tmp_path: Path) -> None:
    with open_store(sqlite_address) as store:
        store.add([small()])
        store.append(decision("d-1", hour=9))
        connection = sqlite3.connect(tmp_path / "store.db")
        connection.execute("UPDATE report SET text = x'c1'")
        connection.execute("DROP TRIGGER decision_sealed_update")
        connection.execute("UPDATE decision SET body = x'c1'")
        connection.commit()
        connection.close()
        with pytest.raises(StoreError, match=f"text of report {small().id} is damaged"):
            store.report(small().id)
        with pytest.raises(StoreError, match="Decision d-1 is damaged"):
            store.decisions()
