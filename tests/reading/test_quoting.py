"""What people say in the first person asserts nothing by itself; words set off in quotation marks do."""

import pytest

from tests.reading.sentences import claims, only

SUGA = "Prime Minister Yoshihide Suga"


@pytest.mark.parametrize(("left", "right"), [("“", "”"), ('"', '"')])
def test_direct_speech_makes_no_claim(left: str, right: str) -> None:
    said = "I will visit the United States in April and I will meet President Joe Biden there"
    assert claims(f"{left}{said},{right} {SUGA} told a meeting.") == []


@pytest.mark.parametrize("words", ["“2+2”", '"2+2"', "‘2+2’"])
def test_a_term_in_quotation_marks_is_read(words: str) -> None:
    told = only(f"The foreign and defense ministers of Japan and Australia will hold {words} talks in Tokyo in June.")
    assert (told.format, told.parties, told.date) == ("2+2", "AU-JP", "2021-06")


def test_what_stands_beside_direct_speech_is_read() -> None:
    text = (
        f"“There is so much that we have to do in the years ahead,” said {SUGA}, who met President Joe Biden on Monday."
    )
    assert only(text)[:4] == ("summit", "JP-US", "Joe Biden, Yoshihide Suga", "2021-03-08")


def test_a_mark_that_is_never_closed_costs_only_its_sentence() -> None:
    text = f"“The years ahead are hard for all of us in this world, said a man. {SUGA} visited India on Monday."
    assert [claim.parties for claim in claims(text)] == ["JP-IN"]
