"""What a brief is made from: the record of some parties or people on a day, and the answers that were asked of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.model import (
    Answer,
    Change,
    Engagement,
    InstrumentEntry,
    Participant,
    PositionEntry,
    Reading,
    Record,
    ReportId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Who is meant. party: its code. person: the facts' id; "" where they know nobody. why: what is not certain."""

    party: str
    person: str
    name: str
    title: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """When some last met, in person and by telephone or online.

    who: as what they met ("Foreign ministers"). seats: who holds these offices on the day, or the people asked for.
    present: the same two answers for the people of the seats, whatever they were then; None where no people are meant.
    counts: whether somebody at the table is one of those whom the row is about.
    """

    who: str
    seats: tuple[Seat, ...]
    in_person: Answer
    remote: Answer
    present: tuple[Answer, Answer] | None = None
    counts: Callable[[Participant], bool] = lambda _: True


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """All that goes into a brief.

    title: who it is about, in words. record: the entries that are asked for; whole: all that was read.
    ahead: what is planned, scheduled or under way, the next first; then what was merely floated, or put off.
    changes: by reports published after `since`, the latest first; was: entries that the record no longer has.
    telling: of a position's speaker, the code of the party spoken for. made_with: the software and the facts.
    """

    title: str
    parties: tuple[str, ...]
    mark: str
    record: Record
    whole: Record
    readings: Mapping[ReportId, Reading]
    met: tuple[Met, ...]
    ahead: tuple[Engagement, ...]
    since: date
    changes: tuple[Change, ...]
    was: tuple[Engagement, ...]
    instruments: tuple[InstrumentEntry, ...]
    positions: tuple[tuple[str, PositionEntry], ...]
    made_with: str


def days_from(day: date, days: int) -> date:
    """The day so many days on, or back; where that lies beyond what a date can be, the last or the first that can."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))
