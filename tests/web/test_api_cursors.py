"""Cursors: good for the list that they were given with, as long as that list stands as it was."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.model import Decision, DecisionKind
from dragoman.pipeline import leafing
from dragoman.pipeline.cursors import LONGEST, Cursor, read
from dragoman.store import open_store
from dragoman.web import application
from dragoman.web.api.operations import ROOT
from tests.web.making import fill, serving

LATE = "Foreign Minister Hayashi Yoshimasa met Secretary of State Antony Blinken in Tokyo on July 11, 2022."


@pytest.fixture
def own(press_store: str, tmp_path: Path) -> str:
    """A store with the sample press, to be written to."""
    file = tmp_path / "own.db"
    with open_store(press_store) as store:
        store.copy_to(file)
    return f"sqlite:///{file.as_posix()}"


@pytest.fixture
def client(own: str) -> Iterator[TestClient]:
    """A client on that store."""
    with TestClient(application(serving(own))) as made:
        yield made


def come_in(own: str, folder: Path) -> None:
    """A report more."""
    file = folder / "late.txt"
    file.write_text(LATE, encoding="utf-8")
    fill(own, file)


def first_of(client: TestClient, path: str) -> str:
    """The address of the second page of a list."""
    found = client.get(f"{ROOT}{path}").json()["next"]
    assert isinstance(found, str)
    return found


def test_a_list_that_changed_between_two_pages_says_that_its_cursor_is_gone(
    client: TestClient, own: str, tmp_path: Path
) -> None:
    on = first_of(client, "/engagements?party=JP&limit=5")
    assert client.get(on).status_code == 200
    come_in(own, tmp_path)
    answer = client.get(on)
    assert (answer.status_code, answer.json()["type"]) == (410, "/api#gone")
    assert client.get(first_of(client, "/engagements?party=JP&limit=5")).status_code == 200


def test_a_list_that_did_not_change_goes_on_though_the_store_did(client: TestClient, own: str, tmp_path: Path) -> None:
    on = first_of(client, "/engagements?party=IN&limit=2")
    before = client.get(on).json()["items"]
    come_in(own, tmp_path)
    assert client.get(on).json()["items"] == before


def test_of_a_large_record_whatever_changes_ends_a_cursor(
    client: TestClient, own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leafing, "_MANY", -1)
    on = first_of(client, "/engagements?party=IN&limit=2")
    assert client.get(on).status_code == 200
    with open_store(own) as store:
        store.append(Decision(id="d1", kind=DecisionKind.NOTE, claims=(), who="ada", why="a word"))
    assert client.get(on).status_code == 410


def test_what_the_store_held_on_a_day_is_leafed_through_while_more_comes_in(
    client: TestClient, own: str, tmp_path: Path
) -> None:
    with TestClient(application(serving(own, now=lambda: datetime(2026, 1, 16, tzinfo=UTC)))) as later:
        whole = [one["id"] for one in later.get(f"{ROOT}/engagements?limit=500").json()["items"]]
        found, on = [], f"{ROOT}/engagements?limit=60&recorded_as_of=2026-01-15"
        while on:
            told = later.get(on).json()
            found += [one["id"] for one in told["items"]]
            on = told["next"]
            file = tmp_path / f"late-{len(found)}.txt"
            file.write_text(f"{LATE} {len(found)}", encoding="utf-8")
            fill(own, file, day=datetime(2026, 1, 16, tzinfo=UTC).date())
    assert found == whole
    assert client.get(f"{ROOT}/engagements?limit=500").json()["number"] >= len(whole)


def test_reports_go_on_whatever_comes_in(client: TestClient, own: str, tmp_path: Path) -> None:
    on = first_of(client, "/reports?limit=40")
    before = client.get(on).json()["items"]
    come_in(own, tmp_path)
    assert [one for one in client.get(on).json()["items"] if one["report"]["id"] != "late"] == before


def test_a_list_stays_with_the_day_that_it_began_with(own: str) -> None:
    now = {"day": 15}

    def clock() -> datetime:
        return datetime(2026, 1, now["day"], 23, 59, tzinfo=UTC)

    with TestClient(application(serving(own, now=clock))) as client:
        on = first_of(client, "/engagements?limit=5")
        now["day"] = 16
        told = client.get(on).json()
    assert told["as_of"] == "2026-01-15"


def test_a_cursor_of_another_list_is_refused(client: TestClient) -> None:
    cursor = first_of(client, "/engagements?party=JP&limit=5").partition("cursor=")[2]
    for path in ("/engagements?party=US&", "/engagements?", "/reports?", "/people?party=JP&", "/answers/overdue?"):
        answer = client.get(f"{ROOT}{path}cursor={cursor}")
        assert (path, answer.status_code) == (path, 422)
    assert client.get(f"{ROOT}/engagements?party=JP&limit=50&cursor={cursor}").status_code == 200


@pytest.mark.parametrize(
    "said", ["x", "é", "W10", "bnVsbA", "WzEsMiwzLDRd", "A" * 300, "%00", "WyIyMDI2LTAxLTE1IiwiIiwiIixbXV0"]
)
def test_what_is_no_cursor_is_refused(client: TestClient, said: str) -> None:
    answer = client.get(f"{ROOT}/engagements", params={"cursor": said})
    assert (answer.status_code, answer.json()["parameter"]) == (422, "cursor")


def test_a_cursor_in_a_list_of_many_parties_is_no_longer_than_is_taken() -> None:
    block = "-".join(f"{first}{second}" for first in "ABCDEFGHIJKLMN" for second in "ABCDEFGHIJKLMN")
    made = Cursor(as_of=date(2026, 1, 15), asked="x" * 20, basis="x" * 120, place=("2021-03-15", block, "e" * 11))
    assert len(made.written()) <= LONGEST
    assert read(made.written()) == made
