"""Calls: by which words a contact is known as one, who is on the line, and that it took place."""

import pytest

from tests.reading.sentences import claims, only

SUGA = "Japanese Prime Minister Yoshihide Suga"
BIDEN = "U.S. President Joe Biden"
BLINKEN = "U.S. Secretary of State Antony Blinken"
PAYNE = "Australian Foreign Minister Marise Payne"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{SUGA} said that he had spoken with {BIDEN} on Thursday.",
        f"{SUGA} spoke to {BIDEN} on Thursday.",
        f"{SUGA} and {BIDEN} spoke to each other on Thursday.",
        f"{SUGA} urged {BIDEN} in a phone call on Thursday to keep the tariffs low.",
        f"{SUGA} passed the message on to {BIDEN} in a telephone call on Thursday evening.",
        f"The paper printed a promise that {SUGA} gave {BIDEN} in a phone call on Thursday.",
    ],
)
def test_who_spoke_with_somebody_far_away_was_on_the_phone(sentence: str) -> None:
    told = only(sentence)
    assert (told.format, told.parties, told.date, told.status) == ("call", "JP-US", "2021-03-11", "held")


@pytest.mark.parametrize("where", ["in Rome", "on the sidelines of the conference"])
def test_who_spoke_with_somebody_at_a_place_met_him(where: str) -> None:
    told = only(f"{PAYNE} spoke with {BLINKEN} {where} on Thursday.")
    assert told.format == "bilateral"


def test_speaking_to_reporters_is_no_contact() -> None:
    assert claims(f"{PAYNE} spoke to reporters about {BLINKEN} on Thursday. The minister had read the paper.") == []


def test_what_a_call_was_about_is_no_plan_of_the_call() -> None:
    told = claims(
        "The leaders of Germany, France and Poland agreed in a conference call on Thursday to seek a summit."
    )[0]
    assert (told.format, told.parties, told.status) == ("call", "DE-FR-PL", "held")


def test_an_aside_between_subject_and_verb_does_not_change_who_calls() -> None:
    text = f"{BLINKEN}, who saw Wang Yi in Rome last Wednesday and flew home, spoke by phone on Thursday with {PAYNE}."
    assert [c.people for c in claims(text) if c.format == "call"] == ["Antony Blinken, Marise Payne"]


def test_a_clause_of_its_own_has_a_subject_of_its_own() -> None:
    text = f"Russia said that Sergei Lavrov was in Moscow, and {BLINKEN} pressed {PAYNE} in a phone call on Thursday."
    assert only(text).parties == "AU-US"


def test_two_countries_may_share_their_leaders() -> None:
    assert only("India's and Pakistan's leaders talked by phone on Thursday. Both were told.").parties == "IN-PK"


def test_in_a_call_an_owner_may_be_the_other_side() -> None:
    text = f"{BIDEN} was in bed. In a call on 6 March {SUGA} secured the president's backing for a tunnel."
    assert [(c.format, c.parties, c.date) for c in claims(text)] == [("call", "JP-US", "2021-03-06")]


def test_a_name_behind_a_month_that_is_a_name_is_its_own() -> None:
    told = claims(f"{SUGA} smiled. On 6 May Suga spoke by phone with {BIDEN}.", "2021-05-20")
    assert [(c.parties, c.date) for c in told] == [("JP-US", "2021-05-06")]


def test_who_telephones_reaches_whom_the_report_speaks_of() -> None:
    text = f"{SUGA} had been woken with the news. {BIDEN} telephoned on Thursday to say that he could not come."
    assert [(c.format, c.parties) for c in claims(text)] == [("call", "JP-US")]


def test_an_earlier_call_is_one_of_the_same_people() -> None:
    text = f"{SUGA} spoke by phone with {BIDEN} on Thursday. The earlier call was on March 2."
    assert [(c.format, c.people, c.date) for c in claims(text)] == [
        ("call", "Joe Biden, Yoshihide Suga", "2021-03-11"),
        ("call", "Joe Biden, Yoshihide Suga", "2021-03-02"),
    ]


def test_weeks_of_calls_are_no_call() -> None:
    assert claims(f"The trip cost {SUGA} and {BIDEN} weeks of telephone calls. Both presidents were tired.") == []


def test_a_report_that_was_dismissed_as_fiction_tells_no_call() -> None:
    text = f"The ministry dismissed as fiction a report that {SUGA} and {BIDEN} talked by telephone last week."
    assert claims(text) == []


def test_a_meeting_by_video_conference_is_no_second_call() -> None:
    assert [c.format for c in claims(f"{SUGA} held a summit with {BIDEN} by video conference on Thursday.")] == [
        "summit"
    ]


def test_calls_on_two_days_told_together_are_two() -> None:
    text = f"Telephone calls between {SUGA} and {BIDEN} on March 2 and March 9 gave the talks a push."
    assert [(c.format, c.date) for c in claims(text) if c.format == "call"] == [
        ("call", "2021-03-02"),
        ("call", "2021-03-09"),
    ]


def test_who_comes_on_the_line_reaches_whom_the_sentence_names() -> None:
    told = only(f"{SUGA} was in a car on Thursday when {BIDEN} came on the line.")
    assert (told.format, told.parties) == ("call", "JP-US")


def test_where_another_meeting_will_be_is_not_where_they_spoke() -> None:
    text = (
        f"{SUGA} said that he had spoken with {BIDEN}, the president, and that it was agreed to call a meeting in Rome."
    )
    assert [(c.format, c.parties) for c in claims(text)] == [("call", "JP-US")]


def test_a_courtesy_call_is_none_on_the_telephone() -> None:
    (told,) = claims(f"{PAYNE} paid a courtesy call on {SUGA} on Thursday.")
    assert told.format == "bilateral"


def test_talks_on_the_economy_in_the_manner_of_two_plus_two_are_of_two() -> None:
    (told,) = claims("The economic two-plus-two of Japan and the United States was held in Washington on Thursday.")
    assert (told.format, told.parties) == ("bilateral", "JP-US")


def test_who_is_in_touch_by_telephone_has_a_call_and_who_is_in_touch_has_none() -> None:
    pair = "Foreign Minister Penny Wong was in touch with Japanese Foreign Minister Yoko Kamikawa"
    assert [t.format for t in claims(f"{pair} by telephone on Thursday.")] == ["call"]
    assert claims(f"{pair} on Thursday.") == []


def test_a_call_that_is_paid_on_somebody_is_a_meeting() -> None:
    (told,) = claims("Foreign Minister Penny Wong paid a short call on Prime Minister Yoshihide Suga on Thursday.")
    assert (told.format, told.status) == ("bilateral", "held")
