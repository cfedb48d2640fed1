"""Entries as pairs of parties and as days, which is what tables of event data hold.

Invariant: nothing is made more exact than it was said: where the days of an entry are not known, it has none here.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

from dragoman.knowledge import Codes
from dragoman.model import Engagement, Format, Participant, Status

_LONGEST_MEETING = 4
"""Days. An interval of more, said of a meeting, is when it is to be, not how long it lasts ("next week")."""

AHEAD = frozenset((Status.PLANNED, Status.SCHEDULED, Status.FLOATED, Status.UNCONFIRMED))
"""Told as to come, and never as held; of unconfirmed ones the day has passed."""
DONE = frozenset((Status.HELD, Status.ONGOING))


def is_event(entry: Engagement) -> bool:
    """Whether it has rows in tables of events: it was held, or is told as to come, between two parties or more."""
    return entry.status in AHEAD | DONE and any(dyads(entry))


def is_one_way(entry: Engagement) -> bool:
    """Whether some visit others: the last party is the host."""
    return entry.format.value is Format.VISIT and len(entry.parties) > 1


def dyads(entry: Engagement) -> Iterator[tuple[str, str]]:
    """Each visitor with the host; else every pair once, in the order of the codes."""
    if is_one_way(entry):
        *visitors, host = entry.parties
        yield from ((visitor, host) for visitor in visitors if visitor != host)
    else:
        yield from combinations(sorted(set(entry.parties)), 2)


def days_of(entry: Engagement) -> tuple[date, date] | None:
    """The first and the last day on which it was or is to be held; None where they are not known to the day."""
    when = entry.when.value if entry.when else None
    if when is None or when.is_approximate or when.earliest is None or when.latest is None:
        return None
    if when.is_day:
        return when.earliest, when.latest
    first, slash, second = when.edtf.partition("/")
    if not slash or len(first) != len("2021-03-15") or len(second) != len(first):
        return None  # a month, or from one month to another
    if entry.format.value is not Format.VISIT and (when.days or 0) > _LONGEST_MEETING:
        return None
    return when.earliest, when.latest


def people_of(entry: Engagement, party: str) -> tuple[Participant, ...]:
    """The people of a party whom reports name for it."""
    return tuple(person for person in entry.participants if person.party == party)


def name_of(party: str, codes: Mapping[str, Codes]) -> str:
    """What a party is called; its code where the facts do not know it."""
    return codes[party].name if party in codes else party


def flat(text: str) -> str:
    """Text for one cell of a table without quoting: tabs, line breaks and control marks as single blanks."""
    return " ".join(
        "".join(" " if letter < " " or letter in "\x7f\x85\u2028\u2029" else letter for letter in text).split()
    )
