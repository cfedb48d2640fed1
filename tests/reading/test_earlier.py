"""Another meeting of the same two, told without naming it."""

import pytest

from dragoman.model import Status
from tests.reading.sentences import claims

NEXT = "Japan and Australia will hold a 2+2 meeting in July."
MET = "Australian Foreign Minister Penny Wong met Japanese Foreign Minister Yoko Kamikawa on Wednesday"
_DAY = "2024-05-23"


@pytest.mark.parametrize(
    "sentence",
    [
        "The last was in Canberra in January 2023.",
        "The previous one was held in Canberra in January 2023.",
        "The first of its kind took place in Canberra in January 2023.",
        "It follows a round in Canberra in January 2023.",
        "Canberra was the venue of the previous round, in January 2023.",
        "The four ministers last did so in January 2023 in Canberra.",
    ],
)
def test_the_one_before_is_of_the_same_two_and_of_nobody_by_name(sentence: str) -> None:
    later, before = claims(f"{NEXT} {sentence}", published=_DAY)
    assert (later.date, later.status) == ("2024-07", Status.SCHEDULED)
    assert (before.format, before.parties, before.people) == ("2+2", later.parties, "-")
    assert (before.date, before.status, before.place) == ("2023-01", Status.HELD, "Canberra/AU")


@pytest.mark.parametrize("sentence", ["It is the first since January 2023.", "It is the second since January 2023."])
def test_the_first_since_tells_of_the_one_then(sentence: str) -> None:
    assert [t.date for t in claims(f"{NEXT} {sentence}", published=_DAY)] == ["2024-07", "2023-01"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The last was in January 2023.",  # of what, is not told
        "Japan and Australia signed a treaty. The last was in January 2023.",
        f"{NEXT} The last election was in January 2023.",
        f"{NEXT} The first lady was in Canberra in January 2023.",
        f"{NEXT} The last typhoon to hit Canberra was in January 2023.",
    ],
)
def test_other_things_that_were_the_last_are_no_meetings(sentence: str) -> None:
    assert "2023-01" not in [t.date for t in claims(sentence, published=_DAY)]


@pytest.mark.parametrize(
    ("sentence", "day", "kind"),
    [
        ("a week after talks in Canberra", "2024-05-15", "bilateral"),
        ("five days after a telephone call", "2024-05-17", "call"),
        ("a month after a meeting in Canberra", "2024-04", "bilateral"),
    ],
)
def test_days_after_talks_are_counted_back_to_talks_of_the_same(sentence: str, day: str, kind: str) -> None:
    told = {t.date: t.format for t in claims(f"{MET}, {sentence}.", published=_DAY)}
    assert told == {"2024-05-22": "bilateral", day: kind}


def test_talks_with_somebody_else_are_not_of_the_same() -> None:
    told = claims(f"{MET}, a week after talks with French President Emmanuel Macron.", published=_DAY)
    assert "AU-JP" not in [t.parties for t in told if t.date == "2024-05-15"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The two had not met since November.",
        "Not since November had Wong and Kamikawa met.",
        "They had not seen each other since November.",
    ],
)
def test_who_had_not_met_since_met_then(sentence: str) -> None:
    assert [t.date for t in claims(f"{MET}. {sentence}", published=_DAY)] == ["2024-05-22", "2023-11"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (f"{MET} in Perth and again on Thursday in Sydney.", [("2024-05-22", "Perth/AU"), ("2024-05-23", "Sydney/AU")]),
        (f"{MET} in Perth and will do so again on Friday.", [("2024-05-22", "Perth/AU"), ("2024-05-24", "-")]),
        (f"{MET} in Perth and again asked for more drills on Thursday.", [("2024-05-22", "Perth/AU")]),
    ],
)
def test_and_again_is_another_meeting(sentence: str, told: list[tuple[str, str]]) -> None:
    assert [(t.date, t.place) for t in claims(sentence, published=_DAY)] == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The next one is to be held in Canberra.", ("-", "Canberra/AU", "scheduled")),
        ("The next round will take place in Canberra in 2025.", ("2025", "Canberra/AU", "scheduled")),
        ("The next is planned for 2025.", ("2025", "-", "planned")),
    ],
)
def test_the_next_one_is_ahead_and_of_the_same_two(sentence: str, told: tuple[str, str, str]) -> None:
    _, ahead = claims(f"Japan and Australia held a 2+2 meeting in Tokyo on Wednesday. {sentence}", published=_DAY)
    assert (ahead.format, ahead.parties) == ("2+2", "AU-JP")
    assert (ahead.date, ahead.place, ahead.status) == told


@pytest.mark.parametrize("sentence", ["The next step is planned for 2025.", "The next minister will be in Canberra."])
def test_other_things_that_are_next_are_no_meetings(sentence: str) -> None:
    assert len(claims(f"Japan and Australia held a 2+2 meeting in Tokyo on Wednesday. {sentence}", published=_DAY)) == 1


def test_once_more_is_another_call() -> None:
    pair = "Prime Minister Anthony Albanese and Japanese Prime Minister Fumio Kishida"
    told = claims(f"{pair} were on the phone on Tuesday and once more on Wednesday.", published=_DAY)
    assert [(t.format, t.date) for t in told] == [("call", "2024-05-21"), ("call", "2024-05-22")]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("It was the first two-plus-two since January 2023.", "2023-01"),
        ("The next round will be held in Tokyo in July.", "2024-07"),
    ],
)
def test_one_of_ministers_of_two_sorts_is_a_two_plus_two_as_well(sentence: str, date: str) -> None:
    met = "The foreign and defense ministers of Japan and Australia met in Canberra on Monday."
    told = {(c.format, c.date) for c in claims(f"{met} {sentence}", published=_DAY)}
    assert told == {("2+2", "2024-05-20"), ("2+2", date)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Defence Minister Minoru Kihara did the same with Richard Marles.",
        "Their defence colleagues, Minoru Kihara and Richard Marles, did so as well.",
    ],
)
def test_who_does_the_same_has_such_a_call_on_that_day(sentence: str) -> None:
    pair = "Australian Foreign Minister Penny Wong and Japanese Foreign Minister Yoko Kamikawa"
    told = claims(f"{pair} spoke by phone on Wednesday. {sentence}", published=_DAY)
    assert [(t.format, t.date) for t in told] == [("call", "2024-05-22")] * 2
    assert "Minoru Kihara" in told[1].people


def test_who_does_the_same_alone_met_nobody() -> None:
    assert len(claims(f"{MET}. Defence Minister Minoru Kihara did the same.", published=_DAY)) == 1
