"""Cities, regions and named buildings."""

from dataclasses import dataclass

from dragoman.knowledge.folding import fold
from dragoman.knowledge.meanings import Lexicon, Meaning
from dragoman.knowledge.tables import Facts, several
from dragoman.model import MentionKind, Place

SHORTEST_IN_CAPITALS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place or a building and the words for it. form: "city", "region" or "building"."""

    place: Place
    form: str
    names: tuple[str, ...]
    careful: bool = False


def read_spots(facts: Facts) -> tuple[Spot, ...]:
    """Buildings first, then cities and regions."""
    buildings = [
        Spot(
            place=Place(name=row["city"], country=row["country"]),
            form="building",
            names=(row["name"], *several(row["aliases"])),
        )
        for row in facts.rows("buildings")
    ]
    cities = [
        Spot(
            place=Place(name=row["city"], country=row["country"]),
            form="region" if row["kind"] == "region" else "city",
            names=(row["city"], *several(row["aliases"])),
            careful=row["check"] == "after a preposition",
        )
        for row in facts.rows("places")
    ]
    return (*buildings, *cities)


def place_id(place: Place) -> str:
    """A place as a mention's id: "City|CC"."""
    return f"{place.name}|{place.country}"


def by_name(spots: tuple[Spot, ...]) -> dict[str, Spot]:
    """The spot that a folded name stands for; where several share a name, the first in the tables."""
    found: dict[str, Spot] = {}
    for spot in spots:
        for name in spot.names:
            found.setdefault(fold(name), spot)
    return found


def city_ids(spots: tuple[Spot, ...]) -> dict[str, str]:
    """The "City|CC" for the names of cities and buildings, as they are written in the tables."""
    found: dict[str, str] = {}
    for spot in spots:
        for name in spot.names:
            found.setdefault(name, place_id(spot.place))
    return found


def add_places(lexicon: Lexicon, spots: tuple[Spot, ...]) -> None:
    """The words of all places."""
    for spot in spots:
        meaning = Meaning(
            MentionKind.PLACE,
            (place_id(spot.place),),
            spot.form,
            spot.place.country if spot.form == "building" else "",
            "preposition" if spot.careful else "",
        )
        for name in spot.names:
            lexicon.add(name, meaning)
            if len(name) >= SHORTEST_IN_CAPITALS and name.isalpha():
                lexicon.add(name.upper(), meaning)
