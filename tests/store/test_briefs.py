"""Briefs that were handed out: the same bytes for ever, until a report that they rest on is redacted."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import create_engine

from dragoman.model import KeptBrief, Mark, Redaction
from dragoman.store import Store, StoreError, open_store
from dragoman.store.migrating import downgrade
from tests.store.making import small
from tests.store.remains import cells_with

ONE, TWO = small(1), small(2)
MADE = KeptBrief(
    id="b00000000000001",
    form="md",
    content="c1",
    day=date(2023, 1, 10),
    asked="--party JP",
    mark=Mark.PUBLIC,
    who="",
    made_at=datetime(2023, 1, 10, 9, tzinfo=UTC),
    made_by="1.2.3 facts",
    rests_on=(ONE.id, "key"),
    body=b"quicksilver" * 9,
)
OTHER = replace(MADE, id="b00000000000002", form="html", rests_on=(TWO.id,))


def test_a_brief_is_given_back_as_it_was_kept(store: Store) -> None:
    assert store.keep_brief(MADE) == MADE
    assert store.briefs(MADE.id) == (MADE,)
    assert store.briefs("b0000") == (MADE,)
    assert store.briefs("") == store.briefs("b1") == ()


def test_the_first_bytes_under_an_id_stay(store: Store) -> None:
    store.keep_brief(MADE)
    assert store.keep_brief(replace(MADE, body=b"other", made_at=datetime(2024, 1, 1, tzinfo=UTC))) == MADE
    assert store.briefs(MADE.id) == (MADE,)


def test_forms_of_one_content_are_found_by_it(store: Store) -> None:
    store.keep_brief(OTHER)
    store.keep_brief(MADE)
    assert store.briefs("c1") == (MADE, OTHER)


def test_keeping_one_is_no_change_of_the_record(store: Store) -> None:
    before = store.moment()
    store.keep_brief(MADE)
    assert store.moment() == before


def test_a_redaction_takes_the_bytes_of_what_rests_on_the_report_and_no_others(store: Store, address: str) -> None:
    store.add([ONE, TWO])
    store.keep_brief(MADE)
    store.keep_brief(OTHER)
    at = datetime(2023, 4, 1, 9, tzinfo=UTC)
    store.redact(
        Redaction(report=ONE.id, outlet="", published=None, at=at, who="an officer", why="a court", touched=())
    )
    assert store.briefs(MADE.id) == (replace(MADE, body=None),)
    assert store.briefs(OTHER.id) == (OTHER,)
    assert store.keep_brief(MADE).body is None
    assert cells_with(address, ["quicksilver"]) == ["brief.body"]


def test_there_is_no_way_back_that_loses_one(address: str) -> None:
    with open_store(address) as store:
        store.keep_brief(MADE)
    engine = create_engine(address)
    with pytest.raises(StoreError, match="briefs"), engine.begin() as connection:
        downgrade(connection, "0013")
    engine.dispose()
    with open_store(address) as store:
        assert store.briefs(MADE.id) == (MADE,)
