"""Visits and what happens on them."""

from dragoman.model import Claim
from tests.reading.sentences import claims, reading, told

MOTEGI, JAISHANKAR = "Foreign Minister Toshimitsu Motegi", "Indian Foreign Minister Subrahmanyam Jaishankar"


def visit_and_meeting(text: str) -> tuple[Claim, Claim]:
    (visit,) = (claim for claim in reading(text).claims if claim.format.value == "visit")
    (meeting,) = (claim for claim in reading(text).claims if claim.format.value != "visit")
    return visit, meeting


def test_a_meeting_on_a_visit_is_part_of_it() -> None:
    visit, meeting = visit_and_meeting(f"{MOTEGI} will visit India next week. Motegi is to meet {JAISHANKAR}.")
    assert meeting.part_of == visit.key
    assert visit.part_of == ""


def test_a_meeting_takes_the_days_and_the_place_of_its_visit() -> None:
    text = f"{MOTEGI} will visit New Delhi from March 15 to 17. Motegi is to meet {JAISHANKAR}."
    assert [claim[3:5] for claim in claims(text)] == [("2021-03-15/2021-03-17", "New Delhi/IN")] * 2


def test_a_meeting_with_a_day_and_a_city_keeps_them() -> None:
    _, meeting = visit_and_meeting(
        f"{MOTEGI} will visit India next week. Motegi is to meet {JAISHANKAR} in New Delhi on Tuesday."
    )
    assert told(meeting)[3:5] == ("2021-03-16", "New Delhi/IN")


def test_a_meeting_is_no_firmer_than_its_visit() -> None:
    text = f"{MOTEGI} plans to visit India in April. Motegi is to meet {JAISHANKAR}."
    assert [claim.status for claim in claims(text)] == ["planned", "planned"]


def test_a_meeting_elsewhere_is_not_part_of_the_visit() -> None:
    text = f"{MOTEGI} will visit India next week and meet Philippine Foreign Secretary Teodoro Locsin in Manila."
    _, meeting = visit_and_meeting(text)
    assert told(meeting)[1] == "JP-PH"
    assert meeting.part_of == ""


def test_a_meeting_of_others_is_not_part_of_the_visit() -> None:
    text = f"{MOTEGI} will visit India next week. President Joe Biden will meet {JAISHANKAR} in Washington on Tuesday."
    _, meeting = visit_and_meeting(text)
    assert meeting.part_of == ""


def test_a_call_is_part_of_no_visit() -> None:
    text = f"{MOTEGI} will visit India in April. Motegi spoke by phone with {JAISHANKAR} on Thursday."
    _, call = visit_and_meeting(text)
    assert call.part_of == ""


def test_the_legs_of_a_tour_share_a_journey() -> None:
    legs = reading(f"{MOTEGI} will visit India, Nepal and Bhutan in April.").claims
    assert [leg.codes for leg in legs] == [("JP", "IN"), ("JP", "NP"), ("JP", "BT")]
    assert {leg.journey for leg in legs} == {legs[0].key}


def test_the_trips_of_two_people_are_two_journeys() -> None:
    legs = reading(f"{MOTEGI} will visit India in April. Defense Minister Nobuo Kishi will visit Vietnam then.").claims
    assert [leg.codes for leg in legs] == [("JP", "IN"), ("JP", "VN")]
    assert [leg.journey for leg in legs] == ["", ""]


def test_a_past_trip_and_one_ahead_are_two_journeys() -> None:
    legs = reading(f"{MOTEGI} visited Peru in January. Motegi will visit India in April.").claims
    assert [leg.journey for leg in legs] == ["", ""]


def test_the_owner_of_an_opening_visit_is_named_behind_it() -> None:
    text = f"During his visit to India last week, {MOTEGI} met {JAISHANKAR}."
    assert [claim[:5] for claim in claims(text)] == [
        ("visit", "JP-IN", "Toshimitsu Motegi", "2021-03-01/2021-03-07", "IN"),
        ("bilateral", "IN-JP", "Subrahmanyam Jaishankar, Toshimitsu Motegi", "2021-03-01/2021-03-07", "IN"),
    ]


def test_the_day_on_which_a_visit_was_wrapped_up_is_its_last() -> None:
    (visit,) = claims(f"{MOTEGI} wrapped up a three-day visit to India on Thursday.")
    assert visit.date == "2021-03-09/2021-03-11"


def test_a_meeting_on_the_sidelines_is_told_beside_its_gathering() -> None:
    met = "Prime Minister Yoshihide Suga met President Joe Biden on Friday."
    gathering, meeting = claims(f"On the sidelines of the G7 summit in Cornwall, {met}")
    assert (gathering.parties, gathering.date) == ("G7", "-")
    assert (meeting.parties, meeting.date, meeting.place) == ("JP-US", "2021-03-12", "Cornwall/GB")


def test_who_left_on_a_tour_of_six_days_is_on_it() -> None:
    told = claims(f"{MOTEGI} left Tokyo on Thursday on a six-day tour of India and Nepal.")
    assert [(leg.parties, leg.date, leg.status) for leg in told] == [
        ("JP-IN", "2021-03-11/2021-03-16", "ongoing"),
        ("JP-NP", "2021-03-11/2021-03-16", "ongoing"),
    ]


def test_the_place_that_somebody_leaves_is_not_the_place_that_they_leave_for() -> None:
    (visit,) = claims(f"{MOTEGI} is set to leave Tokyo for Washington on Thursday.")
    assert (visit.parties, visit.date, visit.place) == ("JP-US", "2021-03-18/..", "Washington/US")


def test_an_invitation_floats_a_visit_of_the_invited() -> None:
    (visit,) = claims("President Joe Biden has invited Prime Minister Yoshihide Suga to Washington in April.")
    assert visit[:2] == ("visit", "JP-US")
    assert (visit.people, visit.date, visit.status) == ("Yoshihide Suga", "2021-04", "floated")


def test_what_explains_the_place_of_arrival_is_no_visitor() -> None:
    (visit,) = claims(f"{MOTEGI} landed on Thursday in New Delhi, the capital of India.")
    assert (visit.parties, visit.place) == ("JP-IN", "New Delhi/IN")


def test_the_two_of_a_country_are_no_others() -> None:
    text = (
        "Secretary of State Antony Blinken and Defense Secretary Lloyd Austin met Foreign Minister Toshimitsu Motegi "
        "and Defense Minister Nobuo Kishi in Tokyo on Thursday. The two Americans fly to South Korea on Monday."
    )
    _, visit = claims(text)
    assert (visit.parties, visit.people, visit.date) == ("US-KR", "Antony Blinken, Lloyd Austin", "2021-03-15/..")


def test_the_day_of_leaving_a_host_is_the_last_of_the_visit() -> None:
    (visit,) = claims("President Joe Biden left Japan on Tuesday evening.")
    assert (visit.parties, visit.date) == ("US-JP", "../2021-03-09")


def test_they_who_may_travel_on_are_the_visitors_and_not_their_hosts() -> None:
    text = (
        "Secretary of State Antony Blinken and Defense Secretary Lloyd Austin plan to visit Japan next week. "
        "It would be their first journey abroad. The two would meet Foreign Minister Toshimitsu Motegi and Defense "
        "Minister Nobuo Kishi in Tokyo. They are also considering going on to South Korea."
    )
    told = {claim.parties: claim.people for claim in claims(text)}
    assert told == {
        "US-JP": "Antony Blinken, Lloyd Austin",
        "JP-US": "Antony Blinken, Lloyd Austin, Nobuo Kishi, Toshimitsu Motegi",
        "US-KR": "Antony Blinken, Lloyd Austin",
    }


def test_who_acts_behind_an_opening_phrase_is_on_its_visit() -> None:
    text = f"During a visit to New Delhi last month, {MOTEGI} met {JAISHANKAR}."
    assert [(c.format, c.parties, c.date, c.place) for c in claims(text)] == [
        ("visit", "JP-IN", "2021-02", "New Delhi/IN"),
        ("bilateral", "IN-JP", "2021-02", "New Delhi/IN"),
    ]


def test_a_meeting_planned_with_a_third_side_is_where_the_journey_leads() -> None:
    text = f"{MOTEGI} will fly to Hanoi on Monday to meet {JAISHANKAR}."
    assert [(c.parties, c.date, c.place) for c in claims(text)] == [
        ("JP-VN", "2021-03-15/..", "Hanoi/VN"),
        ("IN-JP", "2021-03-15/..", "Hanoi/VN"),
    ]


def test_a_meeting_that_was_held_may_be_on_a_visit_that_goes_on() -> None:
    text = f"{MOTEGI}, who is visiting New Delhi, met {JAISHANKAR} on Thursday."
    assert [c.place for c in claims(text)] == ["New Delhi/IN", "New Delhi/IN"]


def test_a_visit_that_has_ended_goes_on_no_longer() -> None:
    (visit,) = claims(f"{MOTEGI} on Friday ended a three-day visit to India.")
    assert (visit.date, visit.status) == ("2021-03-10/2021-03-12", "held")


def test_a_visit_that_something_comes_ahead_of_is_still_to_come() -> None:
    visit, _ = claims(f"Ahead of his visit to India, {MOTEGI} spoke with {JAISHANKAR} by phone on Thursday.")
    assert (visit.format, visit.status) == ("visit", "scheduled")


def test_the_hosts_people_alone_keep_no_meeting_off_the_visit() -> None:
    text = "The leaders of Japan and the United States last held talks in November, during a visit by Biden to Japan."
    assert [(c.format, c.date, c.place) for c in claims(text)] == [
        ("summit", "2020-11", "JP"),
        ("visit", "2020-11", "JP"),
    ]


def test_a_visit_without_days_lasts_from_its_first_meeting_to_its_last() -> None:
    text = (
        f"{MOTEGI} made a journey to New Delhi. On March 8 he met {JAISHANKAR}. "
        f"On March 10 he met Indian Prime Minister Narendra Modi."
    )
    assert next((c.format, c.date) for c in claims(text)) == ("visit", "2021-03-08/2021-03-10")


def test_a_meeting_takes_the_city_of_the_visit_to_its_country() -> None:
    text = f"{MOTEGI} will meet {JAISHANKAR} in India next week. His stay in New Delhi lasts from March 15 to 16."
    assert {c.place for c in claims(text)} == {"New Delhi/IN"}


def test_who_flies_home_visits_nobody() -> None:
    assert [c.parties for c in claims(f"{MOTEGI} visited India on Monday. He flew home to Tokyo on Tuesday.")] == [
        "JP-IN"
    ]


def test_a_plan_is_on_no_visit_of_long_ago() -> None:
    text = (
        f"{MOTEGI} visited India in December 2019. Nothing came of it. The pact is still unsigned. "
        f"A meeting between {MOTEGI} and {JAISHANKAR} is likely."
    )
    assert [(c.date, c.place) for c in claims(text) if c.format == "bilateral"] == [("-", "-")]
