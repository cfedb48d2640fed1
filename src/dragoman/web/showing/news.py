"""Changes as a page tells them: by whose doing they are, each entry's together, the latest first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.model import Cause, Change, ChangeKind, Engagement
from dragoman.publishing import Readings
from dragoman.publishing.changes import CAUSES, KINDS, values_words
from dragoman.web.showing.rows import Row, row
from dragoman.web.showing.said import Said, said_by
from dragoman.web.showing.wording import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A change. before, after: the values in words, "" where there is none; said: the words that brought it about."""

    kind: ChangeKind
    words: str
    before: str
    after: str
    day: date | None
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What changed in an entry. row: None for one that nothing is known of any more."""

    id: str
    row: Row | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The changes of one cause. more: how many entries' are not shown."""

    title: str
    count: int
    stories: tuple[Story, ...]
    more: int


def chapters(
    changes: Sequence[Change], entries: Mapping[str, Engagement], readings: Readings, names: Names, *, most: int
) -> tuple[Chapter, ...]:
    """The changes by cause. entries: all that they speak of; most: entries shown of each cause."""
    found = []
    for cause in Cause:
        mine = [change for change in changes if change.cause is cause]
        if mine:
            stories = _by_entry(mine)
            told = (_story(some, entries.get(some[0].engagement), readings, names) for some in stories[:most])
            more = max(len(stories) - most, 0)
            found.append(Chapter(title=CAUSES[cause], count=len(mine), stories=tuple(told), more=more))
    return tuple(found)


def _by_entry(changes: Iterable[Change]) -> list[list[Change]]:
    stories: dict[str, list[Change]] = {}
    for change in changes:
        stories.setdefault(change.engagement, []).append(change)
    return sorted(stories.values(), key=lambda some: max(_day(change) for change in some), reverse=True)


def _day(change: Change) -> date:
    return change.known_on or date.min


def _story(changes: Sequence[Change], entry: Engagement | None, readings: Readings, names: Names) -> Story:
    return Story(
        id=changes[0].engagement,
        row=row(entry, names) if entry else None,
        lines=tuple(_line(change, readings) for change in changes),
    )


def _line(change: Change, readings: Readings) -> Line:
    before, after = values_words(change)
    return Line(
        kind=change.kind,
        words=KINDS[change.kind],
        before=before,
        after=after,
        day=change.known_on,
        said=said_by((change.support,), readings)[:1] if change.support else (),
    )
