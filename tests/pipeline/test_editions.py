"""A report whose text was changed at its address: one voice, and no change is known before it was there."""

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import Engagement, Record
from dragoman.pipeline import Source, add_paths, recorded, settle
from dragoman.store import Store, open_store

FIRST = "TOKYO, March 1 - Secretary of State Antony Blinken will meet Foreign Minister Toshimitsu Motegi in Tokyo on March 16, 2021, the ministry said on Monday. They will talk about the alliance, about trade and about the climate."  # noqa: E501 - a paragraph stands in a line
SECOND = FIRST.replace("March 16, 2021", "March 18, 2021")
ADDRESS = "https://press.example/2021/talks"


def add(store: Store, text: str, on: date, *, url: str = ADDRESS, published: str = "2021-03-01") -> None:
    file = Path(store.address.removeprefix("sqlite:///")).with_suffix(".jsonl")
    file.write_text(json.dumps({"id": url, "text": text, "published": published, "url": url}) + "\n")
    for _ in add_paths(store, Source(paths=[str(file)], largest=100_000), today=on):
        pass
    settle(store, today=on)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{(tmp_path / 'a.db').as_posix()}")


def record(store: Store, as_of: date) -> Record:
    return recorded(store, as_of=as_of).record


def only(store: Store, as_of: date) -> Engagement:
    (found,) = record(store, as_of).engagements
    return found


def day_of(entry: Engagement) -> str:
    assert entry.when is not None
    return entry.when.value.edtf


def said(entry: Engagement) -> set[str]:
    """The days that are said for an entry, the rivals too."""
    assert entry.when is not None
    return {day_of(entry), *(rival.value.edtf for rival in entry.when.rivals)}


def test_the_record_follows_a_change_from_the_day_on_which_it_was_there(store: Store) -> None:
    add(store, FIRST, date(2021, 3, 1))
    before = only(store, date(2021, 3, 2))
    add(store, SECOND, date(2021, 3, 5))
    assert day_of(only(store, date(2021, 3, 4))) == day_of(before) == "2021-03-16"
    after = only(store, date(2021, 3, 5))
    assert (day_of(after), after.id) == ("2021-03-18", before.id)
    store.close()


def test_editions_are_one_voice(store: Store) -> None:
    add(store, FIRST, date(2021, 3, 1))
    add(store, SECOND, date(2021, 3, 5))
    assert record(store, date(2021, 3, 6)).dispatches_read == 1
    store.close()


def test_what_an_earlier_edition_said_is_kept_as_a_rival(store: Store) -> None:
    add(store, FIRST, date(2021, 3, 1))
    add(store, SECOND, date(2021, 3, 5))
    entry = only(store, date(2021, 3, 6))
    assert said(entry) == {"2021-03-16", "2021-03-18"}
    store.close()


def test_other_addresses_and_a_sites_front_page_make_no_editions(store: Store) -> None:
    add(store, FIRST, date(2021, 3, 1), url="https://press.example/")
    add(store, SECOND, date(2021, 3, 5), url="https://press.example/")
    assert said(only(store, date(2021, 3, 2))) == {"2021-03-16", "2021-03-18"}
    add(store, SECOND.replace("18", "19"), date(2021, 3, 6), url="https://press.example/other")
    assert said(only(store, date(2021, 3, 2))) == {"2021-03-16", "2021-03-18", "2021-03-19"}
    store.close()


def test_a_page_that_shows_something_new_each_week_is_no_edition_of_itself(store: Store) -> None:
    add(store, FIRST, date(2021, 3, 1))
    other = "PARIS, March 8 - President Emmanuel Macron of France will visit Berlin on March 20, 2021, his office said."
    add(store, other, date(2021, 3, 12), published="2021-03-08")
    assert len(record(store, date(2021, 3, 9)).engagements) == 2
    store.close()


def test_the_order_of_arrival_in_the_store_changes_nothing(store: Store, tmp_path: Path) -> None:
    add(store, FIRST, date(2021, 3, 1))
    add(store, SECOND, date(2021, 3, 5))
    with open_store(f"sqlite:///{(tmp_path / 'b.db').as_posix()}") as other:
        add(other, SECOND, date(2021, 3, 5))
        add(other, FIRST, date(2021, 3, 1))
        for day in (date(2021, 3, 2), date(2021, 3, 6)):
            assert record(other, day) == record(store, day)
    store.close()
