"""Which entries a timeline shows, and how many there are of each party, format, status ...: chosen and counted.

This is the one place where the pages choose rows and count: another way to do so (in the store, say) gives the same
Listing. Invariant: a count is the number of entries that its link leads to.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from dragoman.model import Engagement, Record, When
from dragoman.pipeline import Filters, narrowed
from dragoman.pipeline.catalogue import Window
from dragoman.pipeline.filters import fits, is_one_of
from dragoman.publishing import coverage_words
from dragoman.publishing.coverage import read_words
from dragoman.publishing.grouping import last_held, next_ahead
from dragoman.web.showing.rows import Row, Section, row, sections
from dragoman.web.showing.wording import Names

Counts = Mapping[str, Mapping[str, int]]
"""For each kind of filter (as an address calls it; "year" for days) the entries of each value."""

SeriesCalled = Callable[[str], frozenset[str]]
"""The names of all series that a word may mean, as the knowledge tells."""

# Of these an entry has several, and who asks for two asks for both: the counts are those of what is shown already.
_ALL_OF = ("party", "person")
# Of these one is asked for, or one of several: the counts are those of what the other filters let through.
_ONE_OF = {"format": "formats", "status": "statuses", "topic": "topics", "place": "place", "series": "series"}
_YEAR = "year"
_FIELD_OF_YEAR = "span"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a timeline shows. record: of the entries asked for. coverage: what was read, in words (law 9).

    shown: how many entries are asked for. last, ahead: the last one held and the next one planned.
    stale: how many reports were read with other facts or by another version than now.
    window: where there are too many for one page, the days that are shown.
    """

    record: Record
    sections: tuple[Section, ...]
    counts: Counts
    shown: int
    last: Row | None
    ahead: Row | None
    coverage: str
    stale: int
    window: Window | None = None


def listing(
    whole: Record,
    filters: Filters,
    names: Names,
    called: SeriesCalled,
    *,
    most: int,
    stale: int = 0,
    tallies: Counts | None = None,
) -> Listing:
    """The listing of the entries that fit, from a record of all that may; at most so many bunches in each section.

    tallies: how many each further value of a filter would show, where a catalogue told it; else they are counted here.
    """
    if filters.series:
        filters = replace(filters, series_names=called(filters.series))
    record = narrowed(whole, filters)
    last, ahead = last_held(record), next_ahead(record)
    if tallies is None:
        counts = counted(whole.engagements, filters, called)
    else:
        counts = {**tallies, "series": _series(tallies["series"], called)}
    return Listing(
        record=record,
        sections=sections(record, names, most),
        counts=counts,
        shown=len(record.engagements),
        last=row(last, names) if last else None,
        ahead=row(ahead, names) if ahead else None,
        coverage=coverage_words(record, whole),
        stale=stale,
    )


def in_window(made: Listing, window: Window, *, is_near: bool) -> Listing:
    """The listing of what lies in a window, which tells of no more.

    is_near: whether the window is the one around the day of the record, so that what was last, and what is next, is in
    it.
    """
    return replace(
        made,
        sections=made.sections if is_near else tuple(one for one in made.sections if one.bunches),
        last=made.last if is_near else None,
        ahead=made.ahead if is_near else None,
        coverage=read_words(made.record),
        window=window,
    )


def counted(entries: Sequence[Engagement], filters: Filters, called: SeriesCalled) -> Counts:
    """How many entries each further value of a filter would show."""
    pieces = _pieces(filters)
    found: dict[str, Counter[str]] = {kind: Counter() for kind in (*_ALL_OF, *_ONE_OF)}
    dated: list[When] = []
    for entry in entries:
        missed = [field for field, piece in pieces.items() if not fits(entry, piece)]
        if len(missed) > 1:
            continue
        for kind, field in _ONE_OF.items():
            if missed in ([], [field]):
                found[kind].update(set(_values(entry, kind)))
        if not missed:
            for kind in _ALL_OF:
                found[kind].update(set(_values(entry, kind)))
        if missed in ([], [_FIELD_OF_YEAR]) and entry.when is not None:
            dated.append(entry.when.value)
    return {**found, "series": _series(found["series"], called), _YEAR: _years(dated)}


def _pieces(filters: Filters) -> dict[str, Filters]:
    """Each filter that is set, by itself; offices need the parties beside them, and a series its names."""
    plain, made = Filters(), {}
    for field in fields(Filters):
        value = getattr(filters, field.name)
        if value == getattr(plain, field.name) or field.name == "series_names":
            continue
        piece: dict[str, Any] = {field.name: value}
        if field.name == "offices":
            piece["parties"] = filters.parties
        if field.name == "series":
            piece["series_names"] = filters.series_names
        made[field.name] = Filters(**piece)
    return made


def _values(entry: Engagement, kind: str) -> Iterator[str]:
    if kind == "party":
        yield from entry.parties
    elif kind == "person":
        yield from (person.name for person in (*entry.participants, *entry.implied))
    elif kind == "format":
        yield entry.format.value.value
    elif kind == "status":
        yield entry.status.value
    elif kind == "topic":
        yield from (topic.value for topic in entry.topics)
    elif kind == "series" and entry.series:
        yield entry.series
    elif kind == "place" and entry.venue is not None:
        venue = entry.venue.value
        yield from ("online",) if venue.virtual else filter(None, (venue.country, venue.city))


def _series(found: Mapping[str, int], called: SeriesCalled) -> dict[str, int]:
    """The name of one series may mean others too: what a name is asked for by, its link shows."""
    counts = {}
    for name in found:
        meant = Filters(series=name, series_names=called(name))
        counts[name] = sum(number for other, number in found.items() if is_one_of(other, meant))
    return counts


def _years(dated: Iterable[When]) -> dict[str, int]:
    """How many dates touch each year in which something has a first or last day."""
    spans = Counter(
        (when.earliest.year if when.earliest else None, when.latest.year if when.latest else None) for when in dated
    )
    years = {year for span in spans for year in span if year is not None}
    return {
        str(year): sum(
            number
            for (first, last), number in spans.items()
            if (first is None or first <= year) and (last is None or year <= last)
        )
        for year in years
    }
