"""Secret addresses: given, listed, taken, and ended with the account that made them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from dragoman.model import Account, AccountRole, Noted, SecretAddress
from dragoman.store import Store

AT = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
NOTE = Noted(at=AT, who="ada", what="address made")
ADDRESS = SecretAddress(digest="a1b2", account="ada", label="my telephone", query="?party=JP", made_at=AT)


def test_an_address_that_was_given_is_known_by_its_hash_until_it_is_taken(store: Store) -> None:
    store.give_address(ADDRESS, NOTE)
    assert store.addresses() == (ADDRESS,)
    assert store.address_of("a1b2") == ADDRESS
    assert store.address_of("a1") is None
    assert not store.take_address("", NOTE)
    assert not store.take_address("a1", NOTE, account="grace")
    assert store.take_address("a1", NOTE, account="ada")
    assert store.address_of("a1b2") is None
    assert not store.take_address("a1", NOTE)
    assert [one.what for _, one in store.noted(10)] == ["address made"] * 2


def test_a_beginning_that_two_share_takes_neither(store: Store) -> None:
    store.give_address(ADDRESS, NOTE)
    store.give_address(replace(ADDRESS, digest="a1c3"), NOTE)
    assert not store.take_address("a1", NOTE)
    assert len(store.addresses()) == 2


def test_of_all_that_ask_on_a_day_the_first_is_noted(store: Store) -> None:
    store.give_address(ADDRESS, NOTE)
    used = Noted(at=AT, who="ada", what="address used")
    for day in (15, 15, 16):
        store.note_fetched("a1b2", date(2026, 1, day), used)
    assert [one.what for _, one in store.noted(10)] == ["address used", "address used", "address made"]
    assert store.addresses() == (replace(ADDRESS, fetched_on=date(2026, 1, 16)),)


def test_an_address_ends_with_its_account(store: Store) -> None:
    ada = Account(name="ada", role=AccountRole.READER, made_at=AT)
    store.open_account(ada, NOTE)
    store.give_address(ADDRESS, NOTE)
    store.give_address(replace(ADDRESS, digest="c3", account="grace"), NOTE)
    store.change_account(replace(ada, is_open=False), NOTE)
    assert [one.digest for one in store.addresses()] == ["c3"]


def test_neither_a_look_nor_an_address_gives_the_record_another_moment(store: Store) -> None:
    before = store.moment()
    store.give_address(ADDRESS, NOTE)
    store.note_fetched("a1b2", date(2026, 1, 15), NOTE)
    assert store.moment() == before
