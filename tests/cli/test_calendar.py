"""`dragoman calendar` and `dragoman addresses`: a file for programs, and addresses for those that cannot sign in."""

import re
from pathlib import Path
from typing import Any

import icalendar
from starlette.testclient import TestClient

from dragoman.web import application
from tests.cli.conftest import Run
from tests.web.making import serving


def events(body: bytes) -> dict[str, Any]:
    parsed: Any = icalendar.Calendar.from_ical(body)
    return {str(event["UID"]): event for event in parsed.walk("VEVENT")}


def test_the_file_is_written_whole_and_stays_the_same_calendar(run: Run, reports: Path, tmp_path: Path) -> None:
    run("add", str(reports / "one.txt"))
    said = run("calendar", "--out", "record.ics", "--address", "https://record.example/", "--as-of", "2021-03-11")
    assert said.exit_code == 0
    assert re.fullmatch(r"2 events written to record\.ics\.\n", said.output)
    before = events((tmp_path / "record.ics").read_bytes())
    assert all(str(event["URL"]).startswith("https://record.example/e/") for event in before.values())
    run("add", str(reports / "two.txt"))
    run("calendar", "--out", "record.ics", "--as-of", "2021-03-18")
    after = events((tmp_path / "record.ics").read_bytes())
    assert after.keys() == before.keys()
    assert list(tmp_path.glob("tmp*")) == []
    assert run("calendar", "--as-of", "2021-03-18").stdout_bytes.startswith(b"BEGIN:VCALENDAR\r\n")


def test_the_calendar_takes_the_filters_and_tells_as_it_is_told_to(run: Run, reports: Path) -> None:
    run("add", str(reports))
    day = ("--as-of", "2021-03-18")
    assert len(events(run("calendar", *day).stdout_bytes)) == 2
    assert len(events(run("calendar", *day, "--format", "2+2").stdout_bytes)) == 1
    assert len(events(run("calendar", *day, "--visits", "fold").stdout_bytes)) == 1
    assert run("calendar", "--address", "record.example").exit_code == 2
    assert run("calendar", "--out", "no/such/folder/x.ics").exit_code == 1


def test_an_address_is_shown_once_opens_its_calendar_and_is_revoked(run: Run, reports: Path, tmp_path: Path) -> None:
    run("add", str(reports))
    said = run("addresses", "add", "--for", "telephone", "--query", "?party=JP")
    path = said.stdout.splitlines()[0]
    assert re.fullmatch(r"/c/[\w-]{43}\.ics", path)
    with TestClient(application(serving(f"sqlite:///{tmp_path / 'record.db'}"))) as client:
        assert len(events(client.get(path).content)) == 2
        listed = run("addresses", "list").output
        assert path.removeprefix("/c/").removesuffix(".ics") not in listed
        assert "telephone  ?party=JP  made " in listed
        assert "last asked for 2026-01-15" in listed
        assert run("addresses", "revoke", listed.split()[0]).output == "Revoked.\n"
        assert client.get(path).status_code == 404
    assert run("addresses", "revoke", "abc").exit_code == 2
    assert "No addresses" in run("addresses", "list").output


def test_what_cannot_be_asked_makes_no_address(run: Run) -> None:
    for words in (
        ("--query", "?party=XX"),
        ("--query", "?cancelled=maybe"),
        ("--view", "none"),
        ("--account", "nobody"),
        ("--for", "pocket\x1b[31m"),
        ("--for", "pocket\udcff"),
        ("--view", "a", "--query", "?party=JP"),
    ):
        assert run("addresses", "add", *words).exit_code == 2
    assert "No addresses" in run("addresses", "list").output
