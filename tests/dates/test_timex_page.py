"""The page of TIMEX3 conventions says what the program does."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.dates import Anchor, find_times

PAGE = Path(__file__).parents[2] / "docs" / "timex3.md"
PUBLISHED = Anchor(earliest=date(2021, 3, 12), latest=date(2021, 3, 12))


def _examples() -> list[tuple[str, str]]:
    examples: list[tuple[str, str]] = []
    inside = False
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            inside = line == "```timex"
        elif inside:
            sentence, _, tagged = line.partition(" | ")
            examples.append((sentence, tagged))
    return examples


@pytest.mark.parametrize(("sentence", "tagged"), _examples())
def test_an_example_of_the_page_is_tagged_as_it_says(sentence: str, tagged: str) -> None:
    found = find_times(sentence, PUBLISHED).timexes
    said = [f"{sentence[t.start : t.end]} = {t.type} {t.value} {t.mod}".rstrip() for t in found]
    assert " ; ".join(said) == tagged


def test_the_page_has_examples_of_every_type() -> None:
    page = " ".join(tagged for _, tagged in _examples())
    assert all(f"= {kind} " in page for kind in ("DATE", "TIME", "DURATION", "SET"))
