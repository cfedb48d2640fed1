"""Who does it, where the subject stands far from the verb or in other words."""

import pytest

from tests.reading.sentences import claims, only

SUGA, BIDEN = "Prime Minister Yoshihide Suga", "President Joe Biden"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{SUGA}, who took office in September, will meet {BIDEN} on April 9.",
        f"{SUGA}, speaking to reporters in Tokyo, said he will meet {BIDEN} on April 9.",
        f"{SUGA} told a meeting of his party that he will meet {BIDEN} on April 9.",
        f"After a debate in parliament, {SUGA} announced that he would meet {BIDEN} on April 9.",
        f"On April 9 in Washington, {SUGA} will meet {BIDEN}.",
    ],
)
def test_words_between_subject_and_verb_do_not_hide_it(sentence: str) -> None:
    told = only(sentence)
    assert told[:4] == ("summit", "JP-US", "Joe Biden, Yoshihide Suga", "2021-04-09")


@pytest.mark.parametrize(
    "again", ["Suga", "The prime minister", "The Japanese leader", "The Japanese prime minister", "He"]
)
def test_who_was_named_once_may_be_called_otherwise(again: str) -> None:
    text = f"{SUGA} met {BIDEN} in Washington on Thursday. {again} will visit Canada in May."
    assert claims(text)[-1][:4] == ("visit", "JP-CA", "Yoshihide Suga", "2021-05")


def test_a_spokesman_is_not_at_the_table() -> None:
    told = only(f"White House spokeswoman Jen Psaki said that {BIDEN} will meet {SUGA} on April 9.")
    assert told.people == "Joe Biden, Yoshihide Suga"


def test_an_as_well_as_phrase_keeps_the_subject() -> None:
    text = f"{SUGA} will visit India in May as well as hold talks with {BIDEN} in Washington on April 9."
    told = claims(text)
    assert [(claim.format, claim.parties) for claim in told][:1] == [("visit", "JP-IN")]


def test_a_predecessor_is_somebody_else() -> None:
    told = claims(
        f"{SUGA} spoke by phone with {BIDEN} on Thursday. His predecessor, Shinzo Abe, made his last trip in office to "
        "Iran in June 2019."
    )
    assert [(claim.format, claim.people) for claim in told] == [
        ("call", "Joe Biden, Yoshihide Suga"),
        ("visit", "Shinzō Abe"),
    ]


def test_what_the_two_talked_about_is_no_meeting_of_its_own() -> None:
    told = claims(f"{SUGA} spoke by phone with {BIDEN} on Thursday. The two talked about China and North Korea.")
    assert [claim.format for claim in told] == ["call"]


def test_the_first_that_somebody_has_held_since_a_day_tells_of_nothing_on_that_day() -> None:
    text = f"{SUGA} and {BIDEN} held a summit on Thursday, the first that Biden has held in person since January."
    assert [claim.date for claim in claims(text)] == ["2021-03-11"]


def test_the_country_that_somebody_goes_from_is_no_traveller() -> None:
    told = claims("From Japan President Joe Biden goes to South Korea on Sunday.")
    assert {(t.format, t.parties) for t in told} == {("visit", "US-JP"), ("visit", "US-KR")}


def test_whose_troops_overshadow_a_quad_meeting_does_not_sit_there() -> None:
    (told,) = claims("Russia's troops overshadowed the meeting of the Quad foreign ministers in Melbourne on Thursday.")
    assert told.parties == "AU-IN-JP-US"


def test_a_title_that_is_set_beside_a_name_is_that_person_s() -> None:
    (visit,) = claims("Ryosei Akazawa, Japan's top tariff negotiator, left for Washington on Monday.", "2025-07-08")
    assert (visit.parties, visit.people) == ("JP-US", "Ryosei Akazawa")
