"""Which path a page takes, and that a page which is too much for the careful one is read all the same."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dragoman.model import Cleaner, Report
from dragoman.pipeline import Source, add_paths, read_paths
from dragoman.pipeline import pages as pages_of
from dragoman.pipeline.pages import Pages
from dragoman.pipeline.rereading import Way, reread
from dragoman.store import open_store

STORY = "".join(
    f"<p>{sentence}</p>\n"
    for sentence in (
        "Prime Minister Yoshihide Suga will meet President Joe Biden in Washington on April 16, officials said.",
        "The two are to speak about trade and about the region, people who know the plans said on Friday.",
        "Neither side said how long the talks would take, or whether a statement would be read out behind them.",
    )
)
PAGE = (
    '<html><head><meta property="article:published_time" content="2021-03-12"></head>'
    f"<body><h1>Suga to meet Biden in Washington</h1>{STORY}</body></html>"
)

TABLE = "name,office,party,from,to,surnames\nAda Quillfeather,Foreign Minister,JP,2030-01-01,2031-01-01,Quillfeather\n"


def page(text: str = PAGE) -> Report:
    return Report.make(name="page", text=text, markup="html")


@pytest.fixture
def careful() -> Iterator[Pages]:
    with Pages(Cleaner.CAREFUL) as pages:
        yield pages


def test_a_run_that_asks_for_it_takes_the_careful_path(careful: Pages) -> None:
    text, found, problems = careful.clean(page())
    assert (text.cleaner, problems) == (Cleaner.CAREFUL, ())
    assert found is not None
    assert found.day == "2021-03-12"


def test_a_plain_text_needs_no_path(careful: Pages) -> None:
    text, found, problems = careful.clean(Report.make(name="text", text="Some words."))
    assert (text.cleaner, found, problems) == (Cleaner.PLAIN, None, ())


def test_a_run_for_bulk_takes_the_fast_path() -> None:
    assert Pages(Cleaner.FAST).clean(page())[0].cleaner is Cleaner.FAST


def test_a_page_that_takes_too_long_is_read_by_the_fast_path_and_says_so() -> None:
    with Pages(Cleaner.CAREFUL, deadline=0.0) as pages:
        text, found, problems = pages.clean(page())
    assert (text.cleaner, found) == (Cleaner.FAST, None)
    assert [problem.what for problem in problems] == ["page_read_fast"]
    assert "Biden" in text.text


def test_a_page_that_breaks_the_libraries_is_read_by_the_fast_path_and_says_so(
    careful: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages_of, "extract", int)  # a page is no number
    text, _, problems = careful.clean(page())
    assert text.cleaner is Cleaner.FAST
    assert "ValueError" in problems[0].why


def test_a_page_that_is_too_large_for_the_libraries_is_read_by_the_fast_path(
    careful: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages_of, "LARGEST_CAREFUL", 100)
    assert careful.clean(page())[0].cleaner is Cleaner.FAST


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("cleaner", [Cleaner.FAST, Cleaner.CAREFUL])
def test_the_path_is_recorded_with_the_reading(tmp_path: Path, cleaner: Cleaner, workers: int) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    source = Source(paths=[str(tmp_path / "page.html")], largest=10_000, pages=cleaner)
    (outcome,) = read_paths(source, workers=workers)
    assert outcome.reading is not None
    assert outcome.reading.text.cleaner is cleaner
    assert [claim.when.value.edtf for claim in outcome.reading.claims if claim.when] == ["2021-04-16"]


@pytest.mark.parametrize("cleaner", [Cleaner.FAST, Cleaner.CAREFUL])
def test_a_page_is_read_again_by_the_path_that_it_took(tmp_path: Path, cleaner: Cleaner) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    day = date(2021, 3, 13)
    with open_store(f"sqlite:///{tmp_path / 'store.db'}") as store:
        source = Source(paths=[str(tmp_path / "page.html")], largest=10_000, pages=cleaner)
        (kept,) = add_paths(store, source, today=day)
        assert kept.new
        (tmp_path / "own.csv").write_text(TABLE, encoding="utf-8")
        outcomes = list(reread(store, Way(layers=tmp_path), at=datetime(2021, 3, 14, tzinfo=UTC)))
    assert [outcome.reading.text.cleaner for outcome in outcomes if outcome.reading] == [cleaner]
