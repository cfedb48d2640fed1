"""Who is meant where words are turned round: owners behind their noun, other sides in front, offices in the plural."""

import pytest

from tests.reading.sentences import claims


def told(text: str) -> list[tuple[str, str, str]]:
    return [(one.format, one.parties, one.people) for one in claims(text)]


BOTH = "Penny Wong, Yoko Kamikawa"


@pytest.mark.parametrize(
    "text",
    [
        "With Japanese Foreign Minister Yoko Kamikawa, Foreign Minister Penny Wong held talks in Perth on Monday.",
        "With visiting Japanese Foreign Minister Yoko Kamikawa, Penny Wong talked about trade in Perth on Monday.",
        "Penny Wong of Australia discussed trade with visiting Japanese Foreign Minister Yoko Kamikawa on Monday.",
        "Monday saw Foreign Minister Penny Wong receive Japanese Foreign Minister Yoko Kamikawa in Perth.",
    ],
)
def test_the_other_side_is_found_wherever_it_stands(text: str) -> None:
    assert [one for one in told(text) if one[0] != "visit"] == [("bilateral", "AU-JP", BOTH)]


@pytest.mark.parametrize(
    "text",
    [
        "Laos is the next stop of Foreign Minister Penny Wong.",
        "Laos is the second stop on the tour of Foreign Minister Penny Wong.",
        "A visit to Laos on June 3 and 4 is on the calendar of Foreign Minister Penny Wong.",
        "Laos was visited on Monday by Foreign Minister Penny Wong.",
        "Foreign Minister Penny Wong had come to Laos in January.",
    ],
)
def test_a_traveller_may_stand_behind_the_visit(text: str) -> None:
    assert told(text) == [("visit", "AU-LA", "Penny Wong")]


def test_leaders_listed_behind_a_colon_are_all_met() -> None:
    text = (
        "Foreign Minister Penny Wong will have talks with the Japanese leadership: Prime Minister Fumio Kishida and "
        "Foreign Minister Yoko Kamikawa."
    )
    assert told(text) == [("bilateral", "AU-JP", "Fumio Kishida, Penny Wong, Yoko Kamikawa")]


def test_he_behind_a_phrase_about_somebody_else_is_whom_the_report_speaks_of() -> None:
    text = (
        "President Ilham Aliyev will be in Tirana on Monday. After talks with Prime Minister Edi Rama he leaves for "
        "Sofia on Tuesday."
    )
    assert ("visit", "AZ-BG", "Ilham Aliyev") in told(text)


def test_he_behind_the_subject_of_the_sentence_is_the_subject() -> None:
    text = (
        "President Ilham Aliyev spoke on Monday. After talks in Rome Prime Minister Edi Rama said he leaves for Sofia."
    )
    assert ("visit", "AL-BG", "Edi Rama") in told(text)


@pytest.mark.parametrize("hope", ["Kyiv hopes to join the EU and NATO.", "Moldova's way to joining the EU is long."])
def test_to_join_a_union_is_no_meeting(hope: str) -> None:
    assert told(hope) == []


def test_a_continent_is_no_country() -> None:
    text = "King Felipe VI of Spain visited Cuba in 1999 for the Ibero-American summit."
    assert [one[:2] for one in told(text)] == [("visit", "ES-CU")]


def test_an_envoy_of_the_united_nations_is_of_no_state_that_he_once_served() -> None:
    text = "Iraqi Foreign Minister Fuad Hussein met the UN envoy Jeanine Hennis-Plasschaert in Baghdad on Monday."
    assert [one[:2] for one in told(text)] == [("bilateral", "IQ-UN")]


def test_who_is_on_a_visit_is_in_the_country_of_whom_he_meets() -> None:
    text = "Penny Wong of Australia met Japanese Foreign Minister Yoko Kamikawa on Friday, who is on a three-day visit."
    assert ("visit", "JP-AU", "Yoko Kamikawa") in told(text)


def test_who_invites_is_no_traveller() -> None:
    text = (
        "At the invitation of his Thai counterpart, Foreign Minister Bui Thanh Son pays a visit to Bangkok on June 3."
    )
    assert told(text) == [("visit", "VN-TH", "Bùi Thanh Sơn")]


def test_their_meeting_before_is_that_of_those_named() -> None:
    text = (
        "Foreign Minister Penny Wong received Japanese Foreign Minister Yoko Kamikawa in Perth on Monday for the first "
        "time since their meeting in Tokyo in October."
    )
    assert [(one.parties, one.date, one.place) for one in claims(text)] == [
        ("AU-JP", "2021-03-08", "Perth/AU"),
        ("AU-JP", "2020-10", "Tokyo/JP"),
    ]


def test_who_says_so_behind_it_is_the_other_side() -> None:
    text = "A meeting was held on Monday with Foreign Minister Yoko Kamikawa of Japan, Australia's Penny Wong said."
    assert told(text) == [("bilateral", "AU-JP", BOTH)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Penny Wong of Australia came to Seoul from Tokyo, where she met Yoko Kamikawa of Japan on Monday.",
            "Tokyo/JP",
        ),
        ("Penny Wong of Australia goes on to Geneva for a meeting with Yoko Kamikawa of Japan on Monday.", "Geneva/CH"),
    ],
)
def test_a_meeting_is_where_the_words_in_front_of_it_lead(text: str, place: str) -> None:
    assert [one.place for one in claims(text) if one.format == "bilateral"] == [place]


def test_where_somebody_had_been_before_is_no_venue() -> None:
    text = "Penny Wong of Australia met Japan's Yoko Kamikawa on Monday, after having been in Seoul last week."
    assert [one.place for one in claims(text)] == ["-"]


@pytest.mark.parametrize(
    ("opening", "own"),
    [
        ("After talks with Prime Minister Edi Rama", "President Ilham Aliyev left for Sofia on Tuesday"),
        ("Following a phone call with Prime Minister Edi Rama", "President Ilham Aliyev visited Sofia on Tuesday"),
    ],
)
def test_who_acts_behind_an_opening_phrase_acts_alone(opening: str, own: str) -> None:
    assert [one for one in told(f"{opening}, {own}.") if one[0] == "visit"] == [("visit", "AZ-BG", "Ilham Aliyev")]


def test_who_meets_behind_an_opening_phrase_meets_for_himself() -> None:
    text = "After a call with Edi Rama of Albania, Ilham Aliyev of Azerbaijan met Rumen Radev of Bulgaria on Tuesday."
    assert ("summit", "AZ-BG", "Ilham Aliyev, Rumen Radev") in told(text)


@pytest.mark.parametrize("lead", ["Together with", "Along with", "In company with"])
def test_who_goes_together_with_somebody_goes_with_him(lead: str) -> None:
    text = f"{lead} Denmark's Mette Frederiksen, Norway's Prime Minister Jonas Gahr Store visited Kyiv on Monday."
    assert told(text) == [("visit", "DK-NO-UA", "Jonas Gahr Støre, Mette Frederiksen")]


def test_both_stands_for_the_two_who_were_named() -> None:
    text = (
        "Foreign Minister Penny Wong and Foreign Minister Yoko Kamikawa of Japan came to Hanoi. On Monday Foreign "
        "Minister Bui Thanh Son received both."
    )
    assert ("trilateral", "AU-JP-VN", "Bùi Thanh Sơn, Penny Wong, Yoko Kamikawa") in told(text)


@pytest.mark.parametrize("lead", ["On Tuesday the chancellor travels to Chile.", "On Tuesday he travels to Chile."])
def test_the_chancellor_of_a_latin_american_country_is_its_foreign_minister(lead: str) -> None:
    text = f"Venezuela's Foreign Minister Jorge Arreaza met Argentina's Felipe Sola in Buenos Aires on Monday. {lead}"
    assert ("visit", "VE-CL", "Jorge Arreaza") in told(text)


def test_an_initial_in_front_of_a_name_is_nobody() -> None:
    text = "President Kh.Battulga held talks with Japan's Foreign Minister Toshimitsu Motegi in Ulaanbaatar on Monday."
    assert told(text) == [("bilateral", "JP-MN", "Khaltmaagiin Battulga, Toshimitsu Motegi")]


def test_members_of_a_body_of_a_state_are_its_side() -> None:
    text = (
        "Serbian President Aleksandar Vucic had a meeting with the three members of the Presidency of Bosnia in "
        "Sarajevo on Monday."
    )
    assert [one[:2] for one in told(text)] == [("bilateral", "BA-RS")]


def test_the_offices_of_two_are_those_who_bear_them() -> None:
    text = (
        "Harsh Vardhan Shringla, India's foreign secretary, will be in Kathmandu on Sunday, invited by Shanker Das "
        "Bairagi, the Nepalese Foreign Secretary. Borders will figure in the talks that the foreign secretaries are to "
        "have on Monday."
    )
    assert ("bilateral", "IN-NP", "Harsh Vardhan Shringla, Shanker Das Bairagi") in told(text)


def test_a_word_that_only_says_himself_leaves_the_country_a_host() -> None:
    text = "Foreign Minister Penny Wong said on Monday that she would pay a visit to Greece herself."
    assert told(text) == [("visit", "AU-GR", "Penny Wong")]


def test_who_was_in_two_cities_on_visits_visited_both() -> None:
    text = "In January President Hassan Rouhani was in Rome and Paris on visits."
    assert [one[:2] for one in told(text)] == [("visit", "IR-IT"), ("visit", "IR-FR")]


def test_whose_minister_is_met_is_not_met_himself() -> None:
    text = "Foreign Minister Penny Wong received Viktor Orban's foreign minister, Peter Szijjarto, in Perth on Monday."
    assert told(text) == [("bilateral", "AU-HU", "Penny Wong, Péter Szijjártó")]
