"""Reports in JSON: one object a line, streamed; or one document that holds an object or a list of them.

Invariant: of a JSON Lines file no more than one line is held at a time, and of a line no more than `largest` bytes.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Protocol

import msgspec

from dragoman.dates import moment
from dragoman.intake.arrivals import Intake, Names, refused
from dragoman.intake.shapes import fields_of, listed
from dragoman.intake.sources import Source
from dragoman.model import Problem, Report

_BOM = b"\xef\xbb\xbf"
_CHUNK = 1 << 16


class Lines(Protocol):
    """A stream of bytes that gives its lines."""

    def readline(self, size: int, /) -> bytes:
        """The next line, of at most `size` bytes; b"" at the end."""


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """One report as JSON states it. Fields that are not named here are let pass."""

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


_ONE = msgspec.json.Decoder(Stated)
_MANY = msgspec.json.Decoder(list[msgspec.Raw])


def reports_in_lines(stream: Lines, source: Source, names: Names) -> Iterator[Intake]:
    """The reports of a JSON Lines stream, one a line; a broken line is a problem and the others go on."""
    number = 0
    while line := stream.readline(source.largest + 1):
        number += 1
        where = f"{source.path}, line {number}"
        if len(line) > source.largest and not line.endswith(b"\n"):
            _skip_line(stream)
            name = names.fresh(f"{source.stem}:{number}")
            yield refused(name, "too_large", f"{where} has more than {source.largest} bytes.")
            continue
        if number == 1:
            line = line.removeprefix(_BOM)
        if not line.strip() or (source.gate is not None and not source.gate(line)):
            continue
        for inside, item in enumerate(items := listed(line) or (), 1):
            yield _report_of(bytes(item), f"{where}, item {inside}", f"{source.stem}:{inside}", source, names)
        if not items:
            yield _report_of(line, where, f"{source.stem}:{number}", source, names)


def reports_in_document(data: bytes, source: Source, names: Names) -> Iterator[Intake]:
    """The reports of one JSON document: an object, a list of objects, or the answer of a news service."""
    data = data.removeprefix(_BOM)
    try:
        items = _MANY.decode(data) if data.lstrip().startswith(b"[") else listed(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield refused(names.fresh(source.stem), "bad_json", f"{source.path} is no JSON: {error}.")
        return
    if items is None:
        yield _report_of(data, source.path, source.stem, source, names)
        return
    for number, item in enumerate(items, 1):
        yield _report_of(bytes(item), f"{source.path}, item {number}", f"{source.stem}:{number}", source, names)


def _skip_line(stream: Lines) -> None:
    """Read on to the next line, holding little of it."""
    while piece := stream.readline(_CHUNK):
        if piece.endswith(b"\n"):
            return


def _report_of(data: bytes, where: str, broken: str, source: Source, names: Names) -> Intake:
    """The report of one JSON object. broken: what to call it where it cannot be read."""
    notes: tuple[Problem, ...] = ()
    try:
        stated = _ONE.decode(data)
        is_ours = bool(stated.text or stated.html) and bool(stated.published) and bool(stated.url)
        if not is_ours and (other := fields_of(msgspec.json.decode(data, type=dict[str, Any]))):
            stated, notes = _otherwise(stated, other, where)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return refused(names.fresh(broken), "bad_json", f"{where}: {str(error).rstrip('.')}.")
    name = names.fresh(_name(stated, source))
    try:
        day, instant = published(stated.published)
    except ValueError as error:
        return refused(name, "bad_json", f"{where}: {error}.")
    text = stated.text or stated.html or ""
    if not text.strip():
        return refused(name, "empty", f"{where} holds no text.")
    if source.published:
        day, instant = source.published, None
    report = Report.make(
        name=name,
        text=text,
        markup="text" if stated.text else "html",
        title=stated.title or "",
        outlet=stated.outlet or "",
        url=stated.url or "",
        language=stated.language or "",
        stated_published=day,
        stated_at=instant,
        basis="given" if day else "",
    )
    return Intake(name=name, report=report, problems=notes)


def _otherwise(stated: Stated, said: Mapping[str, str], where: str) -> tuple[Stated, tuple[Problem, ...]]:
    """What is stated under other names too. A date under another name that is none is left out, and told."""
    notes: tuple[Problem, ...] = ()
    day = stated.published
    if not day and (stamp := said.get("published")):
        found, at = moment(stamp)
        day = at.isoformat() if at else found.isoformat() if found else None
        if found is None:
            why = f"{where}: its date is none that can be read ({stamp[:40]!r}); it was left out."
            notes = (Problem(what="bad_date", why=why),)
    return Stated(
        id=stated.id if stated.id is not None else said.get("id"),
        text=stated.text or ("" if stated.html else said.get("text")),
        html=stated.html or said.get("html"),
        published=day,
        title=stated.title or said.get("title"),
        outlet=stated.outlet or said.get("outlet"),
        url=stated.url or said.get("url"),
        language=stated.language or said.get("language"),
    ), notes


def _name(stated: Stated, source: Source) -> str:
    """The id given, else the file's name, else the address."""
    if stated.id is not None and str(stated.id).strip():
        return str(stated.id).strip()
    return source.stem or stated.url or "report"


def published(stated: str | None) -> tuple[date | None, datetime | None]:
    """The day and, where stated, the instant of a publication date. ValueError where it is no ISO 8601 date."""
    if stated is None or not stated.strip():
        return None, None
    words = stated.strip()
    try:
        if len(words) == len("2021-03-12"):
            return date.fromisoformat(words), None
        instant = datetime.fromisoformat(words)
    except ValueError:
        raise ValueError(f'"published" is no date: {words[:40]!r} (write 2021-03-12)') from None
    return instant.date(), instant if instant.tzinfo else None
