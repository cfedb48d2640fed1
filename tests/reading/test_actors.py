"""Who is named: names in all their forms, titles before and behind, and people whom the knowledge does not hold."""

import pytest

from tests.reading.sentences import claims, only

SUGA = "Prime Minister Yoshihide Suga"


@pytest.mark.parametrize(
    "words",
    [
        "Defense Minister Nobuo Kishi",
        "Japanese Defense Minister Nobuo Kishi",
        "Japan's Defence Minister Nobuo Kishi",
        "Japanese Defense Minister Kishi Nobuo",
        "Defense Minister KISHI Nobuo",
        "KISHI Nobuo, Minister of Defense of Japan,",
        "Nobuo Kishi, the Japanese defense minister,",
        "Japanese Defense Minister Kishi",
        "Defense Minister Nobuo Kishi of Japan",
    ],
)
def test_one_man_is_named_in_many_ways(words: str) -> None:
    told = only(f"{words} met U.S. Defense Secretary Lloyd Austin in Tokyo on Thursday.")
    assert told[:3] == ("bilateral", "JP-US", "Lloyd Austin, Nobuo Kishi")


@pytest.mark.parametrize("name", ["Antony J Blinken", "Antony J. Blinken", "Antony John Blinken"])
def test_a_middle_name_makes_no_other_man_of_the_first(name: str) -> None:
    told = only(f"Japanese Foreign Minister Toshimitsu Motegi met Secretary of State {name} in Tokyo on Thursday.")
    assert told[:3] == ("bilateral", "JP-US", "Antony Blinken, Toshimitsu Motegi")


@pytest.mark.parametrize(
    "words",
    [
        "Samoan Foreign Minister Lopeti Fauono",
        "Lopeti Fauono, the foreign minister of Samoa,",
        "Lopeti Fauono, Samoa's foreign minister,",
        "Lopeti Fauono, who is Samoa's foreign minister,",
    ],
)
def test_a_stranger_is_known_by_title_and_party(words: str) -> None:
    told = only(f"Japanese Foreign Minister Toshimitsu Motegi met {words} in Tokyo on Thursday.")
    assert told[:3] == ("bilateral", "JP-WS", "Lopeti Fauono, Toshimitsu Motegi")


def test_a_stranger_is_named_again_by_surname() -> None:
    text = f"Samoan Foreign Minister Lopeti Fauono met {SUGA} in Tokyo on Thursday. Fauono will visit India in May."
    assert claims(text)[1][:4] == ("visit", "WS-IN", "Lopeti Fauono", "2021-05")


@pytest.mark.parametrize(
    ("words", "name", "party"),
    [
        ("his Chinese counterpart Wang Yi", "Wang Yi", "CN"),
        ("his Chinese counterpart, Wang Yi,", "Wang Yi", "CN"),
        ("his counterpart from China, Wang Yi,", "Wang Yi", "CN"),
        ("German counterpart Heiko Maas", "Heiko Maas", "DE"),
    ],
)
def test_a_counterpart_with_a_name_is_that_person(words: str, name: str, party: str) -> None:
    told = only(f"Foreign Minister Toshimitsu Motegi met {words} in Tokyo on Thursday.")
    assert told.parties == "-".join(sorted((party, "JP")))
    assert name in told.people


@pytest.mark.parametrize(
    "sentence",
    [
        "Former Prime Minister Shinzo Abe met Indian Prime Minister Narendra Modi in New Delhi on Thursday.",
        "Former Prime Minister Shinzo Abe visited India on Thursday.",
        "Former US Secretary of State Mike Pompeo met Prime Minister Yoshihide Suga in Tokyo on Thursday.",
        "Ex-President Barack Obama met Prime Minister Yoshihide Suga in Tokyo on Thursday.",
    ],
)
def test_who_has_left_office_makes_no_engagement(sentence: str) -> None:
    assert claims(sentence) == []


@pytest.mark.parametrize("name", ["Brown", "Black", "Young", "Long", "Case"])
def test_a_surname_that_is_a_common_word_names_nobody_by_itself(name: str) -> None:
    text = f"{name} visited Japan on Thursday. The president and the prime minister met no one."
    assert all(claim.people == "-" for claim in claims(text))


def test_two_titles_are_one_man() -> None:
    told = only("Chinese State Councilor and Foreign Minister Wang Yi met Prime Minister Yoshihide Suga on Thursday.")
    assert told[:3] == ("bilateral", "CN-JP", "Wang Yi, Yoshihide Suga")
