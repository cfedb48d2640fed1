"""The record beside somebody else's list: every row and every entry comes out on its side, with a reason."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import dragoman
from dragoman.publishing.gdelt import COLUMNS as GDELT

PRESS = [
    ("2021-03-20", "U.S. Secretary of State Antony Blinken visited Japan on March 15-17, 2021, officials said."),
    (
        "2021-03-20",
        "Foreign Minister Toshimitsu Motegi met French Foreign Minister Jean-Yves Le Drian in Paris on March 18.",
    ),
    ("2021-03-20", "Foreign Minister Toshimitsu Motegi will visit India on March 28, the ministry said."),
    (
        "2021-03-25",
        "Chinese Foreign Minister Wang Yi telephoned German Foreign Minister Heiko Maas on March 22, Beijing said.",
    ),
]


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [{"id": f"r{n}", "text": text, "published": day} for n, (day, text) in enumerate(PRESS)]
    Path("press.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert run("add", "press.jsonl").exit_code == 0


def run(*words: str) -> Result:
    return CliRunner().invoke(dragoman, ["--no-logs", *words])


def compared(layout: str, text: str) -> dict[str, list[dict[str, str]]]:
    """By side, the rows of the table."""
    Path("list").write_text(text, encoding="utf-8")
    done = run("compare", "list", "--as", layout, "--out", "beside.csv")
    assert done.exit_code == 0, done.output
    found: dict[str, list[dict[str, str]]] = {}
    with Path("beside.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["where"], []).append(row)
    return found


def tabbed(*rows: dict[str, str]) -> str:
    return "\n".join("\t".join(cells) for cells in ([*rows[0]], *([*row.values()] for row in rows))) + "\n"


def gdelt(*rows: dict[str, str], head: bool = True) -> str:
    whole = [{name: row.get(name, "") for name in GDELT} for row in rows]
    text = tabbed(*whole)
    return text if head else text.partition("\n")[2]


EVENTS = [
    {
        "GLOBALEVENTID": "1",
        "SQLDATE": "20210316",
        "Actor1CountryCode": "USA",
        "Actor2CountryCode": "JPN",
        "EventCode": "042",
    },
    {
        "GLOBALEVENTID": "2",
        "SQLDATE": "20210316",
        "Actor1CountryCode": "JPN",
        "Actor2CountryCode": "USA",
        "EventCode": "043",
    },
    {
        "GLOBALEVENTID": "3",
        "SQLDATE": "20210318",
        "Actor1CountryCode": "JPN",
        "Actor2CountryCode": "FRA",
        "EventCode": "040",
    },
    {
        "GLOBALEVENTID": "4",
        "SQLDATE": "20210318",
        "Actor1CountryCode": "JPN",
        "Actor2CountryCode": "USA",
        "EventCode": "190",
    },
    {
        "GLOBALEVENTID": "5",
        "SQLDATE": "20210319",
        "Actor1CountryCode": "BRA",
        "Actor2CountryCode": "ARG",
        "EventCode": "040",
    },
    {
        "GLOBALEVENTID": "6",
        "SQLDATE": "20210322",
        "Actor1CountryCode": "CHN",
        "Actor2CountryCode": "DEU",
        "EventCode": "041",
    },
]


@pytest.mark.parametrize("head", [True, False])
def test_events_of_gdelt_are_compared_with_or_without_a_header_row(head: bool) -> None:
    found = compared("gdelt", gdelt(*EVENTS, head=head))
    assert [row["their_id"] for row in found["both"]] == ["1", "2", "3", "6"]
    assert {row["our_format"] for row in found["both"]} == {"visit", "bilateral", "call"}
    assert [(row["their_id"], row["reason"]) for row in found["theirs only"]] == [("5", "no report tells of these two")]
    assert "ours only" not in found  # India is on other days


def test_what_we_have_as_a_plan_alone_is_told_so() -> None:
    late = {**EVENTS[0], "GLOBALEVENTID": "9", "SQLDATE": "20210420"}
    india = {
        **late,
        "Actor1CountryCode": "JPN",
        "Actor2CountryCode": "IND",
        "GLOBALEVENTID": "8",
        "SQLDATE": "20210301",
    }
    found = compared("gdelt", gdelt(*EVENTS, late, india))
    (plan,) = found["ours only"]
    assert plan["our_format"] == "visit"
    assert plan["reason"] == "told as unconfirmed only: no list of what was held has it"
    assert "Motegi will visit India on March 28" in plan["our_words"]


def test_polecats_consultations_are_compared_and_its_plans_are_not() -> None:
    row = {
        "Event ID": "p1", "Event Date": "2021-03-18", "Event Type": "CONSULT", "Event Mode": "visit", "Contexts": "",
        "Actor Country": "JPN", "Recipient Country": "FRA",
    }  # fmt: skip
    rows = [
        {**row, "Event Mode": "third-party"},
        {**row, "Event ID": "p2", "Contexts": "diplomatic;future"},
        {**row, "Event ID": "p3", "Event Type": "PROTEST"},
    ]
    found = compared("polecat", tabbed(*rows))
    assert [row["their_id"] for side in found.values() for row in side if row["their_id"]] == ["p1"]
    assert found["both"][0]["our_format"] == "bilateral"


def test_the_historians_travels_are_visits_with_people_and_days() -> None:
    trip = {
        "trip_id": "1", "person": "Antony John Blinken", "person_slug": "", "country": "Japan", "country_slug": "",
        "city": "Tokyo", "start": "2021-03-15", "end": "2021-03-17", "remarks": "Met with the minister.", "source": "",
    }  # fmt: skip
    other = {**trip, "trip_id": "2", "country": "Korea, Republic of", "start": "2021-03-17", "end": "2021-03-18"}
    found = compared("historian", tabbed(trip, other))
    assert [row["their_id"] for row in found["both"]] == ["1"]
    assert [row["their_id"] for row in found["theirs only"]] == ["2"]
    wrong = {**trip, "person": "Somebody Else", "end": "2021-03-20"}
    (differing,) = compared("historian", tabbed(wrong))["differs"]
    assert "people: ours Antony Blinken, theirs Somebody Else" in differing["reason"]
    assert "days: ours 2021-03-15/2021-03-17, theirs 2021-03-15/2021-03-20" in differing["reason"]


def test_trips_of_leaders_and_lists_of_ones_own_are_read_by_their_columns() -> None:
    colt = "LeaderFullName,LeaderCountryISO,CountryVisitedISO,TripStartDate,TripEndDate\n"
    trip = "A. Blinken,USA,JPN,3/15/2021,3/17/2021\n"
    assert [row["their_start"] for row in compared("colt", colt + trip)["both"]] == ["2021-03-15"]
    own = "id,parties,start,kind\nmine,CN; DE,2021-03-22,call\n"
    assert [row["our_format"] for row in compared("csv", own)["both"]] == ["call"]


def test_rows_that_cannot_be_used_are_told_by_number_and_the_rest_is_compared() -> None:
    Path("list").write_text(
        "parties,start\nJP; US,soon\nJP; Atlantis,2021-03-15\nUS; JP,2021-03-15\n", encoding="utf-8"
    )
    done = run("compare", "list", "--as", "csv")
    assert done.exit_code == 1
    assert "row 2: 'soon' is no date" in done.output
    assert "row 3: 'Atlantis' is no party that the facts know" in done.output
    assert "both              1 of their rows" in done.output


@pytest.mark.parametrize("layout", ["gdelt", "polecat", "historian", "colt", "csv"])
def test_a_file_of_another_layout_is_refused_with_what_it_lacks(layout: str) -> None:
    Path("list").write_text("name,age\nada,36\n", encoding="utf-8")
    done = run("compare", "list", "--as", layout)
    assert done.exit_code == 1
    assert f"no list of {layout}: it has no column" in done.output
