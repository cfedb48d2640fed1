"""Which names are one: people in the spellings of the press, cities under any of their names."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from dragoman.knowledge import Knowledge

_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ı": "i", "đ": "d", "Đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae"}
    | {"Æ": "ae", "œ": "oe", "ə": "a"}
    | dict.fromkeys("’ʻ'ʿ", "")
)
_PARTICLES = frozenset(
    "bin ibn al el de da do dos del la le van von der jr sr ii iii st abu ul ur".split()  # noqa: SIM905 - words
)
_NICKNAMES = (
    frozenset({"joe", "joseph"}),
    frozenset({"tony", "antony", "anthony"}),
    frozenset({"mike", "michael"}),
    frozenset({"jim", "james"}),
    frozenset({"bill", "william"}),
    frozenset({"bob", "robert"}),
    frozenset({"chuck", "charles"}),
    frozenset({"jake", "jacob"}),
    frozenset({"ben", "benjamin"}),
    frozenset({"dan", "daniel"}),
    frozenset({"dave", "david"}),
    frozenset({"tom", "thomas"}),
    frozenset({"ash", "ashton"}),
    frozenset({"rick", "richard"}),
    frozenset({"liz", "elizabeth"}),
    frozenset({"mohammed", "mohammad", "muhammad", "mohamed"}),
    frozenset({"john", "jon"}),
    frozenset({"steve", "steven", "stephen"}),
)
_SHORT = 5  # letters; shorter names must be equal


def _unknown(_: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of names.

    people: the ids of those who bear a folded name. city: the chief name of a city that is known; else "".
    """

    people: Mapping[str, frozenset[str]] = field(default_factory=dict)
    city: Callable[[str], str] = _unknown


def names_of(knowledge: Knowledge) -> Names:
    """The names of people and cities that the knowledge holds."""
    people: dict[str, frozenset[str]] = {}
    for person in knowledge.people.values():
        for name in (person.name, *person.variants):
            if " " in fold(name):
                people[fold(name)] = people.get(fold(name), frozenset()) | {person.id}
    return Names(people=people, city=partial(_chief_name, knowledge))


def _chief_name(knowledge: Knowledge, city: str) -> str:
    place = knowledge.place(city)
    return place.name if place else ""


def fold(text: str) -> str:
    """Lower case, without accents and marks, single spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)).lower()))


def city_key(city: str, names: Names) -> str:
    """What tells two cities apart: the chief name of a known one, else the folded name."""
    bare = re.sub(r" (city|d c|dc)$", "", fold(city))
    return fold(names.city(city) or names.city(bare)) or bare.replace(" ", "")


def shared(gold: Iterable[str], got: Iterable[str], names: Names) -> int:
    """How many of the labelled people are among those found, each once."""
    left, number = list(got), 0
    for name in gold:
        match = next((other for other in left if is_one_person(name, other, names)), None)
        if match is not None:
            left.remove(match)
            number += 1
    return number


def is_one_person(one: str, two: str, names: Names) -> bool:
    """Whether two names are one person's: spelling, order, nicknames and the known variants aside."""
    first, second = fold(one), fold(two)
    if sorted(first.split()) == sorted(second.split()) or first.replace(" ", "") == second.replace(" ", ""):
        return True
    if names.people.get(first, frozenset()) & names.people.get(second, frozenset()):
        return True
    short, long = sorted(
        ([w for w in name.split() if len(w) > 1 and w not in _PARTICLES] for name in (first, second)), key=len
    )
    if len(short) < 2:
        return False
    for word in short:
        match = next((other for other in long if _alike(word, other)), None)
        if match is None:
            return False
        long.remove(match)
    return True


def _alike(one: str, two: str) -> bool:
    if one == two or any(one in names and two in names for names in _NICKNAMES):
        return True
    short, long = sorted((one, two), key=len)
    if len(short) < _SHORT or len(long) - len(short) > 1:
        return False
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))
