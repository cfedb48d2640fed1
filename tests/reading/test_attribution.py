"""Whom a sentence rests on, and which agency a text credits."""

import pytest

from dragoman.reading.attribution import credit_lines, find_agency, find_source, find_voice
from tests.reading.sentences import facts


@pytest.mark.parametrize(
    ("sentence", "source", "official"),
    [
        ("The talks will be held in May, the Foreign Ministry said on Tuesday.", "the Foreign Ministry", True),
        ("The talks will be held in May, according to a White House statement.", "a White House statement", True),
        ("According to two diplomats, the talks will be held in May.", "two diplomats", False),
        ("Government sources said Friday that the talks are off.", "Government sources", False),
        (
            "The agency reported, citing sources in the cabinet, that the talks are off.",
            "sources in the cabinet",
            False,
        ),
        (
            '"It will be short," said Chief Cabinet Secretary Katsunobu Kato.',
            "Chief Cabinet Secretary Katsunobu Kato",
            True,
        ),
        ("TOKYO, May 3 (Star) - The palace announced a visit on Monday.", "The palace", True),
        ("A person briefed about it said the date was open.", "A person briefed", False),
        ("The trip was put off, the Evening Times newspaper reported.", "the Evening Times newspaper", False),
    ],
)
def test_a_sentence_names_its_source(sentence: str, source: str, *, official: bool) -> None:
    found = find_source(sentence, 0, len(sentence))
    assert found is not None
    assert found.name.startswith(source)
    assert found.official is official
    assert sentence[found.start : found.end].split() == found.name.split()


@pytest.mark.parametrize(
    "sentence",
    ["The two ministers met in Tokyo.", "He said it would rain.", "They agreed on a date, which was kept secret."],
)
def test_a_flat_statement_has_no_source(sentence: str) -> None:
    assert find_source(sentence, 0, len(sentence)) is None


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("The date is open, Kyodo News reported, quoting government sources.", "Kyodo News"),
        ("The visit was put off. (With inputs from PTI)", "Press Trust of India"),
        ("The visit is off, according to a report by NHK.", "NHK"),
        ("WASHINGTON (AP) - The president flies to Rome. Reuters moved to a new office.", "Associated Press"),
    ],
)
def test_the_agency_is_the_one_that_the_text_credits(text: str, agency: str) -> None:
    assert find_agency(text, facts().mark(text))[:1] == (agency,)


def test_an_agency_that_is_only_named_is_not_credited() -> None:
    text = "The building of Reuters stands beside the embassy."
    assert find_agency(text, facts().mark(text)) == ()


def test_the_plainest_credit_comes_first() -> None:
    text = "TASS reported that the date is open. The envoy left on Friday. (Reuters)"
    assert find_agency(text, facts().mark(text)) == ("Reuters", "TASS")


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("MOSCOW, March 3. /TASS/. The ministers met.", "TASS"),
        ("The ministers met on Monday. - Reuters", "Reuters"),
        ("By Yonhap\nThe ministers met on Monday.", "Yonhap"),
        ("Read the full story at The Diplomat", "The Diplomat"),
        ("Copyright 2018 NPR.", "NPR"),
        ("TOKYO, March 3 (QZX) -- The ministers met.", "QZX"),
        ("TOKYO, March 3 (QZE) -- The ministers met. Copyright Quiet Zone Exchange.", "Quiet Zone Exchange"),
    ],
)
def test_the_forms_in_which_copy_is_credited(text: str, agency: str) -> None:
    assert find_agency(text, facts().mark(text))[:1] == (agency,)


def test_a_paper_that_only_found_something_out_is_not_credited() -> None:
    text = "The ministers will meet on Monday, The Diplomat reported."
    assert find_agency(text, facts().mark(text)) == ()


def test_the_lines_that_credit_are_found_below_the_story() -> None:
    page = "The ministers met.\nCopyright 2018 NPR.\nMore news\n"
    assert credit_lines(page) == "Copyright 2018 NPR."


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("The foreign ministry said that the talks were over.", "The foreign ministry"),
        ("The joint statement names two straits.", "joint statement"),
        ("Kremlin: both leaders spoke for an hour.", "Kremlin"),
        ("The ministers met for an hour.", ""),
    ],
)
def test_a_report_rests_on_whoever_its_opening_names(sentence: str, voice: str) -> None:
    assert find_voice(sentence, 0, len(sentence)) == voice
