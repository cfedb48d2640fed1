"""The record for people: past, now, coming; visits with the meetings on them; journeys leg by leg.

Invariant (law 9): every "none", "last", "next" and "no report seen" stands with what was read.
"""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from dragoman.model import Engagement, EngagementId, Journey, Record, Status, When
from dragoman.publishing.coverage import coverage_words
from dragoman.publishing.words import (
    count_words,
    day_words,
    engagement_words,
    people_words,
    status_words,
    when_words,
)

WIDTH = 100
_DATE_WIDTH = 24
_WAITING = (Status.FLOATED, Status.PLANNED, Status.SCHEDULED, Status.POSTPONED)


_Parts = Mapping[EngagementId, Sequence[Engagement]]


class _Part(IntEnum):
    PAST = 0
    NOW = 1
    COMING = 2
    LAPSED = 3


_TITLES = {
    _Part.PAST: "Past",
    _Part.NOW: "Now (under way or due)",
    _Part.COMING: "Coming",
    _Part.LAPSED: "Open, and nothing read of them for half a year",
}
_SILENT = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class _Group:
    """A top-level entry with its parts, or a journey with its legs: shown together."""

    part: _Part
    order: tuple[date, str]
    heading: str
    members: tuple[tuple[Engagement, int], ...]
    notes: tuple[str, ...] = ()


def timeline(record: Record, whole: Record | None = None, *, width: int = WIDTH) -> str:
    """The record as text. whole: the record before filters, which says what was read; the same one by default."""
    whole = whole or record
    lines = [*_header(record, whole, width), ""]
    groups = sorted(_groups(record), key=lambda group: group.order)
    for part in _Part:
        chosen = [group for group in groups if group.part is part]
        if chosen or part is _Part.COMING:
            lines.append(_TITLES[part])
            lines += [line for group in chosen for line in _shown(group, record.as_of, width)]
            if not chosen:
                lines.append(f"  none in what was read: {coverage_words(record, whole)}")
            lines.append("")
    lines += _instruments(record, width)
    lines += _contradictions(record, width)
    return "\n".join(lines).rstrip() + "\n"


def _header(record: Record, whole: Record, width: int) -> list[str]:
    lines = _wrapped(f"The record as of {day_words(record.as_of)}; {coverage_words(record, whole)}.", 0, 2, width)
    held = [e for e in record.engagements if e.status is Status.HELD and e.when and _starts(e) <= record.as_of]
    ahead = [e for e in record.engagements if e.status in _WAITING and _starts(e) > record.as_of and e.when]
    if held:
        lines.append(f"Last held, of what was read: {_brief(max(held, key=lambda e: (_starts(e), e.id)))}")
    if ahead:
        lines.append(f"Next, of what was read: {_brief(min(ahead, key=lambda e: (_starts(e), e.id)))}")
    return lines


def _brief(engagement: Engagement) -> str:
    when = when_words(engagement.when.value if engagement.when else None)
    return f"{engagement_words(engagement)}, {when}"


def _starts(engagement: Engagement) -> date:
    when = engagement.when.value if engagement.when else None
    return (when.earliest if when else None) or date.min


def _groups(record: Record) -> Iterable[_Group]:
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
            order = (_sort_day(engagement), engagement.id)
            yield _Group(_part(engagement, record.as_of), order, "", tuple(_family(engagement, parts, 0)))


def _by_visit(record: Record) -> _Parts:
    """The meetings on each visit, in order of day."""
    parts: dict[EngagementId, list[Engagement]] = {}
    for engagement in sorted(record.engagements, key=lambda e: (_sort_day(e), e.id)):
        if engagement.part_of:
            parts.setdefault(engagement.part_of, []).append(engagement)
    return parts


def _family(engagement: Engagement, parts: _Parts, depth: int) -> Iterable[tuple[Engagement, int]]:
    """The entry and, deeper, the meetings on it."""
    yield engagement, depth
    for part in parts.get(engagement.id, ()):
        yield from _family(part, parts, depth + 1)


def _journey(journey: Journey, legs: list[Engagement], parts: _Parts, as_of: date) -> _Group:
    where = {_part(leg, as_of) for leg in legs if leg.when} or {_part(leg, as_of) for leg in legs}
    travellers = dict.fromkeys(person.name for leg in legs for person in leg.participants)
    hosts = dict.fromkeys(leg.parties[-1] for leg in legs)
    whose = f" of {', '.join(travellers)}" if travellers else ""
    return _Group(
        where.pop() if len(where) == 1 else _Part.NOW,
        (min(_sort_day(leg) for leg in legs), journey.id),
        f"journey{whose}: {', '.join(hosts)}, {_span(legs)}",
        tuple(member for leg in legs for member in _family(leg, parts, 1)),
        journey.contradictions,
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


def _part(engagement: Engagement, as_of: date) -> _Part:
    """Past, now or coming, by the days that are said; what has no date is coming while it is still spoken of."""
    when = engagement.when.value if engagement.when else None
    if engagement.status is Status.ONGOING:
        return _Part.NOW
    if engagement.status in (Status.HELD, Status.UNCONFIRMED):
        return _Part.PAST
    if when is None or engagement.status is Status.POSTPONED:
        if engagement.status is Status.CANCELLED:
            return _Part.PAST
        return _Part.LAPSED if as_of - (engagement.last_reported or as_of) > _SILENT else _Part.COMING
    if when.latest is not None and when.latest < as_of:
        return _Part.PAST
    return _Part.COMING if when.earliest is not None and when.earliest > as_of else _Part.NOW


def _sort_day(engagement: Engagement) -> date:
    """First day; an undated entry that is over stands where it was first reported, one that is to come last."""
    when = engagement.when.value if engagement.when else None
    if when is None:
        return date.max if engagement.status in _WAITING else engagement.first_reported or date.min
    return when.earliest or when.latest or date.max


def _shown(group: _Group, as_of: date, width: int) -> Iterable[str]:
    if group.heading:
        yield from _wrapped(group.heading, 2, 4, width)
        yield from (line for note in group.notes for line in _wrapped(f"contradiction: {note}", 6, 8, width))
    for engagement, depth in group.members:
        yield from _entry_lines(engagement, depth, as_of, width, said=group.notes)


def _entry_lines(engagement: Engagement, depth: int, as_of: date, width: int, *, said: Sequence[str]) -> Iterable[str]:
    """An entry. said: the contradictions that stand at the head of its journey already."""
    indent = 2 + 2 * depth
    when = when_words(engagement.when.value if engagement.when else None)
    left = f"{' ' * indent}{when}".ljust(_DATE_WIDTH + 4)
    right = f"{engagement_words(engagement)}: {_standing(engagement)}"
    hang = " " * (_DATE_WIDTH + 6)
    yield from textwrap.wrap(
        f"{right}  [{engagement.id}]", width, initial_indent=f"{left}  ", subsequent_indent=hang + "  "
    )
    people = people_words((*engagement.participants, *engagement.implied))
    if people:
        yield from textwrap.wrap(people, width, initial_indent=hang, subsequent_indent=hang)
    for note in _notes(engagement, as_of, said):
        yield from textwrap.wrap(note, width, initial_indent=hang, subsequent_indent=hang)


def _standing(engagement: Engagement) -> str:
    """The status, and how many dispatches tell of the entry where more than one does."""
    voices = f" ({count_words(engagement.dispatches, 'dispatch')})" if engagement.dispatches > 1 else ""
    return status_words(engagement.status) + voices


def _notes(engagement: Engagement, as_of: date, said: Sequence[str]) -> Iterable[str]:
    """What was read, for an entry whose date has passed; what speaks against the entry."""
    if engagement.status is Status.UNCONFIRMED:
        yield engagement.status_why.removeprefix(status_words(engagement.status)).removeprefix(": ")
    told = any(what.startswith("date: ") for what in engagement.contradictions)
    if engagement.when and engagement.when.rivals and not told:
        others = "; ".join(when_words(rival.value) for rival in engagement.when.rivals)
        yield f"also dated: {others}"
    if _part(engagement, as_of) is _Part.LAPSED:
        yield f"last told of on {day_words(engagement.last_reported)}"
    if engagement.entered:
        yield f"entered by {', '.join(engagement.entered)}"
    if engagement.lost:
        yield f"lost the support of {count_words(len(engagement.lost), 'report')} (redacted)"
    if engagement.denials:
        yield f"denied by {count_words(len(engagement.denials), 'report')}"
    yield from (f"contradiction: {what}" for what in engagement.contradictions if what not in said)


def _instruments(record: Record, width: int) -> list[str]:
    if not record.instruments:
        return []
    lines = ["Instruments"]
    for entry in record.instruments:
        told: dict[str, None] = {}
        for event, when, done, _support in entry.events:
            words = event.value.replace("_", " ")
            date_words = f" {when_words(when)}" if when else ""
            told[f"{words}{date_words}{'' if done else _ahead(when, record.as_of)}"] = None
        lines += _wrapped(f"{entry.name}: {'; '.join(told)}", 2, 4, width)
    return [*lines, ""]


def _ahead(when: When | None, as_of: date) -> str:
    """For what was told as to come: whether its day has passed since."""
    passed = when is not None and when.latest is not None and when.latest < as_of
    return " (told as ahead; date passed)" if passed else " (ahead)"


def _contradictions(record: Record, width: int) -> list[str]:
    """What does not fit together across entries, and in reports apart from any entry."""
    lines = [line for what in record.contradictions for line in _wrapped(what, 2, 4, width)]
    return ["Contradictions", *lines] if lines else []


def _wrapped(text: str, first: int, hang: int, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=" " * first, subsequent_indent=" " * hang)
