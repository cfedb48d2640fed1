"""Plans and what became of them: those whose date passed with no report seen, and how those of each source turned out.

Invariant: what is unknown counts neither for nor against a source, and few plans are marked as few.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.model import Engagement, Outcome, Reliability, Status
from dragoman.publishing import Readings
from dragoman.publishing.overdue import ago_words, last_day, slips
from dragoman.publishing.reliability import share_words, shift_words
from dragoman.publishing.words import count_words, day_words
from dragoman.web.showing.rows import Row, row
from dragoman.web.showing.said import Said, said_by
from dragoman.web.showing.wording import Names

SHOWN = (Outcome.HELD, Outcome.MOVED, Outcome.PUT_OFF, Outcome.CANCELLED, Outcome.UNKNOWN, Outcome.AHEAD)
WIDTH, LANE, TOP = 640.0, 30.0, 24.0
_NAMES, _EDGE = 170.0, 24.0  # the room for names on the left, and beside the outermost dots
_MOST_SHIFTS = 14
_STEPS = (1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 365, 730, 1825)
_MOST_TICKS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """A plan whose date passed. ago: how long; moved: how the date had moved; told: its last telling."""

    row: Row
    ago: str
    moved: str
    told: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """How the plans of a source turned out. parts: of each outcome the count, and its part of the widest bar in %.

    share: held on the days first told, of known; held: the same in %, None where nothing is known. shift: the median.
    """

    name: str
    plans: int
    parts: tuple[tuple[Outcome, int, float], ...]
    share: str
    held: float | None
    shift: str
    few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """So many plans that moved by the same days. radius: in units; its area tells how many."""

    x: float
    radius: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifts:
    """By how many days plans moved, a lane for each source: (name, y, dots). ticks: (x, words). zero: the x of 0."""

    width: float
    height: float
    zero: float
    ticks: tuple[tuple[float, str], ...]
    lanes: tuple[tuple[str, float, tuple[Dot, ...]], ...]


def overdue(entries: Iterable[Engagement], most: int) -> tuple[list[Engagement], int]:
    """Those whose date passed with no report seen, the latest first, at most so many; and how many more there are."""
    late = [one for one in entries if one.status is Status.UNCONFIRMED]
    late.sort(key=lambda one: (-last_day(one), one.id))
    return late[:most], max(len(late) - most, 0)


def told(entry: Engagement, readings: Readings, names: Names, as_of: date) -> Overdue:
    """An overdue plan with what was said of it."""
    last = entry.history[-1] if entry.history else None
    return Overdue(
        row=row(entry, names),
        ago=ago_words(entry, as_of),
        moved="; ".join(slips(entry)),
        told=f"last told of on {day_words(last.known_on)}, as {last.status.value}" if last else "",
        said=said_by((last.support,), readings)[:1] if last else (),
    )


def sources(rows: Sequence[Reliability]) -> tuple[Source, ...]:
    """The table of sources."""
    widest = max((one.plans for one in rows), default=1)
    return tuple(
        Source(
            name=one.source or "outlet not stated",
            plans=one.plans,
            parts=tuple((kind, one.counts[kind], 100 * one.counts[kind] / widest) for kind in SHOWN),
            share=share_words(one),
            held=100 * one.counts[Outcome.HELD] / one.known if one.known else None,
            shift=shift_words(one),
            few=one.few,
        )
        for one in rows
    )


def shifts(rows: Sequence[Reliability]) -> Shifts | None:
    """The moved plans drawn; None where none moved."""
    moved = [one for one in rows if one.moved_by][:_MOST_SHIFTS]
    if not moved:
        return None
    least = min(0, *(one.moved_by[0] for one in moved))
    most = max(0, *(one.moved_by[-1] for one in moved))
    room = WIDTH - _NAMES - 2 * _EDGE

    def at(days: int) -> float:
        return round(_NAMES + _EDGE + room * (days - least) / max(most - least, 1), 1)

    lanes = []
    for number, one in enumerate(moved):
        dots = tuple(
            Dot(
                x=at(days),
                radius=round(min(4.0 * count**0.5, 11.0), 1),
                words=f"{count_words(count, 'plan')} moved by {count_words(abs(days), 'day')}, "
                f"{'later' if days > 0 else 'earlier'}",
            )
            for days, count in sorted(Counter(one.moved_by).items())
        )
        lanes.append((one.source or "outlet not stated", TOP + LANE * number + LANE / 2, dots))
    return Shifts(
        width=WIDTH,
        height=TOP + LANE * len(moved) + 6,
        zero=at(0),
        ticks=tuple((at(days), f"{days:+d}" if days else "0") for days in _marks(least, most)),
        lanes=tuple(lanes),
    )


def _marks(least: int, most: int) -> Iterable[int]:
    step = next((one for one in _STEPS if (most - least) / one < _MOST_TICKS), _STEPS[-1])
    return range(-(-least // step) * step, most + 1, step)
