"""What a short line is by its own looks."""

import pytest

from dragoman.cleaning.roles import is_prose, line_role
from dragoman.model import Role

LINES = [
    ("By Jane Writer", Role.BYLINE),
    ("Reported by: Jane Writer", Role.BYLINE),
    ("By Our Special Correspondent", Role.BYLINE),
    ("By Jane Writer and John Writer in Lisbon", Role.BYLINE),
    ("JIJI Press", Role.CREDIT),
    ("AFP", Role.CREDIT),
    ("—UNI", Role.CREDIT),
    ("Reuters/AFP", Role.CREDIT),
    ("(With inputs from agencies)", Role.CREDIT),
    ("(Reporting by Jane Writer; Editing by John Writer)", Role.CREDIT),
    ("Reporting by Jane Writer in Oslo. Editing by John Writer.", Role.CREDIT),
    ("Source: Yonhap News Agency", Role.CREDIT),
    ("[Translated from the Norwegian by machine]", Role.CREDIT),
    ("Photo: The two ministers in Oslo last year", Role.CAPTION),
    ("[Photo] The two ministers in Oslo last year", Role.CAPTION),
    ("Image: AP", Role.CAPTION),
    ("FILE - The two ministers shake hands in Oslo, March 4, 2019.", Role.CAPTION),
    ("The two ministers in Oslo last year. (Reuters/file)", Role.CAPTION),
    ("The two ministers in Oslo last year. Photographer / AP", Role.CAPTION),
    ("Reuters file photo", Role.CAPTION),
    ("March 4, 2021", Role.STAMP),
    ("By next week the two ministers hope to have an answer.", None),
    ("By March the ministers want a treaty", None),
    ("Information from the ministry shows that the talks will be held in Oslo on Monday.", None),
    ("Photographs of the talks were shown on television, officials said on Monday.", None),
    ("The visit was reported by AFP on Monday, and confirmed by the ministry.", None),
    ("The prime ministers of Norway and Iceland (left) met in Oslo on Monday.", None),
    ("Trade between the two grew last year (see table).", None),
]


@pytest.mark.parametrize(("line", "role"), LINES)
def test_a_line_has_the_role_that_it_looks_like(line: str, role: Role | None) -> None:
    assert line_role(line) is role


def test_a_paragraph_has_no_looks() -> None:
    assert line_role("By Jane Writer, " * 40) is None


def test_eight_words_and_a_stop_are_a_sentence() -> None:
    assert is_prose("The two ministers met in Oslo on Monday.")
    assert is_prose("外務大臣は月曜日に東京で会談し、協力を強化することで一致した。")
    assert is_prose("They agreed on “a new start for all of us.”2")
    assert not is_prose("Ministers to meet in Oslo on Monday, officials say")
    assert not is_prose("They met.")
