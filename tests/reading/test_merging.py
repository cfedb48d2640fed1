"""The same event told twice is one; two events of the same people are two."""

import pytest

from tests.reading.sentences import claims, only, reading

SUGA, BIDEN = "Prime Minister Yoshihide Suga", "President Joe Biden"
MOTEGI, WANG = "Foreign Minister Toshimitsu Motegi", "Chinese Foreign Minister Wang Yi"


@pytest.mark.parametrize(
    "again",
    [
        "Biden will welcome Suga on April 9.",
        "Suga is to hold talks with Biden at the White House.",
        "The meeting will take place at the White House.",
        "The summit between Suga and Biden will be their first.",
        "The two leaders will meet on April 9.",
    ],
)
def test_an_event_told_again_is_one_claim(again: str) -> None:
    told = only(f"{SUGA} will meet {BIDEN} in Washington on April 9. {again}")
    assert told == ("summit", "JP-US", "Joe Biden, Yoshihide Suga", "2021-04-09", "Washington/US", "scheduled")


def test_each_telling_adds_what_it_knows() -> None:
    told = only(f"{SUGA} is expected to meet {BIDEN} in April. Suga will meet Biden in Washington on April 9.")
    assert (told.date, told.place, told.status) == ("2021-04-09", "Washington/US", "scheduled")


def test_a_visit_told_again_is_one_claim() -> None:
    assert only(f"{SUGA} will visit India in April. Suga's visit to India will be his first.").date == "2021-04"


def test_calls_on_two_days_are_two() -> None:
    text = f"{SUGA} spoke by phone with {BIDEN} on Monday. Suga and Biden spoke by phone again on Thursday."
    assert [claim.date for claim in claims(text)] == ["2021-03-08", "2021-03-11"]


def test_meetings_with_two_people_are_two() -> None:
    text = f"{MOTEGI} met {WANG} on Thursday. Motegi met Australian Foreign Minister Marise Payne on Thursday."
    assert [claim.parties for claim in claims(text)] == ["CN-JP", "AU-JP"]


def test_a_summit_that_is_planned_is_not_the_meeting_before() -> None:
    text = f"{SUGA} met {BIDEN} in Washington on Thursday. A summit between Suga and Biden is planned for September."
    assert [(claim.date, claim.status) for claim in claims(text)] == [("2021-03-11", "held"), ("2021-09", "planned")]


def test_such_a_meeting_is_of_the_format_spoken_of() -> None:
    text = (
        "Japan and the United States will hold a meeting of their foreign and defense ministers, the two-plus-two, "
        "in Tokyo on Tuesday. The last such meeting between the two countries took place in April 2019."
    )
    assert [(claim.format, claim.date, claim.status) for claim in claims(text)] == [
        ("2+2", "2021-03-16", "scheduled"),
        ("2+2", "2019-04", "held"),
    ]


def test_a_call_and_a_meeting_of_the_same_two_are_two() -> None:
    text = f"{SUGA} spoke by phone with {BIDEN} on Monday. Suga will meet Biden in Washington on April 9."
    assert [(claim.format, claim.date) for claim in claims(text)] == [("call", "2021-03-08"), ("summit", "2021-04-09")]


def test_meetings_in_two_cities_are_two() -> None:
    text = f"{MOTEGI} met {WANG} in Tokyo on Monday. Motegi met Wang in Beijing on Thursday."
    assert [claim.place for claim in claims(text)] == ["Tokyo/JP", "Beijing/CN"]


def test_ministers_do_not_sit_in_the_leaders_meeting() -> None:
    text = f"{SUGA} met {BIDEN} on Thursday. {MOTEGI} met Secretary of State Antony Blinken on Thursday."
    assert [claim.people for claim in claims(text)] == [
        "Joe Biden, Yoshihide Suga",
        "Antony Blinken, Toshimitsu Motegi",
    ]


def test_a_claim_names_every_pattern_that_told_it() -> None:
    (claim,) = reading(f"{SUGA} will meet {BIDEN} on April 9. Suga is to hold talks with Biden on April 9.").claims
    assert claim.patterns == ("meeting:meet", "meeting:talks")


def test_another_occasion_of_the_format_is_not_the_meeting_told_before_it() -> None:
    told = claims(
        "Secretary of State Antony Blinken and Foreign Minister Toshimitsu Motegi met on Thursday. "
        "Blinken then called on Prime Minister Yoshihide Suga. The format last met in Washington in April 2019."
    )
    assert [claim.date[:4] for claim in told] == ["2021", "2021"]


def test_two_of_three_who_meet_are_not_the_three() -> None:
    told = claims(
        "Fumio Kishida, Joe Biden and Yoon Suk Yeol will meet in Seoul on Monday. Biden will also talk to Yoon alone.",
        published="2023-05-12",
    )
    assert [(t.format, t.parties) for t in told] == [("trilateral", "JP-KR-US"), ("summit", "KR-US")]


def test_a_conversation_with_whom_one_has_telephoned_was_the_call() -> None:
    told = claims(
        "Foreign Minister Toshimitsu Motegi and Australian Foreign Minister Marise Payne spoke by phone on Thursday. "
        "In a conversation of 15 minutes Motegi and Payne discussed the pact."
    )
    assert [(t.format, t.date) for t in told] == [("call", "2021-03-11")]


def test_the_day_of_a_beginning_says_more_than_the_stretch_around_it() -> None:
    text = f"{SUGA} visits India later this month.\n\n{SUGA} will visit India from March 18, officials said on Friday."
    assert only(text).date == "2021-03-18/.."


def test_an_invitation_to_a_visit_under_way_is_of_that_visit() -> None:
    text = f"{MOTEGI} flew to China on Friday. It is {WANG} who invited Motegi to China."
    assert [c.status for c in claims(text) if c.format == "visit"] != ["ongoing", "proposed"]
