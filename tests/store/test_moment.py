from datetime import UTC, datetime
from pathlib import Path

from dragoman.model import Account, AccountRole, Decision, DecisionKind, Noted
from dragoman.store import Store, open_store
from tests.store.making import small


def test_whatever_changes_the_record_gives_the_store_another_moment(store: Store) -> None:
    seen = {store.moment()}
    store.add([small()])
    seen.add(store.moment())
    store.append(Decision(id="d1", kind=DecisionKind.NOTE, claims=(), who="ada", why="a word"))
    seen.add(store.moment())
    store.put_meta("name", "value")
    seen.add(store.moment())
    assert len(seen) == 4


def test_a_look_is_no_change(store: Store) -> None:
    store.add([small()])
    moment = store.moment()
    with store.view() as view:
        view.decisions()
    store.index_words()
    assert store.moment() == moment


def test_who_may_look_changes_nothing_of_the_record(store: Store) -> None:
    moment = store.moment()
    now = datetime(2021, 3, 15, 9, tzinfo=UTC)
    made = Account(name="ada", role=AccountRole.READER, secret="", made_at=now)
    store.open_account(made, Noted(at=now, who="ada", what="opened", came_from=""))
    assert store.moment() == moment


def test_another_program_sees_that_something_changed(address: str) -> None:
    with open_store(address) as one, open_store(address) as other:
        moment = other.moment()
        one.add([small()])
        assert other.moment() == one.moment() != moment


def test_a_restored_store_has_a_moment_of_its_own(address: str, tmp_path: Path) -> None:
    with open_store(address) as one:
        one.add([small()])
        with open_store(f"sqlite:///{tmp_path}/restored.db") as other:
            other.take_rows(one.rows())
            assert other.moment() not in ("", one.moment())
