"""From reports to a feed of changes, day by day."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import ChangeKind, Decision, DecisionKind
from dragoman.pipeline import Filters, Grounds
from dragoman.pipeline.feeds import feed_of, news_of
from dragoman.pipeline.remade import Remade
from dragoman.publishing.atom import FeedOptions
from dragoman.store import Store, Stored, open_store
from tests.pipeline.test_calendars import EARLIER, MOVED, PLANNED, Desk
from tests.publishing.test_atom import faults, parsed

GROUNDS = Grounds(layers=Path("none"))
AFTER = date(2021, 3, 20)


@pytest.fixture
def desk(address: str, tmp_path: Path) -> Iterator[Desk]:
    with open_store(address) as store:
        yield Desk(store, tmp_path)


def kinds(desk: Desk, day: date = AFTER, filters: Filters | None = None) -> list[tuple[ChangeKind, date]]:
    told = news_of(desk.store, as_of=day, filters=filters, grounds=GROUNDS)
    return [(one.change.kind, one.at.date()) for one in told.news]


def test_each_change_stands_at_the_day_on_which_it_became_known(desk: Desk) -> None:
    desk.add(PLANNED)
    desk.add(MOVED)
    assert set(kinds(desk)) == {
        (ChangeKind.HELD, date(2021, 3, 17)),  # by an official log of those days
        (ChangeKind.MOVED, date(2021, 3, 11)),
        (ChangeKind.CORROBORATED, date(2021, 3, 11)),
        (ChangeKind.NEW, date(2021, 3, 5)),
    }
    assert kinds(desk, date(2021, 3, 10)) == [(ChangeKind.NEW, date(2021, 3, 5))]


def test_a_reprint_is_no_news_and_leaves_every_id_as_it_was(desk: Desk) -> None:
    desk.add(PLANNED)
    desk.add(MOVED)
    options = FeedOptions(instance="record.example", base="https://record.example")
    bodies = [feed_of(desk.store, as_of=AFTER, options=options, grounds=GROUNDS)]
    for number in range(3):
        desk.add(f"A paper's own heading {number}\n\n{MOVED}")
        bodies.append(feed_of(desk.store, as_of=AFTER, options=options, grounds=GROUNDS))
    assert all(faults(body) == [] for body in bodies)
    assert len({tuple(entry.id for entry in parsed(body).entries) for body in bodies}) == 1
    assert feed_of(desk.store, as_of=AFTER, options=options, grounds=GROUNDS) == bodies[-1]


def test_an_earlier_report_that_comes_in_late_renames_nothing(desk: Desk) -> None:
    desk.add(PLANNED)
    desk.add(MOVED)
    before = {one.key for one in news_of(desk.store, as_of=AFTER, grounds=GROUNDS).news}
    desk.add(EARLIER)
    after = {one.key for one in news_of(desk.store, as_of=AFTER, grounds=GROUNDS).news}
    assert len(before & after) >= 2  # the first report of it is another one now, what came then is as it was


def test_what_is_made_for_one_day_serves_for_another_only_where_it_is_the_same(
    held: tuple[Stored, ...], store_of: Callable[[Iterable[Iterable[Stored]]], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_of([held])
    as_remade = news_of(store, as_of=date(2022, 2, 1), grounds=GROUNDS).news
    monkeypatch.setattr(Remade, "take", lambda _, name, told, maker: maker.block(name, told))
    assert as_remade == news_of(store, as_of=date(2022, 2, 1), grounds=GROUNDS).news
    assert len(as_remade) >= 40


def test_a_feed_is_of_what_is_asked_for_and_may_leave_the_desk(desk: Desk) -> None:
    desk.add(PLANNED)
    assert kinds(desk, date(2021, 3, 10), Filters(parties=("JP", "US"))) == [(ChangeKind.NEW, date(2021, 3, 5))]
    assert kinds(desk, date(2021, 3, 10), Filters(parties=("CN",))) == []
    (report,) = desk.store.report_ids()
    desk.store.append(
        Decision(id="m", kind=DecisionKind.MARK, claims=(report,), field="report", value="team", who="ada")
    )
    assert kinds(desk) == []
