"""Labels as people keep them: JSON Lines, one report a line, read with the number of each line.

Invariant: a line that is no label is a fault with its number and never lets the others go; `read --json` is read too.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from dragoman.model import OWN_TOPIC, Format, InstrumentEvent, Status, Topic
from dragoman.scoring.days import span
from dragoman.scoring.marking import Row

_STATUSES = frozenset({"proposed"} | {one.value for one in Status} - {Status.FLOATED.value, Status.UNCONFIRMED.value})
_FORMATS = frozenset(one.value for one in Format)
_EVENTS = frozenset(one.value for one in InstrumentEvent)
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")
_TOPICS = frozenset(one.value for one in Topic)
MARK = "draft"
"""The field that marks a row as drafted."""
_LISTS = ("instruments", "positions", "repairs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong in a line of labels, in a sentence. line: counted from 1."""

    line: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The rows of a file by the report's id, in its order; their lines as written; and its faults."""

    rows: Mapping[str, Row]
    lines: Mapping[str, str]
    faults: tuple[Fault, ...] = ()

    @property
    def drafts(self) -> int:
        """How many rows stand as they were drafted."""
        return sum(is_draft(row) for row in self.rows.values())

    @property
    def digest(self) -> str:
        """A hash of the labels, whatever system wrote their lines."""
        return sha256("\n".join(self.lines.values()).encode()).hexdigest()


def mark_of(row: Row) -> str:
    """What a drafted row is marked with: a short hash of all that it says beside its mark."""
    said = json.dumps({name: value for name, value in row.items() if name != MARK}, sort_keys=True)
    return sha256(said.encode()).hexdigest()[:12]


def is_draft(row: Row) -> bool:
    """Whether a row stands as it was drafted: its mark is there and fits what it says."""
    return MARK in row and row[MARK] == mark_of(row)


def written(row: Row) -> str:
    """A row as a line of a file of labels: letters as they are, where UTF-8 can carry them."""
    text = json.dumps(row, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # half of a letter, from a JSON escape in the report
        return json.dumps(row)
    return text


def key_of(row: Row) -> str:
    """The id of the report that a row is about; "" where it says none."""
    report = row.get("report")
    named = (report if isinstance(report, Mapping) else row).get("id")
    return str(named) if isinstance(named, str | int) else ""


def read_labels(text: str, parties: frozenset[str] = frozenset()) -> Labels:
    """The labels of a file, each that can be read; and what is not well formed. parties: the codes there are."""
    rows: dict[str, Row] = {}
    lines: dict[str, str] = {}
    faults: list[Fault] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        row = _object(line)
        key = key_of(row) if isinstance(row, dict) else ""
        if not isinstance(row, dict):
            faults.append(Fault(line=number, why=row))
        elif not key:
            faults.append(Fault(line=number, why='it names no report ("id")'))
        elif key in rows:
            faults.append(Fault(line=number, why=f"the report {key!r} is labelled above already"))
        else:
            rows[key], lines[key] = row, line.rstrip("\r")
            faults += [Fault(line=number, why=why) for why in _faults(row, parties)]
    return Labels(rows=rows, lines=lines, faults=tuple(faults))


def _object(line: str) -> dict[str, object] | str:
    """The object that a line holds, or why it holds none."""
    try:
        row = json.loads(line)
    except ValueError as error:
        return f"it is no JSON: {error}"
    except RecursionError:
        return "it is no JSON that a person wrote: it is nested too deeply"
    return row if isinstance(row, dict) else "it is no JSON object"


def _faults(row: Row, parties: frozenset[str]) -> Iterator[str]:
    engagements = row.get("engagements")
    if not isinstance(engagements, list):
        yield '"engagements" is no list (write [] where there are none)'
        return
    for number, one in enumerate(engagements, 1):
        where = f"engagement {number}"
        if not isinstance(one, Mapping):
            yield f"{where} is no object"
            continue
        for why in faults_in(one, parties):
            yield f"{where}: {why}"
    for kind in _LISTS:
        yield from _besides_faults(kind, row.get(kind))


def faults_in(one: Row, known: frozenset[str]) -> Iterator[str]:
    """What is not well formed in one engagement. known: the parties' codes, where they are to be checked."""
    if one.get("format") not in _FORMATS:
        yield f'"format" {one.get("format")!r} is none of {_listed(_FORMATS)}'
    if one.get("status") not in _STATUSES:
        yield f'"status" {one.get("status")!r} is none of {_listed(_STATUSES)}'
    parties = one.get("parties")
    if not isinstance(parties, list) or not parties:
        yield '"parties" is no list of codes'
    else:
        yield from (f"{code!r} is no code of a party" for code in parties if not _is_code(code, known))
    people = one.get("participants", [])
    if not isinstance(people, list) or not all(isinstance(name, str) and name.strip() for name in people):
        yield '"participants" is no list of names'
    yield from _date_faults(one.get("date"))
    yield from _place_faults(one.get("place"), known)
    topics = one.get("topics", [])
    if not isinstance(topics, list):
        yield '"topics" is no list'
    else:
        yield from (f"{topic!r} is no topic" for topic in topics if not _is_topic(topic))


def _place_faults(place: object, known: frozenset[str]) -> Iterator[str]:
    if place is None:
        return
    if not isinstance(place, Mapping):
        yield '"place" is no object'
        return
    if not place.get("virtual"):
        for field in ("city", "country"):
            value = place.get(field)
            if value is not None and not isinstance(value, str):
                yield f'"place": "{field}" is no text'
    country = place.get("country")
    if isinstance(country, str) and not _is_code(country, known):
        yield f'"place": {country!r} is no code of a country'


def _besides_faults(kind: str, items: object) -> Iterator[str]:
    if items is None:
        return
    if not isinstance(items, list):
        yield f'"{kind}" is no list'
        return
    for number, one in enumerate(items, 1):
        where = f"{kind.removesuffix('s')} {number}"
        if not isinstance(one, Mapping):
            yield f"{where} is no object"
            continue
        if kind == "instruments":
            if one.get("event") not in _EVENTS:
                yield f'{where}: "event" {one.get("event")!r} is none of {_listed(_EVENTS)}'
            yield from (f"{where}: {why}" for why in _date_faults(one.get("date")))
        if kind == "positions" and not _is_topic(one.get("topic")):
            yield f"{where}: {one.get('topic')!r} is no topic"


def _date_faults(value: object) -> Iterator[str]:
    if value is None:
        return
    if not isinstance(value, str) or span(value) is None:
        yield f'"date" {value!r} is no EDTF date (write 2021-03-15, 2021-03-15/2021-03-17, 2021-03 or null)'


def _is_code(value: object, known: frozenset[str] = frozenset()) -> bool:
    if not isinstance(value, str):
        return False
    return value in known if known else bool(_CODE.fullmatch(value))


def _is_topic(value: object) -> bool:
    return isinstance(value, str) and (value in _TOPICS or bool(OWN_TOPIC.fullmatch(value)))


def _listed(values: frozenset[str]) -> str:
    return ", ".join(sorted(values))
