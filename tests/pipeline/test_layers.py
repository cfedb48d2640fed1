"""The user's own facts are inputs of reading and of the record."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dragoman import cleaning
from dragoman.knowledge import load
from dragoman.pipeline import Grounds, Source, add_paths, read_paths, recorded
from dragoman.pipeline.rereading import Way, reread
from dragoman.pipeline.versions import CLEANING, READING, reader_of
from dragoman.reading import VERSION
from dragoman.store import Store

TEXT = (
    "Talks in Tokyo\n\nMay 10, 2030\n\nJapanese Foreign Minister Ada Quillfeather met U.S. Secretary of State Bo "
    "Marshwater in Tokyo on Thursday.\n\nQuillfeather and Marshwater discussed trade.\n"
)
TABLE = (
    "name,office,party,from,to,surnames\n"
    "Ada Quillfeather,Foreign Minister,JP,2030-01-01,2031-01-01,Quillfeather\n"
    "Bo Marshwater,Secretary of State,US,2030-01-01,2031-01-01,Marshwater\n"
)
TODAY = date(2030, 5, 11)
NOON = datetime(2030, 5, 11, 12, tzinfo=UTC)


@pytest.fixture
def layers(tmp_path: Path) -> Path:
    folder = tmp_path / "layers"
    folder.mkdir()
    (folder / "own.csv").write_text(TABLE, encoding="utf-8")
    return folder


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def ids(source: Source, workers: int = 1) -> set[str]:
    outcomes = list(read_paths(source, workers=workers))
    return {
        person.person
        for outcome in outcomes
        if outcome.reading
        for claim in outcome.reading.claims
        for person in claim.participants
    }


def test_reading_knows_the_people_of_a_layer_on_one_processor_or_two(report: Path, layers: Path) -> None:
    own = {"x-ada-quillfeather", "x-bo-marshwater"}
    source = Source(paths=[str(report)], largest=10_000, layers=layers)
    assert ids(source) == ids(source, workers=2) == own
    assert not ids(Source(paths=[str(report)], largest=10_000)) & own


def test_what_was_read_with_other_facts_is_told_and_read_again(
    store_of: Callable[..., Store], report: Path, layers: Path
) -> None:
    store = store_of([])
    list(add_paths(store, Source(paths=[str(report)], largest=10_000), today=TODAY))
    own = Grounds(layers=layers)
    before = recorded(store, as_of=TODAY, grounds=own)
    assert (before.stale, recorded(store, as_of=TODAY).stale) == (1, 0)
    assert [outcome.was_read for outcome in reread(store, Way(layers=layers), at=NOON)] == [True]
    after = recorded(store, as_of=TODAY, grounds=own)
    assert after.stale == 0
    assert list(reread(store, Way(layers=layers), at=NOON)) == []
    fresh = store_of([])
    list(add_paths(fresh, Source(paths=[str(report)], largest=10_000, layers=layers), today=TODAY))
    assert after == recorded(fresh, as_of=TODAY, grounds=own)


def test_another_layer_is_another_input_of_the_record(store_of: Callable[..., Store], layers: Path) -> None:
    store = store_of([])
    facts = {recorded(store, as_of=TODAY, grounds=Grounds(layers=folder)).facts for folder in (None, layers)}
    assert len(facts) == 2


def test_the_version_under_which_readings_are_kept_is_that_of_reading_and_cleaning() -> None:
    assert (READING, CLEANING) == (VERSION, cleaning.VERSION)
    assert reader_of(load()) == f"{VERSION}.{cleaning.VERSION} {load().fingerprint[:16]}"


WORDS = {
    "topics.csv": "topic,words\nfisheries,fishing rights; fish stocks; trawler*\nalliance,the old pact\n",
    "formats.csv": "name,aliases,parties,format\nNordlake Dialogue,the Nordlake talks,FI; NO,2+2\n",
    "outlets.csv": "name,kind,country,aliases\nThe Nordlake Gazette,daily,FI,Nordlake Gazette\n",
    "people.csv": "name,office,party,from,to\nAda Quillfeather,Foreign Minister,FI,2030-01-01,2031-01-01\n",
}
REPORT = (
    "HELSINKI (Nordlake Gazette) - May 10, 2030\n\nFinnish Foreign Minister Ada Quillfeather met her Norwegian "
    "counterpart in Helsinki on Friday. They discussed fishing rights and the old pact, the Nordlake Gazette "
    "reported.\n\nThe Nordlake talks between Finland and Norway, a two-plus-two meeting of their foreign and defence "
    "ministers, will be held in Oslo on May 20.\n"
)


def test_the_users_own_topics_formats_outlets_and_people_are_read_and_recorded(
    store_of: Callable[..., Store], tmp_path: Path
) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    for name, text in WORDS.items():
        (folder / name).write_text(text, encoding="utf-8")
    file = tmp_path / "nordlake.txt"
    file.write_text(REPORT, encoding="utf-8")
    store = store_of([])
    list(add_paths(store, Source(paths=[str(file)], largest=10_000, layers=folder), today=TODAY))
    found = recorded(store, as_of=TODAY, grounds=Grounds(layers=folder)).record.engagements
    talks = next(one for one in found if one.format.value == "bilateral")
    assert [topic.value for topic in talks.topics] == ["alliance", "fisheries"]
    assert "x-ada-quillfeather" in {who.person for who in talks.participants}
    assert [one.series for one in found if one.format.value == "2+2"] == ["Nordlake Dialogue"]
    outlet = load(folder).outlet("Nordlake Gazette")
    assert outlet is not None
    assert outlet.country == "FI"
