"""Everything again from the stored originals: the software's changes told apart, and a stop anywhere no loss."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest

from dragoman.model import Cause, ChangeKind, Cited, Status
from dragoman.pipeline import Grounds, Shown, Source, add_paths, changed, deciding, recorded
from dragoman.pipeline.rereading import Way, begun_at, finish, previewed, read_again, reread
from dragoman.store import Store, Stored, open_store

MORNING = datetime(2021, 3, 12, 9, tzinfo=UTC)
TODAY = MORNING.date()
GROUNDS = Grounds(logs=False)
TEXT = (
    "March {day}, 2021\n\nSecretary of State Antony Blinken will visit {host} from March 2{day} to 2{day}, the State "
    "Department said on Wednesday.\n"
)
HOSTS = ("Japan", "South Korea", "India", "Australia")
LATE = (
    "March 12, 2021\n\nSecretary of State Antony Blinken will visit Germany from March 24 to 25, the State Department "
    "said on Friday.\n"
)


def begun(store: Store) -> Shown:
    """What is compared with: the record before the rereading began."""
    return Shown(before=begun_at(store))


def contents(store: Store) -> list[tuple[object, ...]]:
    """All that a store tells of its reports."""
    return [(entry, store.names(entry.id), store.decisions()) for entry in store.readings()]


@pytest.fixture
def store(address: str, tmp_path: Path) -> Iterator[Store]:
    """Four reports that an older version read, whose words it took for something merely planned."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for day, host in enumerate(HOSTS, 1):
        (folder / f"{day}.txt").write_text(TEXT.format(day=day, host=host), encoding="utf-8")
    with open_store(address) as opened:
        list(add_paths(opened, Source(paths=[str(folder)], largest=10_000), today=TODAY))
        opened.put_reading([as_of_old(entry) for entry in opened.readings()], on=datetime(2021, 3, 12, 8, tzinfo=UTC))
        yield opened


def as_of_old(entry: Stored) -> Stored:
    claims = tuple(
        replace(claim, status=Cited(value=Status.FLOATED, quotes=claim.status.quotes)) for claim in entry.reading.claims
    )
    return replace(entry, reading=replace(entry.reading, claims=claims), reader="older")


def statuses(store: Store) -> set[Status]:
    return {entry.status for entry in recorded(store, as_of=TODAY, grounds=GROUNDS).record.engagements}


def test_a_preview_says_what_would_change_and_writes_nothing(store: Store) -> None:
    before = contents(store)
    anew = [one.stored for one in read_again(store, Way()) if one.stored is not None]
    found = previewed(store, anew, as_of=TODAY, grounds=GROUNDS)
    assert len(found.changes) == len(HOSTS)
    assert {(change.cause, change.kind) for change in found.changes} == {(Cause.SOFTWARE, ChangeKind.FIRMED)}
    assert (contents(store), begun_at(store)) == (before, None)
    list(reread(store, Way(), at=MORNING))
    assert recorded(store, as_of=TODAY, grounds=GROUNDS).record == found.now.record


@pytest.mark.parametrize("every", [False, True])
def test_stopped_anywhere_it_goes_on_and_its_difference_is_whole(
    store: Store, every: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.pipeline.rereading._BATCH", 1)
    way = Way(every=every)
    for hours in range(3):
        again = reread(store, way, at=MORNING + timedelta(hours=hours))
        assert len(list(islice(again, 1))) == 1
        again.close()  # type: ignore[attr-defined]
    assert begun_at(store) == MORNING
    left = list(reread(store, way, at=MORNING + timedelta(hours=5)))
    assert len(left) == len(HOSTS) - 3
    found = changed(
        store, since=TODAY, as_of=TODAY, as_held=True, grounds=GROUNDS, shown_to=Shown(before=begun_at(store))
    )
    assert {change.cause for change in found.changes} == {Cause.SOFTWARE}
    assert len(found.changes) == len(HOSTS)
    finish(store)
    assert list(reread(store, Way(), at=MORNING + timedelta(days=1))) == []


def test_what_came_in_meanwhile_is_the_worlds(store: Store, tmp_path: Path) -> None:
    list(reread(store, Way(), at=MORNING))
    (tmp_path / "late.txt").write_text(LATE, encoding="utf-8")
    later = TODAY + timedelta(days=1)
    list(add_paths(store, Source(paths=[str(tmp_path / "late.txt")], largest=10_000), today=later))
    found = changed(
        store, since=TODAY, as_of=later, as_held=True, grounds=GROUNDS, shown_to=Shown(before=begun_at(store))
    )
    causes = [change.cause for change in found.changes]
    assert (causes.count(Cause.SOFTWARE), causes.count(Cause.WORLD)) == (len(HOSTS), 1)


def test_everything_again_gives_what_is_held(store: Store) -> None:
    list(reread(store, Way(), at=MORNING))
    before = contents(store)
    finish(store)
    assert len(list(reread(store, Way(every=True, workers=2), at=MORNING))) == len(HOSTS)
    assert contents(store) == before


def test_the_reports_stay_as_they_came(store: Store) -> None:
    before = [(entry.reading.report, entry.received_on) for entry in store.readings()]
    list(reread(store, Way(), at=MORNING))
    assert [(entry.reading.report, entry.received_on) for entry in store.readings()] == before
    assert statuses(store) == {Status.SCHEDULED}


def test_a_preview_keeps_what_was_decided(store: Store) -> None:
    found = recorded(store, as_of=TODAY, grounds=GROUNDS)
    word = deciding.Word(who="an analyst", at=MORNING, why="told by protocol")
    for entry in found.record.engagements:
        store.append(deciding.pinned(found, entry, ["status"], word)[0])
    anew = [one.stored for one in read_again(store, Way()) if one.stored is not None]
    assert previewed(store, anew, as_of=TODAY, grounds=GROUNDS).changes == ()
