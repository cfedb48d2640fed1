"""Where a meeting is: by statement or named building, never by dateline alone."""

import pytest

from tests.reading.sentences import claims, only

MOTEGI, WANG = "Foreign Minister Toshimitsu Motegi", "Chinese Foreign Minister Wang Yi"
SUGA, BIDEN = "Prime Minister Yoshihide Suga", "President Joe Biden"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (f"{MOTEGI} met {WANG} in Tokyo on Thursday.", "Tokyo/JP"),
        (f"{MOTEGI} met {WANG} in Perth, Australia, on Thursday.", "Perth/AU"),
        (f"{MOTEGI} met {WANG} in Australia on Thursday.", "AU"),
        (f"{MOTEGI} met {WANG} in the Swiss city of Geneva on Thursday.", "Geneva/CH"),
        (f"{MOTEGI} met {WANG} on Thursday.", "-"),
    ],
)
def test_a_place_is_told_as_exactly_as_the_sentence_tells_it(sentence: str, place: str) -> None:
    assert only(sentence).place == place


@pytest.mark.parametrize(
    ("building", "place"),
    [("the White House", "Washington/US"), ("Camp David", "US"), ("the Kantei", "Tokyo/JP")],
)
def test_a_named_building_tells_the_place(building: str, place: str) -> None:
    assert only(f"{SUGA} met {BIDEN} at {building} on Thursday.").place == place


@pytest.mark.parametrize("dateline", ["TOKYO (March 12, 2021) - ", "TOKYO, March 12 - ", "TOKYO -- "])
def test_a_dateline_is_no_venue(dateline: str) -> None:
    assert only(f"{dateline}{MOTEGI} met {WANG} on Thursday.").place == "-"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{SUGA} and {BIDEN} held a virtual summit on Thursday.",
        f"{SUGA} and {BIDEN} held an online summit on Thursday.",
        f"{SUGA} held a summit online with {BIDEN} on Thursday.",
    ],
)
def test_an_online_summit_is_a_summit_and_online(sentence: str) -> None:
    assert only(sentence) == ("summit", "JP-US", "Joe Biden, Yoshihide Suga", "2021-03-11", "online", "held")


def test_a_call_has_no_place() -> None:
    assert only(f"{MOTEGI} spoke by phone with {WANG} from Tokyo on Thursday.").place == "-"


def test_the_nearest_place_is_the_meetings() -> None:
    text = f"{MOTEGI} met {WANG} in Tokyo on Thursday and will meet Vietnamese leaders in Hanoi."
    assert claims(text)[0].place == "Tokyo/JP"


def test_a_visit_is_where_it_goes() -> None:
    assert only(f"{MOTEGI} will visit India in April.").place == "IN"
    assert only(f"{MOTEGI} will visit New Delhi in April.").place == "New Delhi/IN"


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("met Chinese Foreign Minister Wang Yi in the Saudi capital on Monday.", "Riyadh/SA"),
        ("met Chinese Foreign Minister Wang Yi in Kazakhstan's capital on Monday.", "Astana/KZ"),
        ("will meet Chinese Foreign Minister Wang Yi, a session that was scheduled for Hanoi, on Monday.", "Hanoi/VN"),
        (
            "held the first two-plus-two with his colleagues, Jean-Yves Le Drian and Florence Parly, by video link.",
            "online",
        ),
    ],
)
def test_a_venue_may_be_told_round_about(said: str, place: str) -> None:
    assert claims(f"Foreign Minister Toshimitsu Motegi {said}")[0].place == place


def test_a_long_visit_is_to_the_country_a_short_one_to_the_city_of_its_meeting() -> None:
    met = "He will meet Chinese Foreign Minister Wang Yi in Beijing on Monday."
    stays = {
        length: claims(f"Foreign Minister Toshimitsu Motegi will begin a {length}-day visit to China on Monday. {met}")[
            0
        ]
        for length in ("two", "five")
    }
    assert {length: visit.place for length, visit in stays.items()} == {"two": "Beijing/CN", "five": "CN"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{SUGA} flew to Hanoi on Monday. He met {WANG} there on Tuesday.", "Hanoi/VN"),
        (f"{SUGA} was in Hanoi on Monday. He had met {WANG} in the same city in March 2019.", "Hanoi/VN"),
        (f"{SUGA} spoke of a trip to Hanoi on Monday, where {MOTEGI} is to meet {WANG}.", "Hanoi/VN"),
    ],
)
def test_there_is_the_place_spoken_of(text: str, place: str) -> None:
    assert next(c.place for c in claims(text) if c.format == "bilateral") == place


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (f"The Riyadh talks between {MOTEGI} and {WANG} lasted two hours.", "Riyadh/SA"),
        (f"Speaking to reporters in Brussels, {MOTEGI} said he had met {WANG} on Monday.", "-"),
        (f"{MOTEGI} met {WANG} on Monday, according to a diplomat in Jerusalem.", "-"),
        (f"{MOTEGI} and {WANG} are to meet in Almaty, not in Moscow.", "Almaty/KZ"),
        (f"DHAKA, March 12: {MOTEGI} met {WANG} here on Thursday.", "Dhaka/BD"),
        (f"DHAKA, March 12: {MOTEGI} met {WANG} on Thursday, officials said here.", "-"),
    ],
)
def test_a_place_of_speaking_is_no_venue_and_a_city_in_front_of_the_talks_is_one(sentence: str, place: str) -> None:
    assert only(sentence).place == place


def test_the_city_is_the_one_told_before() -> None:
    text = f"{MOTEGI} flew to Nuuk on Monday. Later he met {WANG} in the city."
    assert [c.place for c in claims(text)] == ["Nuuk/GL", "Nuuk/GL"]


def test_a_country_in_front_of_others_meeting_is_its_place_and_no_side() -> None:
    (meeting,) = claims("The Canada meeting of Prime Minister Yoshihide Suga and President Joe Biden was held Monday.")
    assert (meeting.parties, meeting.place) == ("JP-US", "CA")


def test_a_country_in_front_of_a_meeting_of_two_others_is_its_ground() -> None:
    (told,) = claims("Joe Biden and Yoshihide Suga will discuss tariffs at their Canada meeting on Monday.")
    assert told.parties == "JP-US"


def test_a_city_in_front_of_a_meeting_is_its_place() -> None:
    (told,) = claims("Joe Biden and Yoshihide Suga held a Helsinki summit on Thursday.")
    assert told.place == "Helsinki/FI"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (f"{MOTEGI} and {WANG} agreed on Thursday that a base in Okinawa will be given back.", "-"),
        (f"{MOTEGI} and {WANG} confirmed in Tokyo on Thursday that an office in Perth will be opened.", "Tokyo/JP"),
        (f"{MOTEGI} and {WANG} agreed on Thursday at talks that were held in Tokyo to go on.", "Tokyo/JP"),
    ],
)
def test_a_place_of_which_something_was_agreed_is_not_where_they_met(sentence: str, place: str) -> None:
    assert only(sentence).place == place


def test_where_they_met_before_is_not_where_they_met_now() -> None:
    text = f"{SUGA} and {BIDEN} met on Monday. It was their first meeting since April 2019, when they met in Rome."
    assert {c.date: c.place for c in claims(text)} == {"2021-03-08": "-", "2019-04": "Rome/IT"}


def test_nobody_is_where_a_visit_that_was_called_off_would_have_led() -> None:
    text = (
        "Japanese Prime Minister Yoshihide Suga met South Korean President Moon Jae-in on Thursday. "
        "Suga has cancelled a visit to France that was planned for Thursday."
    )
    assert [t.place for t in claims(text) if t.status == "held"] == ["-"]
