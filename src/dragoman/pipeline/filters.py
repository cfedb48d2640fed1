"""Which entries a reader asks for. Every command that shows the record takes the same filters.

Invariant: a filter only leaves entries out; what an entry says does not depend on it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.model import Engagement, Format, Record, Status, Support, Topic, Venue, When

_CODE = re.compile(r"[A-Z]{2}")
_NO_DEPUTY = r"^(?!deputy|vice|under|assistant|parliamentary|special|permanent|former)"
_OFFICES = {
    "leader": re.compile(
        r"^(?:acting |federal )?(?:head of (?:state|government)|prime minister|premier|chancellor|taoiseach"
        r"|president(?! of the (?:european parliament|world bank|un general assembly))|monarch|supreme leader|emperor"
        r"|king|queen|emir|sultan|crown prince)\b"
    ),
    "foreign": re.compile(_NO_DEPUTY + r".*(?:\b(?:foreign|external|international affairs)\b|^secretary of state$)"),
    "defence": re.compile(_NO_DEPUTY + r".*\bdefen[cs]e\b"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What entries must fit; an empty field lets all pass.

    parties: codes that must all take part. people: parts of names, all of which must be there, without regard to case
        and accents.
    offices: "leader", "foreign", "defence", or words of an office: held by somebody of every party asked for (of a
        visit, of every visitor asked for).
    in_person: True for meetings in a room and visits; False for calls and what is online.
    formats, statuses, topics: one of them. place: a country code in capitals, or a part of a city's name.
    series: its name or a part of it; series_names: all names that this may mean, where the knowledge was asked.
    span: days that the entry's date must touch; an entry without a date touches none. dated: whether it has a date.
    """

    parties: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    in_person: bool | None = None
    formats: tuple[Format, ...] = ()
    statuses: tuple[Status, ...] = ()
    topics: tuple[Topic, ...] = ()
    place: str = ""
    series: str = ""
    series_names: frozenset[str] = frozenset()
    span: When | None = None
    dated: bool | None = None


def narrowed(record: Record, filters: Filters) -> Record:
    """The record with the entries that fit; the very same record where nothing is asked for.

    Instruments, positions and contradictions across entries stay only where no filter is set: they are no entries.
    Dispatches are then those that tell of the entries; what was read stays all that was read.
    """
    if filters == Filters():
        return record
    kept = tuple(engagement for engagement in record.engagements if fits(engagement, filters))
    ids = {engagement.id for engagement in kept}
    journeys = tuple(journey for journey in record.journeys if ids.intersection(journey.legs))
    return replace(
        record,
        engagements=kept,
        journeys=journeys,
        instruments=(),
        positions=(),
        contradictions=(),
        dispatches_read=len({said.dispatch for entry in kept for said in told_by(entry)}),
    )


def told_by(entry: Engagement) -> Iterator[Support]:
    """A support for every report that tells of an entry."""
    yield from entry.format.support
    for rival in entry.format.rivals:
        yield from rival.support
    yield from (denied.support for denied in entry.denials)


def fits(engagement: Engagement, filters: Filters) -> bool:
    """Whether an entry is asked for."""
    return (
        set(filters.parties) <= set(engagement.parties)
        and all(_has_person(engagement, person) for person in filters.people)
        and all(_has_office(engagement, office, filters.parties) for office in filters.offices)
        and (filters.in_person is None or filters.in_person is is_in_person(engagement))
        and (not filters.formats or engagement.format.value in filters.formats)
        and (not filters.statuses or engagement.status in filters.statuses)
        and (not filters.topics or not set(filters.topics).isdisjoint(engagement.topics))
        and (not filters.place or is_at(engagement.venue.value if engagement.venue else None, filters.place))
        and (not filters.series or is_one_of(engagement.series, filters))
        and (filters.dated is None or filters.dated is (engagement.when is not None))
        and (filters.span is None or (engagement.when is not None and filters.span.meets(engagement.when.value)))
    )


def _has_person(engagement: Engagement, asked: str) -> bool:
    people = (*engagement.participants, *engagement.implied)
    return any(folded(asked) in folded(person.name) for person in people)


def is_one_of(series: str, filters: Filters) -> bool:
    """Whether a series is the one that is asked for."""
    return series in filters.series_names or folded(filters.series) in folded(series)


def _has_office(engagement: Engagement, asked: str, parties: tuple[str, ...]) -> bool:
    """Whether every party asked for sent a holder of the office; with no party asked for, whether any did."""
    words = office_words(asked)
    sent = {
        person.party
        for person in (*engagement.participants, *engagement.implied)
        if words.search(folded(person.office))
    }
    seats = engagement.parties[:-1] if engagement.format.value is Format.VISIT else engagement.parties
    wanted = set(parties) & set(seats)
    return wanted <= sent if wanted else bool(sent)


def office_words(asked: str) -> re.Pattern[str]:
    """What is looked for in an office, folded, that is asked for by such words."""
    return _OFFICES.get(folded(asked)) or re.compile(re.escape(folded(asked)))


def is_in_person(engagement: Engagement) -> bool:
    """Whether it is no call and nothing says that it is online."""
    online = engagement.venue is not None and engagement.venue.value.virtual
    return engagement.format.value is not Format.CALL and not online


def is_at(venue: Venue | None, asked: str) -> bool:
    """Whether a place is the one that is asked for."""
    if venue is None:
        return False
    if venue.virtual:
        return folded(asked) in ("virtual", "online")
    if _CODE.fullmatch(asked):
        return asked == venue.country
    return folded(asked) == folded(venue.country) or (bool(venue.city) and folded(asked) in folded(venue.city))


def folded(text: str) -> str:
    """Without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())
