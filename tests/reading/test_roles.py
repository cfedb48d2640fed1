"""Who sits at the table: by the words that lead to them."""

import pytest

from tests.reading.sentences import claims, only

MOTEGI, WANG = "Japanese Foreign Minister Toshimitsu Motegi", "Chinese Foreign Minister Wang Yi"
BOTH = ("bilateral", "CN-JP", "Toshimitsu Motegi, Wang Yi")


@pytest.mark.parametrize(
    "sentence",
    [
        f"{MOTEGI} met {WANG} on Thursday.",
        f"{MOTEGI} met with {WANG} on Thursday.",
        f"{MOTEGI} held talks with {WANG} on Thursday.",
        f"{MOTEGI} and {WANG} met on Thursday.",
        f"{MOTEGI} and {WANG} held talks on Thursday.",
        f"Talks between {MOTEGI} and {WANG} took place on Thursday.",
        f"A meeting of {MOTEGI} with {WANG} took place on Thursday.",
        f"{MOTEGI} was received by {WANG} on Thursday.",
        f"{MOTEGI} was welcomed by {WANG} on Thursday.",
        f"{MOTEGI}, who met {WANG} on Thursday, returned home.",
        f"On Thursday {MOTEGI} sat down with {WANG} for talks.",
    ],
)
def test_many_words_seat_the_same_two(sentence: str) -> None:
    told = only(sentence)
    assert told[:3] == BOTH
    assert (told.date, told.status) == ("2021-03-11", "held")


@pytest.mark.parametrize(
    "sentence",
    [
        f"{MOTEGI} will visit China in April.",
        f"{MOTEGI} will make a visit to China in April.",
        f"{MOTEGI} will be visiting China in April.",
        f"{MOTEGI} is to go on a trip to China in April.",
        f"A visit to China by {MOTEGI} will take place in April.",
        f"A visit of {MOTEGI} to China is scheduled for April.",
    ],
)
def test_a_visit_names_the_visitor_first_and_the_host_last(sentence: str) -> None:
    assert only(sentence)[:5] == ("visit", "JP-CN", "Toshimitsu Motegi", "2021-04", "CN")


def test_verbs_that_share_a_subject_each_make_a_claim() -> None:
    text = f"{MOTEGI} visited China on Thursday, met {WANG} and left for Manila."
    assert [claim[:3] for claim in claims(text)] == [
        ("visit", "JP-CN", "Toshimitsu Motegi"),
        BOTH,
        ("visit", "JP-PH", "Toshimitsu Motegi"),
    ]


def test_a_subject_carries_over_and() -> None:
    text = f"{MOTEGI} will visit China and meet {WANG} on Monday."
    assert [claim[:3] for claim in claims(text)] == [("visit", "JP-CN", "Toshimitsu Motegi"), BOTH]


def test_he_and_she_are_who_was_spoken_of() -> None:
    text = f"{MOTEGI} met {WANG} on Thursday. He met Australian Foreign Minister Marise Payne on Friday."
    assert claims(text)[1][:4] == ("bilateral", "AU-JP", "Marise Payne, Toshimitsu Motegi", "2021-03-12")


def test_a_host_in_a_relative_clause_keeps_its_own_day() -> None:
    text = (
        "President Joe Biden will host Prime Minister Yoshihide Suga, who is to arrive in Washington on April 8, "
        "at the White House on April 9."
    )
    assert [(claim.format, claim.parties, claim.date) for claim in claims(text)] == [
        ("summit", "JP-US", "2021-04-09"),
        ("visit", "JP-US", "2021-04-08/.."),
    ]


def test_people_of_one_country_do_not_meet_each_other() -> None:
    assert claims(f"{MOTEGI} met Defense Minister Nobuo Kishi in Tokyo on Thursday before talks.") == []


def test_he_and_another_are_the_sides_of_their_talks() -> None:
    (talks,) = claims(
        "Japanese Defense Minister Nobuo Kishi said Thursday that he and Lloyd Austin would separately hold bilateral "
        "defense talks on Monday."
    )
    assert (talks.people, talks.date) == ("Lloyd Austin, Nobuo Kishi", "2021-03-15")


def test_his_talks_are_those_of_the_speaker() -> None:
    (talks,) = claims(
        "Prime Minister Yoshihide Suga said Wednesday that his talks with President Joe Biden in April would "
        "strengthen the alliance."
    )
    assert talks.people == "Joe Biden, Yoshihide Suga"


def test_a_call_is_received_from_somebody() -> None:
    putin = "Russian President Vladimir Putin"
    (call,) = claims(f"Egyptian President Abdel Fattah al-Sisi received a phone call from {putin} on Thursday.")
    assert (call.format, call.parties) == ("call", "EG-RU")


def test_who_invites_is_no_traveller() -> None:
    (told,) = claims(
        "At the invitation of Foreign Minister Wang Yi, Foreign Minister Toshimitsu Motegi will visit China on Sunday."
    )
    assert told[:3] == ("visit", "JP-CN", "Toshimitsu Motegi")


def test_where_somebody_leaves_for_is_at_no_table() -> None:
    told = claims("Before leaving for Rome, Foreign Minister Toshimitsu Motegi received Foreign Minister Wang Yi.")
    assert "CN-JP" in [t.parties for t in told]


def test_joining_a_country_is_no_meeting() -> None:
    assert claims("Foreign Minister Toshimitsu Motegi promised to join Washington in dealing with the pandemic.") == []


def test_what_brings_people_together_is_not_at_the_table() -> None:
    (told,) = claims("North Korea may bring the leaders of Japan, India and Australia together for a summit in April.")
    assert told.parties == "AU-IN-JP"


def test_delegations_from_two_countries_meet() -> None:
    (told,) = claims("Delegations from Japan and the United States held consultations in Seoul on Thursday.")
    assert (told.parties, told.place) == ("JP-US", "Seoul/KR")


def test_who_plans_a_trip_makes_it() -> None:
    (told,) = claims("A trip to India in April is being arranged by Foreign Minister Toshimitsu Motegi, a source said.")
    assert told[:3] == ("visit", "JP-IN", "Toshimitsu Motegi")


def test_who_announces_a_visit_of_nobody_else_makes_it() -> None:
    (told,) = claims("A visit to Washington in April is planned, Prime Minister Yoshihide Suga said on Thursday.")
    assert (told.parties, told.people, told.status) == ("JP-US", "Yoshihide Suga", "planned")


def test_a_meeting_takes_place_between_whoever_is_told_behind_it() -> None:
    (told,) = claims("A summit took place last year at Camp David between the United States, South Korea and Japan.")
    assert told.parties == "JP-KR-US"


def test_whoever_flies_home_visits_nobody() -> None:
    assert claims("Joe Biden was to have flown home to Japan on Saturday, and Yoshihide Suga knew of it.") == []


@pytest.mark.parametrize("noun", ["bilateral", "trilateral"])
def test_a_bilateral_is_a_meeting_and_bilateral_ties_are_none(noun: str) -> None:
    met = f"Foreign Minister Toshimitsu Motegi had a {noun} with Foreign Minister Wang Yi in Tokyo on Thursday."
    assert [told.parties for told in claims(met)] == ["CN-JP"]
    assert claims(f"Foreign Minister Toshimitsu Motegi praised {noun} ties with China in Tokyo on Thursday.") == []


def test_a_list_of_counterparts_is_a_list_of_meetings() -> None:
    told = claims(
        "Antony Blinken held bilateral meetings in Rome with his counterparts: Toshimitsu Motegi of Japan, Marise "
        "Payne of Australia and Dominic Raab of Britain."
    )
    assert [t.parties for t in told] == ["JP-US", "AU-US", "GB-US"]


def test_one_meeting_at_each_place() -> None:
    told = claims(
        "Antony Blinken had meetings with Foreign Minister Toshimitsu Motegi, first in Tokyo and then in Washington."
    )
    assert [t.place for t in told] == ["Tokyo/JP", "Washington/US"]


def test_the_other_side_may_stand_in_front_of_whom() -> None:
    claim = only("Stoltenberg had discussed it with Recep Tayyip Erdogan, whom Biden is to meet in Brussels on Monday.")
    assert (claim.format, claim.people) == ("summit", "Joe Biden, Recep Tayyip Erdoğan")
    claim = only(
        "Ursula von der Leyen stood beside Uruguay's Luis Lacalle Pou and Argentina's Alberto Fernandez, with whom she "
        "met in Montevideo on Monday."
    )
    assert claim.people == "Alberto Fernández, Luis Lacalle Pou, Ursula von der Leyen"


def test_whose_visit_it_is_may_be_told_behind_it() -> None:
    claim = only("President Joe Biden scrapped a trip to Seoul that Secretary of State Antony Blinken was to make.")
    assert (claim.parties, claim.people) == ("US-KR", "Antony Blinken")
    claim = only("President Joe Biden scrapped a trip to Seoul, a capital that Blinken knows well.")
    assert claim.people == "Joe Biden"


@pytest.mark.parametrize(
    "behind",
    [
        "on the sidelines of the U.N. General Assembly",
        "on the fringes of the U.N. General Assembly",
        "at the edge of the G20 in Rome",
        "in defiance of India",
        "in support of Ukraine",
        "over the objections of Russia",
    ],
)
def test_what_a_meeting_is_beside_or_against_is_no_side_of_it(behind: str) -> None:
    told = {(c.format, c.parties) for c in claims(f"{MOTEGI} met {WANG} {behind} on Thursday.")}
    assert ("bilateral", "CN-JP") in told


def test_at_whose_invitation_or_in_whose_presence_they_meet_is_one() -> None:
    assert only(f"{MOTEGI} met {WANG} in the presence of Antony Blinken on Thursday.").parties == "CN-JP-US"
