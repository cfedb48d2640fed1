"""Countries told side by side, and the words that point back to them."""

import pytest

from tests.reading.sentences import claims

TWO = "Japan and Australia want to speed up work on a joint command."
THREE = "Japan, Australia and India want to share more data."
WHEN = "plan to meet in Singapore in June"


def told(text: str) -> list[tuple[str, str]]:
    return [(one.format, one.parties) for one in claims(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        f"The two countries' defence ministers {WHEN}.",
        f"Their defence ministers {WHEN}.",
        f"The defence ministers of both countries {WHEN}.",
        f"Officials from both sides {WHEN}.",
        f"Senior officials of the two governments {WHEN}.",
        "The two sides plan to hold talks in Singapore in June.",
        "The two allies plan to hold talks in Singapore in June.",
        "A meeting of the two defence ministers is planned in Singapore in June.",
        "Bilateral talks are planned in Singapore in June.",
        "Working-level talks were held in Singapore on Thursday.",
    ],
)
def test_the_two_sides_are_the_countries_told_side_by_side(sentence: str) -> None:
    assert told(f"{TWO} {sentence}") == [("bilateral", "AU-JP")]


@pytest.mark.parametrize(
    "sentence",
    [
        f"The three countries' defence ministers {WHEN}.",
        f"Their defence ministers {WHEN}.",
        "The three sides plan talks in Singapore in June.",
    ],
)
def test_the_three_sides_are_three_countries_told_side_by_side(sentence: str) -> None:
    assert told(f"{THREE} {sentence}") == [("trilateral", "AU-IN-JP")]


@pytest.mark.parametrize(
    "text",
    [
        f"{THREE} The two sides plan to hold talks in Singapore in June.",  # of three, two are not told
        f"{TWO} The three sides plan to hold talks in Singapore in June.",
        f"Japan wants more data. The army of Australia has it. The two allies {WHEN}.",  # never side by side
        f"{TWO} The two companies {WHEN}.",
        f"{TWO} The two countries' fishermen {WHEN}.",
        "Japan and Australia play a match on Sunday. The two sides last met in Perth in 2019.",
        f"{TWO} Talks are planned in Singapore in June.",  # by whom is not told
    ],
)
def test_who_is_not_told_to_be_a_side_is_none(text: str) -> None:
    assert told(text) == []


def test_countries_told_long_before_are_not_the_two_sides() -> None:
    between = "The weather was fine. " * 7
    assert told(f"{TWO} {between}The two sides plan to hold talks in Singapore in June.") == []


def test_talks_of_a_level_are_no_office() -> None:
    assert told("Director general-level talks between Japan and Australia were held in Perth on Thursday.") == [
        ("bilateral", "AU-JP")
    ]


def test_capitals_to_which_somebody_went_are_not_told_side_by_side() -> None:
    text = (
        "Prime Minister Fumio Kishida met President Joe Biden on Friday. He has been to Paris, Rome and London. "
        "Their foreign ministers met on Wednesday."
    )
    assert all(
        not {"FR", "IT", "GB"} & set(c.parties.split("-")) for c in claims(text, "2023-01-14") if c.format != "visit"
    )


def test_a_two_plus_two_that_one_of_two_who_met_speaks_of_is_of_their_countries() -> None:
    met = "Australian Defence Minister Peter Dutton met Japanese Defence Minister Nobuo Kishi on Thursday."
    assert told(f"{met} A two-plus-two is to be arranged in June, Kishi told reporters.") == [
        ("bilateral", "AU-JP"),
        ("2+2", "AU-JP"),
    ]
    assert told(f"{met} A two-plus-two is to be arranged in June, the paper said.") == [("bilateral", "AU-JP")]
