"""`dragoman.open`: the record for programs, and nothing changed in the store."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pandas as pd  # type: ignore[import-untyped]
import polars as pl
import pytest
from click.testing import CliRunner

import dragoman
from dragoman.cli import dragoman as command
from dragoman.library import Opened
from dragoman.model import Format, Status
from dragoman.publishing.tables import TABLES
from dragoman.store import StoreError, open_store, take_back

PAGE = Path(__file__).parents[2] / "docs" / "python.md"
PLANNED = (
    "Blinken and Austin to visit Japan\n\nMarch 10, 2021\n\n"
    "Secretary of State Antony Blinken and Defense Secretary Lloyd Austin will visit Japan from March 15 to 17, "
    "the State Department said on Wednesday.\n\n"
    "Blinken and Austin will hold a two-plus-two meeting with Foreign Minister Toshimitsu Motegi and Defense "
    "Minister Nobuo Kishi in Tokyo on March 16.\n"
)
HELD = (
    "Ministers meet in Tokyo\n\nMarch 17, 2021\n\n"
    "Japanese Foreign Minister Toshimitsu Motegi, Defense Minister Nobuo Kishi, Secretary of State Antony Blinken and "
    "Defense Secretary Lloyd Austin held a two-plus-two meeting in Tokyo on March 16.\n"
)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a store with two reports."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/one.txt").write_text(PLANNED, encoding="utf-8")
    (tmp_path / "reports/two.txt").write_text(HELD, encoding="utf-8")
    result = CliRunner().invoke(command, ["--store", "sqlite:///record.db", "add", "reports"])
    assert result.exit_code == 0
    return tmp_path / "record.db"


@pytest.fixture
def record(store: Path) -> Iterator[Opened]:
    with dragoman.open(store, as_of="2021-03-31") as opened:
        yield opened


def test_engagements_are_objects_with_their_values(record: Opened) -> None:
    found = record.engagements()
    assert {entry.format.value for entry in found} == {Format.TWO_PLUS_TWO, Format.VISIT}
    assert {entry.status for entry in found} == {Status.HELD}
    assert len(found) == len(list(found)) == 2
    assert found[0] in found[0:1]
    assert record.coverage == "2 reports read, published 10 Mar 2021 to 17 Mar 2021"


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"party": "JP"}, 2),
        ({"party": ["Japan", "United States"], "format": "visit"}, 1),
        ({"party": "DE"}, 0),
        ({"person": "Motegi"}, 1),
        ({"start": "2021-03-17", "end": date(2021, 3, 17)}, 1),
        ({"end": "2020"}, 0),
        ({"in_person": False}, 0),
        ({"place": "Tokyo", "status": ["held", "planned"]}, 2),
    ],
)
def test_the_filters_are_those_of_every_read(asked: dict[str, object], number: int, record: Opened) -> None:
    assert len(record.engagements(**asked)) == number  # type: ignore[arg-type]


def test_a_filter_that_there_is_not_is_refused_and_not_passed_over(record: Opened) -> None:
    with pytest.raises(TypeError, match="there is no filter 'parties'; there are: party, person"):
        record.engagements(parties="DE")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="there is no filter 'states'"):
        record.table("participants", states="DE")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="'' is no day"):
        record.engagements(start="")


def test_an_instant_is_taken_for_its_day(store: Path) -> None:
    evening = datetime(2021, 3, 16, 23, 0, tzinfo=timezone(timedelta(hours=-5)))
    with dragoman.open(store, as_of=evening) as opened:
        assert opened.as_of == date(2021, 3, 17)
        assert {entry.status for entry in opened.engagements(start=datetime(2021, 3, 16, 9, 30))} == {Status.HELD}  # noqa: DTZ001 - it is the one without a zone that is meant


@pytest.mark.parametrize(
    "asked", [{"party": "Atlantis"}, {"format": "dinner"}, {"status": "lapsed"}, {"topic": "sport"}, {"start": "soon"}]
)
def test_what_cannot_be_asked_is_said(asked: dict[str, object], record: Opened) -> None:
    with pytest.raises(ValueError, match=str(next(iter(asked.values())))):
        record.engagements(**asked)  # type: ignore[arg-type]


def test_the_record_is_as_it_was_known_on_a_day(store: Path) -> None:
    with dragoman.open(store, as_of=date(2021, 3, 11)) as before:
        assert {entry.status for entry in before.engagements()} == {Status.SCHEDULED}
    with dragoman.open(f"sqlite:///{store}", recorded_as_of="2021-03-11") as unheld:
        assert len(unheld.engagements()) == 0


def test_an_entry_is_found_by_its_id_and_how_it_begins(record: Opened) -> None:
    one = record.engagements()[0]
    assert record.engagement(one.id) == record.engagement(one.id[:6]) == one
    assert record.json(one)["id"] == one.id
    with pytest.raises(KeyError):
        record.engagement("e0000")


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_arrow_pandas_and_polars(name: str, record: Opened) -> None:
    rows = record.table(name)
    assert rows.arrow().num_rows == len(rows) == len(list(rows))
    frame, other = rows.pandas(), rows.polars()
    assert isinstance(frame, pd.DataFrame)
    assert isinstance(other, pl.DataFrame)
    assert list(frame.columns) == other.columns == list(rows.columns) == [one.name for one in TABLES[name].columns]
    assert rows.csv().splitlines()[0] == ",".join(rows.columns)
    assert other.to_dicts() == [
        {key: list(value) if isinstance(value, tuple) else value for key, value in row.items()} for row in rows
    ]


def test_engagements_are_frames_too(record: Opened) -> None:
    found = record.engagements(format="visit")
    assert list(found.pandas()["format"]) == list(found.polars()["format"]) == ["visit"]
    assert [row["engagement"] for row in found.table("participants")] == [found[0].id] * 2
    with pytest.raises(KeyError, match="engagements"):
        record.table("nothing")


def test_notebooks_show_what_there_is_and_what_it_rests_on(record: Opened) -> None:
    assert "2 reports read" in record._repr_html_()
    shown = record.engagements()._repr_html_()
    assert "31 Mar 2021" in shown
    assert shown.count("<tr>") == 3
    assert "<td>" in record.table("claims")._repr_html_()
    assert repr(record.engagements()) == "<2 engagements as of 2021-03-31>"


def test_nothing_is_written_to_the_store(store: Path) -> None:
    before = store.read_bytes()
    with dragoman.open(store, as_of="2021-03-31") as record:
        record.engagements().table("claims")
    assert store.read_bytes() == before


def test_no_store_is_made_and_none_brought_up(store: Path) -> None:
    with pytest.raises(StoreError, match="There is no store"):
        dragoman.open("nowhere.db")
    assert not Path("nowhere.db").exists()
    take_back(f"sqlite:///{store}", "0010")
    before = store.read_bytes()
    with pytest.raises(StoreError, match="not brought up") as refused:
        dragoman.open(store)
    assert refused.value.what == "older_schema"
    assert store.read_bytes() == before
    open_store(f"sqlite:///{store}").close()
    dragoman.open(store).close()


def test_what_is_marked_for_the_team_is_not_in_it(store: Path) -> None:
    with dragoman.open(store, as_of="2021-03-31") as record:
        entry = record.engagements(format="visit")[0]
    CliRunner().invoke(command, ["--store", "sqlite:///record.db", "mark", entry.id, "team", "--why", "not yet"])
    with dragoman.open(store, as_of="2021-03-31") as record:
        assert [one.format.value for one in record.engagements()] == [Format.TWO_PLUS_TWO]
        with pytest.raises(KeyError):
            record.engagement(entry.id)


def test_what_is_missing_is_named(record: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ImportError, match="pip install polars"):
        record.engagements().polars()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match=r"dragoman\[parquet\]"):
        record.engagements().arrow()


def test_importing_dragoman_loads_no_library_until_it_is_asked() -> None:
    asked = "import sys, dragoman; print(sorted({'sqlalchemy', 'pyarrow', 'pandas', 'polars'} & set(sys.modules)))"
    ran = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("example", re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
def test_the_examples_of_the_page_run(example: str, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert store.name == "record.db"
    exec(compile(example, str(PAGE), "exec"), {"dragoman": dragoman})  # noqa: S102 - our own page
    assert capsys.readouterr().out.strip()
