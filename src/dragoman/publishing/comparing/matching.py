"""Which row of theirs is which entry of ours.

Invariants: a row goes to one entry at most, the nearest in days; an entry may have several rows, since some lists count
reports; every row and every entry compared comes out once on its side, with a reason where it stands alone.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dragoman.model import Cleared, Engagement, Format, Status
from dragoman.publishing.comparing.layouts import Theirs

_NEAR = 1  # days between two dates that are one: time zones, first and last days
_FAR = 10  # days between two dates that may be of one engagement, told differently
_MONTH = timedelta(days=31)
_OVER = frozenset({Status.HELD, Status.ONGOING})
_KINDS = {Format.VISIT: "visit", Format.CALL: "call"}


class Where(StrEnum):
    """On which side something is."""

    BOTH = "both"
    DIFFERS = "differs"
    OURS = "ours only"
    THEIRS = "theirs only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A row, an entry, or both. reason: why it stands alone, or in what they differ; "" where both say the same."""

    where: Where
    theirs: Theirs | None
    ours: Engagement | None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What came of it. first, last: the days of their list. outside: entries of ours of other days or kinds."""

    pairings: tuple[Pairing, ...]
    first: date | None
    last: date | None
    outside: int


def compared(cleared: Cleared, theirs: Sequence[Theirs]) -> Compared:
    """Lay a list beside the record. Entries of pairs that their list never names are not compared."""
    first = min((one.first for one in theirs), default=None)
    last = max((one.last for one in theirs), default=None)
    covered = {frozenset((one.parties[0], one.parties[-1])) for one in theirs}
    entries = [entry for entry in cleared.record.engagements if _days(entry) is not None]
    kinds = {one.kind for one in theirs}
    alike = [entry for entry in entries if "" in kinds or _kind(entry) in kinds]
    within = [entry for entry in alike if first and last and _gap(_days(entry), (first, last)) == 0]
    ours = [entry for entry in within if any(pair <= set(entry.parties) for pair in covered)]
    index: defaultdict[frozenset[str], list[Engagement]] = defaultdict(list)
    for entry in ours:
        for pair in covered:
            if pair <= set(entry.parties):
                index[pair].append(entry)
    pairings = [_pairing(one, index, cleared) for one in theirs]
    matched = {pairing.ours.id for pairing in pairings if pairing.ours is not None}
    alone = [entry for entry in ours if entry.id not in matched]
    pairings += [Pairing(where=Where.OURS, theirs=None, ours=entry, reason=_why_ours(entry)) for entry in alone]
    return Compared(pairings=tuple(pairings), first=first, last=last, outside=len(entries) - len(within))


def _pairing(one: Theirs, index: Mapping[frozenset[str], list[Engagement]], cleared: Cleared) -> Pairing:
    among = [entry for entry in index[frozenset((one.parties[0], one.parties[-1]))] if _fits(one, entry)]
    entry = min(among, key=lambda entry: _distance(one, entry), default=None)
    gap = _gap(_days(entry), (one.first, one.last)) if entry is not None else _FAR + 1
    if entry is None or gap > _FAR:
        return Pairing(where=Where.THEIRS, theirs=one, ours=None, reason=_why_theirs(one, cleared))
    differing = _differing(one, entry, gap)
    where = Where.DIFFERS if differing else Where.BOTH
    return Pairing(where=where, theirs=one, ours=entry, reason="; ".join(differing))


def _distance(one: Theirs, entry: Engagement) -> tuple[int, bool, str]:
    """How far apart they are; of two as near the one with their people."""
    return _gap(_days(entry), (one.first, one.last)), bool(_strange(one, entry)), entry.id


def _kind(entry: Engagement) -> str:
    return _KINDS.get(entry.format.value, "meeting")


def _fits(one: Theirs, entry: Engagement) -> bool:
    """Whether a row can be of an entry: of its kind, and of a visit between the same two in the same direction."""
    kind = _kind(entry)
    if one.kind and one.kind != kind:
        return False
    if kind == "visit" and one.kind == "visit":
        return entry.parties[-1] == one.parties[-1] and one.parties[0] in entry.parties[:-1]
    return True


def _differing(one: Theirs, entry: Engagement, gap: int) -> list[str]:
    found = []
    when = entry.when.value.edtf if entry.when else ""
    if gap > _NEAR:
        found.append(f"date: ours {when}, theirs {one.first}/{one.last}")
    elif one.kind == "visit" and _exact(entry) and _days(entry) != (one.first, one.last) and _apart(entry, one):
        found.append(f"days: ours {when}, theirs {one.first}/{one.last}")
    if entry.status not in _OVER:
        found.append(f"status: ours {entry.status.value}, theirs held")
    if strange := _strange(one, entry):
        names = ", ".join(person.name for person in entry.participants)
        found.append(f"people: ours {names}, theirs {', '.join(strange)}")
    return found


def _strange(one: Theirs, entry: Engagement) -> list[str]:
    """Their people whom the entry does not name; none where it names nobody."""
    names = {_surname(person.name) for person in entry.participants}
    return [name for name in one.people if names and _surname(name) not in names]


def _apart(entry: Engagement, one: Theirs) -> bool:
    days = _days(entry)
    return days is not None and max(abs((days[0] - one.first).days), abs((days[1] - one.last).days)) > _NEAR


def _exact(entry: Engagement) -> bool:
    return entry.when is not None and not entry.when.value.is_approximate


def _surname(name: str) -> str:
    words = name.split()
    return words[-1].casefold() if words else ""


def _days(entry: Engagement | None) -> tuple[date, date] | None:
    when = entry.when.value if entry is not None and entry.when else None
    if when is None or when.earliest is None or when.latest is None:
        return None
    return when.earliest, when.latest


def _gap(days: tuple[date, date] | None, span: tuple[date, date]) -> int:
    """Days between two spans; 0 where they touch."""
    if days is None:
        return _FAR + 1
    return max((span[0] - days[1]).days, (days[0] - span[1]).days, 0)


def _why_ours(entry: Engagement) -> str:
    if entry.status not in _OVER:
        return f"told as {entry.status.value} only: no list of what was held has it"
    if len(entry.parties) > 2:
        return "of more than two parties"
    return f"their list has none within {_FAR} days"


def _why_theirs(one: Theirs, cleared: Cleared) -> str:
    record = cleared.record
    if record.first_published is None or record.last_published is None:
        return "nothing was read"
    if one.last + _MONTH < record.first_published or one.first - _MONTH > record.last_published:
        return f"outside what was read ({record.first_published} to {record.last_published})"
    pair = {one.parties[0], one.parties[-1]}
    of_pair = [entry for entry in record.engagements if pair <= set(entry.parties)]
    near = [e for e in of_pair if _gap(_days(e), (one.first - _MONTH, one.last + _MONTH)) == 0]
    if near:
        return "reports of those weeks tell of these two, and not of this"
    return "no report of those weeks that was read tells of these two" if of_pair else "no report tells of these two"
