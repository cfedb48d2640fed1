"""Which entries a reader asks for. Every command that shows the record takes the same filters.

Invariant: a filter only leaves entries out; what an entry says does not depend on it.
"""

import unicodedata
from dataclasses import dataclass, replace

from dragoman.model import Engagement, Format, Record, Status, Topic, Venue, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What entries must fit; an empty field lets all pass.

    parties: codes that must all take part. person: a part of a name, without regard to case and accents.
    formats, statuses, topics: one of them. place: a country code, or a part of a city's name.
    series: its name or a part of it; series_names: all names that this may mean, where the knowledge was asked.
    span: days that the entry's date must touch; an entry without a date touches none.
    """

    parties: tuple[str, ...] = ()
    person: str = ""
    formats: tuple[Format, ...] = ()
    statuses: tuple[Status, ...] = ()
    topics: tuple[Topic, ...] = ()
    place: str = ""
    series: str = ""
    series_names: frozenset[str] = frozenset()
    span: When | None = None


def narrowed(record: Record, filters: Filters) -> Record:
    """The record with the entries that fit; the very same record where nothing is asked for.

    Instruments and contradictions across entries stay only where no filter is set: they are no entries.
    """
    if filters == Filters():
        return record
    kept = tuple(engagement for engagement in record.engagements if fits(engagement, filters))
    ids = {engagement.id for engagement in kept}
    journeys = tuple(journey for journey in record.journeys if ids.intersection(journey.legs))
    return replace(record, engagements=kept, journeys=journeys, instruments=(), contradictions=())


def fits(engagement: Engagement, filters: Filters) -> bool:
    """Whether an entry is asked for."""
    return (
        set(filters.parties) <= set(engagement.parties)
        and (not filters.person or _has_person(engagement, filters.person))
        and (not filters.formats or engagement.format.value in filters.formats)
        and (not filters.statuses or engagement.status in filters.statuses)
        and (not filters.topics or not set(filters.topics).isdisjoint(engagement.topics))
        and (not filters.place or _is_at(engagement.venue.value if engagement.venue else None, filters.place))
        and (not filters.series or _is_one_of(engagement.series, filters))
        and (filters.span is None or (engagement.when is not None and filters.span.meets(engagement.when.value)))
    )


def _has_person(engagement: Engagement, asked: str) -> bool:
    people = (*engagement.participants, *engagement.implied)
    return any(_folded(asked) in _folded(person.name) for person in people)


def _is_one_of(series: str, filters: Filters) -> bool:
    return series in filters.series_names or _folded(filters.series) in _folded(series)


def _is_at(venue: Venue | None, asked: str) -> bool:
    if venue is None:
        return False
    if venue.virtual:
        return _folded(asked) in ("virtual", "online")
    return _folded(asked) == _folded(venue.country) or (bool(venue.city) and _folded(asked) in _folded(venue.city))


def _folded(text: str) -> str:
    """Without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())
