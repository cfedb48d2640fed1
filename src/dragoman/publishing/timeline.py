"""The record for people: past, now, coming; visits with the meetings on them; journeys leg by leg.

Invariant (law 9): every "none", "last", "next" and "no report seen" stands with what was read.
"""

import textwrap
from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.model import Engagement, Record, Status, When
from dragoman.publishing.coverage import coverage_words
from dragoman.publishing.grouping import TITLES, Group, Part, grouped, last_held, next_ahead, part_of_time
from dragoman.publishing.instruments import step_words
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


def timeline(record: Record, whole: Record | None = None, *, width: int = WIDTH) -> str:
    """The record as text. whole: the record before filters, which says what was read; the same one by default."""
    whole = whole or record
    lines = [*_header(record, whole, width), ""]
    groups = sorted(grouped(record), key=lambda group: group.order)
    for part in Part:
        chosen = [group for group in groups if group.part is part]
        if chosen or part is Part.COMING:
            lines.append(TITLES[part])
            lines += [line for group in chosen for line in _shown(group, record.as_of, width)]
            if not chosen:
                lines.append(f"  none in what was read: {coverage_words(record, whole)}")
            lines.append("")
    lines += _instruments(record, width)
    lines += _contradictions(record, width)
    return "\n".join(lines).rstrip() + "\n"


def _header(record: Record, whole: Record, width: int) -> list[str]:
    lines = _wrapped(f"The record as of {day_words(record.as_of)}; {coverage_words(record, whole)}.", 0, 2, width)
    last, ahead = last_held(record), next_ahead(record)
    if last:
        lines.append(f"Last held, of what was read: {_brief(last)}")
    if ahead:
        lines.append(f"Next, of what was read: {_brief(ahead)}")
    return lines


def _brief(engagement: Engagement) -> str:
    when = when_words(engagement.when.value if engagement.when else None)
    return f"{engagement_words(engagement)}, {when}"


def _shown(group: Group, as_of: date, width: int) -> Iterable[str]:
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
    if part_of_time(engagement, as_of) is Part.LAPSED:
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
        for step in entry.events:
            _, when, done, _ = step
            told[f"{step_words(step)}{'' if done else _ahead(when, record.as_of)}"] = None
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
