"""Visits told by the way: whoever came before the one of whom the report tells."""

import pytest

from tests.reading.sentences import claims

COLONNA = "French Foreign Minister Catherine Colonna"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("{} will visit Japan on Monday, the first French foreign minister to do so since Le Drian in 2018.", "2018"),
        ("{}'s trip to Japan on Monday is the first by a French minister since Le Drian's in April 2018.", "2018-04"),
    ],
)
def test_the_first_since_somebody_named_tells_of_his_visit_too(text: str, date: str) -> None:
    named = text.format(COLONNA).replace("Le Drian", "Jean-Yves Le Drian")
    told = {(c.parties, c.people, c.date) for c in claims(named, "2023-05-10")}
    assert ("FR-JP", "Jean-Yves Le Drian", date) in told


@pytest.mark.parametrize(
    "behind",
    [
        "since 2018",
        "since the war",
        "since President Emmanuel Macron took office in 2017",
        "since Giorgia Meloni in 2022",
    ],
)
def test_the_first_since_a_year_or_an_event_tells_of_no_other_visit(behind: str) -> None:
    told = claims(f"{COLONNA} will visit Japan on Monday, the first French minister to do so {behind}.", "2023-05-10")
    assert [c.people for c in told] == ["Catherine Colonna"]
