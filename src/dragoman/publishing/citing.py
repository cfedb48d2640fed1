"""An entry and its reports as citations: CSL-JSON, RIS, BibTeX.

Invariant: nothing is put in the place of what a report does not state: an item without a day has none.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.model import Engagement, Reading
from dragoman.publishing.export import Readings
from dragoman.publishing.words import engagement_words, status_words, when_words

FORMS: Mapping[str, str] = {
    "json": "application/vnd.citationstyles.csl+json",
    "ris": "application/x-research-info-systems",
    "bib": "application/x-bibtex",
}
"""The endings of the forms, and their media types."""

_NOT_A_KEY = re.compile(r"[^a-z0-9]+")
_BIBTEX = str.maketrans(
    {
        **{mark: f"\\{mark}" for mark in "{}%&$#_"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_BREAKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What is cited. kind: "entry" or "report". issued: its day; None where nobody states it."""

    key: str
    kind: str
    title: str
    outlet: str
    author: str
    issued: date | None
    address: str
    language: str
    note: str


def citations(entry: Engagement, readings: Readings, *, as_of: date, address: str, form: str) -> str:
    """The entry and the reports that tell of it. address: the entry's page. form: one of FORMS. ValueError for none."""
    items = (_entry(entry, as_of, address), *_reports(entry, readings))
    if form == "json":
        return json.dumps([_csl(one) for one in items], ensure_ascii=False, indent=1) + "\n"
    if form == "ris":
        return "".join(_ris(one) for one in items)
    if form == "bib":
        return "\n".join(_bibtex(one) for one in items)
    raise ValueError(f"{form!r} is no form of citations; there are: {', '.join(FORMS)}")


def _entry(entry: Engagement, as_of: date, address: str) -> Cited:
    when = when_words(entry.when.value if entry.when else None)
    return Cited(
        key=entry.id,
        kind="entry",
        title=f"{engagement_words(entry)}, {when}: {status_words(entry.status)}",
        outlet="Dragoman, the record",
        author="",
        issued=as_of,
        address=address,
        language="en",
        note=f"Entry {entry.id}, as of {as_of}, from {len(entry.reports)} reports in {entry.dispatches} dispatches",
    )


def _reports(entry: Engagement, readings: Readings) -> Iterator[Cited]:
    found = [readings[report] for report in entry.reports if report in readings]
    yield from (_report(one) for one in sorted(found, key=lambda one: (one.dating.day or date.max, one.report.name)))


def _report(reading: Reading) -> Cited:
    report = reading.report
    return Cited(
        key=f"r{report.id}",
        kind="report",
        title=_line(reading.title or report.title or report.name),
        outlet=_line(reading.outlet or report.outlet),
        author=_line(reading.byline),
        issued=reading.dating.day,
        address=reading.url or report.url,
        language=reading.language or report.language,
        note=f"from {reading.agency}" if reading.agency else "",
    )


def _csl(one: Cited) -> dict[str, object]:
    said: dict[str, object] = {
        "id": one.key,
        "type": "dataset" if one.kind == "entry" else "article-newspaper",
        "title": one.title,
        "container-title": one.outlet,
        "author": [{"literal": one.author}] if one.author else None,
        "issued": {"date-parts": [[one.issued.year, one.issued.month, one.issued.day]]} if one.issued else None,
        "URL": one.address,
        "language": one.language,
        "note": one.note,
    }
    return {name: value for name, value in said.items() if value}


def _ris(one: Cited) -> str:
    tags = (
        ("TY", "DATA" if one.kind == "entry" else "NEWS"),
        ("ID", one.key),
        ("TI", one.title),
        ("AU", one.author),
        ("T2", one.outlet),
        ("PY", str(one.issued.year) if one.issued else ""),
        ("DA", f"{one.issued:%Y/%m/%d}/" if one.issued else ""),
        ("UR", one.address),
        ("LA", one.language),
        ("N1", one.note),
    )
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in tags if value) + "ER  - \r\n"


def _bibtex(one: Cited) -> str:
    fields = (
        ("title", f"{{{_tex(one.title)}}}"),
        ("author", f"{{{_tex(one.author)}}}" if one.author else ""),
        ("journal" if one.kind == "report" else "publisher", _tex(one.outlet)),
        ("year", str(one.issued.year) if one.issued else ""),
        ("date", one.issued.isoformat() if one.issued else ""),
        ("url", one.address.replace("{", "%7B").replace("}", "%7D")),
        ("note", _tex(one.note)),
    )
    kind = "misc" if one.kind == "entry" else "article"
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{kind}{{{_NOT_A_KEY.sub('', one.key.lower())},\n{body}}}\n"


def _tex(words: str) -> str:
    return _line(words).translate(_BIBTEX)


def _line(words: str) -> str:
    return _BREAKS.sub(" ", words).strip()
