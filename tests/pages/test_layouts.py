"""What either path makes of each layout, written down; and that both keep what they promise over all of them.

`DRAGOMAN_GOLDEN=1 pytest tests/pages` writes layouts.json anew. It holds roles and counts, and no sentence.
"""

import json
import os
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
from htmldate import find_date
from trafilatura import extract as trafilatura_extract

from dragoman.cleaning import Extract, clean, extract, masthead
from dragoman.model import Cleaner, Report, Text
from dragoman.reading.dating import date_unread
from dragoman.scoring import PageTally
from tests.pages.layouts import Made, bulky, every_page

GOLDEN = Path(__file__).parent / "layouts.json"
PAGES = {made.name: made for made in every_page()}


@cache
def extract_of(name: str) -> Extract:
    return extract(PAGES[name].source)


def read_by(made: Made, cleaner: Cleaner) -> tuple[Text, str]:
    """The page's Text and day by one path."""
    found = extract_of(made.name) if cleaner is Cleaner.CAREFUL else None
    report = Report.make(name=made.name, text=made.source, markup="html")
    text = clean(report, found)
    day = date_unread(report, text, masthead(report, text, found)).day
    return text, day.isoformat() if day else ""


def row(made: Made, cleaner: Cleaner) -> str:
    """What one path makes of a page: roles in order, chunks, the share of words, the day."""
    text, day = read_by(made, cleaner)
    tally = PageTally()
    tally.add(made.label, text.story, day)
    roles = " ".join(f"{role}*{len(list(same))}" for role, same in groupby(block.role.value for block in text.blocks))
    required, barred = len(made.label.required), len(made.label.barred)
    kept, furniture = tally.counts["right"], tally.counts["furniture"]
    return (
        f"{text.cleaner.value}: {roles} | story {kept}/{required}, furniture {furniture}/{barred}, "
        f"words {tally.word_f1:.2f} | {'the day' if day == made.label.published else day or 'no day'}"
    )


def tally_of(cleaner: Cleaner) -> PageTally:
    tally = PageTally()
    for made in PAGES.values():
        text, day = read_by(made, cleaner)
        tally.add(made.label, text.story, day)
    return tally


def test_every_layout_is_read_as_written_down() -> None:
    rows = {name: [row(made, cleaner) for cleaner in (Cleaner.FAST, Cleaner.CAREFUL)] for name, made in PAGES.items()}
    if os.environ.get("DRAGOMAN_GOLDEN"):
        GOLDEN.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8", newline="\n")
    assert rows == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_there_are_forty_layouts_and_each_is_another() -> None:
    assert len(PAGES) >= 40
    assert len({made.source for made in PAGES.values()}) == len(PAGES)


def test_the_careful_path_is_no_worse_than_the_libraries_by_themselves() -> None:
    theirs = PageTally()
    for made in PAGES.values():
        story = trafilatura_extract(made.source, include_comments=False) or ""
        theirs.add(made.label, story, find_date(made.source, original_date=True, extensive_search=True) or "")
    ours = tally_of(Cleaner.CAREFUL)
    assert ours.f1 >= theirs.f1
    assert ours.word_f1 >= theirs.word_f1
    assert ours.date_f1 >= theirs.date_f1


def test_the_fast_path_keeps_every_story_and_little_else() -> None:
    tally = tally_of(Cleaner.FAST)
    assert tally.recall == 1.0
    assert tally.precision > 0.95
    assert tally.date_f1 > 0.95


@pytest.mark.parametrize("name", PAGES)
def test_every_story_stands_in_its_page(name: str) -> None:
    made = PAGES[name]
    text, _ = read_by(made, Cleaner.CAREFUL)
    assert text.cleaner is Cleaner.CAREFUL
    for run in text.segments:
        if run.end - run.start == run.raw_end - run.raw_start:
            assert text.text[run.start : run.end] == made.source[run.raw_start : run.raw_end]


@pytest.mark.parametrize("name", PAGES)
def test_scripts_styles_and_menus_change_no_story_on_the_fast_path(name: str) -> None:
    made = PAGES[name]
    plain, full = (
        clean(Report.make(name=name, text=source, markup="html")) for source in (made.source, bulky(made.source))
    )
    assert plain.story.splitlines()[-3:] == full.story.splitlines()[-3:]
    assert "Section 7" not in full.story
