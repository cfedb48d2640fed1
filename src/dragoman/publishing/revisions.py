"""How often what an entry says was revised, and when last: what tells a calendar or a feed reader that it changed.

Invariant: both come from the entry alone, and a report that comes in later, whenever it was published, never lowers
the number: it rises with each change of date, place or status. A copy of what was known is no revision. What takes
words out of the record (a redaction, a mark, a newer reading) is counted where it leaves a trace, and may lower it
where it leaves none.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, time, timedelta

from dragoman.model import Engagement, Status, Support, Venue, When

_BEYOND = datetime.max.replace(tzinfo=UTC)
_LOST = 2  # revisions that one report's words can have been: to a value and away from it
_DONE = frozenset({Status.HELD, Status.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What one voice says that is shown: None where it says nothing."""

    status: Status | None = None
    when: When | None = None
    venue: Venue | None = None


@dataclass(slots=True)
class _Telling:
    """The voices taken one after another: what stands, what each field was said to be, how often that turned."""

    stands: _Said = field(default_factory=_Said)
    said: dict[str, set[object]] = field(default_factory=dict)
    turns: int = 0

    def hear(self, words: _Said, known_on: date | None) -> None:
        """One voice more. Where voices differ on a field each further one counts, since it may turn the scales."""
        turned = False
        for name in (one.name for one in fields(_Said)):
            value = getattr(words, name)
            if value is None:
                continue
            known = self.said.setdefault(name, set())
            turned = turned or (bool(known) and (value != getattr(self.stands, name) or len(known) > 1))
            known.add(value)
        first = self.stands == _Said()
        self.turns += turned + (not first and _passed_by(self.stands, known_on))
        self.stands = _Said(
            status=words.status or self.stands.status,
            when=words.when or self.stands.when,
            venue=words.venue or self.stands.venue,
        )


def revision(entry: Engagement, *, decided: int = 0) -> int:
    """How often the entry's date, place or status was revised; 0 for one told of once.

    decided: how many decisions were ever made of it, those taken back among them; by default those in force.
    """
    telling = _Telling()
    for said, words in _voices(entry):
        telling.hear(words, said.known_on)
    lost = _LOST * len(entry.lost)
    return telling.turns + max(decided, len(entry.decisions)) + lost + (turned_by_a_day(entry) is not None)


def revised(entry: Engagement) -> datetime | None:
    """When what the entry says was revised last, as far as is known; None where no day is.

    A day without an hour counts from its beginning, UTC.
    """
    turned = turned_by_a_day(entry)
    instants = [
        *(moment for said, _ in _voices(entry) if (moment := _moment(said)) is not None),
        *(one.decision.when for one in entry.decisions if one.decision.when is not None),
        *(one.at for one in entry.lost),
        *([_start_of(turned)] if turned is not None else []),
    ]
    return max((one.astimezone(UTC) for one in instants), default=None)


def turned_by_a_day(entry: Engagement) -> date | None:
    """The day that came and made of it what it is: its last one passed with no report, or while it was under way."""
    last = entry.when.value.latest if entry.when is not None else None
    is_over = entry.status is Status.HELD and all(step.status is not Status.HELD for step in entry.history)
    is_turned = entry.status is Status.UNCONFIRMED or (is_over and not entry.logs and not entry.decisions)
    return last + timedelta(days=1) if is_turned and last is not None and last < date.max else None


def _voices(entry: Engagement) -> Iterator[tuple[Support, _Said]]:
    """What each voice said, in the order in which it became known; official logs among them, copies not."""
    claims = {claim.key: claim for claim in entry.claims}
    for step in sorted(entry.history, key=lambda one: _order(one.support)):
        claim = claims.get(step.support.claim)
        venue = claim.venue.value if claim is not None and claim.venue is not None else None
        when = When.of(step.when.edtf) if step.when is not None else None  # without the words it was said in
        yield step.support, _Said(status=step.status, when=when, venue=venue)


def _order(said: Support) -> tuple[datetime, str, str]:
    return _moment(said) or _BEYOND, said.report, said.claim


def _moment(said: Support) -> datetime | None:
    if said.known_at is not None and said.known_at.utcoffset() is not None:
        return said.known_at
    return _start_of(said.known_on) if said.known_on is not None else None


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _passed_by(stands: _Said, known_on: date | None) -> bool:
    """Whether a plan's last day had passed when the next word of it came."""
    last = stands.when.latest if stands.when is not None else None
    return stands.status not in _DONE and last is not None and known_on is not None and last < known_on
