"""What an event leaves unsaid and its neighbours tell."""

import pytest

from tests.reading.sentences import claims

MET = "President Yoon Suk Yeol met Prime Minister Fumio Kishida in Tokyo on Thursday."


@pytest.mark.parametrize("word", ["also", "then", "afterwards"])
def test_words_that_bind_put_what_was_held_on_the_day_told_before(word: str) -> None:
    told = {
        c.people: c.date
        for c in claims(f"{MET} He {word} had talks with Foreign Minister Yoko Kamikawa.", "2024-05-11")
    }
    assert told["Yoko Kamikawa, Yoon Suk-yeol"] == "2024-05-09"


def test_without_such_words_the_day_is_about_that_of_the_report() -> None:
    told = {
        c.people: c.date for c in claims(f"{MET} Yoon had talks with Foreign Minister Yoko Kamikawa.", "2024-05-11")
    }
    assert told["Yoko Kamikawa, Yoon Suk-yeol"].endswith("~")
