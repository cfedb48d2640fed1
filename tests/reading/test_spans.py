"""How long visits last. Published on Friday, March 12, 2021."""

import pytest

from tests.reading.sentences import claims, only

MOTEGI = "Foreign Minister Toshimitsu Motegi"


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("will arrive in India on Monday and stay until Wednesday.", "2021-03-15/2021-03-17"),
        ("will visit India until Wednesday.", "2021-03-12/2021-03-17"),
        ("will visit India for two days from Monday.", "2021-03-15/2021-03-16"),
        ("will begin a three-day visit to India on Monday.", "2021-03-15/2021-03-17"),
        ("will make a one-week trip to India from March 15.", "2021-03-15/2021-03-21"),
        ("will visit India from March 15 to 17.", "2021-03-15/2021-03-17"),
        ("will visit India from March 15.", "2021-03-15/.."),
        ("arrived in India on Thursday.", "2021-03-11/.."),
        ("visited India on Thursday.", "2021-03-11"),
    ],
)
def test_a_visit_has_the_days_that_its_sentence_gives_it(said: str, date: str) -> None:
    told = only(f"{MOTEGI} {said}")
    assert (told.format, told.parties, told.date) == ("visit", "JP-IN", date)


@pytest.mark.parametrize(
    ("next_leg", "first", "second"),
    [
        ("He will travel to Nepal on Wednesday.", "2021-03-15/2021-03-17", "2021-03-17"),
        ("He will be in Nepal from Wednesday to Thursday.", "2021-03-15/2021-03-17", "2021-03-17/2021-03-18"),
    ],
)
def test_a_leg_ends_on_the_day_on_which_the_next_begins(next_leg: str, first: str, second: str) -> None:
    assert [claim.date for claim in claims(f"{MOTEGI} will visit India from Monday. {next_leg}")] == [first, second]


def test_a_leg_without_a_day_begins_where_the_one_before_ended() -> None:
    text = f"{MOTEGI} will visit India from March 15 to 17. He will then travel to Nepal for two days."
    assert [claim.date for claim in claims(text)] == ["2021-03-15/2021-03-17", "2021-03-17/2021-03-18"]


def test_a_meeting_has_its_day_whatever_the_length_of_the_visit() -> None:
    text = f"{MOTEGI} will begin a three-day visit to China on Monday. Motegi is to meet Wang Yi on Tuesday."
    assert [claim.date for claim in claims(text)] == ["2021-03-15/2021-03-17", "2021-03-16"]


@pytest.mark.parametrize(
    "told",
    [
        "arrived in India on Wednesday and stays until Sunday.",
        "arrived in India on Wednesday. He flies home on Sunday.",
        "arrived in India on Wednesday. The visit ends on Sunday.",
        "arrived in India on Wednesday for talks. Motegi leaves India on Sunday.",
    ],
)
def test_a_stay_ends_on_the_day_that_its_sentences_tell(told: str) -> None:
    visit = claims(f"{MOTEGI} {told}")[0]
    assert (visit.parties, visit.date, visit.status) == ("JP-IN", "2021-03-10/2021-03-14", "ongoing")


@pytest.mark.parametrize(
    "told",
    [
        "arrived in India on Wednesday. The summit ends on Sunday.",
        "arrived in India on Wednesday. Defense Minister Nobuo Kishi returns home on Sunday.",
    ],
)
def test_what_else_ends_is_not_the_stay(told: str) -> None:
    assert claims(f"{MOTEGI} {told}")[0].date == "2021-03-10/.."


def test_a_one_day_visit_begins_and_ends_on_its_day() -> None:
    visit = only(f"{MOTEGI} arrived in India on Friday for a one-day visit.")
    assert (visit.date, visit.status) == ("2021-03-12", "ongoing")


def test_the_day_on_which_a_tour_begins_is_not_that_of_each_leg() -> None:
    text = (
        f"{MOTEGI} leaves Tokyo on Sunday for a six-day trip to India, Nepal and Vietnam. "
        "On Tuesday he flies on to Nepal. On Thursday the minister travels to Vietnam."
    )
    assert [(c.parties, c.date) for c in claims(text)] == [
        ("JP-IN", "2021-03-14/2021-03-16"),
        ("JP-NP", "2021-03-16/2021-03-18"),
        ("JP-VN", "2021-03-18"),
    ]


def test_a_day_told_for_one_leg_is_not_that_of_the_other() -> None:
    text = f"{MOTEGI} said on Friday that his trip ends with visits to Oman and, on March 22, India."
    assert {c.parties: c.date for c in claims(text)} == {"JP-OM": "-", "JP-IN": "2021-03-22"}


def test_a_stay_that_is_under_way_ends_where_the_next_visit_begins() -> None:
    text = f"{MOTEGI} arrived in India on Wednesday. He will fly to Nepal on Monday."
    assert [c.date for c in claims(text)] == ["2021-03-10/2021-03-15", "2021-03-15/.."]


def test_a_visit_is_over_once_its_traveller_has_come_to_the_next_host() -> None:
    text = f"{MOTEGI} had arrived in India on Wednesday. He landed in Nepal on Friday."
    assert [(c.parties, c.status) for c in claims(text)] == [("JP-IN", "held"), ("JP-NP", "ongoing")]


def test_days_counted_from_a_day_are_the_days_of_the_visit() -> None:
    (visit,) = claims("Abe plans a trip to the United States lasting eight days from April 26.", "2015-03-20")
    assert visit.date == "2015-04-26/2015-05-03"


def test_a_visit_told_by_the_way_goes_on_as_the_report_appears() -> None:
    (visit,) = claims("Clinton, on a visit to Tokyo, brought good news with her.", "2009-02-17")
    assert (visit.date, visit.status) == ("2009-02-17~", "ongoing")


def test_going_to_visit_is_one_visit_still_to_come() -> None:
    (visit,) = claims("Kishida is going to visit the United States this spring.", "2024-01-25")
    assert (visit.parties, visit.date, visit.status) == ("JP-US", "2024-03-01/2024-05-31", "scheduled")


@pytest.mark.parametrize(
    "text", [f"Since Monday {MOTEGI} has been in Paris.", f"{MOTEGI} has been in Paris since Monday."]
)
def test_a_stay_since_a_day_goes_on_from_that_day(text: str) -> None:
    (visit,) = claims(text)
    assert (visit.parties, visit.date, visit.status) == ("JP-FR", "2021-03-08/..", "ongoing")
