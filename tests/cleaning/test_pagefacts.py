"""What the lines around a story say of it."""

import pytest

from dragoman.cleaning import PageFacts, clean, facts_of_page
from dragoman.model import Report

STORY = "the foreign ministers of Norway and Portugal will meet in the capital on Tuesday, both governments said."


def facts(text: str) -> PageFacts:
    return facts_of_page(clean(Report.make(name="report", text=text)))


DATELINES = [
    ("OSLO (Reuters) - ", ["OSLO"], None, [], ["Reuters"]),
    ("OSLO, Dec. 17 (UPI) -- ", ["OSLO"], "Dec. 17", [], ["UPI"]),
    ("OSLO (North Post / Sputnik - 12th March, 2021) ", ["OSLO"], "12th March, 2021", ["North Post"], ["Sputnik"]),
    ("OSLO, Oct. 2, 2013 - ", ["OSLO"], "Oct. 2, 2013", [], []),
    ("OSLO/LISBON, May 1, 2025 - ", ["OSLO", "LISBON"], "May 1, 2025", [], []),
    ("MOSCOW, March 3. /TASS/. ", ["MOSCOW"], "March 3", [], ["TASS"]),
    ("MOSCOW. March 3 (Interfax) - ", ["MOSCOW"], "March 3", [], ["Interfax"]),
    ("New Delhi [India], March 3 (ANI): ", ["New Delhi"], "March 3", [], ["ANI"]),
    ("TOKYO, March 3, Kyodo - ", ["TOKYO"], "March 3", [], ["Kyodo News"]),
    ("OSLO: ", ["OSLO"], None, [], []),
    ("New Delhi: ", ["New Delhi"], None, [], []),
    ("BERGEN, Norway, March 9, 2023 - ", ["BERGEN", "Norway"], "March 9, 2023", [], []),
    ("OSLO (Aug. 10, 2017) - ", ["OSLO"], "Aug. 10, 2017", [], []),
]


@pytest.mark.parametrize(("words", "places", "day", "outlets", "agencies"), DATELINES)
def test_a_dateline_says_where_when_and_who(
    words: str, places: list[str], day: str | None, outlets: list[str], agencies: list[str]
) -> None:
    found = facts(words + STORY.capitalize())
    assert found.dateline is not None
    assert [place.quote for place in found.dateline.places] == places
    assert (found.dateline.date.quote if found.dateline.date else None) == day
    assert [maker.name for maker in found.outlets] == outlets
    assert [maker.name for maker in found.agencies] == agencies


@pytest.mark.parametrize(
    "words",
    [
        "Summary: ",
        "Q: ",
        "NEWS: ",
        "In Oslo, ",
        "The minister - ",
        "MONDAY. ",
        "Norway - a country of fish - and Portugal: ",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(words: str) -> None:
    assert facts(words + STORY).dateline is None


@pytest.mark.parametrize(("words", "outlet"), [("(XYZ)", "XYZ"), ("Example.org - ", "Example.org")])
def test_an_outlet_may_sign_before_the_first_word(words: str, outlet: str) -> None:
    found = facts(words + STORY.capitalize())
    assert [maker.name for maker in found.outlets] == [outlet]
    assert found.dateline is None


def test_a_place_and_a_day_on_a_line_of_their_own_are_a_dateline() -> None:
    found = facts(f"OSLO, Thursday, October 3, 2013\n\n{STORY.capitalize()}")
    assert found.dateline is not None
    assert found.dateline.date is not None
    assert found.dateline.date.quote == "Thursday, October 3, 2013"


def test_a_credit_below_the_story_names_the_agency() -> None:
    found = facts(f"{STORY.capitalize()}\n\nJIJI Press")
    assert [(maker.name, maker.said_in) for maker in found.agencies] == [("Jiji Press", "credit")]


def test_a_note_at_the_end_of_the_last_paragraph_names_the_agency() -> None:
    found = facts(f"{STORY.capitalize()} (With material from AAP)")
    assert [(maker.name, maker.said_in) for maker in found.agencies] == [("AAP", "closing")]


def test_an_agency_in_brackets_after_the_last_sentence_is_the_agency_of_the_story() -> None:
    last = "They had met once before, in Vienna, officials said, and had agreed on little then. (Yonhap)"
    found = facts(f"{STORY.capitalize()}\n\n{last}")
    assert [(maker.name, maker.said_in) for maker in found.agencies] == [("Yonhap", "closing")]


def test_the_agency_of_a_picture_is_not_the_agency_of_the_story() -> None:
    assert facts(f"The two in 2019. (Reuters/file)\n\n{STORY.capitalize()}").agencies == ()


def test_the_headline_is_quoted() -> None:
    text = clean(Report.make(name="report", text=f"Ministers to meet in Oslo\n\n{STORY.capitalize()}"))
    found = facts_of_page(text)
    assert found.title is not None
    assert found.title.quote == "Ministers to meet in Oslo"
    assert text.stands(found.title)


def test_an_empty_text_says_nothing() -> None:
    assert facts("") == PageFacts()
