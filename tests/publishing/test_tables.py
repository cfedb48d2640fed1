"""The record as tables: what stands in them, and that they are the same in every format."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd  # type: ignore[import-untyped]
import polars as pl
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from dragoman.knowledge import load
from dragoman.model import Cleared, PositionEntry, Reading, Record, ReportId, Topic, When
from dragoman.publishing.arrow import arrow, write_parquet
from dragoman.publishing.separated import MARK, Dialect, guarded, separated, unguarded
from dragoman.publishing.tables import TABLES, Kind, Value
from dragoman.publishing.tables.columns import LONGEST

KNOWN = load()


@pytest.fixture
def cleared(record: Record, reading: Reading) -> Cleared:
    said = PositionEntry(
        speaker="Yasukazu Hamada",
        topic=Topic.ALLIANCE,
        said=(("the ministry said", record.instruments[0].events[0][3]),),
    )
    return Cleared(record=replace(record, positions=(said,)), readings={reading.report.id: reading})


def rows_of(name: str, cleared: Cleared) -> list[Mapping[str, Value]]:
    one = TABLES[name]
    names = [column.name for column in one.columns]
    return [dict(zip(names, cells, strict=True)) for cells in one.rows(cleared, KNOWN)]


def retitled(cleared: Cleared, title: str) -> Cleared:
    held = {key: replace(reading, title=title) for key, reading in cleared.readings.items()}
    return Cleared(record=cleared.record, readings=held)


def test_a_meeting_on_a_visit_is_a_row_with_one_fact_in_each_column(cleared: Cleared) -> None:
    visit, meeting = rows_of("engagements", cleared)
    assert (visit["format"], visit["parties"], visit["host"]) == ("visit", ("US", "JP"), "JP")
    assert (meeting["date_edtf"], meeting["date_earliest"], meeting["date_days"]) == (
        "2023-03-16",
        date(2023, 3, 16),
        1,
    )
    assert (meeting["parties_iso3"], meeting["parties_cow"], meeting["parties_gw"]) == (
        ("JPN", "USA"),
        ("JPN", "USA"),
        ("740", "2"),
    )
    assert (meeting["city"], meeting["country"], meeting["country_iso3"], meeting["virtual"]) == (
        "Tokyo",
        "JP",
        "JPN",
        False,
    )
    assert (meeting["participants"], meeting["implied"], meeting["level"]) == (
        ("Yasukazu Hamada",),
        ("Lloyd Austin",),
        "ministers",
    )
    assert (meeting["part_of"], meeting["rival_dates"], meeting["as_of"]) == (
        "e-visit",
        ("2023-03-17",),
        date(2023, 3, 5),
    )


def test_the_host_of_a_visit_is_told_from_the_visitor(cleared: Cleared) -> None:
    rows = rows_of("parties", cleared)
    assert [(row["party"], row["role"], row["cow_number"], row["gw"]) for row in rows[:2]] == [
        ("US", "visitor", 2, 2),
        ("JP", "host", 740, 740),
    ]


def test_a_person_whom_an_office_implies_is_marked(cleared: Cleared) -> None:
    people = {row["name"]: row for row in rows_of("participants", cleared) if row["engagement"] == "e-meeting"}
    assert (people["Yasukazu Hamada"]["named"], people["Lloyd Austin"]["named"]) == (True, False)
    assert (people["Yasukazu Hamada"]["person"], people["Lloyd Austin"]["person"]) == ("Q1", None)
    assert people["Lloyd Austin"]["party_cow"] == "USA"


def test_a_claim_leads_to_the_words_as_received(cleared: Cleared, reading: Reading) -> None:
    told = rows_of("claims", cleared)[1]
    start, end = told["quote_start"], told["quote_end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert reading.report.text[start:end] == told["quote"] == "is to meet"
    assert (told["index"], told["dispatch"], told["known_on"]) == (1, "d1", date(2023, 3, 1))


def test_a_report_names_the_entries_that_it_tells_of_and_not_its_text(cleared: Cleared, reading: Reading) -> None:
    (report,) = rows_of("reports", cleared)
    assert report["engagements"] == ("e-visit", "e-meeting")
    assert (report["published"], report["published_basis"]) == (date(2023, 3, 1), "inferred")
    assert reading.report.text not in str(report)


def test_an_instant_is_in_utc_and_one_without_a_zone_is_none(cleared: Cleared, reading: Reading) -> None:
    at = datetime.fromisoformat("2023-03-01T09:30:00+09:00")

    def published(moment: datetime) -> Value:
        dated = replace(reading, dating=replace(reading.dating, at=moment))
        return rows_of("reports", Cleared(record=cleared.record, readings={reading.report.id: dated}))[0][
            "published_at"
        ]

    assert published(at) == datetime(2023, 3, 1, 0, 30, tzinfo=UTC)
    assert published(at.replace(tzinfo=None)) is None


def test_a_report_that_the_store_no_longer_holds_leaves_its_claims_without_a_place(cleared: Cleared) -> None:
    gone = Cleared(record=cleared.record, readings={})
    assert rows_of("reports", gone) == []
    assert [(row["report_name"], row["index"], row["quote"]) for row in rows_of("claims", gone)][1] == (
        None,
        None,
        "is to meet",
    )


@pytest.mark.parametrize("name", TABLES)
def test_every_column_has_a_name_of_its_own_a_meaning_and_values_of_its_type(name: str, cleared: Cleared) -> None:
    one = TABLES[name]
    types = {
        Kind.TEXT: str,
        Kind.TEXTS: tuple,
        Kind.INTEGER: int,
        Kind.FLAG: bool,
        Kind.DAY: date,
        Kind.INSTANT: datetime,
    }
    names = [column.name for column in one.columns]
    assert len(set(names)) == len(names)
    rows = list(one.rows(cleared, KNOWN))
    assert rows
    for place, column in enumerate(one.columns):
        assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", column.name)
        assert column.meaning.endswith(".")
        for row in rows:
            assert row[place] is None or isinstance(row[place], types[column.kind])
            assert row[place] != ""


@pytest.mark.parametrize("name", TABLES)
def test_plain_csv_is_read_back_as_it_was(name: str, cleared: Cleared) -> None:
    one = TABLES[name]
    text = "".join(separated(one.columns, one.rows(cleared, KNOWN)))
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read[0] == [column.name for column in one.columns]
    for cells, row in zip(read[1:], one.rows(cleared, KNOWN), strict=True):
        for cell, value in zip(cells, row, strict=True):
            joined = "; ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
            assert cell == (joined.lower() if isinstance(value, bool) else joined)


@pytest.mark.parametrize("name", TABLES)
def test_parquet_has_real_types_and_pandas_and_polars_read_it(
    name: str, cleared: Cleared, tmp_path_factory: pytest.TempPathFactory
) -> None:
    one = TABLES[name]
    path = tmp_path_factory.mktemp("parquet") / "table.parquet"
    write_parquet(one.name, one.columns, one.rows(cleared, KNOWN), path)
    schema = pq.read_schema(path)
    assert [str(field.type) for field in schema] == [
        {
            Kind.TEXT: "string",
            Kind.TEXTS: "list<element: string>",
            Kind.INTEGER: "int64",
            Kind.FLAG: "bool",
            Kind.DAY: "date32[day]",
            Kind.INSTANT: "timestamp[us, tz=UTC]",
        }[column.kind]
        for column in one.columns
    ]
    rows = [[list(value) if isinstance(value, tuple) else value for value in row] for row in one.rows(cleared, KNOWN)]
    assert [list(row.values()) for row in pl.read_parquet(path).to_dicts()] == rows
    assert len(pd.read_parquet(path)) == len(rows)
    assert [list(row.values()) for row in pq.read_table(path).to_pylist()] == rows


def test_an_empty_table_has_the_same_types(cleared: Cleared) -> None:
    one = TABLES["engagements"]
    full = arrow(one.name, one.columns, one.rows(cleared, KNOWN))
    assert arrow(one.name, one.columns, iter(())).schema == full.schema


def test_the_same_rows_give_the_same_bytes(cleared: Cleared, tmp_path_factory: pytest.TempPathFactory) -> None:
    one, folder = TABLES["claims"], tmp_path_factory.mktemp("parquet")
    for name in ("a", "b"):
        write_parquet(one.name, one.columns, one.rows(cleared, KNOWN), folder / name)
    assert (folder / "a").read_bytes() == (folder / "b").read_bytes()


FORMULAS = (
    '=HYPERLINK("http://example.org")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    '"=1',
    "'=1",
    "\u201c=1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20x",
    "\ufe62\u0031",
    "\u200b=1",
    "\u202e=1",
    "\x00=1",
    "\ufeff=1",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_gets_an_apostrophe_in_front(text: str) -> None:
    assert guarded(text).startswith("'")
    assert not guarded(text)[1:].startswith("'") or text.startswith("'")


@pytest.mark.parametrize("text", ["12e45678", "2021-03", "3/4", "0012", "TRUE", "mar 2021", "1234567890123456"])
def test_what_a_spreadsheet_would_take_for_another_value_stays_text(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    "text", ["", "2+2", "Talks in March", "2021-03-16", "740", "a=b", "Q1", "it's", "J\u00e9r\u00f4me"]
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text == unguarded(text)


def test_marks_that_cannot_be_seen_are_written_as_their_code() -> None:
    assert guarded("talks\u202egnihton") == "talks[U+202E]gnihton"


def test_a_spreadsheet_gets_a_mark_safe_cells_and_no_cell_that_is_too_long(cleared: Cleared) -> None:
    one = TABLES["reports"]
    for title in (*FORMULAS, "=" * 5_000_000):
        rows = one.rows(retitled(cleared, title), KNOWN)
        text = "".join(separated(one.columns, rows, Dialect.SPREADSHEET))
        assert text.startswith(MARK)
        (row,) = list(csv.DictReader(io.StringIO(text.removeprefix(MARK), newline="")))
        assert row["title"].startswith("'")
        assert len(row["title"]) <= LONGEST


@pytest.mark.parametrize("title", [*FORMULAS, "lone \ud800 surrogate", "a\0b", "x" * 5_000_000, "a\nb\r\nc", '"', "; "])
def test_no_title_harms_a_table(title: str, cleared: Cleared, tmp_path_factory: pytest.TempPathFactory) -> None:
    one, path = TABLES["reports"], tmp_path_factory.mktemp("odd") / "reports.parquet"
    odd = retitled(cleared, title)
    write_parquet(one.name, one.columns, one.rows(odd, KNOWN), path)
    (stands,) = pl.read_parquet(path)["title"].to_list()
    text = "".join(separated(one.columns, one.rows(odd, KNOWN)))
    text.encode("utf-8")
    (row,) = list(csv.DictReader(io.StringIO(text, newline="")))
    assert row["title"] == stands
    assert "\0" not in stands
    assert len(stands) <= LONGEST


def test_a_list_longer_than_a_cell_is_cut_for_spreadsheets_alone(cleared: Cleared) -> None:
    ids = tuple(ReportId(f"{number:020x}") for number in range(3000))
    long = replace(cleared.record, engagements=(replace(cleared.record.engagements[0], reports=ids),))
    one, odd = TABLES["engagements"], Cleared(record=long, readings={})
    (plain,) = list(csv.DictReader(io.StringIO("".join(separated(one.columns, one.rows(odd, KNOWN))), newline="")))
    assert len(plain["report_ids"].split("; ")) == 3000
    text = "".join(separated(one.columns, one.rows(odd, KNOWN), Dialect.SPREADSHEET)).removeprefix(MARK)
    (sheet,) = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(sheet["report_ids"]) <= LONGEST
    assert sheet["report_ids"].endswith("…")


def test_a_month_stays_a_month(cleared: Cleared) -> None:
    entry = cleared.record.engagements[1]
    assert entry.when is not None
    vague = replace(entry, when=replace(entry.when, value=When.of("2023-03/..")))
    found = rows_of("engagements", Cleared(record=replace(cleared.record, engagements=(vague,)), readings={}))
    assert (found[0]["date_edtf"], found[0]["date_earliest"], found[0]["date_latest"], found[0]["date_days"]) == (
        "2023-03/..",
        date(2023, 3, 1),
        None,
        None,
    )
