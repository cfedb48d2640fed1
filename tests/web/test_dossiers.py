"""Pairs, people, series, topics, plans and instruments on the sample press."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from starlette.testclient import TestClient

from dragoman.model import Engagement, EngagementId, Format, Status, Value, When
from dragoman.web.showing.rhythm import rhythm
from tests.web.test_pages import EVE, words


def test_a_pair_says_what_was_held_last_and_comes_next_and_what_that_rests_on(served: TestClient) -> None:
    page = words(served.get(f"/pair/JP-US?{EVE}").text)
    assert "Japan and the United States" in page
    assert "Next Visit by the United States to Japan, in Tokyo , 15-17 Mar 2021" in page
    assert "Rests on 15 reports read for Japan and the United States" in page


def test_a_pair_has_one_address(served: TestClient) -> None:
    moved = served.get(f"/pair/us-jp?{EVE}")
    assert (moved.status_code, moved.headers["location"]) == (308, f"/pair/JP-US?{EVE}")
    assert served.get("/pair/JP").status_code == 404
    assert served.get("/pair/JP-XX9").status_code == 404


def test_a_person_has_the_offices_that_the_facts_know_and_whom_they_met(served: TestClient) -> None:
    page = words(served.get("/p/Antony Blinken").text)
    assert "Secretary of State, United States: 26 Jan 2021 to 20 Jan 2025" in page
    assert "2+2 of Japan and the United States, in Tokyo" in page


def test_somebody_whom_the_facts_know_and_no_report_met_is_told_with_what_was_read(served: TestClient) -> None:
    page = served.get(f"/p/Julie Bishop?{EVE}")
    assert page.status_code == 200
    assert "None in what was read: 15 reports read" in words(page.text)


def test_a_name_that_nobody_knows_is_not_here_and_leads_to_those_like_it(served: TestClient) -> None:
    page = served.get(f"/p/Antony Blinkn?{EVE}")
    assert page.status_code == 404
    assert "15 reports read" in words(page.text)
    assert f'href="/p/Antony%20Blinken?{EVE}"' in page.text
    assert served.get("/series/Japan-US Security Consultive Committee").status_code == 404
    assert "/series/Japan-U.S.%20Security" in served.get("/series/Japan-US Security Consultive Committee").text
    assert 'href="/topic/taiwan"' in served.get("/topic/cooking").text


def shown(page: str) -> list[str]:
    """The entries that a page lists."""
    return re.findall(r'class="what">\s*<a href="(/e/\w+)', page)


def test_filters_narrow_the_page_of_a_pair_and_each_can_be_taken_off(served: TestClient) -> None:
    whole, part = served.get("/pair/JP-US").text, served.get("/pair/JP-US?format=2%2B2&from=2021&to=2022").text
    assert 0 < len(shown(part)) < len(shown(whole))
    assert set(shown(part)) < set(shown(served.get("/?party=JP&party=US&format=2%2B2").text))
    assert 'href="?from=2021&amp;to=2022"><span class="kind">Format</span> 2+2' in part
    timeline = re.findall(r'href="([^"]+)">All filters, on the timeline', part)[0].replace("&amp;", "&")
    assert shown(served.get(timeline).text) == shown(part)


def test_a_filter_never_widens_what_a_page_is_of(served: TestClient) -> None:
    for path in ("/p/Antony Blinken", "/topic/taiwan", "/series/Quad"):
        whole = set(shown(served.get(path).text))
        part = set(shown(served.get(f"{path}?topic=alliance&format=2%2B2&party=US").text))
        assert part < whole


def test_the_list_of_series_counts_the_entries_that_are_asked_for_and_keeps_the_filters(served: TestClient) -> None:
    page = served.get("/series?party=PH").text
    assert "Japan-U.S. Security Consultative Committee" not in page
    assert re.search(r'href="/series/[^"]+\?party=PH"', page)


def test_every_series_leads_to_its_days(served: TestClient) -> None:
    listed = re.findall(r'href="(/series/[^"]+)"', served.get("/series").text)
    assert listed
    for address in listed:
        assert served.get(address).status_code == 200


def test_a_topic_has_its_engagements_and_who_said_what(served: TestClient) -> None:
    page = words(served.get("/topic/taiwan").text)
    assert "Who said what" in page
    assert served.get("/topic/cooking").status_code == 404


def test_overdue_plans_stand_with_what_was_read_since(served: TestClient) -> None:
    page = words(served.get("/plans").text)
    assert re.search(r"Summit of India and the United States, in India date passed, no report seen", page)
    assert "none of them after the date" in page


def test_nothing_published_later_stands_on_these_pages(served: TestClient) -> None:
    for path in ("/pair/JP-US", "/p/Antony Blinken", "/plans", "/instruments", "/topic/taiwan", "/series"):
        page = words(served.get(f"{path}?{EVE}").text)
        assert re.search(r"15 reports read[^.]*, published 19 Apr 2019 to 13 Mar 2021", page), path
        assert not re.search(r"reported \d+ \w+ 20(?:22|23|24)\b", page), path


def held(entry: Engagement, when: When, format: Format = Format.TWO_PLUS_TWO) -> Engagement:
    value = Value(value=when, why="", support=())
    shape = replace(entry.format, value=format)
    return replace(entry, id=EngagementId(f"e{when.edtf}"), when=value, status=Status.HELD, format=shape)


@pytest.fixture
def entry(served: TestClient) -> Engagement:
    viewer = served.app.state.viewer.seen_by("ada")  # type: ignore[attr-defined]
    from dragoman.knowledge import load  # noqa: PLC0415 - only here
    from dragoman.web.asking import asked_of  # noqa: PLC0415 - the same

    found: Engagement = viewer.record(asked_of((), load(), date(2026, 1, 15))).record.engagements[0]
    return found


LATER = date(2026, 1, 1)


def on(day: date, days: int = 0) -> When:
    return When.span(day, day + timedelta(days=days))


def test_meetings_a_year_apart_let_one_expect_the_next_a_year_later(entry: Engagement) -> None:
    found = rhythm([held(entry, on(date(year, 5, 1))) for year in (2020, 2021, 2022, 2023)], date(2023, 6, 1))
    assert found.gaps == (365, 365, 365)
    assert "from 1 May 2023 the next one would fall on 30 Apr 2024." in found.expected
    assert found.expected.startswith("Computed, and said by nobody")


def test_too_few_meetings_and_vague_days_make_no_rhythm(entry: Engagement) -> None:
    assert rhythm([held(entry, on(date(year, 5, 1))) for year in (2020, 2021, 2022)], LATER).expected == ""
    vague = [held(entry, When.of(f"{year}-05")) for year in range(2015, 2024)]
    assert rhythm(vague, LATER).days == ()


def test_calls_and_several_meetings_of_one_day_count_for_nothing_more(entry: Engagement) -> None:
    days = [on(date(year, 5, 1)) for year in (2020, 2021, 2022, 2023)]
    calls = [held(entry, on(date(year, 9, 1)), Format.CALL) for year in (2020, 2021, 2022)]
    assert len(rhythm([*(held(entry, day) for day in days * 2), *calls], LATER).days) == 4


def test_days_that_have_passed_are_told_as_passed(entry: Engagement) -> None:
    found = rhythm([held(entry, on(date(year, 5, 1))) for year in (2020, 2021, 2022, 2023)], LATER)
    assert "These days have passed; none with a known day was read of since." in found.expected


def test_intervals_that_differ_widely_let_one_expect_nothing(entry: Engagement) -> None:
    days = (date(2018, 1, 1), date(2018, 2, 1), date(2020, 1, 1), date(2020, 3, 1), date(2023, 1, 1))
    assert "too loose to expect a day" in rhythm([held(entry, on(day)) for day in days], LATER).expected


def test_a_pair_leads_to_its_series_as_known_on_the_same_days(served: TestClient) -> None:
    page = served.get(f"/pair/JP-US?{EVE}&recorded_as_of=2026-01-15").text
    links = re.findall(r'href="(/series/[^"]+)"', page)
    assert links
    assert all("as_of=2021-03-14&amp;recorded_as_of=2026-01-15" in link for link in links if "party=" in link)


def test_a_name_with_a_slash_has_an_address(served: TestClient) -> None:
    assert "No person “A/B”" in words(served.get("/p/A/B").text)
    assert "No series “2+2/SCC”" in words(served.get("/series/2%2B2/SCC").text)
