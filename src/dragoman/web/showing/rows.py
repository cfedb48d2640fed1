"""An entry as a row of a list, and a record as the sections of the timeline. In the names that pages use (`Names`).

Invariant: an entry stands in one row; what a row says of it, its own page says with its sources.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.model import Engagement, Participant, Record, Status
from dragoman.publishing.grouping import TITLES, Group, Part, grouped
from dragoman.publishing.words import count_words, party_words, status_words, when_words
from dragoman.web.showing.plain import plainly
from dragoman.web.showing.wording import Names, headed, titled

ORDER = (Part.NOW, Part.COMING, Part.PAST, Part.LAPSED)
_CLOSED = frozenset((Part.PAST, Part.LAPSED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entry in a list. depth: 1 and more for what stands under a visit or a journey. notes: what is against it.

    what: the entry in one phrase; codes: its parties by their codes, as in "US to JP".
    """

    id: str
    when: str
    what: str
    codes: str
    parties: tuple[str, ...]
    status: Status
    status_words: str
    people: tuple[Participant, ...]
    voices: str
    depth: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bunch:
    """What is shown together: an entry with its parts, or a journey under its heading."""

    heading: str
    notes: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Now, coming, past. more: how many bunches stand further off than those shown."""

    name: str
    title: str
    bunches: tuple[Bunch, ...]
    more: int = 0


def sections(record: Record, names: Names, most: int) -> tuple[Section, ...]:
    """The record's sections, what is nearest to its day first, at most so many bunches in each."""
    groups = sorted(grouped(record), key=lambda group: group.order)
    return tuple(_section(part, [one for one in groups if one.part is part], names, most) for part in ORDER)


def row(entry: Engagement, names: Names, depth: int = 0, said: Sequence[str] = ()) -> Row:
    """An entry as a row. said: the contradictions that stand at the head of its journey already."""
    return Row(
        id=entry.id,
        when=when_words(entry.when.value if entry.when else None),
        what=titled(entry, names),
        codes=party_words(entry.format.value, entry.parties),
        parties=tuple(sorted(set(entry.parties))),
        status=entry.status,
        status_words=status_words(entry.status),
        people=(*entry.participants, *entry.implied),
        voices=count_words(entry.dispatches, "dispatch"),
        depth=depth,
        notes=tuple(plainly(note, names) for note in _notes(entry, said)),
    )


def _section(part: Part, groups: list[Group], names: Names, most: int) -> Section:
    nearest = list(reversed(groups)) if part in _CLOSED else groups
    return Section(
        name=part.name.lower(),
        title=TITLES[part],
        bunches=tuple(_bunch(group, names) for group in nearest[:most]),
        more=max(len(groups) - most, 0),
    )


def _bunch(group: Group, names: Names) -> Bunch:
    return Bunch(
        heading=headed(group, names),
        notes=tuple(plainly(note, names) for note in group.notes),
        rows=tuple(row(entry, names, depth, group.notes) for entry, depth in group.members),
    )


def _notes(entry: Engagement, said: Sequence[str]) -> Iterable[str]:
    if entry.status is Status.UNCONFIRMED:
        yield entry.status_why.removeprefix(status_words(entry.status)).removeprefix(": ")
    if entry.when and entry.when.rivals:
        yield f"also dated: {'; '.join(when_words(rival.value) for rival in entry.when.rivals)}"
    if entry.entered:
        yield f"entered by {', '.join(entry.entered)}"
    if entry.lost:
        yield f"lost the support of {count_words(len(entry.lost), 'report')} (redacted)"
    if entry.denials:
        yield f"denied by {count_words(len(entry.denials), 'report')}"
    yield from (what for what in entry.contradictions if what not in said and not what.startswith("date: "))
