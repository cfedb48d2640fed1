"""A month as a calendar: each entry on the days that it takes, and apart what is only known to fall somewhere in it.

Invariant: no entry is put on a day that its date does not cover, and one whose day is not known is put on none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model import Engagement, Format, Record, Status, When
from dragoman.pipeline.catalogue import Lengths, Placed
from dragoman.publishing.words import party_words, status_words, when_words
from dragoman.web.showing.rows import Row, row
from dragoman.web.showing.wording import FORMATS, Names, titled

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_EVENTS = 8  # of one day; more of them are counted, and stand on the timeline of that day
# Days that a visit or a conference may last, and any other meeting; more is a window in which it falls.
LENGTHS = Lengths(stay=21, stays=frozenset({Format.VISIT, Format.MULTILATERAL}), meeting=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An entry on a day. label: in few letters; words: the whole of it, for people."""

    id: str
    label: str
    status: Status
    status_words: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day with what is on it. more: how many further entries are on it. is_today: it is the day of the record."""

    day: date
    weekday: str
    events: tuple[Event, ...]
    is_today: bool
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month. start: the place of its first day in the week, 1 for a Monday.

    vague: entries that fall somewhere in it; vague_more: how many further ones do.
    before, after: the months beside it; earlier, later: the nearest ones that hold something. All four as addresses
    have them, "" for none.
    """

    name: str
    title: str
    start: int
    days: tuple[Day, ...]
    vague: tuple[Row, ...]
    before: str
    after: str
    earlier: str
    later: str
    vague_more: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing falls in it."""
        return not self.vague and not any(day.events for day in self.days)


def month(record: Record, first: date, names: Names, placed: Placed | None = None) -> Month:
    """The month that begins on a day. placed: how many entries it has, where the record does not have all of them."""
    last = last_of(first)
    inside = [entry for entry in record.engagements if entry.when and _touches(entry.when.value, first, last)]
    exact = sorted((entry for entry in inside if _has_days(entry)), key=lambda entry: (_when(entry).edtf, entry.id))
    vague = sorted((entry for entry in inside if not _has_days(entry)), key=lambda entry: (_when(entry).edtf, entry.id))
    days = _by_day(exact, first, last)
    held = sorted({day.replace(day=1) for entry in record.engagements for day in _edges(entry)})
    return Month(
        name=month_name(first),
        title=month_words(month_name(first)),
        start=first.isoweekday(),
        days=tuple(
            _day((day, placed.days[day][1] if placed else len(here)), here, record.as_of, names)
            for day, here in days.items()
        ),
        vague=tuple(row(entry, names) for entry in vague),
        before=month_name(first - timedelta(days=1)) if first > date.min else "",
        after=month_name(last + timedelta(days=1)) if last < date.max else "",
        earlier=_named(max((day for day in held if day < first), default=None)),
        later=_named(min((day for day in held if day > last), default=None)),
        vague_more=max(placed.vague_number - len(vague), 0) if placed else 0,
    )


def last_of(first: date) -> date:
    """The last day of the month that begins on a day."""
    return _next(first) - timedelta(days=1) if first < date(9999, 12, 1) else date.max


def month_name(day: date) -> str:
    """The month of a day, as an address has it: "2021-03"."""
    return day.isoformat()[:7]


def month_words(name: str) -> str:
    """The same for people: "March 2021"."""
    year, _, number = name.partition("-")
    return f"{_MONTHS[int(number) - 1]} {int(year)}"


def _named(day: date | None) -> str:
    return month_name(day) if day else ""


def _by_day(entries: Sequence[Engagement], first: date, last: date) -> dict[date, list[Engagement]]:
    """The entries on each day of a month, whose dates begin and end."""
    days: dict[date, list[Engagement]] = {first + timedelta(days=place): [] for place in range((last - first).days + 1)}
    for entry in entries:
        begins, ends = (_when(entry).earliest or first, _when(entry).latest or last)
        for place in range(max((begins - first).days, 0), min((ends - first).days, len(days) - 1) + 1):
            days[first + timedelta(days=place)].append(entry)
    return days


def _day(dated: tuple[date, int], here: Sequence[Engagement], as_of: date, names: Names) -> Day:
    """dated: the day, and how many entries are on it."""
    day, number = dated
    return Day(
        day=day,
        weekday=_WEEK[day.weekday()],
        events=tuple(_event(entry, names) for entry in here[:MOST_EVENTS]),
        is_today=day == as_of,
        more=number - len(here[:MOST_EVENTS]),
    )


def _event(entry: Engagement, names: Names) -> Event:
    words = status_words(entry.status)
    return Event(
        id=entry.id,
        label=f"{FORMATS[entry.format.value]} {party_words(entry.format.value, entry.parties)}",
        status=entry.status,
        status_words=words,
        words=f"{titled(entry, names)}, {when_words(_when(entry))}: {words}",
    )


def _has_days(entry: Engagement) -> bool:
    """Whether its date says on which days it is, and not only in which window it falls."""
    when = _when(entry)
    longest = LENGTHS.stay if entry.format.value in LENGTHS.stays else LENGTHS.meeting
    return when.days is not None and when.days <= longest and not when.is_approximate


def _touches(when: When, first: date, last: date) -> bool:
    """Whether a date with an end that is known touches these days."""
    begins, ends = when.earliest or when.latest, when.latest or when.earliest
    return begins is not None and ends is not None and begins <= last and ends >= first


def _edges(entry: Engagement) -> Iterable[date]:
    when = entry.when.value if entry.when else None
    return (day for day in (when.earliest, when.latest) if day) if when else ()


def _next(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def _when(entry: Engagement) -> When:
    if entry.when is None:
        raise ValueError(f"{entry.id} has no date")
    return entry.when.value
