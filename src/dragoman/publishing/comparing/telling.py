"""What came of a comparison, as a table and in lines."""

from collections import Counter
from collections.abc import Iterator

from dragoman.model import Cleared, Engagement
from dragoman.publishing.batches import Fetching
from dragoman.publishing.comparing.matching import Compared, Pairing, Where
from dragoman.publishing.tables import Cells, Column, Kind

COLUMNS: tuple[Column, ...] = (
    Column(name="where", kind=Kind.TEXT, meaning="both, differs, ours only or theirs only."),
    Column(name="reason", kind=Kind.TEXT, meaning="Why it stands alone, or in what they differ."),
    Column(name="parties", kind=Kind.TEXTS, meaning="The parties, by our codes."),
    Column(name="our_id", kind=Kind.TEXT, meaning="The entry."),
    Column(name="our_format", kind=Kind.TEXT, meaning="Its format."),
    Column(name="our_date", kind=Kind.TEXT, meaning="Its date, as EDTF."),
    Column(name="our_status", kind=Kind.TEXT, meaning="Its status."),
    Column(name="our_words", kind=Kind.TEXT, meaning="The sentence that asserts it first."),
    Column(name="their_id", kind=Kind.TEXT, meaning="Their row."),
    Column(name="their_start", kind=Kind.DAY, meaning="Its first day."),
    Column(name="their_end", kind=Kind.DAY, meaning="Its last day."),
    Column(name="their_words", kind=Kind.TEXT, meaning="What it says itself."),
)
_AROUND = 160  # letters before and behind the words that assert it


def rows(found: Compared, cleared: Cleared) -> Iterator[Cells]:
    """The table's rows, by side."""
    for pairing in sorted(found.pairings, key=_in_order):
        ours, theirs = pairing.ours, pairing.theirs
        yield (
            pairing.where.value,
            pairing.reason or None,
            ours.parties if ours else theirs.parties if theirs else (),
            ours.id if ours else None,
            ours.format.value.value if ours else None,
            ours.when.value.edtf if ours and ours.when else None,
            ours.status.value if ours else None,
            _words(ours, cleared) if ours else None,
            theirs.id if theirs else None,
            theirs.first if theirs else None,
            theirs.last if theirs else None,
            (theirs.words or None) if theirs else None,
        )


def lines(found: Compared, cleared: Cleared, most: int) -> Iterator[str]:
    """A page: the counts, then some of each kind. most: of each."""
    counts = Counter(pairing.where for pairing in found.pairings)
    theirs = sum(pairing.theirs is not None for pairing in found.pairings)
    ours = len({pairing.ours.id for pairing in found.pairings if pairing.ours is not None})
    yield f"Their list: {theirs} rows, {found.first} to {found.last}."
    yield f"Ours of the same pairs, days and kinds: {ours} entries."
    yield f"  both        {counts[Where.BOTH]:>7} of their rows"
    yield f"  differ      {counts[Where.DIFFERS]:>7} of their rows"
    yield f"  theirs only {counts[Where.THEIRS]:>7} of their rows"
    yield f"  ours only   {counts[Where.OURS]:>7} of our entries"
    if found.outside:
        yield f"Not compared: {found.outside} entries of ours on other days, or of kinds that their list has not."
    for where in (Where.DIFFERS, Where.THEIRS, Where.OURS):
        some = sorted((pairing for pairing in found.pairings if pairing.where is where), key=_in_order)
        if not some:
            continue
        yield f"\n{where.value.capitalize()}, by reason"
        for reason, count in Counter(_kind(pairing) for pairing in some).most_common():
            yield f"  {count:>6}  {reason}"
        for pairing in some[:most]:
            yield from (f"  {line}" for line in _told(pairing, cleared))


def _kind(pairing: Pairing) -> str:
    """The reason without its values."""
    if pairing.where is not Where.DIFFERS:
        return pairing.reason.partition(" (")[0]
    return ", ".join(sorted(part.partition(":")[0] for part in pairing.reason.split("; ")))


def _told(pairing: Pairing, cleared: Cleared) -> Iterator[str]:
    ours, theirs = pairing.ours, pairing.theirs
    if theirs is not None:
        yield f"- {'-'.join(theirs.parties)} {theirs.first}/{theirs.last} [{theirs.id}] {theirs.words[:_AROUND]}"
    if ours is not None:
        when = ours.when.value.edtf if ours.when else "no date"
        mark = "  ours: " if theirs is not None else "- "
        yield f"{mark}{ours.format.value.value} {'-'.join(ours.parties)} {when}, {ours.status.value} [{ours.id}]"
        yield f"    {_words(ours, cleared)}"
    if pairing.reason:
        yield f"    {pairing.reason}"


def _words(entry: Engagement, cleared: Cleared) -> str:
    """The sentence that asserts it first, with some of what stands around; "" where the store has it no more."""
    claim = entry.claims[0] if entry.claims else None
    if claim is None:
        return ""
    if isinstance(cleared.readings, Fetching):
        cleared.readings.fetch((claim.source,))
    reading = cleared.readings.get(claim.source)
    if reading is None:
        return ""
    text, trigger = reading.text.unwrapped, claim.trigger
    return " ".join(text[max(0, trigger.start - _AROUND) : trigger.end + _AROUND].split())


def _in_order(pairing: Pairing) -> tuple[str, str, str]:
    theirs, ours = pairing.theirs, pairing.ours
    day = theirs.first.isoformat() if theirs else ours.when.value.edtf if ours and ours.when else ""
    return pairing.where.value, day, ours.id if ours else theirs.id if theirs else ""
