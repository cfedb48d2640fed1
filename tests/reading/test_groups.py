"""Tables of more than two, and the formats that they make."""

import pytest

from tests.reading.sentences import claims, only, people, reading

MOTEGI, WANG = "Foreign Minister Toshimitsu Motegi", "Chinese Foreign Minister Wang Yi"


@pytest.mark.parametrize(
    ("sentence", "format", "parties"),
    [
        ("The foreign ministers of Japan and India met in Tokyo on Thursday.", "bilateral", "IN-JP"),
        ("The leaders of Japan and India held a summit in Tokyo on Thursday.", "summit", "IN-JP"),
        ("The foreign ministers of Japan, India and Australia met in Tokyo on Thursday.", "trilateral", "AU-IN-JP"),
        (
            "The foreign ministers of Japan, the United States, India and Australia met in Tokyo on Thursday.",
            "quad",
            "AU-IN-JP-US",
        ),
        (
            "The foreign ministers of Japan, France, India and Australia met in Tokyo on Thursday.",
            "multilateral",
            "AU-FR-IN-JP",
        ),
    ],
)
def test_the_parties_of_a_group_make_the_format(sentence: str, format: str, parties: str) -> None:
    told = only(sentence)
    assert (told.format, told.parties, told.date, told.place) == (format, parties, "2021-03-11", "Tokyo/JP")


def test_three_named_people_make_a_trilateral() -> None:
    told = only(f"{MOTEGI}, {WANG} and Australian Foreign Minister Marise Payne met in Tokyo on Thursday.")
    assert told[:3] == ("trilateral", "AU-CN-JP", "Marise Payne, Toshimitsu Motegi, Wang Yi")


def test_two_ministers_a_side_make_a_two_plus_two() -> None:
    told = only(
        f"{MOTEGI} and Defense Minister Nobuo Kishi will meet U.S. Secretary of State Antony Blinken and "
        "Defense Secretary Lloyd Austin in Tokyo on Tuesday."
    )
    assert told[:3] == ("2+2", "JP-US", "Antony Blinken, Lloyd Austin, Nobuo Kishi, Toshimitsu Motegi")


@pytest.mark.parametrize("words", ["two-plus-two", "“2+2”", "2 plus 2"])
def test_a_two_plus_two_is_known_by_its_name(words: str) -> None:
    told = only(f"Japan and Australia will hold a {words} meeting of their ministers in Tokyo in June.")
    assert (told.format, told.parties, told.date, told.status) == ("2+2", "AU-JP", "2021-06", "scheduled")


def test_offices_without_names_imply_who_holds_them() -> None:
    (claim,) = reading("The prime minister of Japan met the prime minister of India on Thursday.").claims
    assert people(claim) == "-"
    assert people(claim, named=False) == "Narendra Modi, Yoshihide Suga"


def test_an_organisation_is_a_party() -> None:
    told = only("Prime Minister Yoshihide Suga met European Council President Charles Michel in Geneva on Thursday.")
    assert told[:3] == ("bilateral", "EU-JP", "Charles Michel, Yoshihide Suga")


def test_the_ministers_of_an_organisation_are_its_event() -> None:
    told = only("The ASEAN foreign ministers will meet in Jakarta on Monday, the Indonesian president said.")
    assert (told.format, told.parties, told.date, told.place) == ("multilateral", "ASEAN", "2021-03-15", "Jakarta/ID")


def test_several_hosts_of_one_sentence_are_several_visits() -> None:
    text = f"{MOTEGI} will visit India, the Philippines and Vietnam next week."
    assert [claim.parties for claim in claims(text)] == ["JP-IN", "JP-PH", "JP-VN"]
    assert {claim.date for claim in claims(text)} == {"2021-03-15/2021-03-21"}


def test_colleagues_on_one_trip_make_one_visit() -> None:
    told = only("US Secretary of State Antony Blinken and Defense Secretary Lloyd Austin will visit Japan on Monday.")
    assert told[:3] == ("visit", "US-JP", "Antony Blinken, Lloyd Austin")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Foreign Minister Yoko Kamikawa spoke on Sunday. Her tour takes her to Beijing on Monday.", "visit"),
        (
            "Foreign Minister Yoko Kamikawa is in Beijing. Chinese Foreign Minister Wang Yi met her on Monday.",
            "bilateral",
        ),
    ],
)
def test_her_is_a_woman_whom_somebody_meets_as_him_is_a_man(text: str, kind: str) -> None:
    assert (kind, "Yoko Kamikawa") in {(c.format, c.people.split(", ")[-1]) for c in claims(text, "2024-05-12")}


def test_the_ministers_of_two_countries_named_before_are_theirs() -> None:
    told = only("Japan and the United States want their foreign and defense ministers to meet in May.")
    assert (told.format, told.parties) == ("2+2", "JP-US")


def test_the_ministers_of_the_two_who_met_last_are_theirs() -> None:
    met = "President Joe Biden and Prime Minister Yoshihide Suga met in Tokyo on Monday."
    told = claims(f"{met} On the same day their foreign ministers held talks.")
    assert [(c.format, c.parties) for c in told] == [("summit", "JP-US"), ("bilateral", "JP-US")]
