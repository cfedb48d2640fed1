"""What an entry is called on the pages."""

import pytest

from dragoman import knowledge as facts
from dragoman.web.showing.wording import listed, names_of, the_party

NAMES = names_of(facts.load().parties)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("JP", "Japan"),
        ("US", "the United States"),
        ("NL", "the Netherlands"),
        ("GB", "the United Kingdom"),
        ("G7", "the G7"),
        ("NATO", "NATO"),
        ("EU", "the European Union"),
        ("AFU", "the African Union"),
        ("CD", "the Democratic Republic of the Congo"),
        ("XX", "XX"),
    ],
)
def test_a_party_is_called_as_in_a_sentence(code: str, name: str) -> None:
    assert the_party(code, NAMES) == name


def test_things_in_a_row_are_joined_as_in_a_sentence() -> None:
    assert [listed(some) for some in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
