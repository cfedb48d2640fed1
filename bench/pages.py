# ruff: noqa: INP001, T201 - a script that prints its figures, not a package
"""Pages of news scored against labels: stories and dates, ours by both paths beside trafilatura and htmldate.

Run: PYTHONPATH=src:. python bench/pages.py [FOLDER] [--gold FILE] [--only WAY,...] [--misses] [--repeat N]

FOLDER holds pages (.html, .htm; in folders of it too); without it the layouts of the tests are scored, made as
large as the pages of news sites. A label stands
beside its page: NAME.json with "with" (words that the story must hold), "without" (words that it must not), "text" (the
whole story) and "date", or NAME.txt with the whole story. --gold names one file for all instead: JSON
{address: {"file": ..., "with": [...], "without": [...], "date": ...}}, or a Python file with such a table called
EVAL_PAGES. Everything but the page is optional.

Chunks are counted as trafilatura's evaluation counts them, dates as htmldate's: F1 of chunks, F1 of words where whole
stories are given, F1 of days. Time is the CPU time of this process for stories alone, everything imported, the least of
--repeat passes over all pages; that of the careful path is without its process.
"""

import argparse
import ast
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from htmldate import find_date
from trafilatura import extract as trafilatura_extract

from dragoman.cleaning import clean, extract, masthead
from dragoman.intake.decoding import decoded
from dragoman.model import Report
from dragoman.reading.dating import date_unread
from dragoman.scoring import PageLabel, PageTally, page_label

Way = Callable[[Report], str]
Day = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, its label, and what it is called."""

    name: str
    source: str
    label: PageLabel


def pages_of(folder: Path, gold: Path | None) -> Iterator[Page]:
    """The pages of a folder with their labels; one without a label is passed over."""
    files = {path.name: path for path in sorted(folder.rglob("*")) if path.suffix.lower() in (".html", ".htm")}
    if gold is None:
        for path in files.values():
            if (label := _label_beside(path)) is not None:
                yield Page(name=path.name, source=_source(path), label=label)
        return
    for row in _table(gold).values():
        if (path_ := files.get(Path(str(row.get("file"))).name)) is not None:
            yield Page(name=path_.name, source=_source(path_), label=page_label(row))


def _label_beside(path: Path) -> PageLabel | None:
    if path.with_suffix(".json").exists():
        return page_label(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
    if path.with_suffix(".txt").exists():
        return page_label({"text": path.with_suffix(".txt").read_text(encoding="utf-8")})
    return None


def _table(gold: Path) -> Mapping[str, Mapping[str, object]]:
    """The labels of one file for all pages."""
    words = gold.read_text(encoding="utf-8")
    if gold.suffix != ".py":
        table = json.loads(words)
    else:
        tables = [node.value for node in ast.parse(words).body if isinstance(node, ast.Assign)]
        table = next(ast.literal_eval(node) for node in tables if isinstance(node, ast.Dict))
    if not isinstance(table, dict):
        raise SystemExit(f"{gold} holds no table of pages; see --help")
    return table


def _source(path: Path) -> str:
    return decoded(path.read_bytes(), name=path.name).text or ""


def _report(source: str) -> Report:
    return Report.make(name="page", text=source, markup="html")


def _careful(report: Report) -> str:
    return clean(report, extract(report.text)).story


def _trafilatura(*, fast: bool) -> Way:
    return lambda report: trafilatura_extract(report.text, fast=fast, include_comments=False) or ""


STORIES: Mapping[str, Way] = {
    "fast": lambda report: clean(report).story,
    "careful": _careful,
    "trafilatura fast": _trafilatura(fast=True),
    "trafilatura": _trafilatura(fast=False),
}


def _dated(source: str, *, careful: bool) -> str:
    report = _report(source)
    found = extract(source) if careful else None
    day = date_unread(report, text := clean(report, found), masthead(report, text, found)).day
    return day.isoformat() if day else ""


def _htmldate(source: str, *, extensive: bool) -> str:
    return find_date(source, original_date=True, extensive_search=extensive) or ""


DATES: Mapping[str, Day] = {
    "fast": lambda source: _dated(source, careful=False),
    "careful": lambda source: _dated(source, careful=True),
    "trafilatura fast": lambda source: _htmldate(source, extensive=False),
    "trafilatura": lambda source: _htmldate(source, extensive=True),
}


def scored(way: str, pages: list[Page], *, repeat: int) -> tuple[PageTally, float, list[str]]:
    """One way's counts over all pages, its milliseconds a page, and what it missed."""
    least = float("inf")
    reports = [_report(page.source) for page in pages]
    stories: list[str] = []
    for _ in range(repeat):
        began = time.process_time()
        stories = [STORIES[way](report) for report in reports]
        least = min(least, time.process_time() - began)
    tally, misses = PageTally(), []
    for page, story in zip(pages, stories, strict=True):
        one = PageTally()
        one.add(page.label, story, DATES[way](page.source) if page.label.dated else "")
        tally.counts.update(one.counts)
        wrong = {what: one.counts[what] for what in ("missed", "furniture", "day_wrong", "day_missed")}
        if any(wrong.values()):
            misses.append(f"{page.name}: " + ", ".join(f"{count} {what}" for what, count in wrong.items() if count))
    return tally, 1000 * least / max(len(pages), 1), misses


def own_pages() -> list[Page]:
    """The layouts of the tests."""
    from tests.pages.layouts import bulky, every_page  # noqa: PLC0415 - only where no folder is named

    return [Page(name=one.name, source=bulky(one.source), label=one.label) for one in every_page()]


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description="Pages scored against labels; the head of this file says more.")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--only", default=",".join(STORIES))
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--repeat", type=int, default=1)
    asked = parser.parse_args()
    pages = list(pages_of(asked.folder, asked.gold)) if asked.folder else own_pages()
    if not pages:
        print("No page with a label was found.", file=sys.stderr)
        return 2
    size = sum(len(page.source) for page in pages) / len(pages) / 1000
    print(f"{len(pages)} pages of {size:.0f} thousand characters on average")
    print(f"{'':18}{'precision':>10}{'recall':>8}{'F1':>7}{'words F1':>10}{'days F1':>9}{'days':>7}{'ms/page':>9}")
    for way in asked.only.split(","):
        tally, millis, misses = scored(way, pages, repeat=asked.repeat)
        figures = f"{tally.precision:10.3f}{tally.recall:8.3f}{tally.f1:7.3f}{tally.word_f1:10.3f}"
        print(f"{way:18}{figures}{tally.date_f1:9.3f}{tally.date_share:7.3f}{millis:9.2f}")
        if asked.misses:
            print(*(f"    {line}" for line in misses), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
