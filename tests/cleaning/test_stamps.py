"""Which lines state the time of a page."""

import pytest

from dragoman.cleaning.stamps import is_stamp

STAMPS = [
    "Updated March 4th, 2021 at 09:10 CET",
    "04 Mar 2021 02:03:35 GMT9",
    "date 2021-03-04 (@Somebody)",
    "January 19, 2013",
    "Friday, April 13, 2018",
    "June 23, 2020 at 15:16 JST",
    "Published: 4 March 2021, 10:00",
    "2021/03/04 22:14",
    "2021年3月4日",
    "Posted on Tuesday, January 22, 2013 in Asia, Politics. Leave a reply.",
    "OSLO, Thursday, October 3, 2013",
    "LISBON, Tuesday",
    "12 September 2019, 15:34, UK",
    "RESEARCH NOTE | 24 October 2025",
    "09:10 CET",
    "PublishedJune 27, 2018",
    "Write : 2018-04-03 16:57:54 Update : 2018-04-03 18:24:09",
    "Jun. 17, 2021 14:40 PM EDT",
    "By our Europe editor / Friday 12 July 2024",
    "18 Feb 2019, 17:40 | Share  Tweet | 3 min read",
    "[ANCHOR] It is Thursday, May 26, 2016. Good evening.",
]
NOT_STAMPS = [
    "The ministers last met in Oslo in April 2015.",
    "April 1, 2016, is the day it takes effect.",
    "Talks slip a week to April 16",
    "12 March 2021: minister visits Oslo",
    "March 12: Minister arrives in Oslo for talks with her colleague",
    "He will fly out on Feb. 7 and be back on Feb. 9.",
    "Video meeting on 21 Jan: fish on the agenda",
    "11:00 The plane has landed.",
    "Oslo",
    "2 + 2",
]


@pytest.mark.parametrize("line", STAMPS)
def test_a_line_that_states_a_time_and_little_else_is_a_stamp(line: str) -> None:
    assert is_stamp(line)


@pytest.mark.parametrize("line", NOT_STAMPS)
def test_a_line_that_says_what_happens_at_a_time_is_none(line: str) -> None:
    assert not is_stamp(line)


def test_a_labelled_stamp_says_what_its_time_is_of() -> None:
    assert is_stamp("Updated March 4, 2021", labelled=True)
    assert not is_stamp("March 4, 2021", labelled=True)


@pytest.mark.parametrize(
    "words",
    [
        ">> Northern Digest | gathered by our desk | 4 Oct 2020 09:12 UTC",
        "Issue 12 | January 28, 2021 | free edition",
        "Tue 30 Nov 2021 (late city edition)",
        "Unofficial summary of the two statements. Posted January 8, 2022.",
    ],
)
def test_a_box_of_a_line_may_hold_the_stamp(words: str) -> None:
    assert is_stamp(words)


@pytest.mark.parametrize(
    "words",
    ["Ministers met on 4 Oct 2020 | Read more", "Talks of 12 March 2021: what was agreed and what was not | Opinion"],
)
def test_a_headline_with_a_date_beside_a_bar_is_no_stamp(words: str) -> None:
    assert not is_stamp(words)
