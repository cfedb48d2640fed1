"""Receptions at an airport and of something sent are no meeting."""

import pytest

from tests.reading.sentences import claims


def told(text: str) -> list[tuple[str, str, str]]:
    return [(one.format, one.parties, one.people) for one in claims(text)]


@pytest.mark.parametrize("verb", ["welcomed", "received", "greeted"])
def test_a_minister_who_welcomes_a_leader_at_the_airport_meets_nobody(verb: str) -> None:
    text = (
        f"President Emmanuel Macron was {verb} at the airport on Tuesday by Kenyan Foreign Minister Musalia Mudavadi."
    )
    assert told(text) == []


def test_a_leader_who_receives_a_leader_meets_him_even_there() -> None:
    text = "Kenyan President William Ruto received President Emmanuel Macron at the airport of Nairobi on Tuesday."
    assert [one[:2] for one in told(text)] == [("summit", "FR-KE")]


@pytest.mark.parametrize("sent", ["a letter", "a written message", "the credentials of the ambassador and a gift"])
def test_what_is_sent_is_received_without_a_meeting(sent: str) -> None:
    text = f"Foreign Minister Penny Wong received {sent} from Japanese Foreign Minister Yoko Kamikawa on Monday."
    assert told(text) == []


def test_a_minister_received_is_met() -> None:
    text = "Foreign Minister Penny Wong received Japanese Foreign Minister Yoko Kamikawa in Canberra on Monday."
    assert [one[:2] for one in told(text)] == [("bilateral", "AU-JP")]


def test_talks_that_are_to_begin_on_a_pact_are_no_engagement() -> None:
    agreed = (
        "Japanese Foreign Minister Toshimitsu Motegi and Australian Foreign Minister Marise Payne met on Thursday. They"
    )
    assert [t.status for t in claims(f"{agreed} agreed to begin talks on an access pact.")] == ["held"]
    assert len(claims(f"{agreed} agreed to hold talks in Perth in June.")) == 2
