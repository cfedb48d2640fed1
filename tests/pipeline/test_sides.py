"""Whose side speaks, by the words that name the source."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.knowledge import load
from dragoman.model import Cited, Reading
from dragoman.pipeline.sides import sides_of

TEXT = (
    "March 10, 2021\n\nSecretary of State Antony Blinken will visit Japan from March 15 to 17 for talks with Foreign "
    "Minister Toshimitsu Motegi, the State Department said on Wednesday."
)


@pytest.mark.parametrize(
    ("said", "official", "side"),
    [
        ("the State Department", True, "US"),
        ("Japan's foreign ministry", True, "JP"),
        ("Blinken", True, "US"),
        ("Japanese and U.S. officials", True, ""),
        ("the Chinese Foreign Ministry", True, ""),
        ("a joint statement", True, ""),
        ("a U.S. source", False, ""),
    ],
)
def test_the_side_is_the_one_party_that_the_words_name(
    read_text: Callable[[str], Reading], said: str, official: bool, side: str
) -> None:
    reading = read_text(TEXT)
    claims = tuple(
        replace(claim, attribution=Cited(value=said, quotes=(claim.trigger,)), official=official)
        for claim in reading.claims
    )
    found = sides_of(replace(reading, claims=claims), load())
    assert {found.get(claim.key, "") for claim in claims if "US" in claim.codes} == {side}
