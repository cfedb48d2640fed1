"""How much of the labels a reading gets right: slot F1 and engagement F1, by the labelling rules' way of counting.

A predicted engagement pairs with at most one labelled engagement of the same report, best pairs first. A pair is of one
family, shares half of its parties or an organisation, and its dates lie at most three days apart. Every format,
status, party (of a visit: each visitor, and the host), participant, date, country and city is a slot; a slot counts as
right only inside a pair. "~", "?" and "%" are not scored; calls have no place.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dragoman.model import When

_SLACK = timedelta(days=3)
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
# Months that a season, a quarter or a half of a year covers: the first, and how many.
_PARTS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3), 40: (1, 6), 41: (7, 6)}
_SHORT = 5  # letters; shorter names must be equal


@dataclass(frozen=True, slots=True)
class Names:
    """What names are one: people by folded name, cities by folded name and alias."""

    people: Mapping[str, frozenset[str]] = field(default_factory=dict)
    cities: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Slots:
    """One engagement as the scorer sees it."""

    format: str
    status: str
    parties: tuple[str, ...]
    people: tuple[str, ...]
    date: str
    places: frozenset[tuple[str, str]]
    family: frozenset[str]

    @property
    def sides(self) -> Counter[tuple[str, str]]:
        """The parties with the part that they play."""
        if self.format == "visit" and len(self.parties) > 1:
            return Counter([("visitor", code) for code in self.parties[:-1]] + [("host", self.parties[-1])])
        return Counter(("party", code) for code in set(self.parties))

    @property
    def count(self) -> int:
        """How many slots it has."""
        return 2 + self.sides.total() + len(self.people) + bool(self.date) + len(self.places)


@dataclass(slots=True)
class Score:
    """The counts of a set of reports."""

    slots: list[int] = field(default_factory=lambda: [0, 0, 0])  # right, predicted, labelled
    engagements: list[int] = field(default_factory=lambda: [0, 0, 0])

    @property
    def slot_f1(self) -> float:
        """F1 over slots, to four places."""
        return _f1(self.slots)

    @property
    def engagement_f1(self) -> float:
        """F1 over engagements, to four places."""
        return _f1(self.engagements)


def _f1(counts: Sequence[int]) -> float:
    right, predicted, labelled = counts
    return round(2 * right / (predicted + labelled), 4) if predicted + labelled else 0.0


def score(labels: Mapping[str, Sequence[object]], found: Mapping[str, Sequence[object]], names: Names) -> Score:
    """The score of what was found, report by report; reports without labels do not count."""
    total = Score()
    for key, wanted in labels.items():
        gold = [slots_of(entry, names) for entry in wanted]
        got = [slots_of(entry, names) for entry in found.get(key, ())]
        pairs = pairs_of(gold, got, names)
        right = sum(_right(gold[one], got[two], names) for one, two in pairs)
        for counts, add in (
            (total.slots, (right, sum(e.count for e in got), sum(e.count for e in gold))),
            (total.engagements, (len(pairs), len(got), len(gold))),
        ):
            counts[:] = [old + new for old, new in zip(counts, add, strict=True)]
    return total


def slots_of(entry: object, names: Names) -> Slots:
    """An engagement of the labels or of `read --json`."""
    said = entry if isinstance(entry, dict) else {}
    place = said.get("place") or {}
    form, online = str(said.get("format") or "other"), bool(place.get("virtual"))
    places = {(kind, value) for kind, value in (("country", str(place.get("country") or "")),) if value}
    if place.get("city"):
        places.add(("city", city_key(str(place["city"]), names)))
    if form == "call":
        places = set()
    elif online:
        places = {("virtual", "")}
    family = {form} if form in ("visit", "call") else ({"meeting", "call"} if online else {"meeting"})
    return Slots(
        format=form,
        status=str(said.get("status") or ""),
        parties=tuple(said.get("parties") or ()),
        people=tuple(said.get("participants") or ()),
        date=str(said.get("date") or ""),
        places=frozenset(places),
        family=frozenset(family),
    )


def pairs_of(gold: Sequence[Slots], got: Sequence[Slots], names: Names) -> list[tuple[int, int]]:
    """Which labelled engagement (by place) pairs with which one found."""
    ranked = sorted(
        ((_affinity(one, two, names), -i, -j) for i, one in enumerate(gold) for j, two in enumerate(got)), reverse=True
    )
    pairs: list[tuple[int, int]] = []
    for worth, i, j in ranked:
        if worth > 0 and all(-i != one and -j != two for one, two in pairs):
            pairs.append((-i, -j))
    return pairs


def _affinity(gold: Slots, got: Slots, names: Names) -> float:
    one, two = set(gold.parties), set(got.parties)
    overlap = len(one & two) / len(one | two) if one | two else 1.0
    body = any(len(code) > 2 or code in ("EU", "UN") for code in one & two)
    if not gold.family & got.family or (overlap < 0.5 and not body) or not _near(gold.date, got.date):
        return 0.0
    everyone = len(gold.people) + len(got.people)
    people = 2 * _shared(gold.people, got.people, names) / everyone if everyone else 0.5
    return (
        (1 + overlap + people + (gold.format == got.format) + date_is_right(gold.date, got.date))
        + 0.5 * (gold.places == got.places)
        + 0.5 * (gold.status == got.status)
        + 0.25 * (gold.sides == got.sides)
    )


def _right(gold: Slots, got: Slots, names: Names) -> int:
    return (
        (gold.format == got.format)
        + (gold.status == got.status)
        + (gold.sides & got.sides).total()
        + _shared(gold.people, got.people, names)
        + (_span(gold.date) is not None and date_is_right(gold.date, got.date))
        + len(gold.places & got.places)
    )


def _span(edtf: str) -> tuple[date, date] | None:
    if not edtf.strip():
        return None
    part = re.fullmatch(r"(\d{4})-(\d\d)[~?%]?", edtf)
    if part and int(part[2]) in _PARTS:
        month, length = _PARTS[int(part[2])]
        edtf = f"{part[1]}-{month:02}/{part[1]}-{month + length - 1:02}"
    try:
        when = When.of(edtf)
    except ValueError:  # one that cannot be read scores as none
        return None
    return when.earliest or date.min, when.latest or date.max


def _near(one: str, two: str) -> bool:
    first, second = _span(one), _span(two)
    if first is None or second is None:
        return True
    return first[0] - second[1] <= _SLACK and second[0] - first[1] <= _SLACK


def date_is_right(gold: str, got: str) -> bool:
    """Equal, or sharing half of the days that the two cover; of an open date, the closed end must be equal."""
    one, two = _span(gold), _span(got)
    if one is None or two is None:
        return one is two and not got
    if one == two:
        return True
    if two == (date.min, date.max):
        return False
    if one[1] == date.max:
        return one[0] == two[0]
    if one[0] == date.min:
        return one[1] == two[1]
    shared = (min(one[1], two[1]) - max(one[0], two[0])).days + 1
    covered = (max(one[1], two[1]) - min(one[0], two[0])).days + 1
    return shared > 0 and shared / covered >= 0.5


def fold(text: str) -> str:
    """Lower case, without accents and marks, single spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)).lower()))


def city_key(city: str, names: Names) -> str:
    """What tells two cities apart: the chief name of a known one, else the folded name."""
    folded = fold(city)
    bare = re.sub(r" (city|d c|dc)$", "", folded)
    return names.cities.get(folded) or names.cities.get(bare) or bare.replace(" ", "")


def _shared(gold: Iterable[str], got: Iterable[str], names: Names) -> int:
    left, shared = list(got), 0
    for name in gold:
        match = next((other for other in left if is_one_person(name, other, names)), None)
        if match is not None:
            left.remove(match)
            shared += 1
    return shared


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
