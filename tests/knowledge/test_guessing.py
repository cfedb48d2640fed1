"""Damaged names: repaired where office, party and day leave one likely holder, else left alone."""

import random
from datetime import date

import pytest

from dragoman.knowledge import Knowledge, load
from dragoman.knowledge.likeness import likeness, similarity
from dragoman.knowledge.tables import built_in, several

FOREIGN, DEFENCE, GOVERNMENT, STATE = (
    "Minister for Foreign Affairs",
    "Minister of Defence",
    "Head of Government",
    "Head of State",
)


@pytest.mark.parametrize(
    ("words", "kind", "party", "day", "name"),
    [
        ("Brinkin", FOREIGN, "US", "2024-07-27", "Antony Blinken"),
        ("Anton Brinken", FOREIGN, "US", "2021-03-16", "Antony Blinken"),
        ("Mathys", DEFENCE, "US", "2017-02-01", "James Mattis"),
        ("Toshimichi Mogi", FOREIGN, "JP", "2021-03-16", "Toshimitsu Motegi"),
        ("Huang Gyo-an", STATE, "KR", "2017-02-01", "Hwang Kyo-ahn"),
        ("Benyamin Netan Yahu", GOVERNMENT, "IL", "2020-02-04", "Benjamin Netanyahu"),
        ("Emmanuel Makrone", STATE, "FR", "2019-02-04", "Emmanuel Macron"),
        ("Emmanuel Tower", STATE, "FR", "2019-02-04", "Emmanuel Macron"),
        ("Sergej Lawrow", FOREIGN, "RU", "2019-02-04", "Sergey Lavrov"),
        ("Kishy Nobuo", DEFENCE, "JP", "2021-03-16", "Nobuo Kishi"),
    ],
)
def test_a_damaged_name_means_the_holder(words: str, kind: str, party: str, day: str, name: str) -> None:
    guess = load().meant(words, kind, party, date.fromisoformat(day))
    assert guess is not None
    assert load().person(guess.person).name.startswith(name)
    assert name.rsplit(maxsplit=1)[-1] in guess.why


@pytest.mark.parametrize(
    ("words", "kind", "party", "day"),
    [
        ("Colin Powell", FOREIGN, "US", "2021-03-16"),  # somebody else's name, and known
        ("Fumio Kishida", DEFENCE, "JP", "2021-03-16"),  # known, and not unlike the holder's
        ("Nobuo Koshida", DEFENCE, "JP", "2019-06-01"),  # more like a predecessor's and a successor's
        ("Gonzalez", DEFENCE, "JP", "2021-03-16"),
        ("Brinkin", FOREIGN, "US", "1980-01-01"),  # nobody is known to have held the office
        ("", FOREIGN, "US", "2021-03-16"),
    ],
)
def test_another_name_is_left_as_written(words: str, kind: str, party: str, day: str) -> None:
    assert load().meant(words, kind, party, date.fromisoformat(day)) is None


ALONE = {
    row["id"]: (several(row["surnames"]) or (row["name"],))[0] for row in built_in().rows("people")
}  # the name that the press uses alone


def damaged(name: str, dice: random.Random) -> str:
    """One or two slips of a typist or a translator in one word of the name."""
    tokens = name.split()
    place = dice.randrange(len(tokens))
    for _ in range(dice.choice((1, 1, 2))):
        word = tokens[place]
        spot = dice.randrange(1, len(word)) if len(word) > 1 else 0
        slip = dice.choice(("drop", "double", "swap", "sound", "vowel"))
        if slip == "drop" and len(word) > 3:
            word = word[:spot] + word[spot + 1 :]
        elif slip == "double":
            word = word[:spot] + word[spot] + word[spot:]
        elif slip == "swap" and spot + 1 < len(word):
            word = word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :]
        elif slip == "sound":
            word = word.translate(str.maketrans("lrbvkcsz", "rlvbckzs"))
        elif slip == "vowel":
            word = word[:spot] + dice.choice("aeiou") + word[spot + 1 :]
        tokens[place] = word
    return " ".join(tokens)


def cases(knowledge: Knowledge, dice: random.Random) -> list[tuple[str, str, str, str]]:
    """(damaged name, office, party, person) of every sole holder on a day."""
    day = date(2021, 6, 1)
    found = []
    for party in knowledge.parties:
        for kind in (FOREIGN, DEFENCE, GOVERNMENT, STATE):
            held = knowledge.holders(kind, party, day).tenures
            if len(held) == 1:
                name = knowledge.person(held[0].person).name
                words = dice.choice((name, name, ALONE[held[0].person]))
                found.append((damaged(words, dice), kind, party, held[0].person))
    return found


def test_slips_in_the_names_of_sole_holders_are_repaired_and_to_nobody_else() -> None:
    knowledge, day = load(), date(2021, 6, 1)
    tried = cases(knowledge, random.Random(20210601))  # noqa: S311 - a seeded generator of slips, no secret
    guesses = [(knowledge.meant(words, kind, party, day), person) for words, kind, party, person in tried]
    right = sum(guess is not None and guess.person == person for guess, person in guesses)
    wrong = sum(guess is not None and guess.person != person for guess, person in guesses)
    assert len(tried) > 400
    assert right / len(tried) >= 0.95
    assert wrong == 0


def test_the_damaged_name_of_somebody_who_left_is_not_taken_for_the_holders() -> None:
    """Damaged names of people who held the office before or after: at most one in 200 may pass as the holder's."""
    knowledge, day, dice = load(), date(2021, 6, 1), random.Random(7)  # noqa: S311 - as above
    wrong = tried = 0
    for tenure in knowledge.tenures[::3]:
        kind, party = tenure.office.kind, tenure.office.party
        held = knowledge.holders(kind, party, day).tenures
        if len(held) == 1 and held[0].person != tenure.person:
            tried += 1
            words = damaged(knowledge.person(tenure.person).name, dice)
            wrong += knowledge.meant(words, kind, party, day) is not None
    assert tried > 500
    assert wrong / tried <= 0.005


def test_likeness_is_one_for_the_same_name_in_any_order_and_case() -> None:
    assert likeness("MOTEGI Toshimitsu", ["Toshimitsu Motegi"]) == pytest.approx(1.0)
    assert similarity("abc", "abc") == 1.0
    assert similarity("", "abc") == 0.0
    assert likeness("Blinken", []) == 0.0
