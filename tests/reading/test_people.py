"""Which person a name or an office means, on that day and in that report."""

import pytest

from tests.reading.sentences import claims, only, people, reading


@pytest.mark.parametrize(
    ("published", "holder"),
    [("2019-06-03", "Shinzō Abe"), ("2021-03-12", "Yoshihide Suga"), ("2022-06-01", "Fumio Kishida")],
)
def test_an_office_means_who_held_it_on_the_day(published: str, holder: str) -> None:
    text = "The prime minister of Japan met the prime minister of India in New Delhi on Thursday."
    (claim,) = reading(text, published).claims
    assert people(claim, named=False) == ", ".join(sorted((holder, "Narendra Modi")))


def test_a_counterpart_without_a_name_is_implied() -> None:
    (claim,) = reading("Foreign Minister Toshimitsu Motegi met his Chinese counterpart in Tokyo on Thursday.").claims
    assert claim.codes == ("CN", "JP")
    assert people(claim) == "Toshimitsu Motegi"
    assert people(claim, named=False) == "Wang Yi"


def test_a_surname_stands_for_the_one_who_was_named_in_full() -> None:
    text = (
        "U.S. Secretary of State Antony Blinken and Defense Secretary Lloyd Austin will visit Japan from March 15. "
        "Blinken and Austin are to meet Foreign Minister Toshimitsu Motegi and Defense Minister Nobuo Kishi."
    )
    meeting = claims(text)[1]
    assert meeting[:3] == ("2+2", "JP-US", "Antony Blinken, Lloyd Austin, Nobuo Kishi, Toshimitsu Motegi")


def test_a_surname_in_the_first_sentence_is_found_in_a_later_one() -> None:
    text = (
        "Chung met Lavrov in Seoul on Thursday. South Korean Foreign Minister Chung Eui-yong told Russian Foreign "
        "Minister Sergei Lavrov that talks should go on."
    )
    assert claims(text)[0][:3] == ("bilateral", "KR-RU", "Chung Eui-yong, Sergey Lavrov")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("South Korean President Moon Jae-in", "Moon Jae-in"),
        ("North Korean leader Kim Jong Un", "Kim Jong-un"),
        ("Chinese President Xi Jinping", "Xi Jinping"),
        ("Turkish Foreign Minister Mevlut Cavusoglu", "Mevlüt Çavuşoğlu"),
        ("Singapore's prime minister, Lee Hsien Loong,", "Lee Hsien Loong"),
        ("Russian Foreign Minister Sergei Lavrov", "Sergey Lavrov"),
        ("UK Foreign Secretary Dominic Raab", "Dominic Raab"),
        ("European Council President Charles Michel", "Charles Michel"),
    ],
)
def test_spellings_of_the_press_lead_to_the_person(written: str, meant: str) -> None:
    told = only(f"{written} met Prime Minister Yoshihide Suga on Thursday.")
    assert told.people == ", ".join(sorted((meant, "Yoshihide Suga")))


@pytest.mark.parametrize("published", ["2022-11-15", "2023-02-20", "2023-06-19", "2024-10-01"])
def test_a_shared_surname_alone_is_the_one_whose_office_meets_foreigners(published: str) -> None:
    (claim,) = reading("Wang met Lavrov in Beijing on Monday.", published).claims
    assert people(claim) == "Sergey Lavrov, Wang Yi"


def test_every_named_person_carries_the_words_that_name_them() -> None:
    text = "Foreign Minister Toshimitsu Motegi met his Chinese counterpart Wang Yi in Tokyo on Thursday."
    (claim,) = reading(text).claims
    assert {who.name: [quote.quote for quote in who.quotes] for who in claim.participants if who.named} == {
        "Toshimitsu Motegi": ["Toshimitsu Motegi"],
        "Wang Yi": ["Wang Yi"],
    }


def test_the_office_of_the_day_goes_with_the_person() -> None:
    (claim,) = reading("Prime Minister Fumio Kishida met Indian Prime Minister Narendra Modi.", "2022-06-01").claims
    kishida = next(who for who in claim.participants if who.name == "Fumio Kishida")
    assert (kishida.office, kishida.party) == ("Prime Minister", "JP")


def test_who_was_foreign_minister_then_is_named_as_such() -> None:
    (claim,) = reading(
        "Foreign Minister Fumio Kishida met Russian Foreign Minister Sergey Lavrov.", "2016-12-05"
    ).claims
    assert next(who.office for who in claim.participants if who.name == "Fumio Kishida").endswith("Foreign Affairs")


def test_a_counterpart_is_whom_the_report_names_in_that_office() -> None:
    told = claims(
        "Japan's defense chief, Nobuo Kishi, rang his U.S. counterpart on Monday. Lloyd Austin told him that the "
        "treaty covers the islands."
    )
    assert [(one.format, one.people) for one in told] == [("call", "Lloyd Austin, Nobuo Kishi")]


def test_a_counterpart_of_long_ago_is_not_the_one_of_today() -> None:
    told = claims(
        "Defense Secretary Lloyd Austin arrived in Tokyo. Taro Kono, then defense minister, called his U.S. "
        "counterpart in January 2020."
    )
    assert "Lloyd Austin" not in [one.people for one in told if one.format == "call"]


def test_who_speaks_for_a_party_is_of_that_party() -> None:
    claim = only(
        "Foreign Minister Petra Holm for Kinshasa and Foreign Minister Rune Dahl for Kigali met in Luanda on Monday "
        "with their Angolan colleague, Tete Antonio."
    )
    assert claim.parties == "AO-CD-RW"


def test_a_monarch_of_several_realms_is_met_as_that_of_her_own() -> None:
    told = only("President Donald Trump met Queen Elizabeth II in London on Monday.", "2019-06-04")
    assert told.parties == "GB-US"


@pytest.mark.parametrize(
    ("sentence", "name", "parties"),
    [
        (
            "Jung Pak, the U.S. senior official, met Foreign Minister Toshimitsu Motegi on Thursday.",
            "Jung Pak",
            "JP-US",
        ),
        (
            "Gen. Angus Campbell, Australia's chief of the defence force, met Defence Minister Nobuo Kishi in Perth.",
            "Angus Campbell",
            "AU-JP",
        ),
    ],
)
def test_two_known_surnames_or_a_rank_in_front_make_a_stranger_of_that_country(
    sentence: str, name: str, parties: str
) -> None:
    (told,) = claims(sentence)
    assert (name in told.people, told.parties) == (True, parties)
