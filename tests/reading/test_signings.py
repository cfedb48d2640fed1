"""Signings and meals: engagements of their own where no meeting is told beside them."""

import pytest

from tests.reading.sentences import claims, only

MOTEGI = "Japanese Foreign Minister Toshimitsu Motegi"
WANG = "Chinese Foreign Minister Wang Yi"


@pytest.mark.parametrize(
    ("deed", "date", "status"),
    [
        ("signed an agreement on fisheries on Thursday", "2021-03-11", "held"),
        ("will put their names to a treaty on March 20", "2021-03-20", "scheduled"),
        ("will have supper on March 20", "2021-03-20", "scheduled"),
    ],
)
def test_a_signing_or_a_meal_is_an_engagement_of_no_format(deed: str, date: str, status: str) -> None:
    told = only(f"{MOTEGI} and {WANG} {deed}.")
    assert (told.format, told.parties, told.date, told.status) == ("other", "CN-JP", date, status)


def test_what_was_signed_at_a_meeting_belongs_to_it() -> None:
    text = f"{MOTEGI} met {WANG} on Thursday. Motegi and Wang signed an agreement on Thursday."
    assert [c.format for c in claims(text)] == ["bilateral"]


def test_one_party_signs_no_engagement() -> None:
    assert claims(f"{MOTEGI} signed the agreement on Thursday. The minister was pleased.") == []


def test_who_gives_somebody_tea_receives_him() -> None:
    told = only(f"{MOTEGI} will give {WANG} tea on March 20.")
    assert (told.format, told.parties) == ("other", "CN-JP")


@pytest.mark.parametrize(
    "text",
    [
        f"An agreement was signed by {MOTEGI} and {WANG} on Thursday.",
        f"The pact was inked on Thursday by {MOTEGI} and {WANG}.",
    ],
)
def test_a_text_that_is_signed_stands_in_front_of_a_passive(text: str) -> None:
    assert (only(text).format, only(text).parties) == ("other", "CN-JP")
