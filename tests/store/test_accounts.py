"""Accounts, sessions, tokens and the log, on both databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import DBAPIError

from dragoman.model import Account, AccountRole, ApiToken, Noted, Session
from dragoman.store import Store, StoreError, open_store, take_back

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
ADA = Account(name="ada", role=AccountRole.ANALYST, secret="hash", made_at=NOON)  # noqa: S106 - no hash of anything
NOTE = Noted(at=NOON, who="root", what="account opened", about="ada")


def begun(store: Store, digest: str = "d1", hours: int = 12) -> Session:
    made = Session(digest=digest, account="ada", made_at=NOON, until=NOON + timedelta(hours=hours))
    store.begin_session(made, NOTE)
    return made


def test_an_account_comes_out_as_it_went_in(store: Store) -> None:
    store.open_account(ADA, NOTE)
    assert store.accounts() == (ADA,)
    assert store.account("ada") == ADA
    assert store.account("eve") is None


def test_a_name_is_taken_while_its_account_is_open(store: Store) -> None:
    store.open_account(ADA, NOTE)
    with pytest.raises(StoreError, match="There is an account"):
        store.open_account(replace(ADA, role=AccountRole.ADMIN), NOTE)
    store.change_account(replace(ADA, is_open=False), NOTE)
    store.open_account(replace(ADA, role=AccountRole.READER), NOTE)
    assert store.accounts() == (replace(ADA, role=AccountRole.READER),)


def test_a_session_lasts_until_its_time_is_over(store: Store) -> None:
    store.open_account(ADA, NOTE)
    begun(store)
    assert store.signed_in("d1", now=NOON + timedelta(hours=11)) == ADA
    assert store.signed_in("d1", now=NOON + timedelta(hours=12)) is None
    assert store.signed_in("d2", now=NOON) is None


def test_a_session_that_is_ended_is_over(store: Store) -> None:
    store.open_account(ADA, NOTE)
    begun(store)
    store.end_session("d1", NOTE)
    assert store.signed_in("d1", now=NOON) is None


def test_another_password_ends_the_sessions_and_leaves_the_tokens(store: Store) -> None:
    store.open_account(ADA, NOTE)
    begun(store)
    store.give_token(ApiToken(digest="t1", account="ada", label="robot", made_at=NOON), NOTE)
    store.change_account(replace(ADA, secret="other"), NOTE)  # noqa: S106 - the same
    assert store.signed_in("d1", now=NOON) is None
    assert store.signed_in("t1", now=NOON) is not None


def test_another_role_counts_at_once_in_sessions_that_have_begun(store: Store) -> None:
    store.open_account(ADA, NOTE)
    begun(store)
    reader = replace(ADA, role=AccountRole.READER)
    store.change_account(reader, NOTE)
    assert store.signed_in("d1", now=NOON) == reader


def test_closing_an_account_ends_its_sessions_and_tokens(store: Store) -> None:
    store.open_account(ADA, NOTE)
    begun(store)
    store.give_token(ApiToken(digest="t1", account="ada", label="", made_at=NOON), NOTE)
    store.change_account(replace(ADA, is_open=False), NOTE)
    assert store.signed_in("d1", now=NOON) is None
    assert store.signed_in("t1", now=NOON) is None
    assert store.tokens() == ()
    with pytest.raises(StoreError, match="no account"):
        store.give_token(ApiToken(digest="t2", account="ada", label="", made_at=NOON), NOTE)


def test_a_token_ends_on_its_day_or_when_it_is_revoked_by_the_beginning_of_its_hash(store: Store) -> None:
    store.open_account(ADA, NOTE)
    store.give_token(ApiToken(digest="abc1", account="ada", label="a", made_at=NOON, until=NOON), NOTE)
    store.give_token(ApiToken(digest="abd2", account="ada", label="b", made_at=NOON), NOTE)
    assert store.signed_in("abc1", now=NOON) is None
    assert store.signed_in("abd2", now=NOON) == ADA
    assert not store.take_token("ab", NOTE)  # which of the two is not said
    assert not store.take_token("", NOTE)
    assert store.take_token("abd", NOTE)
    assert [one.digest for one in store.tokens()] == ["abc1"]


def test_the_log_numbers_what_was_done_and_gives_the_latest_first(store: Store) -> None:
    for minute in range(3):
        store.note(Noted(at=NOON + timedelta(minutes=minute), who="eve", what="refused", came_from="192.0.2.7"))
    assert [number for number, _ in store.noted(2)] == [3, 2]
    assert [one.at for _, one in store.noted(2, before=2)] == [NOON]
    assert store.count_noted("refused", ["eve"], since=NOON + timedelta(minutes=1)) == 2
    assert store.count_noted("refused", ["ada"], since=NOON) == 0


def test_the_database_itself_refuses_to_change_the_log(store: Store) -> None:
    store.note(NOTE)
    with pytest.raises(DBAPIError, match="never changed"), store._transaction() as connection:  # noqa: SLF001 - as a program would that goes past us
        connection.exec_driver_sql("DELETE FROM noted")
    assert len(store.noted(5)) == 1


def test_the_way_back_is_refused_once_anything_was_noted(address: str) -> None:
    with open_store(address) as store:
        store.note(NOTE)
    with pytest.raises(StoreError, match="could not keep"):
        take_back(address, "0007")
