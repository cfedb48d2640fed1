"""A data set as files: tables, the codebook, what it rests on, and a manifest with the hash of each.

Invariant: the same record and the same inputs give the same bytes; nothing in a file says when or where it was made.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

import msgspec

from dragoman import __version__
from dragoman.knowledge import Knowledge
from dragoman.model import Cleared
from dragoman.publishing.arrow import write_parquet
from dragoman.publishing.codebook import codebook
from dragoman.publishing.research import Rows, dyads, months, plans, undated
from dragoman.publishing.separated import separated
from dragoman.publishing.tables import TABLES

MANIFEST = "manifest.json"
REPORTS, DECISIONS = "inputs/reports.jsonl", "inputs/decisions.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a data set was made from and by, as its manifest says it.

    read: reports read, by month of publication. gone: reports whose text the store no longer had, which are read from
    what was kept of them; withheld: reports that may not leave the desk; untold: that tell of entries that may
    not; second: reports that a model read too.
    filters, layers, logs: what it was made with. texts: outlets whose texts are in it. licence: under which whoever
    releases it gives it on; "" where he does not say.
    """

    reader: str
    facts: str
    logs: bool
    read: Mapping[str, int]
    gone: int
    withheld: int
    untold: int
    second: int
    filters: Mapping[str, object]
    licence: str
    texts: Sequence[str]
    reports: Sequence[object]
    decisions: Sequence[object]
    layers: Mapping[str, bytes]


def files_of(cleared: Cleared, known: Knowledge, basis: Basis, *, parquet: bool) -> Iterator[tuple[str, bytes]]:
    """Every file of the data set, by its path, the manifest last."""
    made: dict[str, tuple[str, int | None]] = {}

    def kept(name: str, body: bytes, rows: int | None = None) -> tuple[str, bytes]:
        made[name] = (sha256(body).hexdigest(), rows)
        return name, body

    tables = _tables(cleared, known, basis)
    for table in tables:
        yield kept(f"{table.name}.csv", "".join(separated(table.columns, table.rows)).encode(), len(table.rows))
        if parquet:
            out = BytesIO()
            write_parquet(table.name, table.columns, table.rows, out)
            yield kept(f"{table.name}.parquet", out.getvalue(), len(table.rows))
    yield kept("codebook.md", codebook(tables).encode())
    yield kept(REPORTS, _lines(basis.reports), len(basis.reports))
    yield kept(DECISIONS, _lines(basis.decisions), len(basis.decisions))
    for name, body in basis.layers.items():
        yield kept(f"inputs/layers/{name}", body)
    yield MANIFEST, _manifest(cleared, basis, made)


def _tables(cleared: Cleared, known: Knowledge, basis: Basis) -> tuple[Rows, ...]:
    """The record's own tables, then those for who counts."""
    own = (
        Rows(name=one.name, meaning=one.meaning, columns=one.columns, rows=tuple(one.rows(cleared, known)))
        for one in TABLES.values()
    )
    return (
        *own,
        dyads(cleared, known, basis.read, monthly=True),
        dyads(cleared, known, basis.read, monthly=False),
        plans(cleared),
        months(basis.read),
    )


def _lines(some: Sequence[object]) -> bytes:
    return b"".join(msgspec.json.encode(one) + b"\n" for one in some)


def _manifest(cleared: Cleared, basis: Basis, made: Mapping[str, tuple[str, int | None]]) -> bytes:
    record = cleared.record
    said = {
        "dragoman": __version__,
        "reader": basis.reader,
        "facts": basis.facts,
        "logs": basis.logs,
        "as_of": record.as_of.isoformat(),
        "filters": basis.filters,
        "licence": basis.licence or None,
        "texts_of": list(basis.texts),
        "reports_read": record.reports_read,
        "dispatches_read": record.dispatches_read,
        "first_published": record.first_published.isoformat() if record.first_published else None,
        "last_published": record.last_published.isoformat() if record.last_published else None,
        "known_gaps": list(_gaps(cleared, basis)),
        "files": {
            name: {"sha256": digest} | ({"rows": rows} if rows is not None else {})
            for name, (digest, rows) in sorted(made.items())
        },
    }
    return (json.dumps(said, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _gaps(cleared: Cleared, basis: Basis) -> Iterator[str]:
    """What the data set does not hold, and why; each with its number."""
    record = cleared.record
    yield "Only reports in English were read by the rules; what was not fetched or not read leaves no trace."
    if record.undated:
        yield f"{record.undated} reports could not be dated; they count from the day on which they were received."
    if found := undated(cleared):
        yield f"{found} engagements are in no month: they have no date, or one that spans several months."
    if basis.withheld:
        yield f"{basis.withheld} reports are not for the public; the data set is made as though they had never come in."
    if basis.untold:
        yield (
            f"{basis.untold} reports tell of engagements that are not for the public: no table has these, and the "
            "texts are not given on; what is made again from those reports will differ."
        )
    if record.redacted:
        yield f"{record.redacted} reports were redacted; nothing rests on them any more."
    if basis.gone:
        yield f"Of {basis.gone} reports the text is not kept any more; to make this again they are needed."
    if basis.second:
        yield f"A language model read {basis.second} of the reports too; by the rules alone the data set will differ."
    months_read = sorted(basis.read)
    if months_read:
        silent = [month for month in _between(months_read[0], months_read[-1]) if month not in basis.read]
        if silent:
            yield f"No report was read that was published in: {', '.join(silent)}."


def _between(first: str, last: str) -> Iterator[str]:
    year, month = int(first[:4]), int(first[5:])
    while f"{year:04}-{month:02}" <= last:
        yield f"{year:04}-{month:02}"
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
