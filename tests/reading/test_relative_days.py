"""Days counted from another engagement of the report. Published on Friday, 10 May 2024."""

import pytest

from tests.reading.sentences import claims

SUMMIT = "Biden and Kishida will hold a summit at the White House on June 11."


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("One day ahead of the summit", "2024-06-10"),
        ("Two days before the summit", "2024-06-09"),
        ("A day after the meeting", "2024-06-12"),
        ("A week prior to the talks", "2024-06-04"),
    ],
)
def test_a_day_before_a_summit_is_reckoned_from_its_date(words: str, date: str) -> None:
    found = claims(f"{SUMMIT} {words} Kishida makes an official visit to Canada.", "2024-05-10")
    assert {c.format: c.date for c in found} == {"summit": "2024-06-11", "visit": date}


def test_what_happened_some_days_after_a_visit_dates_the_visit() -> None:
    text = "Baerbock met Sikorski in Warsaw on Wednesday, a week after her visit to Georgia."
    found = claims(text, "2024-05-10")
    assert [(c.format, c.date) for c in found] == [("bilateral", "2024-05-08"), ("visit", "2024-05-01")]


def test_a_day_ahead_of_nothing_dated_is_no_date() -> None:
    text = (
        "Biden and Kishida will hold a summit soon. A day before the summit Kishida makes an official visit to Canada."
    )
    assert [c.date for c in claims(text, "2024-05-10")] == ["-", "-"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Baerbock met Sikorski on Monday, a day before Scholz sees Biden in Washington.", "2023-05-09"),
        ("Scholz will see Biden in Washington on Friday, two days after Baerbock met Sikorski.", "2023-05-12"),
        ("Scholz played golf on Saturday, a day after a summit in Rome at which he and Biden agreed.", "2023-05-05"),
    ],
)
def test_a_day_before_what_somebody_does_is_counted_from_it(text: str, date: str) -> None:
    told = {c.people: c.date for c in claims(text, "2023-05-10")}
    assert told["Joe Biden, Olaf Scholz"] == date
