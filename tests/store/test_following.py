import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import NEVER_ASKED, Followed, Polling, Problem, SeenEntry, SourceKind
from dragoman.store import Lease, Store, StoreError, open_store, take_back

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
DAY = date(2026, 3, 12)
GAZETTE = Followed(
    address="https://gazette.example/rss", kind=SourceKind.DAILY, outlet="The Gazette", country="GB", language="en"
)
MINISTRY = Followed(address="https://mfa.example/feed", kind=SourceKind.FOREIGN_MINISTRY, country="JP")

INSTANTS = st.datetimes(
    min_value=datetime(2000, 1, 1),  # noqa: DTZ001 - hypothesis wants bounds without a zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001 - the same
    timezones=st.just(UTC),
)
POLLINGS = st.builds(
    Polling,
    etag=st.text(max_size=12),
    last_modified=st.text(max_size=12),
    asked_at=st.none() | INSTANTS,
    due_at=st.none() | INSTANTS,
    failures=st.integers(0, 100),
    unread=st.integers(0, 100),
    brought=st.lists(INSTANTS, max_size=3).map(tuple),
    problem=st.none() | st.builds(Problem, what=st.text(max_size=8), why=st.text(max_size=8), fatal=st.booleans()),
    is_gone=st.booleans(),
)


def test_sources_come_out_as_they_went_in(store: Store) -> None:
    assert store.follow([MINISTRY, GAZETTE]) == (MINISTRY, GAZETTE)
    assert store.sources() == {GAZETTE: NEVER_ASKED, MINISTRY: NEVER_ASKED}
    assert list(store.sources()) == [GAZETTE, MINISTRY]


def test_a_source_that_is_followed_already_stands_as_it_is(store: Store) -> None:
    store.follow([GAZETTE])
    other = Followed(address=GAZETTE.address, outlet="Another name")
    assert store.follow([other, MINISTRY, other]) == (MINISTRY,)
    assert set(store.sources()) == {GAZETTE, MINISTRY}


def test_a_source_that_was_removed_leaves_nothing_behind(store: Store) -> None:
    store.follow([GAZETTE, MINISTRY])
    store.note_entries(GAZETTE.address, [SeenEntry(key="k", mark="m")], on=DAY)
    assert store.unfollow([GAZETTE.address, "https://nobody.example/"]) == (GAZETTE.address,)
    assert list(store.sources()) == [MINISTRY]
    assert not store.note_polling(GAZETTE.address, Polling(failures=1))
    assert not store.note_entries(GAZETTE.address, [SeenEntry(key="k", mark="m")], on=DAY)
    store.follow([GAZETTE])
    assert store.sources()[GAZETTE] == NEVER_ASKED
    assert store.seen_entries(GAZETTE.address) == {}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(polling=POLLINGS)
def test_any_polling_comes_out_equal(store: Store, polling: Polling) -> None:
    store.follow([GAZETTE])
    assert store.note_polling(GAZETTE.address, polling)
    assert store.sources()[GAZETTE] == polling


def test_entries_are_noted_and_noted_anew(store: Store) -> None:
    store.follow([GAZETTE, MINISTRY])
    store.note_entries(GAZETTE.address, [SeenEntry(key="a", mark="1"), SeenEntry(key="b", mark="1", tries=1)], on=DAY)
    store.note_entries(GAZETTE.address, [SeenEntry(key="b", mark="2"), SeenEntry(key="b", mark="3")], on=DAY)
    assert store.seen_entries(GAZETTE.address) == {
        "a": SeenEntry(key="a", mark="1"),
        "b": SeenEntry(key="b", mark="3"),
    }
    assert store.seen_entries(MINISTRY.address) == {}


def test_entries_are_forgotten_only_long_after_their_source_dropped_them(store: Store) -> None:
    store.follow([GAZETTE])
    store.note_entries(GAZETTE.address, [SeenEntry(key="a", mark="1"), SeenEntry(key="b", mark="1")], on=DAY)
    later = DAY + timedelta(days=40)
    store.note_listed(GAZETTE.address, ["a"], on=later, forget_before=later - timedelta(days=30))
    assert list(store.seen_entries(GAZETTE.address)) == ["a"]


def lease(holder: str, minutes: int) -> Lease:
    return Lease(name="watch", holder=holder, until=NOON + timedelta(minutes=minutes))


def test_a_lease_has_one_holder_until_it_ends(store: Store) -> None:
    assert store.take_lease(lease("one", 5), now=NOON) == lease("one", 5)
    assert store.take_lease(lease("two", 5), now=NOON) == lease("one", 5)
    assert store.take_lease(lease("one", 9), now=NOON + timedelta(minutes=4)) == lease("one", 9)
    assert store.take_lease(lease("two", 14), now=NOON + timedelta(minutes=8)) == lease("one", 9)
    assert store.take_lease(lease("two", 14), now=NOON + timedelta(minutes=9)) == lease("two", 14)


def test_a_lease_is_given_back_by_its_holder_alone(store: Store) -> None:
    store.take_lease(lease("one", 5), now=NOON)
    store.give_back(lease("two", 5))
    assert store.take_lease(lease("two", 5), now=NOON) == lease("one", 5)
    store.give_back(lease("one", 5))
    assert store.take_lease(lease("two", 5), now=NOON) == lease("two", 5)


def test_of_many_who_ask_at_once_one_gets_the_lease(address: str) -> None:
    open_store(address).close()
    got: list[str] = []

    def ask(name: str) -> None:
        with open_store(address) as mine:
            got.append(mine.take_lease(lease(name, 5), now=NOON).holder)

    askers = [threading.Thread(target=ask, args=(f"asker-{number}",)) for number in range(6)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert len(got) == 6
    assert len(set(got)) == 1


def test_the_way_back_is_refused_while_sources_are_followed(address: str) -> None:
    with open_store(address) as store:
        store.follow([GAZETTE])
    with pytest.raises(StoreError, match="sources export"):
        take_back(address, "0006")
    with open_store(address) as store:
        assert list(store.sources()) == [GAZETTE]
        store.unfollow([GAZETTE.address])
    take_back(address, "0006")
