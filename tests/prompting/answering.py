"""A model's answers for tests: what it says of a report, as it should be and as it should not."""

import json
from functools import cache
from typing import Any

from dragoman.model import Reading
from dragoman.prompting import Caged, cage, decode
from tests.reading.sentences import facts, reading

TEXT = (
    "TOKYO - Foreign Minister Toshimitsu Motegi met U.S. Secretary of State Antony Blinken in Tokyo on March 10 and "
    "discussed China. Mr. Motegi will visit Paris on March 16, the ministry said."
)
DAY = "2021-03-12"


def engagement(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """The meeting of that text as a model should tell it, but for what is changed."""
    told: dict[str, Any] = {
        "sentence": "Toshimitsu Motegi met U.S. Secretary of State Antony Blinken in Tokyo on March 10",
        "format": "bilateral",
        "parties": [
            {"code": "JP", "quote": "Toshimitsu Motegi"},
            {"code": "US", "quote": "U.S. Secretary of State"},
        ],
        "people": [
            {"name": "Toshimitsu Motegi", "party": "JP", "office": "Foreign Minister", "quote": "Toshimitsu Motegi"},
            {"name": "Antony Blinken", "party": "US", "office": "Secretary of State", "quote": "Antony Blinken"},
        ],
        "date": {"edtf": "2021-03-10", "quote": "on March 10"},
        "place": {"city": "Tokyo", "country": "JP", "virtual": False, "quote": "in Tokyo"},
        "status": {"value": "held", "quote": "met"},
        "topics": [{"value": "china", "quote": "China"}],
    }
    return told | changed


def answer(*engagements: dict[str, Any], **others: Any) -> str:  # noqa: ANN401 - JSON
    """A whole answer."""
    said = {"engagements": list(engagements), "denials": [], "instruments": [], "positions": []}
    return json.dumps(said | others)


def caged(words: str, text: str = TEXT, published: str | None = DAY, *, english: bool = True) -> Caged:
    """What is left of an answer about a text."""
    return cage(decode(words), _reading(text, published), facts(), "llm:test", english=english)


@cache
def _reading(text: str, published: str | None) -> Reading:
    return reading(text, published)


def read() -> Reading:
    """The rules' reading of the text."""
    return reading(TEXT, DAY)
