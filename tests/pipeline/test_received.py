"""What comes in is kept as it came, where the text alone would not give it back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dragoman.pipeline import Source, add_paths
from dragoman.store import Store
from tests.intake.exports import as_rtf, nexis_of_old, stories
from tests.intake.pdfs import RELEASE, pdf_of

PAGE = "<html><head><meta charset='windows-1252'></head><body><p>The café in Genève was full.</p></body></html>"


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("data", "media"),
    [
        (PAGE.encode("cp1252"), "text/html"),
        (b"\xef\xbb\xbfTalks were held.", "text/plain"),
        (pdf_of(RELEASE), "application/pdf"),
        (b"From: a@b.example\nDate: Fri, 12 Mar 2021 10:00:00 GMT\nSubject: x\n\nTalks.\n", "message/rfc822"),
    ],
)
def test_bytes_that_are_more_than_the_text_are_kept(
    store_of: Callable[..., Store], tmp_path: Path, data: bytes, media: str, workers: int
) -> None:
    store = store_of([])
    (tmp_path / "one").write_bytes(data)
    (kept,) = add_paths(
        store, Source(paths=[str(tmp_path / "one")], largest=100_000), today=date(2021, 4, 1), workers=workers
    )
    assert kept.outcome.report is not None
    found = store.received(kept.outcome.report.id)
    assert found is not None
    assert (found.media, found.data) == (media, data)


def test_of_a_text_in_utf_8_nothing_is_kept_twice(store_of: Callable[..., Store], tmp_path: Path) -> None:
    store = store_of([])
    (tmp_path / "one.html").write_text(PAGE.replace("windows-1252", "utf-8"), encoding="utf-8")
    list(add_paths(store, Source(paths=[str(tmp_path / "one.html")], largest=100_000), today=date(2021, 4, 1)))
    assert store.sizes().kept == 0


def test_of_an_export_each_report_keeps_its_own_lines(store_of: Callable[..., Store], tmp_path: Path) -> None:
    store = store_of([])
    (tmp_path / "export.rtf").write_bytes(as_rtf(nexis_of_old(stories(2))))
    source = Source(paths=[str(tmp_path / "export.rtf")], largest=100_000)
    for number, kept in enumerate(add_paths(store, source, today=date(2021, 4, 1))):
        assert kept.outcome.report is not None
        found = store.received(kept.outcome.report.id)
        assert found is not None
        words = found.data.decode()
        assert "SECTION: NEWS; Pg. 6" in words
        assert f"Port {number}" in words
        assert f"Port {1 - number}" not in words
