"""Changes for people: the world's, the software's and the desk's, each with what stood before and the words for it."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from dragoman.model import Cause, Change, ChangeKind, Engagement, Record, Status, When
from dragoman.publishing.coverage import coverage_words
from dragoman.publishing.export import Readings
from dragoman.publishing.lines import Json
from dragoman.publishing.quotes import quotes, wrapped
from dragoman.publishing.words import day_words, engagement_words, status_words, when_words

CAUSES = {
    Cause.WORLD: "In the world, as reported",
    Cause.SOFTWARE: "By another version of reading, or other facts",
    Cause.DESK: "By the desk's decisions",
}
"""Whose doing changes are, as a heading."""

KINDS = {
    ChangeKind.NEW: "new",
    ChangeKind.MOVED: "moved",
    ChangeKind.FIRMED: "firmed up",
    ChangeKind.DOWNGRADED: "downgraded",
    ChangeKind.POSTPONED: "postponed",
    ChangeKind.CANCELLED: "cancelled",
    ChangeKind.HELD: "held",
    ChangeKind.PASSED: "date passed",
    ChangeKind.DROPPED: "dropped from a list",
    ChangeKind.CORROBORATED: "second source",
    ChangeKind.CONTRADICTED: "contradicted",
    ChangeKind.DENIED: "denied",
    ChangeKind.GONE: "gone",
}
"""What a change of each kind is called."""

_WIDTH = max(map(len, KINDS.values())) + 2
Entries = Mapping[str, Engagement]


def changes_page(
    changes: Iterable[Change],
    entries: Entries,
    readings: Readings,
    *,
    since: date,
    now: tuple[Record, Record],
    width: int,
) -> str:
    """The changes since a day by whose doing they are, each entry's together.

    entries: all that they speak of. now: the record as asked for, and whole, which says what was read.
    """
    found, (record, whole) = list(changes), now
    head = f"Changes from {day_words(since)} to {day_words(record.as_of)}: {len(found):,}"
    lines = textwrap.wrap(f"{head}; {coverage_words(record, whole)}.", width, subsequent_indent="  ")
    for cause in Cause:
        mine = [change for change in found if change.cause is cause]
        if mine:
            lines += ["", f"{CAUSES[cause]}: {len(mine):,}"]
        for name in dict.fromkeys(change.engagement for change in mine):
            of_it = [change for change in mine if change.engagement == name]
            lines += _entry(of_it, entries.get(name), readings, width)
    if not found:
        lines += ["", "None in what was read."]
    return "\n".join(lines) + "\n"


def change_json(change: Change, entries: Entries) -> Json:
    """A change in the shape of schemas/change.json."""
    entry = entries.get(change.engagement)
    quote = change.support.quotes[0].quote if change.support and change.support.quotes else None
    return {
        "kind": change.kind.value,
        "cause": change.cause.value,
        "id": change.engagement,
        "format": entry.format.value.value if entry else None,
        "parties": list(entry.parties) if entry else [],
        "field": change.field,
        "before": change.before or None,
        "after": change.after or None,
        "known_on": change.known_on.isoformat() if change.known_on else None,
        "report": change.support.report_name if change.support else None,
        "quote": quote,
    }


def _entry(changes: list[Change], entry: Engagement | None, readings: Readings, width: int) -> Iterator[str]:
    what = engagement_words(entry) if entry else "an entry"
    when = f", {when_words(entry.when.value if entry.when else None)}" if entry else ""
    yield from textwrap.wrap(
        f"{what}{when}  [{changes[0].engagement}]", width, initial_indent="  ", subsequent_indent="      "
    )
    told: set[str] = set()
    for change in changes:
        values = " -> ".join(filter(None, values_words(change)))
        words = f"{KINDS[change.kind].ljust(_WIDTH)}{values}".rstrip()
        hang = " " * (4 + _WIDTH)
        yield from textwrap.wrap(words, width, initial_indent="    ", subsequent_indent=hang)
        for quote in list(quotes((change.support,), readings))[:1] if change.support else ():
            if quote not in told:
                told.add(quote)
                yield from wrapped([f"    {quote}"], width)


def values_words(change: Change) -> tuple[str, str]:
    """What stood before and what stands now, in words; "" where there is nothing to say of one of them."""
    if change.kind is ChangeKind.CORROBORATED:
        return "", f"{change.after} dispatches tell of it now"
    if change.kind in (ChangeKind.CONTRADICTED, ChangeKind.DENIED, ChangeKind.DROPPED):
        return "", f"by {change.after}" if change.kind is ChangeKind.DENIED else change.after
    return _value(change.field, change.before), _value(change.field, change.after)


def _value(field: str, value: str) -> str:
    if field == "when" and value:
        return when_words(When.of(value))
    if field == "status" and value:
        status, _, when = value.partition(" ")
        return status_words(Status(status)) + (f", {when_words(When.of(when))}" if when else "")
    return value
