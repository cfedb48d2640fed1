"""The entries of a record as people look for them: past, now, coming; visits with the meetings on them; journeys.

Invariant: each entry of the record stands in exactly one group.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from dragoman.model import Engagement, EngagementId, Journey, Record, Status, When
from dragoman.publishing.words import when_words

WAITING = (Status.FLOATED, Status.PLANNED, Status.SCHEDULED, Status.POSTPONED)
_Members = Mapping[EngagementId, Sequence[Engagement]]


class Part(IntEnum):
    """Where an entry stands beside the day of the record. LAPSED: open, and nothing read of it for half a year."""

    PAST = 0
    NOW = 1
    COMING = 2
    LAPSED = 3


TITLES = {
    Part.PAST: "Past",
    Part.NOW: "Now (under way or due)",
    Part.COMING: "Coming",
    Part.LAPSED: "Open, and nothing read of them for half a year",
}
_SILENT = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Group:
    """A top-level entry with its parts, or a journey with its legs: shown together.

    members: each with how deep it stands. notes: what does not fit on the journey.
    travellers, hosts, span: of a journey, whose it is, the codes of where it leads, and its days in words.
    """

    part: Part
    order: tuple[date, str]
    members: tuple[tuple[Engagement, int], ...]
    notes: tuple[str, ...] = ()
    travellers: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    span: str = ""

    @property
    def heading(self) -> str:
        """What a journey is headed by; "" for an entry that stands by itself."""
        if not self.hosts:
            return ""
        whose = f" of {', '.join(self.travellers)}" if self.travellers else ""
        return f"journey{whose}: {', '.join(self.hosts)}, {self.span}"


def last_held(record: Record) -> Engagement | None:
    """Of the entries held by the day of the record, with a date, the last."""
    held = [e for e in record.engagements if e.status is Status.HELD and e.when and first_day(e) <= record.as_of]
    return max(held, key=lambda e: (first_day(e), e.id), default=None)


def next_ahead(record: Record) -> Engagement | None:
    """Of the plans for days after that of the record, the first."""
    ahead = [e for e in record.engagements if e.status in WAITING and first_day(e) > record.as_of and e.when]
    return min(ahead, key=lambda e: (first_day(e), e.id), default=None)


def first_day(engagement: Engagement) -> date:
    """The first day that an entry's date may mean; the earliest day there is where none is said."""
    when = engagement.when.value if engagement.when else None
    return (when.earliest if when else None) or date.min


def grouped(record: Record) -> Iterable[Group]:
    """Each entry of the record once: in its journey, under its visit, or by itself."""
    known = {engagement.id: engagement for engagement in record.engagements}
    parts = _by_visit(record)
    inside = {e.id for e in record.engagements if e.part_of in known}
    placed: set[EngagementId] = set()
    for journey in record.journeys:
        legs = [known[leg] for leg in journey.legs if leg in known and leg not in inside]
        if len(legs) > 1:
            placed.update(leg.id for leg in legs)
            yield _journey(journey, legs, parts, record.as_of)
    for engagement in record.engagements:
        if engagement.id not in placed and engagement.id not in inside:
            order = (sort_day(engagement), engagement.id)
            yield Group(part_of_time(engagement, record.as_of), order, tuple(_family(engagement, parts, 0)))


def _by_visit(record: Record) -> _Members:
    """The meetings on each visit, in order of day."""
    parts: dict[EngagementId, list[Engagement]] = {}
    for engagement in sorted(record.engagements, key=lambda e: (sort_day(e), e.id)):
        if engagement.part_of:
            parts.setdefault(engagement.part_of, []).append(engagement)
    return parts


def _family(engagement: Engagement, parts: _Members, depth: int) -> Iterable[tuple[Engagement, int]]:
    """The entry and, deeper, the meetings on it."""
    yield engagement, depth
    for part in parts.get(engagement.id, ()):
        yield from _family(part, parts, depth + 1)


def _journey(journey: Journey, legs: list[Engagement], parts: _Members, as_of: date) -> Group:
    where = {part_of_time(leg, as_of) for leg in legs if leg.when} or {part_of_time(leg, as_of) for leg in legs}
    return Group(
        where.pop() if len(where) == 1 else Part.NOW,
        (min(sort_day(leg) for leg in legs), journey.id),
        tuple(member for leg in legs for member in _family(leg, parts, 1)),
        journey.contradictions,
        travellers=tuple(dict.fromkeys(person.name for leg in legs for person in leg.participants)),
        hosts=tuple(dict.fromkeys(leg.parties[-1] for leg in legs)),
        span=_span(legs),
    )


def _span(legs: list[Engagement]) -> str:
    """From the first leg's first day to the last leg's last day, as far as they are said."""
    whens = [leg.when.value for leg in legs if leg.when]
    starts = [when.earliest for when in whens if when.earliest]
    ends = [when.latest for when in whens if when.latest]
    if not starts:
        return when_words(None)
    end = max(ends) if len(ends) == len(whens) else None
    return when_words(When.span(min(starts), end, approximate=any(when.is_approximate for when in whens)))


def part_of_time(engagement: Engagement, as_of: date) -> Part:
    """Past, now or coming, by the days that are said; what has no date is coming while it is still spoken of."""
    when = engagement.when.value if engagement.when else None
    if engagement.status is Status.ONGOING:
        return Part.NOW
    if engagement.status in (Status.HELD, Status.UNCONFIRMED):
        return Part.PAST
    if when is None or engagement.status is Status.POSTPONED:
        if engagement.status is Status.CANCELLED:
            return Part.PAST
        return Part.LAPSED if as_of - (engagement.last_reported or as_of) > _SILENT else Part.COMING
    if when.latest is not None and when.latest < as_of:
        return Part.PAST
    return Part.COMING if when.earliest is not None and when.earliest > as_of else Part.NOW


def sort_day(engagement: Engagement) -> date:
    """First day; an undated entry that is over stands where it was first reported, one that is to come last."""
    when = engagement.when.value if engagement.when else None
    if when is None:
        return date.max if engagement.status in WAITING else engagement.first_reported or date.min
    return when.earliest or when.latest or date.max
