"""A sheet for checking by hand: entries drawn from strata, each with the words that it rests on, and places to fill in.

Invariant: which entries are drawn depends on their ids, the strata and the seed alone, not on their order; every
stratum has at least one row while rows last, and `weight` says for how many entries a row stands.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

from dragoman.model import Claim, Cleared, Engagement, Reading
from dragoman.publishing.batches import entries_of
from dragoman.publishing.tables import Cells, Column, Kind

CHECKED = ("engagement", "format", "parties", "people", "date", "place", "status")
"""What a coder answers with yes, no or unclear: whether it is an engagement at all, and whether each field is right."""
STRATA: Mapping[str, Callable[[Engagement], str]] = MappingProxyType(
    {
        "format": lambda entry: entry.format.value.value,
        "status": lambda entry: entry.status.value,
        "year": lambda entry: f"{_year(entry)}",
        "support": lambda entry: "one dispatch" if entry.dispatches < 2 else "several",
    }
)
"""By what entries can be told apart."""
_AROUND = 300  # letters before and behind the sentence

COLUMNS: tuple[Column, ...] = (
    Column(name="row", kind=Kind.TEXT, meaning="The entry's id."),
    Column(name="stratum", kind=Kind.TEXT, meaning="Which part of the record it was drawn from."),
    Column(name="weight", kind=Kind.TEXT, meaning="For how many entries of the stratum it stands."),
    Column(name="value_format", kind=Kind.TEXT, meaning="What the record says."),
    Column(name="value_parties", kind=Kind.TEXTS, meaning="The same."),
    Column(name="value_people", kind=Kind.TEXTS, meaning="The same: those named."),
    Column(name="value_date", kind=Kind.TEXT, meaning="The same, as EDTF."),
    Column(name="value_place", kind=Kind.TEXT, meaning="The same."),
    Column(name="value_status", kind=Kind.TEXT, meaning="The same."),
    Column(name="report", kind=Kind.TEXT, meaning="The report that the sentence is from."),
    Column(name="outlet", kind=Kind.TEXT, meaning="Who published it."),
    Column(name="published", kind=Kind.TEXT, meaning="When, as EDTF."),
    Column(
        name="sentence", kind=Kind.TEXT, meaning="The words that assert it, between >>> and <<<, with those around."
    ),
    *(Column(name=name, kind=Kind.TEXT, meaning="To fill in: yes, no or unclear.") for name in CHECKED),
    Column(name="note", kind=Kind.TEXT, meaning="To fill in."),
    Column(name="coder", kind=Kind.TEXT, meaning="To fill in: who you are, the same in every row."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """An entry of a sample."""

    entry: Engagement
    stratum: str
    weight: float


def drawn(cleared: Cleared, many: int, by: tuple[str, ...], seed: str) -> tuple[Drawn, ...]:
    """A stratified sample, by stratum and id. by: names of STRATA. seed: another one gives another sample."""
    strata: defaultdict[str, list[Engagement]] = defaultdict(list)
    for entry in cleared.record.engagements:
        strata[", ".join(STRATA[name](entry) for name in by) or "all"].append(entry)
    shares = _shares({name: len(entries) for name, entries in strata.items()}, many)
    found = []
    for name, entries in sorted(strata.items()):
        chosen = sorted(entries, key=lambda entry: sha256(f"{seed}\x1f{entry.id}".encode()).digest())[: shares[name]]
        weight = len(entries) / len(chosen) if chosen else 0.0
        found += [Drawn(entry=entry, stratum=name, weight=weight) for entry in sorted(chosen, key=lambda one: one.id)]
    return tuple(found)


def rows(cleared: Cleared, sample: tuple[Drawn, ...]) -> Iterator[Cells]:
    """The sheet's rows, with the columns to fill in empty."""
    wanted = {one.entry.id: one for one in sample}
    cells = {entry.id: _cells(wanted[entry.id], cleared) for entry in entries_of(cleared) if entry.id in wanted}
    yield from (cells[one.entry.id] for one in sample)


def _shares(sizes: Mapping[str, int], many: int) -> Mapping[str, int]:
    """How many rows each stratum has: by its size, the largest remainders first, none empty while rows last."""
    every = sum(sizes.values())
    many = min(many, every)
    names = sorted(sizes, key=lambda name: (-sizes[name], name))
    shares = {name: 1 if place < many else 0 for place, name in enumerate(names)}
    while sum(shares.values()) < many:
        short = max(
            (name for name in names if shares[name] < sizes[name]),
            key=lambda name: (many * sizes[name] / every - shares[name], sizes[name], name),
        )
        shares[short] += 1
    return shares


def _cells(one: Drawn, cleared: Cleared) -> Cells:
    entry = one.entry
    claim = entry.claims[0] if entry.claims else None
    reading = cleared.readings.get(claim.source) if claim else None
    venue = entry.venue.value if entry.venue else None
    place = (
        "online" if venue and venue.virtual else ", ".join(filter(None, (venue.city, venue.country))) if venue else ""
    )
    dating = reading.dating.when if reading else None
    return (
        entry.id,
        one.stratum,
        f"{one.weight:.4g}",
        entry.format.value.value,
        entry.parties,
        tuple(person.name for person in entry.participants),
        entry.when.value.edtf if entry.when else None,
        place or None,
        entry.status.value,
        reading.report.name if reading else None,
        (reading.outlet or reading.report.outlet or None) if reading else None,
        dating.edtf if dating else None,
        _context(reading, claim) if reading and claim else None,
        *([None] * (len(CHECKED) + 2)),
    )


def _context(reading: Reading, claim: Claim) -> str:
    text, trigger = reading.text.unwrapped, claim.trigger
    before = text[max(0, trigger.start - _AROUND) : trigger.start]
    behind = text[trigger.end : trigger.end + _AROUND]
    return " ".join(f"{before}>>>{text[trigger.start : trigger.end]}<<<{behind}".split())


def _year(entry: Engagement) -> str:
    first = entry.when.value.earliest if entry.when else None
    return str(first.year) if first else "undated"
