"""Schedules: what a heading says holds for the lines below it. Published on Wednesday, 15 May 2024."""

import pytest

from tests.reading.sentences import claims

ON = "2024-05-15"
DIARY = """DIARY - Political and General News Events

THURSDAY, MAY 16

BEIJING - Russian President Vladimir Putin will pay a state visit to China (to May 17).

PARIS - French President Emmanuel Macron receives Greek Prime Minister Kyriakos Mitsotakis.

** BRUSSELS - NATO Chiefs of Defence meeting (to May 17).

FRIDAY, MAY 17

ROME - Italian Foreign Minister Antonio Tajani meets Albanian Foreign Minister Igli Hasani.

** ANKARA - Slovak Foreign Minister Juraj Blanar visits Turkey."""


def test_a_diary_gives_each_line_its_day_and_its_city() -> None:
    assert [(c.parties, c.date, c.place) for c in claims(DIARY, ON)] == [
        ("RU-CN", "2024-05-16/2024-05-17", "Beijing/CN"),
        ("FR-GR", "2024-05-16", "Paris/FR"),
        ("NATO", "2024-05-16/2024-05-17", "Brussels/BE"),
        ("AL-IT", "2024-05-17", "Rome/IT"),
        ("SK-TR", "2024-05-17", "Ankara/TR"),
    ]


def test_a_storys_dateline_is_no_place() -> None:
    text = "PARIS - French President Emmanuel Macron will meet Greek Prime Minister Kyriakos Mitsotakis on Friday."
    assert [c.place for c in claims(text, ON)] == ["-"]


def test_a_prime_ministers_day_is_his_in_every_line() -> None:
    text = """Prime Minister Fumio Kishida's schedule: Tuesday, May 14

9:15 a.m. Cabinet meeting.

10:30 a.m. Meets with Vietnamese Foreign Minister Bui Thanh Son.

1:00 p.m. Talks by telephone with Australian Prime Minister Anthony Albanese."""
    told = claims(text, ON)
    assert [(c.format, c.parties, c.date, c.status) for c in told] == [
        ("bilateral", "JP-VN", "2024-05-14", "held"),
        ("call", "AU-JP", "2024-05-14", "held"),
    ]
    assert all("Fumio Kishida" in c.people for c in told)


def test_a_ministers_programme_ends_its_lines_with_the_city() -> None:
    text = """Weekly schedule of the Minister of Foreign Affairs of Finland, Elina Valtonen

Monday 20 May: Meeting with the Foreign Minister of Estonia, Margus Tsahkna, Helsinki

Wednesday 22 May: Phone call with the Foreign Minister of Canada, Melanie Joly

Thursday 23 May: Meeting with the Foreign Minister of Sweden, Tobias Billstrom (Stockholm)"""
    told = claims(text, ON)
    assert [(c.parties, c.date, c.place) for c in told] == [
        ("EE-FI", "2024-05-20", "Helsinki/FI"),
        ("CA-FI", "2024-05-22", "-"),
        ("FI-SE", "2024-05-23", "Stockholm/SE"),
    ]
    assert all("Elina Valtonen" in c.people for c in told)


def test_countries_at_the_end_of_a_line_take_part_in_it() -> None:
    text = """Programme

Tuesday 21 May, Oslo

Meeting of the defence ministers of Norway, Denmark, Finland, Iceland, Sweden

Wednesday 22 May, Oslo

09.00 to 11.00: Meeting of the defence ministers of Norway and Estonia"""
    assert [(c.parties, c.date, c.place) for c in claims(text, ON)] == [
        ("DK-FI-IS-NO-SE", "2024-05-21", "Oslo/NO"),
        ("EE-NO", "2024-05-22", "Oslo/NO"),
    ]


def test_who_is_on_travel_is_under_way() -> None:
    text = """PUBLIC SCHEDULE: WEDNESDAY, MAY 15, 2024

Secretary Antony J. Blinken is on travel to Kyiv, Ukraine.

9:30 a.m. LOCAL Secretary Blinken meets with Ukrainian Foreign Minister Dmytro Kuleba."""
    visit, meeting = claims(text, ON)
    assert (visit.format, visit.status, visit.date) == ("visit", "ongoing", "2024-05-15")
    assert (meeting.date, meeting.place) == ("2024-05-15", "Kyiv/UA")


@pytest.mark.parametrize(
    ("verbs", "published", "days"),
    [
        (("hosts", "travels", "meets"), "2024-05-15", ["2024-05-20", "2024-05-22", "2024-05-24"]),
        (("hosted", "travelled", "met"), "2024-05-18", ["2024-05-13", "2024-05-15", "2024-05-17"]),
    ],
)
def test_the_days_of_a_weeks_list_lie_in_one_week(verbs: tuple[str, str, str], published: str, days: list[str]) -> None:
    first, second, third = verbs
    text = f"""The week

Monday: Chancellor Olaf Scholz {first} Moldovan President Maia Sandu in Berlin.

Wednesday: Italian Prime Minister Giorgia Meloni {second} to Tunis.

Friday: Foreign Minister Penny Wong {third} Japanese Foreign Minister Yoko Kamikawa in Perth."""
    assert [c.date for c in claims(text, published)] == days


def test_the_day_of_a_report_in_front_of_its_city_is_not_the_visits() -> None:
    text = "Wednesday, 15 May 2024, Riga - President Edgars Rinkevics will pay a visit to Estonia."
    assert [(c.parties, c.date) for c in claims(text, ON)] == [("LV-EE", "-")]
