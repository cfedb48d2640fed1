"""Company: who goes or sits along with somebody told before."""

import pytest

from tests.reading.sentences import only


@pytest.mark.parametrize(
    "company",
    [
        "He will be accompanied by Defense Minister Nobuo Kishi.",
        "Defense Minister Nobuo Kishi will accompany him.",
        "Traveling with the prime minister is Defense Minister Nobuo Kishi.",
    ],
)
def test_company_is_told_behind_the_visit(company: str) -> None:
    claim = only(f"Prime Minister Yoshihide Suga will visit the United States on March 20. {company}")
    assert (claim.format, claim.people) == ("visit", "Nobuo Kishi, Yoshihide Suga")


def test_company_of_another_side_travels_with_nobody() -> None:
    claim = only(
        "Prime Minister Yoshihide Suga will visit India on March 20. To the airport he was accompanied by "
        "Antony Blinken."
    )
    assert claim.people == "Yoshihide Suga"


def test_a_participle_keeps_its_company_to_its_own_side() -> None:
    claim = only(
        "Kim Jong-un met Vladimir Putin in Vladivostok on Monday, accompanied by Foreign Minister Ri Son-gwon."
    )
    assert claim.people == "Kim Jong-un, Ri Son-gwon, Vladimir Putin"
