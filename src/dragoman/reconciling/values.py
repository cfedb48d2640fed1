"""The other fields of an entry: what it is, where, who is there, about what.

Each value says why it is preferred, who says it, and what others say instead (law 6). Dates: `slip`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from dragoman.model import Format, Participant, Quote, Rival, Status, Topic, Value, Venue
from dragoman.reconciling.evidence import Heard
from dragoman.reconciling.slip import said_by, took_place
from dragoman.reconciling.traits import person_key, plain

T = TypeVar("T")

_SPECIFIC = (
    Format.VISIT,
    Format.TWO_PLUS_TWO,
    Format.QUAD,
    Format.SUMMIT,
    Format.TRILATERAL,
    Format.CALL,
    Format.MULTILATERAL,
    Format.BILATERAL,
    Format.OTHER,
)


def format_of(heard: Sequence[Heard]) -> Value[Format]:
    """The format that most voices give, an official word first, then the more specific name."""
    said = _by_value(heard, lambda item: (item.claim.format.value.value, item.claim.format.quotes))

    def rank(name: str) -> tuple[bool, int, int]:
        items = [item for item, _ in said[name]]
        official = any(item.claim.official for item in items)
        return (not official, -len({item.voice for item in items}), _SPECIFIC.index(Format(name)))

    best = min(said, key=rank)
    why = "all reports name it so" if len(said) == 1 else "an official word, then most voices, then the plainer name"
    return Value(
        value=Format(best),
        why=why,
        support=tuple(item.support(quotes) for item, quotes in said[best]),
        rivals=tuple(_rival(Format(name), said[name]) for name in sorted(said) if name != best),
    )


def venue_of(heard: Sequence[Heard]) -> Value[Venue] | None:
    """The place: of what took place rather than of a plan, the last said of plans, the city rather than its country."""
    placed = [item for item in heard if item.claim.venue is not None]
    live = [item for item in placed if item.claim.status.value is not Status.POSTPONED] or placed
    if not live:
        return None
    told = [item for item in live if took_place(item)]
    pool = told or live
    leader = _leading(pool, told=bool(told))
    agreeing = [item for item in live if same_place(_venue(item), _venue(leader))]
    best = min(agreeing, key=lambda item: (not _venue(item).city, item not in pool, _venue(item).city))
    if not told:
        best = leader if _venue(leader).city else best
    chosen, why = _venue(best), "said to have taken place there" if told else "the place last given"
    if chosen.city and not _venue(leader).city:
        why += "; the city is more exact than the country"
    against: dict[str, list[tuple[Heard, tuple[Quote, ...]]]] = {}
    since = min(said_by(item) for item in agreeing)
    for item in pool:
        if not same_place(_venue(item), chosen) and (told or said_by(item) > since):
            quotes = item.claim.venue.quotes if item.claim.venue else ()
            against.setdefault(_spell(_venue(item)), []).append((item, quotes))
    return Value(
        value=chosen,
        why=why,
        support=tuple(item.support(item.claim.venue.quotes) for item in agreeing if item.claim.venue is not None),
        rivals=tuple(_rival(_venue(items[0][0]), items) for _, items in sorted(against.items())),
    )


def same_place(one: Venue, other: Venue) -> bool:
    """Whether two venues do not exclude each other: one city, or a city and its country."""
    if one.virtual or other.virtual:
        return one.virtual and other.virtual
    if one.country and other.country and one.country != other.country:
        return False
    left, right = plain(one.city), plain(other.city)
    return not left or not right or left in right or right in left


def people_of(heard: Sequence[Heard]) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """(named, implied): everyone named by some report, and those that only an office implies, in order of mention."""
    named: dict[str, Participant] = {}
    implied: dict[str, Participant] = {}
    for item in heard:
        for who in item.claim.participants:
            into = named if who.named else implied
            key = person_key(who)
            into[key] = _fuller(into[key], who) if key in into else who
    return tuple(named.values()), tuple(who for key, who in implied.items() if key not in named)


def topics_of(heard: Sequence[Heard]) -> tuple[Topic, ...]:
    """All topics that some report ties to it, in the order of the list of topics, then the user's own by name."""
    said = {topic.value for item in heard for topic in item.claim.topics}
    return (*(topic for topic in Topic if topic in said), *sorted(topic for topic in said if topic.is_own))


def parties_of(heard: Sequence[Heard]) -> tuple[str, ...]:
    """The parties: a visit's as its first claim has them, the host last; else those of all reports."""
    first = heard[0].claim
    codes = {code for item in heard for code in item.claim.codes}
    if first.format.value is Format.VISIT:
        visitors = {code for item in heard for code in item.claim.codes[:-1]} - {first.codes[-1]}
        return (*sorted(visitors), first.codes[-1])
    return tuple(sorted(codes))


def series_of(heard: Sequence[Heard]) -> str:
    """The series that a report names first."""
    return next((item.claim.series for item in heard if item.claim.series), "")


def _leading(pool: list[Heard], *, told: bool) -> Heard:
    if told:
        voices = {item.key: _agreeing_voices(item, pool) for item in pool}
        return min(pool, key=lambda item: (-item.authority, -voices[item.key], item.order))
    last = max(said_by(item) for item in pool)
    fresh = [item for item in pool if said_by(item) == last]
    return min(fresh, key=lambda item: (-item.authority, item.order))


def _agreeing_voices(item: Heard, pool: list[Heard]) -> int:
    return len({other.voice for other in pool if same_place(_venue(other), _venue(item))})


def _venue(item: Heard) -> Venue:
    if item.claim.venue is None:
        raise ValueError(f"{item.key} has no place")
    return item.claim.venue.value


def _spell(venue: Venue) -> str:
    return "online" if venue.virtual else f"{venue.city}, {venue.country}"


def _fuller(known: Participant, other: Participant) -> Participant:
    return replace(
        known,
        person=known.person or other.person,
        office=known.office or other.office,
        party=known.party or other.party,
    )


def _by_value(
    heard: Sequence[Heard], value: Callable[[Heard], tuple[str, tuple[Quote, ...]]]
) -> dict[str, list[tuple[Heard, tuple[Quote, ...]]]]:
    said: dict[str, list[tuple[Heard, tuple[Quote, ...]]]] = {}
    for item in heard:
        name, quotes = value(item)
        said.setdefault(name, []).append((item, quotes))
    return said


def _rival(value: T, items: list[tuple[Heard, tuple[Quote, ...]]]) -> Rival[T]:
    return Rival(
        value=value,
        support=tuple(item.support(quotes) for item, quotes in items),
        since=min((item.known_on for item, _ in items if item.known_on), default=None),
    )
