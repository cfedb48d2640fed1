"""Where and when as what is said of a meeting: "The venue is Busan and the day Friday". Published on a Friday."""

import pytest

from tests.reading.sentences import claims

KAMIKAWA, CHO = "Japanese Foreign Minister Yoko Kamikawa", "South Korean Foreign Minister Cho Tae-yul"
TALKS = f"{KAMIKAWA} and {CHO} will hold talks next week."


@pytest.mark.parametrize(
    ("behind", "date", "place"),
    [
        ("The day is Friday and the venue Busan.", "2024-05-17", "Busan/KR"),
        ("The venue is Busan.", "2024-05-13/2024-05-19", "Busan/KR"),
        ("Busan is the venue.", "2024-05-13/2024-05-19", "Busan/KR"),
        ("The date of the meeting is May 15.", "2024-05-15", "-"),
        ("The meeting's date is May 15 and its place Busan.", "2024-05-15", "Busan/KR"),
        ("Japan is a good place to invest, they say.", "2024-05-13/2024-05-19", "-"),
        ("The date is still open.", "2024-05-13/2024-05-19", "-"),
    ],
)
def test_a_sentence_about_the_venue_or_the_day_speaks_of_the_meeting_before(behind: str, date: str, place: str) -> None:
    (meeting,) = claims(f"{TALKS} {behind}", "2024-05-10")
    assert (meeting.date, meeting.place) == (date, place)


def test_what_is_the_place_of_talks_is_their_place() -> None:
    (meeting,) = claims(f"Last week Busan was the place of talks between {KAMIKAWA} and {CHO}.", "2024-05-10")
    assert (meeting.date, meeting.place, meeting.status) == ("2024-04-29/2024-05-05", "Busan/KR", "held")
