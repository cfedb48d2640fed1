"""Which of a sentence's times is the meeting's, and on which side of publication it lies. Published on a Friday."""

import pytest

from tests.reading.sentences import claims, only

MOTEGI, WANG = "Foreign Minister Toshimitsu Motegi", "Chinese Foreign Minister Wang Yi"


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        (f"{MOTEGI} told reporters on Friday that he will meet {WANG} on Tuesday.", "2021-03-16"),
        (f"{MOTEGI} said Thursday that he will meet {WANG} on Tuesday.", "2021-03-16"),
        (f"The ministry announced on Thursday that {MOTEGI} will visit India.", "-"),
        (f"{MOTEGI} will visit India, the ministry said on Thursday.", "-"),
        (f"{MOTEGI} will visit India in May, the ministry said on Thursday.", "2021-05"),
    ],
)
def test_a_time_beside_a_verb_of_saying_is_not_the_meetings(sentence: str, date: str) -> None:
    assert only(sentence).date == date


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        (f"{MOTEGI} met {WANG} on Monday.", "2021-03-08"),
        (f"{MOTEGI} will meet {WANG} on Monday.", "2021-03-15"),
        (f"{MOTEGI} met {WANG} on Friday.", "2021-03-12"),
        (f"On Monday, {MOTEGI} will meet {WANG}.", "2021-03-15"),
        (f"{MOTEGI} visited India in December.", "2020-12"),
        (f"{MOTEGI} will visit India in December.", "2021-12"),
    ],
)
def test_the_verb_says_on_which_side_a_bare_weekday_or_month_lies(sentence: str, date: str) -> None:
    assert only(sentence).date == date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("on April 5", "2021-04-05"),
        ("on March 15-17", "2021-03-15/2021-03-17"),
        ("from March 15 to 17", "2021-03-15/2021-03-17"),
        ("in April", "2021-04"),
        ("in mid-April", "2021-04-11/2021-04-20~"),
        ("next week", "2021-03-15/2021-03-21"),
        ("later this month", "2021-03-12/2021-03-31"),
        ("by the end of April", "2021-03-12/2021-04-30"),
        ("in the spring", "2021-03-01/2021-05-31"),
        ("next year", "2022"),
        ("at an early date", "-"),
        ("soon", "-"),
    ],
)
def test_a_date_keeps_the_precision_in_which_it_was_said(words: str, date: str) -> None:
    assert only(f"{MOTEGI} will visit India {words}.").date == date


def test_a_day_before_its_noun_is_the_nouns() -> None:
    told = only(
        "The April 9 summit between Prime Minister Yoshihide Suga and President Joe Biden will be held indoors."
    )
    assert (told.date, told.status) == ("2021-04-09", "scheduled")


def test_each_clause_keeps_its_own_day() -> None:
    text = f"{MOTEGI} met {WANG} on Thursday and will visit Manila on Monday."
    assert [(claim.format, claim.date) for claim in claims(text)] == [
        ("bilateral", "2021-03-11"),
        ("visit", "2021-03-15"),
    ]


def test_a_day_in_a_subordinate_clause_stays_there() -> None:
    text = f"{MOTEGI} will meet {WANG} on Monday, after he visited Manila last week."
    assert [(claim.format, claim.date) for claim in claims(text)] == [
        ("bilateral", "2021-03-15"),
        ("visit", "2021-03-01/2021-03-07"),
    ]


@pytest.mark.parametrize(
    "aside",
    ["who took office in September 2019", "whose party was founded in November 1955"],
)
def test_a_day_in_a_relative_clause_is_about_something_else(aside: str) -> None:
    assert only(f"{MOTEGI}, {aside}, will meet {WANG} on Monday.").date == "2021-03-15"


def test_the_day_of_something_else_is_not_the_meetings() -> None:
    assert only(f"{MOTEGI} will meet {WANG} on Monday, when a law passed in January takes effect.").date == "2021-03-15"


def test_news_without_a_day_happened_about_when_it_was_published() -> None:
    assert only(f"{MOTEGI} met {WANG} in Tokyo.").date == "2021-03-12~"


def test_a_plan_without_a_day_has_none() -> None:
    assert only(f"{MOTEGI} will meet {WANG} in Tokyo.").date == "-"


def test_the_words_of_a_date_are_its_evidence() -> None:
    told = only(f"{MOTEGI} will meet {WANG} on Tuesday.", published="2021-12-31")
    assert told.date == "2022-01-04"


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        (f"{MOTEGI} has not set foot in China since June 2018, when he went to Beijing.", "2018-06"),
        (f"The first break came on 3 March, when {MOTEGI} met {WANG} in Tokyo.", "2021-03-03"),
        (f"{MOTEGI} met {WANG} in Tokyo in April 2019, when Donald Trump was in office.", "2019-04"),
    ],
)
def test_the_time_in_front_of_when_is_that_of_the_verb_behind_it(sentence: str, date: str) -> None:
    assert only(sentence).date == date


def test_a_trigger_that_tells_nothing_leaves_its_time_to_its_neighbour() -> None:
    sentence = f"It was in Tokyo on 26 February 2020 that {MOTEGI} and {WANG} agreed to open negotiations."
    assert only(sentence).date == "2020-02-26"


def test_the_day_of_the_way_home_is_not_the_day_of_the_visit() -> None:
    assert only(f"{MOTEGI} will visit India as arranged and return home on Sunday.").date == "-"


def test_the_year_of_a_treaty_is_no_day_of_a_meeting() -> None:
    assert only(f"{MOTEGI} will meet {WANG} under the 2015 accord next week.").date == "2021-03-15/2021-03-21"


def test_a_list_of_countries_ends_no_clause() -> None:
    sentence = f"The ministry has named {MOTEGI}, who will visit India, China and Nepal from March 20 to 25, it said."
    assert [(c.parties, c.date) for c in claims(sentence)] == [
        ("JP-IN", "2021-03-20/2021-03-25"),
        ("JP-CN", "2021-03-20/2021-03-25"),
        ("JP-NP", "2021-03-20/2021-03-25"),
    ]


def test_a_clause_on_when_its_noun_takes_place_dates_it() -> None:
    told = only(f"A visit of {MOTEGI} to India, which was to take place on March 20, was dropped last week.")
    assert (told.date, told.status) == ("2021-03-20", "cancelled")


def test_a_paragraph_keeps_the_day_that_it_opened_with() -> None:
    text = f"Tuesday has a choreography of its own. {MOTEGI} will meet {WANG}."
    assert only(text).date == "2021-03-16~"


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        (f"{MOTEGI} visited India before he arrived in Nepal on Thursday.", "../2021-03-11"),
        (f"{MOTEGI} has given up on visiting India before parliament convenes on March 29.", "2021-03-12/2021-03-29"),
    ],
)
def test_what_comes_before_an_event_has_that_for_its_last_day(sentence: str, date: str) -> None:
    assert claims(sentence)[0].date == date


def test_a_day_that_opens_the_sentence_is_that_of_the_verb_behind_it() -> None:
    assert only(f"Tomorrow {MOTEGI} meets {WANG}, and on April 29 he becomes chairman.").date == "2021-03-13"


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        (f"{MOTEGI} will meet {WANG} on April 16, not April 9.", "2021-04-16"),
        (f"{MOTEGI} will meet {WANG} not on Monday but on Tuesday.", "2021-03-16"),
        (f"Talks between {MOTEGI} and {WANG}, originally set for March 20, will now be held on April 3.", "2021-04-03"),
        (f"Talks between {MOTEGI} and {WANG}, originally set for March 20, were called off.", "2021-03-20"),
        (
            f"Speaking to reporters in Perth on Thursday, {MOTEGI} said he had met {WANG} two days earlier.",
            "2021-03-09",
        ),
        (f"The talks of {MOTEGI} and {WANG} lasted two hours on Tuesday.", "2021-03-09"),
    ],
)
def test_a_day_that_is_denied_replaced_or_of_speaking_is_not_the_meetings(sentence: str, date: str) -> None:
    assert only(sentence).date == date


def test_what_was_held_was_not_held_on_a_day_to_come() -> None:
    text = f"The last talks of {MOTEGI} and {WANG}, on May 23, went well."
    assert only(text).date == "2020-05-23"


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        (f"{MOTEGI} was to have met {WANG} on Monday, but the talks have been put off.", "2021-03-15"),
        (f"Talks of {MOTEGI} and {WANG}, originally fixed for Monday, have been called off.", "2021-03-15"),
        (f"Talks of {MOTEGI} and {WANG}, originally fixed for Thursday, have been called off.", "2021-03-11"),
    ],
)
def test_a_bare_weekday_of_what_was_put_off_is_the_nearest(sentence: str, date: str) -> None:
    assert only(sentence).date == date


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        (f"{MOTEGI} and {WANG} held talks, the ministry said on Wednesday.", "2021-03-10~"),
        (f"{MOTEGI} and {WANG} held talks, the ministry said in a Wednesday statement.", "2021-03-10~"),
        (f"{MOTEGI} and {WANG} held talks, the ministry said.", "2021-03-12~"),
        (f"{MOTEGI} and {WANG} held talks on Tuesday, the ministry said on Wednesday.", "2021-03-09"),
    ],
)
def test_a_meeting_without_a_day_was_about_the_day_on_which_it_was_told(sentence: str, date: str) -> None:
    assert only(sentence).date == date


def test_according_to_somebody_opens_a_sentence_and_takes_no_subject() -> None:
    told = only("According to two diplomats, Foreign Minister Wang Yi will visit Kathmandu next month.")
    assert (told.parties, told.date) == ("CN-NP", "2021-04")


def test_a_meeting_with_a_third_on_the_only_journey_takes_its_days_and_place() -> None:
    told = claims(
        "Prime Minister Narendra Modi will visit Rome on October 29-31.\n\n"
        "Prime Minister Lee Hsien Loong will meet Modi, too, officials said."
    )
    meeting = next(c for c in told if c.format == "summit")
    assert (meeting.date, meeting.place) == ("2021-10-29/2021-10-31", "Rome/IT")


def test_a_trip_for_talks_with_nobody_named_is_on_their_day() -> None:
    (visit,) = claims("Foreign Minister Toshimitsu Motegi goes to Washington for talks on Monday.")
    assert (visit.format, visit.date) == ("visit", "2021-03-15")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Foreign Minister Toshimitsu Motegi set out for India on Monday.", "2021-03-08/.."),
        ("Foreign Minister Toshimitsu Motegi is to set out for India on Monday.", "2021-03-15/.."),
    ],
)
def test_a_verb_that_is_the_same_in_past_and_present_is_past_of_one_person(text: str, date: str) -> None:
    assert [c.date for c in claims(text)] == [date]
