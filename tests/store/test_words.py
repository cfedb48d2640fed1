"""The index of words finds on both databases what reading every text would find, and holds nothing of what is gone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from dragoman.model import Dating, Redaction, Report, When
from dragoman.store import Search, Store, Stored, open_store, view
from tests.store.making import small

TEXTS = (
    "Ministers of Côte d'Ivoire met.",
    "Two plus two makes 4.",
    "ΑΘΗΝΑ and Москва; 東京で会談",
    "İstanbul straße",
    "",
)
SAID = ("minister*", "MINISTERS met", "cote ivoire", '"two plus two"', '"plus makes"', "αθηνα", "москва", "東京*", "4")
WORD = st.sampled_from(
    ["ministers", "minister", "Côte", "two", "plus", "2+2", "straße", "STRASSE", "東京", "I", "o'clock"]
)


def saying(number: int, said: str, title: str = "") -> Stored:
    entry = small(number)
    report = Report.make(name=f"r{number}", text=said, title=title)
    return replace(entry, reading=replace(entry.reading, report=report, claims=()), blocks={}, entries={})


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory, postgres: str) -> Iterator[list[Store]]:
    """One on each database, with the same texts."""
    lite = f"sqlite:///{(tmp_path_factory.mktemp('words') / 'store.db').as_posix()}"
    opened = [open_store(lite), open_store(postgres)]
    for store in opened:
        store.add([saying(number, said) for number, said in enumerate(TEXTS)])
    yield opened
    for store in opened:
        store.close()


def found(store: Store, said: str) -> list[str]:
    search = Search.of(said)
    with store.view() as view:
        texts = {name: store.text(name) or "" for name in view.newest_with_words(search, date.max)}
    return sorted(said for said in texts.values() if search.fits(said))


@pytest.mark.parametrize("said", SAID)
def test_both_databases_find_what_every_text_says(stores: list[Store], said: str) -> None:
    expected = sorted(one for one in TEXTS if Search.of(said).fits(one))
    assert [found(store, said) for store in stores] == [expected, expected]


def test_words_fit_without_regard_to_capitals_and_accents() -> None:
    fits = {said: [number for number, one in enumerate(TEXTS) if Search.of(said).fits(one)] for said in SAID}
    assert fits == {
        "minister*": [0],
        "MINISTERS met": [0],
        "cote ivoire": [0],
        '"two plus two"': [1],
        '"plus makes"': [],
        "αθηνα": [2],
        "москва": [2],
        "東京*": [2],
        "4": [1],
    }


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORD, min_size=1, max_size=3).map(" ".join), st.booleans())
def test_any_words_find_the_same_on_both(stores: list[Store], words: str, phrase: bool) -> None:
    said = f'"{words}"' if phrase else words
    if not Search.of(said).is_empty:
        expected = sorted(one for one in TEXTS if Search.of(said).fits(one))
        assert [found(store, said) for store in stores] == [expected, expected]


@pytest.mark.parametrize("said", ["", "  ", '""', "*", "?! ..."])
def test_what_has_no_word_searches_for_nothing(said: str) -> None:
    assert Search.of(said).is_empty


def test_a_title_is_searched_too(store: Store) -> None:
    store.add([saying(1, "Nothing of note.", title="Summit in Oslo")])
    with store.view() as view:
        assert len(tuple(view.newest_with_words(Search.of("oslo note"), date.max))) == 1


def test_a_redacted_text_leaves_no_word_in_the_index(store: Store) -> None:
    kept, gone = saying(1, "Ministers met quietly."), saying(2, "Ministers met xylophonists.")
    store.add([kept, gone])
    at = datetime(2021, 4, 1, tzinfo=UTC)
    store.redact(Redaction(report=gone.id, outlet="", published=None, at=at, who="me", why="law"))
    with store.view() as view:
        assert tuple(view.newest_with_words(Search.of("ministers"), date.max)) == (kept.id,)
        assert view.without_words() == 0
    with store._snapshot() as connection:  # noqa: SLF001 - what no method shows
        if store.is_file:
            blocks = connection.scalars(text("SELECT block FROM search_data")).all()
            assert not any(b"xylophonists" in block for block in blocks)
        assert connection.scalar(text("SELECT count(*) FROM search")) == 1


def test_what_an_older_version_kept_is_put_into_the_index_later(store: Store) -> None:
    store.add([saying(number, f"Ministers met for the {number}th time.") for number in range(7)])
    with store._transaction() as connection:  # noqa: SLF001 - as a store of an older version is
        connection.execute(text("DELETE FROM search"))
        connection.execute(text("DELETE FROM indexed"))
    with store.view() as view:
        assert (view.without_words(), view.count_with_words(Search.of("ministers"), date.max)) == (7, 0)
    assert [store.index_words(5), store.index_words(5), store.index_words(5)] == [5, 2, 0]
    with store.view() as view:
        assert view.count_with_words(Search.of("ministers"), date.max) == 7


@pytest.mark.parametrize("frequent", [0, 1_000])
def test_the_newest_come_first_however_many_reports_have_the_words(
    store: Store, monkeypatch: pytest.MonkeyPatch, frequent: int
) -> None:
    monkeypatch.setattr(view, "_FREQUENT", frequent)
    monkeypatch.setattr(view, "_LEAF", 2)
    days = ["2021-03-03", "2021-03-01", "", "2021-03-04", "2021-03-02", "2021-03-09"]
    entries = []
    for number, said in enumerate(days):
        entry = saying(number, f"Ministers met for the {number}th time." if number != 3 else "Nobody met.")
        dating = Dating(when=When.of(said) if said else None)
        entries.append(replace(entry, reading=replace(entry.reading, dating=dating), received_on=date(2021, 3, 5)))
    store.add(entries)
    search, day = Search.of("ministers"), date(2021, 3, 5)
    expected = [entries[number].id for number in (0, 4, 1, 2)]
    with store.view() as held:
        assert list(held.newest_with_words(search, day)) == expected
        assert list(held.newest_with_words(search, day, received_to=day)) == expected
        assert list(held.newest_with_words(search, date(2021, 3, 4))) == expected[:-1]
        assert held.count_with_words(search, day) == 4
        assert held.count_with_words(search, day, but=[expected[0]]) == 3
        assert held.count_with_words(search, date.max) == 5
