"""How long a stay lasts, in words that stand far from it or name hours. Published on a Friday, 12 March 2021."""

import pytest

from tests.reading.sentences import claims, only

KAGAME = "President Paul Kagame"


def test_the_last_day_of_a_visit_ends_it_wherever_it_is_told() -> None:
    told = claims(
        f"{KAGAME} will visit Kenya on March 14.\n\nTrade is on the agenda.\n\nSo is the climate.\n\n"
        "Roads are a third matter.\n\nOn Tuesday, the third and last day of the visit, he sees a port."
    )
    assert [(c.parties, c.date) for c in told] == [("RW-KE", "2021-03-14/2021-03-16")]


@pytest.mark.parametrize(
    ("sentence", "date", "status"),
    [
        (f"{KAGAME} arrived in Luanda on Friday for a few hours' working visit.", "2021-03-12", "ongoing"),
        (f"{KAGAME} will pay a visit to Angola on Monday that lasts two days.", "2021-03-15/2021-03-16", "scheduled"),
        (f"{KAGAME} begins a state visit to Angola on Monday.", "2021-03-15/..", "scheduled"),
        (f"{KAGAME} ends his two-day visit to Angola on Friday.", "2021-03-11/2021-03-12", "ongoing"),
        (f"{KAGAME} ended his two-day visit to Angola on Thursday.", "2021-03-10/2021-03-11", "held"),
    ],
)
def test_hours_lengths_and_beginnings_bound_a_visit(sentence: str, date: str, status: str) -> None:
    told = only(sentence)
    assert (told.date, told.status) == (date, status)


@pytest.mark.parametrize("words", ["a three-nation tour", "a long tour", "a tour"])
def test_a_tour_is_a_noun_whatever_describes_it(words: str) -> None:
    told = claims(f"{KAGAME} begins {words} of Samoa, Tonga and Fiji on Sunday.")
    assert [c.parties for c in told] == ["RW-WS", "RW-TO", "RW-FJ"]


@pytest.mark.parametrize(
    "headline",
    [
        f"{KAGAME} due in Luanda on Monday for talks.",
        f"{KAGAME} heads to Luanda on Monday for talks.",
        f"After Kampala, {KAGAME} will continue to Luanda on Monday.",
    ],
)
def test_short_words_of_travel_make_a_visit(headline: str) -> None:
    assert [c.parties for c in claims(headline) if c.format == "visit"] == ["RW-AO"]


def test_due_in_court_or_in_part_is_no_visit() -> None:
    assert claims("The president is due in court on Monday. The delay is due in part to Kenya's vote.") == []


def test_who_is_on_a_visit_stands_in_front_of_the_city() -> None:
    told = claims(
        "President Rumen Radev welcomed Hungarian President Janos Ader in Sofia, "
        "who is on an official visit to Bulgaria."
    )
    assert [(c.format, c.parties, c.status) for c in told] == [
        ("summit", "BG-HU", "held"),
        ("visit", "HU-BG", "ongoing"),
    ]


def test_ministries_of_two_countries_consult() -> None:
    told = only("Consultations between the foreign ministries of Oman and Latvia were held in Riga on Tuesday.")
    assert (told.parties, told.date, told.place) == ("LV-OM", "2021-03-09", "Riga/LV")


def test_state_house_is_no_word_of_saying() -> None:
    told = only(f"{KAGAME} met President Hakainde Hichilema at State House in Lusaka on Tuesday.", "2023-03-12")
    assert told.place == "Lusaka/ZM"


def test_two_who_are_to_discuss_something_on_a_day_meet() -> None:
    lavrov, cavusoglu = "Russian Foreign Minister Sergey Lavrov", "Turkish Foreign Minister Mevlut Cavusoglu"
    told = only(f"{lavrov} and {cavusoglu} are to discuss grain in Antalya on Tuesday.")
    assert (told.parties, told.date, told.place) == ("RU-TR", "2021-03-16", "Antalya/TR")


@pytest.mark.parametrize(
    "behind",
    ["On Saturday he goes home.", "He will be back in Seoul on Saturday.", "He gets back to Seoul on Saturday."],
)
def test_who_is_back_at_home_has_ended_his_stay(behind: str) -> None:
    (visit,) = claims(f"President Yoon Suk Yeol arrived in Tokyo on Thursday. {behind}", "2024-05-11")
    assert visit.date == "2024-05-09/2024-05-11"
