"""An instrument as its pages show it: what is told of it in order of date, each event once with all who tell it.

Invariant: reports that tell the same event for the same day stand together; a quote stands once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.model import InstrumentEntry, InstrumentStep, Support, When
from dragoman.publishing import Readings
from dragoman.publishing.instruments import standing_words, step_words
from dragoman.publishing.words import day_words, when_words
from dragoman.web.showing.said import Said, said_together


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What is told: words; how it was told (as done, or ahead, and whether its day passed); since when; by whom."""

    words: str
    how: str
    since: str
    kind: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """A day on which it is said to run out. is_last: the one that holds, as the last word on it."""

    words: str
    since: str
    is_last: bool
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An instrument. reports: how many tell of it, in how many dispatches."""

    name: str
    stands: str
    events: tuple[Event, ...]
    ends: tuple[End, ...]
    reports: int
    dispatches: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """An instrument in a list. last: what was told of it last, and when."""

    name: str
    stands: str
    last: str
    number: int


def brief(entry: InstrumentEntry, as_of: date) -> Brief:
    """An instrument in a list."""
    last = max(entry.events, key=lambda step: step[3].known_on or date.min)
    told = f"{step_words(last)}{'' if last[2] else ', told as ahead'} (reported {day_words(last[3].known_on)})"
    return Brief(name=entry.name, stands=standing_words(entry, as_of), last=told, number=len(entry.events))


def in_order(entries: Iterable[InstrumentEntry], as_of: date) -> list[InstrumentEntry]:
    """What runs out next first, then what has run out, then the rest by name."""

    def key(entry: InstrumentEntry) -> tuple[int, date, str]:
        end = entry.expires.latest if entry.expires else None
        if end is None or entry.renewed:
            return 2, date.max, entry.name.casefold()
        return (0, end, entry.name) if end >= as_of else (1, end, entry.name)

    return sorted(entries, key=key)


def sheet(entry: InstrumentEntry, readings: Readings, as_of: date) -> Sheet:
    """The page of an instrument."""
    support = [step[3] for step in entry.events]
    return Sheet(
        name=entry.name,
        stands=standing_words(entry, as_of),
        events=tuple(_events(entry, readings, as_of)),
        ends=tuple(_ends(entry, readings)),
        reports=len({one.report for one in support}),
        dispatches=len({one.dispatch for one in support}),
    )


def _events(entry: InstrumentEntry, readings: Readings, as_of: date) -> Iterable[Event]:
    together: dict[tuple[str, bool], list[InstrumentStep]] = {}
    for step in entry.events:
        together.setdefault((step_words(step), step[2]), []).append(step)
    for (words, done), steps in together.items():
        support = [step[3] for step in steps]
        yield Event(
            words=words,
            how="" if done else _ahead(steps[0][1], as_of),
            since=_since(support),
            kind=steps[0][0].value,
            said=said_together(support, readings),
        )


def _ahead(when: When | None, as_of: date) -> str:
    passed = when is not None and when.latest is not None and when.latest < as_of
    return "told as ahead; the day has passed" if passed else "told as ahead"


def _ends(entry: InstrumentEntry, readings: Readings) -> Iterable[End]:
    """The days on which it was said to run out, the last word first."""
    together: dict[str, list[InstrumentStep]] = {}
    for step in entry.events:
        end = InstrumentEntry.ends_on(step)
        if end is not None:
            together.setdefault(when_words(end), []).append(step)
    last = when_words(entry.expires) if entry.expires else ""
    for words in sorted(together, key=lambda one: (one != last, -_first(together[one]).toordinal(), one)):
        support = [step[3] for step in together[words]]
        yield End(words=words, since=_since(support), is_last=words == last, said=said_together(support, readings))


def _first(steps: list[InstrumentStep]) -> date:
    return min(step[3].known_on or date.max for step in steps)


def _since(support: list[Support]) -> str:
    days = sorted(one.known_on for one in support if one.known_on is not None)
    return day_words(days[0] if days else None)
