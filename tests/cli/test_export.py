"""`dragoman export`: files for other tools, of what may leave the desk."""

import csv
import io
import json
import os
from pathlib import Path
from threading import Thread

import feedparser  # type: ignore[import-untyped]
import icalendar
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from dragoman.publishing.formats import FORMATS
from dragoman.publishing.tables import TABLES
from tests.cli.conftest import Run

DAY = ("--as-of", "2021-03-31")


@pytest.fixture(autouse=True)
def kept(run: Run, reports: Path) -> None:
    run("add", str(reports))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_goes_to_standard_output_with_a_header(run: Run) -> None:
    result = run("export", "--format", "csv", *DAY)
    assert (result.exit_code, result.stderr) == (0, "")
    found = rows(result.stdout)
    assert {row["format"] for row in found} == {"2+2", "visit"}
    assert {row["status"] for row in found} == {"held"}
    assert {row["as_of"] for row in found} == {"2021-03-31"}


def test_the_record_is_exported_as_it_was_known_on_a_day(run: Run) -> None:
    result = run("export", "--format", "csv", "--as-of", "2021-03-11")
    assert {row["status"] for row in rows(result.stdout)} == {"scheduled"}
    assert rows(run("export", "--format", "csv", "--as-of", "2021-03-01").stdout) == []
    assert rows(run("export", "--format", "csv", "--recorded-as-of", "2021-03-31").stdout) == []


def test_the_filters_of_every_read_are_taken(run: Run) -> None:
    result = run("export", "--format", "jsonl", "--engagement-format", "visit", "--party", "JP", *DAY)
    assert [json.loads(line)["format"] for line in result.stdout.splitlines()] == ["visit"]
    assert run("export", "--format", "jsonl", "--person", "nobody", *DAY).stdout == ""


def test_jsonl_is_what_the_timeline_gives(run: Run) -> None:
    assert run("export", "--format", "jsonl", *DAY).stdout == run("timeline", "--json", *DAY).stdout


def test_a_file_says_on_standard_error_what_it_rests_on(run: Run) -> None:
    result = run("export", "--format", "csv", "--out", "record.csv", *DAY)
    assert result.stdout == ""
    assert (
        "record.csv: 2 entries as of 31 Mar 2021; 2 reports read, published 10 Mar 2021 to 17 Mar 2021" in result.stderr
    )
    assert [path.name for path in Path().iterdir() if path.suffix == ".part"] == []


def test_every_table_goes_into_a_folder(run: Run) -> None:
    for form in ("csv", "parquet"):
        assert run("export", "--format", form, "--table", "all", "--out", "tables", *DAY).exit_code == 0
    for name, table in TABLES.items():
        with Path(f"tables/{name}.csv").open(encoding="utf-8", newline="") as file:
            read = list(csv.DictReader(file))
        assert len(read) == pq.read_table(f"tables/{name}.parquet").num_rows
        assert pq.read_schema(f"tables/{name}.parquet").names == [column.name for column in table.columns]
    assert run("export", "--format", "csv", "--table", "all").exit_code == 2


@pytest.mark.parametrize("form", [*FORMATS, "ics", "atom"])
def test_every_format_is_written_twice_alike(form: str, run: Run) -> None:
    for name in ("a", "b"):
        assert run("export", "--format", form, "--out", name, *DAY).exit_code == 0
    assert Path("a").read_bytes() == Path("b").read_bytes() != b""


def test_a_spreadsheet_gets_a_byte_order_mark(run: Run) -> None:
    run("export", "--format", "csv", "--dialect", "spreadsheet", "--out", "sheet.csv", *DAY)
    assert Path("sheet.csv").read_bytes().startswith(b"\xef\xbb\xbfid,format")
    assert run("export", "--format", "jsonl", "--dialect", "spreadsheet").exit_code == 2


def test_parquet_is_not_thrown_at_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.cli.export.is_terminal", lambda: True)
    result = run("export", "--format", "parquet")
    assert result.exit_code == 2
    assert "--out FILE" in result.stderr
    assert run("export", "--format", "csv").exit_code == 0


def test_what_is_marked_for_the_team_is_in_no_file(run: Run) -> None:
    entry = rows(run("export", "--format", "csv", *DAY).stdout)[0]["id"]
    assert run("mark", entry, "team", "--why", "not yet announced").exit_code == 0
    for form in (*FORMATS, "ics", "atom"):
        run("export", "--format", form, "--out", "out", *DAY)
        assert entry.encode() not in Path("out").read_bytes()


def test_what_was_called_off_is_said_to_have_no_row(run: Run, reports: Path) -> None:
    (reports / "off.txt").write_text(
        "Visit called off\n\nMarch 12, 2021\n\nSecretary of State Antony Blinken cancelled his visit to Germany, "
        "which was planned for March 20, the State Department said on Friday.\n",
        encoding="utf-8",
    )
    run("add", str(reports))
    result = run("export", "--format", "plover", "--out", "events.tsv", *DAY)
    assert "1 of 3 entries are no events here: called off, put off, or of one party" in result.stderr


def test_tables_that_filters_cannot_reach_say_so(run: Run) -> None:
    result = run("export", "--format", "csv", "--table", "instruments", "--party", "JP", *DAY)
    assert "instruments: empty, since only entries can be asked for by filters" in result.stderr
    assert run("export", "--format", "ftm", "--table", "claims").exit_code == 2


def test_the_addresses_of_entries_can_be_given(run: Run) -> None:
    result = run("export", "--format", "jsonld", "--address", "https://example.org/record", *DAY)
    assert json.loads(result.stdout)["@graph"][0]["@id"].startswith("https://example.org/record/e/")
    assert run("export", "--format", "jsonld", "--address", "example.org").exit_code == 2


def test_a_folder_that_is_not_there_is_told_and_nothing_is_written(run: Run) -> None:
    result = run("export", "--format", "csv", "--out", "nowhere/record.csv")
    assert result.exit_code == 1
    assert "nowhere" in result.stderr
    assert not Path("nowhere").exists()


def test_a_failure_leaves_the_file_that_was_there(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("export", "--format", "csv", "--out", "record.csv", *DAY)
    before = Path("record.csv").read_bytes()

    def break_off(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dragoman.cli.outfiles.os.fsync", break_off)
    result = run("export", "--format", "csv", "--out", "record.csv", *DAY)
    assert (result.exit_code, Path("record.csv").read_bytes()) == (1, before)
    assert [path for path in Path().iterdir() if path.name.endswith(".part")] == []


def test_a_pipe_is_written_to_and_stays_a_pipe(run: Run) -> None:
    os.mkfifo("pipe")
    read: list[str] = []
    reader = Thread(target=lambda: read.append(Path("pipe").read_text(encoding="utf-8")), daemon=True)
    reader.start()
    result = run("export", "--format", "csv", "--out", "pipe", *DAY)
    assert (result.exit_code, Path("pipe").is_fifo()) == (0, True)
    reader.join(timeout=10)
    assert [len(rows(text)) for text in read] == [2]


def test_what_a_link_leads_to_is_written_and_the_link_stays(run: Run) -> None:
    Path("there").mkdir()
    Path("there/file.csv").write_text("old", encoding="utf-8")
    Path("link.csv").symlink_to("there/file.csv")
    run("export", "--format", "csv", "--out", "link.csv", *DAY)
    assert Path("link.csv").is_symlink()
    assert len(rows(Path("there/file.csv").read_text(encoding="utf-8"))) == 2


def test_without_pyarrow_the_extra_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    result = run("export", "--format", "parquet", "--out", "record.parquet")
    assert result.exit_code == 1
    assert "dragoman[parquet]" in result.stderr
    assert not Path("record.parquet").exists()


def test_a_calendar_and_a_feed_are_written_by_those_who_write_calendars_and_feeds(run: Run) -> None:
    calendar = icalendar.Calendar.from_ical(run("export", "--format", "ics", *DAY).stdout)
    assert len(calendar.walk("VEVENT")) == 2
    feed = feedparser.parse(run("export", "--format", "atom", "--address", "https://example.org", *DAY).stdout)
    assert feed.bozo == 0
    assert feed.entries[0].link.startswith("https://example.org/e/")
    assert run("export", "--format", "ics", "--out", "record.ics", *DAY).stderr == (
        "record.ics: engagements as of 31 Mar 2021\n"
    )
    assert run("export", "--format", "ics", "--table", "claims").exit_code == 2
