"""What an address asks for: the day as of which, and the filters. The same words as the command line's options.

Invariant: an `Asked` and its query say the same, so that an address can be cited and gives the same page again.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from dragoman.knowledge import Knowledge
from dragoman.model import Format, Status, Topic, When
from dragoman.pipeline import Filters

T = TypeVar("T")
Pairs = Sequence[tuple[str, str]]

FILTERS = ("party", "person", "office", "format", "status", "topic", "place", "series", "from", "to", "undated")
_DAYS = ("as_of", "recorded_as_of")
_NEAR = "near"
_ONE = frozenset({"place", "series", "from", "to", "undated", _NEAR, *_DAYS})  # of these the last one said holds


class UnaskableError(ValueError):
    """What an address asks for cannot be asked. what: the parameter. str(): a sentence that says what can."""

    def __init__(self, what: str, why: str) -> None:
        """what: the parameter's name; why: a sentence."""
        super().__init__(why)
        self.what = what


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a page shows: the record as of a day, and which entries. query: the pairs that say so in an address.

    near: around which day, where there are too many for one page; None: around that of the record.
    """

    as_of: date
    filters: Filters
    query: tuple[tuple[str, str], ...] = ()
    recorded_as_of: date | None = None
    near: date | None = None

    def values(self, name: str) -> tuple[str, ...]:
        """What the address says of one parameter."""
        return tuple(value for key, value in self.query if key == name)

    @property
    def days(self) -> str:
        """The query that asks for the same day alone, with its question mark; "" for today."""
        return _query(pair for pair in self.query if pair[0] in _DAYS)

    @property
    def whole(self) -> str:
        """The query that asks for the very same."""
        return _query(self.query)

    def having(self, name: str, value: str) -> str:
        """The query with one value more of a filter."""
        return _query((*self.query, (name, value))) if (name, value) not in self.query else self.whole

    def without(self, name: str, value: str = "") -> str:
        """The query without one value of a filter, or without any."""
        return _query(pair for pair in self.query if pair[0] != name or (value and pair[1] != value)) or "?"

    def instead(self, name: str, value: str) -> str:
        """The query with this value of a parameter and no other."""
        return _query((*(pair for pair in self.query if pair[0] != name), (name, value)))

    def alone(self, name: str, value: str) -> str:
        """The address of the timeline of the same day with this one filter."""
        return "/" + _query((*(pair for pair in self.query if pair[0] in _DAYS), (name, value)))

    def span(self, first: str, last: str) -> str:
        """The query with these days and no others; "" for no bound."""
        days = (("from", first), ("to", last))
        return _query((*(pair for pair in self.query if pair[0] not in ("from", "to")), *filter(_is_said, days))) or "?"


def asked_of(pairs: Pairs, known: Knowledge, today: date) -> Asked:
    """What an address asks for; UnaskableError for what is no day, party, format ... of ours.

    An empty value asks for nothing, as an empty field of a form sends it; parameters of other things pass unread.
    """
    every = tuple((key, value.strip()) for key, value in pairs if value.strip() and key in (*FILTERS, _NEAR, *_DAYS))
    last = dict(every)
    said = tuple((key, value) for key, value in every if key not in _ONE or last[key] == value)
    as_of = _day(said, "as_of") or today
    return Asked(
        as_of=as_of,
        recorded_as_of=_day(said, "recorded_as_of"),
        near=_day(said, _NEAR),
        filters=_filters(said, known),
        query=tuple(pair for pair in dict.fromkeys(said) if pair != ("as_of", today.isoformat())),
    )


def _filters(said: Pairs, known: Knowledge) -> Filters:
    return Filters(
        parties=tuple(_party(value, known) for value in _all(said, "party")),
        people=_all(said, "person"),
        offices=_all(said, "office"),
        formats=_members(said, "format", Format, [one.value for one in Format]),
        statuses=_members(said, "status", Status, [one.value for one in Status]),
        topics=_members(said, "topic", Topic, [*Topic, *(topic for topic, _ in known.own_topics)]),
        place=_last(said, "place"),
        series=_last(said, "series"),
        span=_span(said),
        dated=False if _last(said, "undated") else None,
    )


def _is_said(pair: tuple[str, str]) -> bool:
    return bool(pair[1])


def _query(pairs: Iterable[tuple[str, str]]) -> str:
    words = urlencode(tuple(pairs))
    return f"?{words}" if words else ""


def _all(said: Pairs, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in said if key == name)


def _last(said: Pairs, name: str) -> str:
    return next((value for key, value in reversed(said) if key == name), "")


def _party(value: str, known: Knowledge) -> str:
    if value.upper() in known.parties:
        return value.upper()
    named = known.party_named(value)
    if named:
        return named
    raise UnaskableError("party", f"{value!r} is no party that is known; write a code (JP, US) or a country's name.")


def _members(said: Pairs, name: str, made: Callable[[str], T], known: Sequence[str]) -> tuple[T, ...]:
    values = _all(said, name)
    for value in values:
        if value not in known:
            raise UnaskableError(name, f"{value!r} is no {name} that is known; there are: {', '.join(known)}.")
    return tuple(made(value) for value in values)


def _day(said: Pairs, name: str) -> date | None:
    value = _last(said, name)
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UnaskableError(name, f"{value!r} is no day; write it as 2021-03-15.") from None


def _span(said: Pairs) -> When | None:
    first, last = (_days(said, name) for name in ("from", "to"))
    if first is None and last is None:
        return None
    start, end = first.earliest if first else None, last.latest if last else None
    if start and end and end < start:
        raise UnaskableError("to", f"{end} lies before {start}: the second day must not be earlier than the first.")
    return When.span(start, end)


def _days(said: Pairs, name: str) -> When | None:
    value = _last(said, name)
    if not value:
        return None
    try:
        when = When.of(value)
    except ValueError:
        when = None
    if when is None or when.earliest is None or when.latest is None:
        raise UnaskableError(name, f"{value!r} is no date; write it as 2021-03-15, 2021-03 or 2021.")
    return when
