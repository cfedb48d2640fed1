"""Names of files."""

from pathlib import Path

import pytest

from dragoman.intake.paths import ending, is_address


@pytest.mark.parametrize(
    ("name", "said"),
    [("a.txt", ".txt"), ("A.HTML", ".html"), ("plain", ""), ("U.S. visit", ""), (".hidden", ""), ("a.tar.gz", ".gz")],
)
def test_an_ending_is_a_short_word_after_the_last_dot(name: str, said: str) -> None:
    assert ending(Path(name)) == said


def test_an_address_has_a_scheme_and_a_windows_path_is_none() -> None:
    assert is_address("https://example.org/talks")
    assert not is_address("C:\\press\\talks.txt")
    assert not is_address("press/talks.txt")
