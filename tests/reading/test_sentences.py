"""Where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cleaning import clean
from dragoman.model import Report, Text
from dragoman.reading.sentences import split


def cleaned(text: str) -> Text:
    return clean(Report.make(name="report", text=text))


def sentences(text: str) -> list[str]:
    whole = cleaned(text)
    return [whole.text[span.start : span.end] for span in split(whole)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Suga met Ms. Payne on Monday.",
        "U.S. Secretary of State Antony Blinken met Gen. Mark Milley.",
        "Talks begin on Jan. 13 and end on Feb. 2 in Tokyo.",
        "The meeting of Sept. 4 began at 9 a.m. and ended at noon.",
        "Joseph R. Biden Jr. will meet George W. Bush in Washington.",
        "The ministers of the U.K. and the U.S. met in Washington, D.C. on Monday.",
        "It cost 3.5 billion dollars, i.e. more than in No. 10 Downing St. was thought.",
    ],
)
def test_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    assert sentences(f"{sentence} The talks were short.") == [sentence, "The talks were short."]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("They met. They talked.", ["They met.", "They talked."]),
        ("Did they meet? They did! All were glad.", ["Did they meet?", "They did!", "All were glad."]),
        ("He came from the U.S. The talks were short.", ["He came from the U.S.", "The talks were short."]),
        ("“They met.” Nobody spoke.", ["“They met.”", "Nobody spoke."]),
        ("They met (in Rome.) Nobody spoke.", ["They met (in Rome.)", "Nobody spoke."]),
    ],
)
def test_a_stop_ends_a_sentence(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_a_paragraph_ends_a_sentence() -> None:
    first, second = "The ministers of both countries met on Monday in Tokyo", "Nobody else was told of what they said."
    assert sentences(f"{first}\n\n{second}") == [first, second]


@given(st.text(alphabet=st.sampled_from('abc DE.?!;"”(\n ')))
def test_sentences_lie_in_order_inside_their_blocks(text: str) -> None:
    whole = cleaned(text)
    last = 0
    for span in split(whole):
        block = whole.blocks[span.block]
        assert block.start <= span.start < span.end <= block.end
        assert span.start >= last
        assert whole.text[span.start : span.end].strip() == whole.text[span.start : span.end]
        last = span.end


@given(st.text(alphabet=st.sampled_from('abc DE.?!;"”(\n ')))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    whole = cleaned(text)
    kept = "".join(whole.text[span.start : span.end] for span in split(whole))
    assert "".join(kept.split()) == "".join(whole.text.split())


def test_an_honorific_ends_no_sentence() -> None:
    text = "On March 11, the minister held a meeting with H.E. Ms. Marise Payne, Minister for Foreign Affairs."
    assert sentences(text) == [text]
