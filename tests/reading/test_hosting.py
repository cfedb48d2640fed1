"""Hosts and guests of a visit that no preposition leads to."""

import pytest

from tests.reading.sentences import Told, claims

JONSON, RAISI = "Swedish Defence Minister Pal Jonson", "Iranian President Ebrahim Raisi"
ASIDE = "The president and the ministers were told."


def visits(text: str) -> list[Told]:
    return [claim for claim in claims(f"{text} {ASIDE}") if claim.format == "visit"]


def test_the_place_in_front_of_where_is_the_host() -> None:
    (visit,) = visits("Malaysia, where President Joe Biden lands on Saturday, has waited longest.")
    assert visit[:4] == ("visit", "US-MY", "Joe Biden", "2021-03-13/..")


@pytest.mark.parametrize(
    "sentence",
    [
        f"Turkish President Recep Tayyip Erdogan will receive {RAISI} for a state visit in May.",
        f"Turkey will host {RAISI} for a two-day visit in May.",
    ],
)
def test_who_is_received_for_a_visit_is_the_visitor(sentence: str) -> None:
    assert [visit[:4] for visit in visits(sentence)] == [("visit", "IR-TR", "Ebrahim Raisi", "2021-05")]


def test_who_calls_off_the_visit_of_another_was_to_be_its_host() -> None:
    (visit,) = visits(f"Ankara called off a visit by {JONSON}.")
    assert (visit.parties, visit.people, visit.status) == ("SE-TR", "Pål Jonson", "cancelled")


def test_who_was_invited_by_another_is_the_visitor() -> None:
    (visit,) = visits(f"{RAISI} was invited to Riyadh by King Salman in a letter.")
    assert (visit.parties, visit.people, visit.status) == ("IR-SA", "Ebrahim Raisi", "floated")


def test_an_invitation_that_was_accepted_is_a_plan() -> None:
    (visit,) = visits(f"{RAISI} has accepted an invitation to Ankara for early May.")
    assert (visit.parties, visit.date, visit.status) == ("IR-TR", "2021-05-01/2021-05-10~", "planned")


def test_the_answer_of_a_president_is_no_traveller_and_his_plane_is() -> None:
    assert visits(f"{RAISI}'s answer came to the White House on Thursday.") == []
    (visit,) = visits(f"{RAISI}'s plane landed in Ankara on Thursday.")
    assert (visit.parties, visit.people) == ("IR-TR", "Ebrahim Raisi")


def test_who_was_somewhere_is_told_to_have_travelled_only_by_words_of_travel() -> None:
    assert visits(f"{RAISI} was in Ankara on Thursday.") == []
    assert [visit.parties for visit in visits(f"{RAISI} has been to Ankara.")] == ["IR-TR"]


def test_an_itinerary_goes_on_with_every_to() -> None:
    told = visits(f"The trip will take {RAISI} to Turkey and Syria, to Oman, and to Qatar.")
    assert [visit.parties for visit in told] == ["IR-TR", "IR-SY", "IR-OM", "IR-QA"]


@pytest.mark.parametrize("verb", ["lands on Saturday", "arrives on Saturday", "flies in on Saturday"])
def test_who_arrives_without_a_place_arrives_where_the_report_is(verb: str) -> None:
    told = visits(f"President Joe Biden arrived in Mexico on Thursday. Prime Minister Justin Trudeau {verb}.")
    assert [visit[:4] for visit in told] == [
        ("visit", "US-MX", "Joe Biden", "2021-03-11/.."),
        ("visit", "CA-MX", "Justin Trudeau", "2021-03-13/.."),
    ]


def test_nobody_arrives_at_home() -> None:
    text = "President Joe Biden arrived in Mexico on Thursday. President Andres Manuel Lopez Obrador lands on Saturday."
    assert [visit.parties for visit in visits(text)] == ["US-MX"]


def test_a_country_in_between_travels_nowhere() -> None:
    text = f"{RAISI}, having met the demand that Turkey had made, travelled to Ankara on Thursday."
    assert [visit[:3] for visit in visits(text)] == [("visit", "IR-TR", "Ebrahim Raisi")]


def test_who_is_met_there_is_no_companion() -> None:
    text = f"{RAISI} came to Ankara on Thursday and signed with Turkish President Recep Tayyip Erdogan a treaty."
    assert [visit[:3] for visit in visits(text)] == [("visit", "IR-TR", "Ebrahim Raisi")]


def test_the_pope_goes_home_to_rome() -> None:
    assert visits("Pope Francis leaves for Rome on Saturday.") == []


@pytest.mark.parametrize("behind", ["all the same", "hoping for a deal", "convinced of a deal", "overnight"])
def test_what_follows_a_place_leaves_it_a_place(behind: str) -> None:
    assert [visit.parties for visit in visits(f"{RAISI} will go to Ankara {behind}.")] == ["IR-TR"]


@pytest.mark.parametrize("stay", ["had been in Ankara in February, on a state visit", "was in Turkey on a state visit"])
def test_the_place_in_front_of_a_visit_that_somebody_is_on_is_its_host(stay: str) -> None:
    assert [visit[:3] for visit in visits(f"{RAISI} {stay}.")] == [("visit", "IR-TR", "Ebrahim Raisi")]


def test_what_happened_on_a_past_trip_says_that_the_trip_took_place() -> None:
    (visit,) = visits(f"{RAISI} made the request to an official on a trip to Turkey last July.")
    assert (visit.parties, visit.date, visit.status) == ("IR-TR", "2020-07", "held")


def test_the_length_of_a_trip_is_not_that_of_another_told_beside_it() -> None:
    text = (
        f"{RAISI} will go to Turkey on Monday. His visit will overlap with the ten-day trip which takes "
        "Foreign Minister Toshimitsu Motegi from Monday to Turkey and Oman."
    )
    dates = {visit.parties: visit.date for visit in visits(text)}
    assert (dates["IR-TR"], dates["JP-OM"]) == ("2021-03-15", "2021-03-15/2021-03-24")


def test_a_colon_ends_what_follows_and() -> None:
    text = f"{RAISI} has been to Turkey and the UAE already: he was in good spirits."
    assert [visit.parties for visit in visits(text)] == ["IR-TR", "IR-AE"]


def test_the_city_of_a_line_of_a_diary_is_host() -> None:
    told = claims(
        "DIARY OF THE WEEK\n\nBERLIN - German Chancellor Angela Merkel receives Emmanuel Macron of France.\n\n"
        "BEIJING - Australian Foreign Minister Marise Payne pays an official visit (to March 17)."
    )
    assert ("visit", "AU-CN", "Marise Payne") in [t[:3] for t in told]


@pytest.mark.parametrize(
    "behind",
    [
        "will visit three countries: Poland, Finland and Sweden.",
        "will visit three European countries, Poland, Finland and Sweden, next week.",
        "will tour three European nations next week: Poland, Finland and Sweden.",
        "will go to three countries of Europe, namely Poland, Finland and Sweden.",
    ],
)
def test_countries_that_are_counted_first_and_then_named_are_hosts(behind: str) -> None:
    told = claims(f"Japanese Foreign Minister Toshimitsu Motegi {behind}")
    assert {c.parties for c in told} == {"JP-PL", "JP-FI", "JP-SE"}


@pytest.mark.parametrize(
    "text",
    [
        "Tallinn, the capital of Estonia, is where Japanese Foreign Minister Toshimitsu Motegi arrived on Thursday.",
        "Estonia, to which Japanese Foreign Minister Toshimitsu Motegi paid a visit on Thursday, was content.",
    ],
)
def test_a_host_may_be_brought_out_in_front(text: str) -> None:
    assert [(c.format, c.parties) for c in claims(text)] == [("visit", "JP-EE")]


def test_countries_of_somebody_else_s_tour_are_not_one_s_own() -> None:
    text = (
        "Foreign Minister Penny Wong will go to Fiji on Thursday, a journey that overlaps with the tour by Wang Yi of "
        "eight island nations, Samoa and Tonga among them."
    )
    assert {c.parties for c in claims(text) if "Penny Wong" in c.people} == {"AU-FJ"}


def test_who_hosts_a_dinner_for_somebody_dines_with_him() -> None:
    text = "Foreign Minister Toshimitsu Motegi hosted a dinner for U.S. Secretary of State Antony Blinken on Thursday."
    assert [(t.format, t.parties) for t in claims(text)] == [("other", "JP-US")]
