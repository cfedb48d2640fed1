"""One engagement as a scorer sees it, and which of those found is which of those labelled.

An engagement that was found pairs with at most one labelled engagement of the same report, best pairs first. A pair is
of one family, shares half of its parties or an organisation, and its dates lie at most three days apart. Every format,
status, party (of a visit: each visitor, and the host), participant, date, country and city is a slot; a slot counts as
right only inside a pair. "~", "?" and "%" are not scored; calls have no place.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.scoring.days import are_near, date_is_right, span
from dragoman.scoring.names import Names, city_key, shared

FUTURE = frozenset({"scheduled", "planned", "proposed"})


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
    topics: frozenset[str] = frozenset()

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


def slots_of(entry: object, names: Names) -> Slots:
    """An engagement of the labels or of `read --json`."""
    said = entry if isinstance(entry, Mapping) else {}
    stated = said.get("place")
    place = stated if isinstance(stated, Mapping) else {}
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
        parties=_words(said.get("parties")),
        people=_words(said.get("participants")),
        date=str(said.get("date") or ""),
        places=frozenset(places),
        family=frozenset(family),
        topics=frozenset(_words(said.get("topics"))),
    )


def _words(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str) and one) if isinstance(value, list | tuple) else ()


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
    if not gold.family & got.family or (overlap < 0.5 and not body) or not are_near(gold.date, got.date):
        return 0.0
    everyone = len(gold.people) + len(got.people)
    people = 2 * shared(gold.people, got.people, names) / everyone if everyone else 0.5
    return (
        (1 + overlap + people + (gold.format == got.format) + date_is_right(gold.date, got.date))
        + 0.5 * (gold.places == got.places)
        + 0.5 * (gold.status == got.status)
        + 0.25 * (gold.sides == got.sides)
    )


def right_slots(gold: Slots, got: Slots, names: Names) -> int:
    """How many slots of a pair are right."""
    return (
        (gold.format == got.format)
        + (gold.status == got.status)
        + (gold.sides & got.sides).total()
        + shared(gold.people, got.people, names)
        + (span(gold.date) is not None and date_is_right(gold.date, got.date))
        + len(gold.places & got.places)
    )
