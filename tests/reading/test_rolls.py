"""Rolls: who took part, listed behind the event."""

from tests.reading.sentences import claims

MACRON = "French President Emmanuel Macron"
MERKEL = "German Chancellor Angela Merkel"
BIDEN = "U.S. President Joe Biden"
DRAGHI = "Italian Prime Minister Mario Draghi"


def test_those_on_the_line_are_of_the_call_told_before() -> None:
    text = f"Russia was the subject of a call that {BIDEN} held on Thursday. On the line were {MACRON} and {MERKEL}."
    (told,) = claims(text)
    assert (told.format, told.parties, told.date) == ("call", "DE-FR-US", "2021-03-11")


def test_those_round_the_table_are_an_event_of_their_own_where_none_was_told() -> None:
    (told,) = claims(f"The doors have closed. Round the table with {BIDEN}: {MACRON}, {MERKEL} and {DRAGHI}.")
    assert (told.format, told.parties, told.status) == ("multilateral", "DE-FR-IT-US", "held")


def test_a_list_behind_a_colon_names_the_office_that_met() -> None:
    text = (
        "The foreign and defence ministers met on March 3 in Washington: Toshimitsu Motegi and Nobuo Kishi for Japan, "
        "Antony Blinken and Lloyd Austin for the United States."
    )
    (told,) = claims(text)
    assert (told.format, told.parties, told.date) == ("2+2", "JP-US", "2021-03-03")


def test_who_represents_his_country_at_the_gathering_attends_it() -> None:
    text = (
        "The BRICS summit will be held in Johannesburg on August 22. "
        "Russian Foreign Minister Sergei Lavrov will represent Russia at the gathering."
    )
    (told,) = claims(text)
    assert (told.parties, told.people) == ("BRICS-RU", "Sergey Lavrov")


def test_speaking_round_a_table_of_one_party_tells_nothing() -> None:
    assert claims(f"Round the table sat {MACRON} and his staff. The president was in a good mood.") == []
