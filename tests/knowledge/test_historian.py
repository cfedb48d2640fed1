"""Countries as the State Department's historian writes them."""

import pytest

from dragoman.knowledge.historian import country_code
from tests.reading.sentences import facts


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ("Japan", "JP"),
        ("Korea, Republic of", "KR"),
        ("China, People\N{RIGHT SINGLE QUOTATION MARK}s Republic of", "CN"),
        ("United Kingdom (Wales)", "GB"),
        ("West Bank", "PS"),
        ("Antarctica", ""),
    ],
)
def test_a_country_of_the_lists_is_a_party_or_none(country: str, code: str) -> None:
    assert country_code(country, facts()) == code
