"""Notes of reconciling in plain words: names and written dates, and nothing else of them changed."""

import re

import pytest
from starlette.testclient import TestClient

from dragoman import knowledge as facts
from dragoman.web.showing.plain import pieces, plainly
from dragoman.web.showing.wording import names_of

NAMES = names_of(facts.load().parties)


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (
            "1 report read for IR-JP from 2019-05-28 to 2019-05-28, none of them after the date",
            "1 report read for Iran and Japan on 28 May 2019, none of them after the date",
        ),
        ("2 reports read for G20 from 2019-05-28", "2 reports read for the G20 from 28 May 2019"),
        ("moved from 2021-03 to 2022-01-07~", "moved from Mar 2021 to about 7 Jan 2022"),
        ("more exact than ../2023-01-12 and agrees with it", "more exact than until 12 Jan 2023 and agrees with it"),
        ("more exact than 2019-04-26/2019-04-27", "more exact than 26-27 Apr 2019"),
        (
            "Toshimitsu Motegi was not Minister for Foreign Affairs of JP on 2022-01-06",
            "Toshimitsu Motegi was not Minister for Foreign Affairs of Japan on 6 Jan 2022",
        ),
        (
            "in Alaska, US (bilateral) and in Seoul, KR (2+2)",
            "in Alaska, United States (bilateral) and in Seoul, South Korea (2+2)",
        ),
        ("both in US (+0.4)", "both in the United States (+0.4)"),
        ("about the same: east_china_sea, taiwan (+0.3)", "about the same: East China Sea, Taiwan (+0.3)"),
        ("against: 1 days apart", "against: 1 day apart"),
    ],
)
def test_codes_and_dates_are_put_into_words(note: str, words: str) -> None:
    assert plainly(note, NAMES) == words


@pytest.mark.parametrize(
    "note",
    [
        "https://press.example/2021-03-16/JP-US/of-it says that it took place",
        "the 2021 summit, the U.S. side and the F-35, COVID-19 and AUKUS-II",
        "a report called 2021-99-99 and x_y_z",
        "press-2021-03-16 says so",
        "OF JP AND XX-YY",
    ],
)
def test_what_is_no_code_or_date_of_ours_stays(note: str) -> None:
    assert plainly(note, NAMES) == note


def test_a_report_is_called_by_its_outlet_and_only_where_its_whole_name_stands() -> None:
    reports = {"012-signed": "The Gazette", "012": "Radio", "a": "nothing"}
    assert plainly("012-signed (2021-02-24) says it; 012-signed-again too", NAMES, reports) == (
        "The Gazette (24 Feb 2021) says it; 012-signed-again too"
    )


def test_the_entries_that_a_note_names_are_told_apart() -> None:
    assert pieces("in Alaska (entry ed364qr67yr) and in Seoul") == [
        ("in Alaska (", ""),
        ("entry ed364qr67yr", "ed364qr67yr"),
        (") and in Seoul", ""),
    ]


def test_no_iso_date_and_no_pair_of_codes_stands_in_a_note_of_the_timeline(served: TestClient) -> None:
    page = served.get("/").text
    notes = re.findall(r'<div class="note">(.*?)</div>', page)
    assert len(notes) > 10
    for note in notes:
        assert not re.search(r"\d{4}-\d\d|\b[A-Z]{2}-[A-Z]{2}\b", note), note


def test_people_and_pairs_of_a_row_lead_to_their_pages_of_the_same_day(served: TestClient) -> None:
    page = served.get("/?as_of=2021-03-14&format=2%2B2").text
    assert '<a href="/p/Antony%20Blinken?as_of=2021-03-14"' in page
    assert '<a class="codes" href="/pair/JP-US?as_of=2021-03-14">JP-US</a>' in page
    for address in set(re.findall(r'class="codes" href="([^"]+)"', page)):
        assert served.get(address).status_code == 200
