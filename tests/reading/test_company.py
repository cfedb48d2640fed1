"""Company: who goes or sits along with somebody told before."""

import pytest

from tests.reading.sentences import claims, only


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


@pytest.mark.parametrize(
    "told",
    [
        "The meeting was attended by Foreign Minister Penny Wong and Japanese Foreign Minister Yoko Kamikawa.",
        "Foreign Minister Penny Wong and Foreign Minister Yoko Kamikawa of Japan also attended the talks.",
    ],
)
def test_who_attends_a_meeting_that_was_told_sits_beside_his_own_side(told: str) -> None:
    text = f"Prime Minister Anthony Albanese met Japanese Prime Minister Fumio Kishida in Perth on Monday. {told}"
    (claim,) = claims(text, "2024-05-17")
    assert claim.people == "Anthony Albanese, Fumio Kishida, Penny Wong, Yoko Kamikawa"


def test_who_attends_a_concert_sits_at_no_table() -> None:
    text = (
        "Prime Minister Anthony Albanese met Japanese Prime Minister Fumio Kishida in Perth on Monday. "
        "A concert was attended by Foreign Minister Penny Wong."
    )
    (claim,) = claims(text, "2024-05-17")
    assert claim.people == "Anthony Albanese, Fumio Kishida"
