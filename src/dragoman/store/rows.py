"""Nouns <-> rows.

Invariant: a report's text and name stand in one place only (tables report and report_name); a reading's body
leaves both out, so that a redaction and a further name touch no body.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from dragoman.model import Claim, Reading, Report, ReportId
from dragoman.store import coding
from dragoman.store.entries import Filed, Stored

ClaimIds = tuple[str, str | None, str | None]  # a claim's key, its block and its entry id


def report_row(entry: Stored) -> dict[str, object]:
    """The row of table report."""
    report = entry.reading.report
    return {
        "id": report.id,
        "text": coding.squeeze_text(report.text),
        "markup": report.markup,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "language": report.language,
        "stated_published": report.stated_published,
        "stated_at": report.stated_at,
        "basis": report.basis,
        "received_on": entry.received_on,
    }


def reading_row(entry: Stored) -> dict[str, object]:
    """The row of table reading."""
    reading = entry.reading
    dating = reading.dating
    instant = dating.at if dating.at is not None and dating.at.utcoffset() is not None else None
    body = replace(reading, report=replace(reading.report, text="", name=""))
    return {
        "report": entry.id,
        "reader": entry.reader,
        "published_earliest": dating.when.earliest if dating.when else None,
        "published_latest": dating.when.latest if dating.when else None,
        "published_at": instant,
        "published_basis": dating.basis.value,
        "agency": reading.agency,
        "outlet": reading.outlet,
        "language": reading.language,
        "signature": coding.pack(entry.signature),
        "body": coding.squeeze(coding.encode(body)),
        "traces": entry.traces,
        "apart": bool(reading.instruments or reading.positions or reading.inconsistencies or reading.differences),
    }


def claim_rows(entry: Stored) -> list[dict[str, object]]:
    """The rows of table claim."""
    return [
        _claim_row(entry, claim, denial=denial, idx=idx)
        for denial, claims in ((False, entry.reading.claims), (True, entry.reading.denials))
        for idx, claim in enumerate(claims)
    ]


def _claim_row(entry: Stored, claim: Claim, *, denial: bool, idx: int) -> dict[str, object]:
    when = claim.when.value if claim.when else None
    return {
        "report": entry.id,
        "denial": denial,
        "idx": idx,
        "key": claim.key,
        "block": entry.blocks.get(claim.key),
        "format": claim.format.value.value,
        "status": claim.status.value.value,
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
        "entry_id": entry.entries.get(claim.key),
    }


def report_of(row: Row[Any]) -> Report:
    """The Report in a row that has the columns of report, and `name`. ValueError where its text or name is damaged."""
    if row.name is None:
        raise ValueError("it has no name")
    return Report(
        id=ReportId(row.id),
        name=row.name,
        text="" if row.text is None else coding.expand_text(row.text),
        markup=row.markup,
        title=row.title,
        outlet=row.outlet,
        url=row.url,
        language=row.language,
        stated_published=row.stated_published,
        stated_at=row.stated_at,
        basis=row.basis,
    )


def stored_of(row: Row[Any], claims: Sequence[ClaimIds]) -> Stored:
    """The Stored in a row that also has reader, signature, body and traces. ValueError where one of them is damaged."""
    reading = coding.decode(coding.expand(row.body), Reading)
    return Stored(
        reading=replace(reading, report=report_of(row)),
        signature=coding.unpack(row.signature),
        traces=row.traces,
        reader=row.reader,
        received_on=row.received_on,
        blocks={key: block for key, block, _ in claims if block is not None},
        entries={key: entry for key, _, entry in claims if entry is not None},
    )


def filed_in(entry: Stored) -> Iterable[Filed]:
    """The claims of an entry, then its denials, as filed."""
    for denial, claims in ((False, entry.reading.claims), (True, entry.reading.denials)):
        for claim in claims:
            yield Filed(
                claim=claim,
                denial=denial,
                block=entry.blocks.get(claim.key, ""),
                entry=entry.entries.get(claim.key, ""),
            )
