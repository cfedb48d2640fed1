"""Briefs had again by the beginning of an id: of those only that whoever asks may have."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from dragoman.model import Mark
from dragoman.pipeline.handing import NoBriefError, had_again
from dragoman.pipeline.looking import Grounds
from dragoman.pipeline.withholding import PUBLIC, desk
from dragoman.store import Store, open_store
from tests.store.test_briefs import MADE, OTHER

GROUNDS = Grounds(logs=False)
TODAY = date(2023, 1, 11)
HIDDEN = replace(OTHER, mark=Mark.PRIVATE, who="ada")


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address) as made:
        yield made


def test_a_beginning_means_the_one_that_may_be_had_and_names_no_other(store: Store) -> None:
    for one in (MADE, HIDDEN):
        store.keep_brief(one)
    assert had_again(store, "b0", PUBLIC, today=TODAY, grounds=GROUNDS)[0].id == MADE.id
    with pytest.raises(NoBriefError, match="may be any of 2") as raised:
        had_again(store, "b0", desk("ada"), today=TODAY, grounds=GROUNDS)
    assert HIDDEN.id in str(raised.value)


def test_where_all_are_others_no_id_is_named(store: Store) -> None:
    store.keep_brief(HIDDEN)
    with pytest.raises(NoBriefError, match="Brief b0 rests on what is marked for others now") as raised:
        had_again(store, "b0", PUBLIC, today=TODAY, grounds=GROUNDS)
    assert HIDDEN.id not in str(raised.value)


def test_of_many_a_few_are_named(store: Store) -> None:
    for number in range(9):
        store.keep_brief(replace(MADE, id=f"b{number:014}"))
    with pytest.raises(NoBriefError, match="may be any of 9") as raised:
        had_again(store, "b", PUBLIC, today=TODAY, grounds=GROUNDS)
    assert len(str(raised.value)) < 200
