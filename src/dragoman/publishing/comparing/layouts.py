"""Other people's lists of events, each in its layout, as one kind of row.

Sources: GDELT 2.0 Event Codebook (CAMEO root 04, consult; with or without a header row); POLECAT's table (CONSULT);
the State Department historian's travels and visits as tables; COLT's trips by leader, country visited and dates, under
any of the names of columns that stand here; and a plain CSV of one's own: parties (codes joined by ";"), start, and
where known end, kind, people, id, note.

Invariant: a row that cannot be used is a problem with its number and why; none is guessed at.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from dragoman.knowledge import Knowledge
from dragoman.knowledge.historian import country_code, trip_of
from dragoman.publishing.gdelt import COLUMNS as GDELT

HOME = "US"
_LARGEST = 10_000_000  # letters of a field
_DIALECTS: Mapping[bool, Any] = MappingProxyType(
    {True: {"delimiter": "\t", "quoting": csv.QUOTE_NONE}, False: {"delimiter": ","}}
)
_DATES = ("%Y-%m-%d", "%Y%m%d", "%m/%d/%Y", "%d-%b-%Y", "%d %B %Y")
_KINDS = {"041": "call", "042": "visit", "043": "visit"}
_POLECAT_KINDS = {"visit": "visit", "hosting": "visit", "phone": "call"}
Row = Mapping[str, str]


class LayoutError(Exception):
    """A file that is not of the layout that it is said to be of; the text says what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """A row of somebody else's list. kind: "visit", "call", "meeting", or "" where the list does not say.

    parties: of a visit the visitor first and the host last. words: what it says itself, for people.
    """

    id: str
    parties: tuple[str, ...]
    first: date
    last: date
    kind: str = ""
    people: tuple[str, ...] = ()
    words: str = ""


class _UnusableError(Exception):
    """A row that cannot be compared, and why."""


class _IgnoredError(Exception):
    """A row of something else than an engagement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a list is laid out. needs: columns that it must have, in lower case. names: those of one without a head."""

    needs: tuple[str, ...]
    made: Callable[[Row, Knowledge], Theirs]
    tabs: bool = False
    names: tuple[str, ...] = ()


def read(text: str, layout: str, known: Knowledge) -> tuple[tuple[Theirs, ...], tuple[str, ...], int]:
    """The rows of a file, the problems of those that cannot be used, and how many tell of something else.

    Raises:
        LayoutError: the file is not of this layout.
    """
    wanted = LAYOUTS[layout]
    found, problems, ignored = [], [], 0
    for number, row in _rows(text, wanted, layout):
        try:
            found.append(wanted.made(row, known))
        except _IgnoredError:
            ignored += 1
        except (_UnusableError, KeyError, ValueError) as error:
            problems.append(f"row {number}: {error}")
    return tuple(found), tuple(problems), ignored


def _rows(text: str, layout: Layout, name: str) -> Iterator[tuple[int, Row]]:
    csv.field_size_limit(_LARGEST)
    plain = text.removeprefix("\ufeff")
    lines = csv.reader(io.StringIO(plain), **_DIALECTS[layout.tabs])
    head: Sequence[str] | None = None
    for number, cells in enumerate(lines, 1):
        if head is None:
            head = [cell.strip().casefold() for cell in cells]
            if layout.names and cells and cells[0].strip().isdecimal():
                head = layout.names
            else:
                missing = [need for need in layout.needs if not _among(need, head)]
                if missing:
                    raise LayoutError(f"no list of {name}: it has no column {missing[0].replace('|', ' or ')!r}")
                continue
        if any(cell.strip() for cell in cells):
            yield number, dict(zip(head, cells, strict=False))


def _among(need: str, head: Sequence[str]) -> bool:
    return any(name in head for name in need.split("|"))


def _cell(row: Row, names: str) -> str:
    """The first of these columns that has something in it."""
    return next((said for name in names.split("|") if (said := (row.get(name) or "").strip())), "")


def _day(said: str) -> date:
    for form in _DATES:
        try:
            return datetime.strptime(said, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise _UnusableError(f"{said!r} is no date")


def _code(words: str, known: Knowledge) -> str:
    """The party of a code in any list, or of a name; "" for none."""
    plain = words.strip()
    by_code = _by_code(known)
    return by_code.get(plain.upper(), "") or country_code(plain, known)


@lru_cache(maxsize=1)  # asked for each party of each row
def _by_code(known: Knowledge) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code, codes in known.codes.items():
        for said in (code, codes.iso2, codes.iso3, codes.cow, codes.cameo):
            if said:
                found.setdefault(said.upper(), code)
    return found


def _parties(said: Sequence[str], known: Knowledge) -> tuple[str, ...]:
    found = []
    for words in said:
        code = _code(words, known)
        if not code:
            raise _UnusableError(f"{words!r} is no party that the facts know" if words else "a party is missing")
        found.append(code)
    if len(set(found)) < 2:
        raise _IgnoredError  # within one state
    return tuple(found)


def _gdelt(row: Row, known: Knowledge) -> Theirs:
    code = _cell(row, "eventcode")
    if not code.startswith("04"):
        raise _IgnoredError
    day = _day(_cell(row, "sqldate"))
    parties = _parties([_cell(row, "actor1countrycode"), _cell(row, "actor2countrycode")], known)
    if code[:3] == "043":  # who hosts is the first actor
        parties = parties[::-1]
    return Theirs(
        id=_cell(row, "globaleventid"),
        parties=parties,
        first=day,
        last=day,
        kind=_KINDS.get(code[:3], ""),
        words=_cell(row, "sourceurl"),
    )


def _polecat(row: Row, known: Knowledge) -> Theirs:
    if _cell(row, "event type").upper() != "CONSULT":
        raise _IgnoredError
    if re.search(r"future|hypothetical|historical", _cell(row, "contexts"), re.IGNORECASE):
        raise _IgnoredError
    day = _day(_cell(row, "event date"))
    mode = _cell(row, "event mode").casefold()
    return Theirs(
        id=_cell(row, "event id"),
        parties=_parties([_cell(row, "actor country"), _cell(row, "recipient country")], known),
        first=day,
        last=day,
        kind=_POLECAT_KINDS.get(mode, ""),
        words=_cell(row, "headline|story"),
    )


def _historian(row: Row, known: Knowledge) -> Theirs:
    trip = trip_of(row)
    code = country_code(trip.country, known)
    if not code:
        raise _UnusableError(f"{trip.country!r} is no party that the facts know")
    return Theirs(
        id=trip.number,
        parties=(HOME, code) if trip.abroad else (code, HOME),
        first=trip.first,
        last=trip.last,
        kind="visit",
        people=(trip.traveller,),
        words=trip.remarks,
    )


def _colt(row: Row, known: Knowledge) -> Theirs:
    first = _day(_cell(row, _STARTS))
    end = _cell(row, _ENDS)
    return Theirs(
        id=_cell(row, "tripid|trip_id|id"),
        parties=_parties([_cell(row, _LEADERS), _cell(row, _VISITED)], known),
        first=first,
        last=_day(end) if end else first,
        kind="visit",
        people=tuple(filter(None, (_cell(row, "leaderfullname|leader_full_name|leader|leadername"),))),
        words=_cell(row, "notes|purpose"),
    )


def _own(row: Row, known: Knowledge) -> Theirs:
    first = _day(_cell(row, "start|date"))
    end, kind = _cell(row, "end"), _cell(row, "kind").casefold()
    if kind not in ("", "visit", "call", "meeting"):
        raise _UnusableError(f"the kind is {kind!r}; it is visit, call, meeting or nothing")
    return Theirs(
        id=_cell(row, "id"),
        parties=_parties(re.split(r"\s*;\s*", _cell(row, "parties")), known),
        first=first,
        last=_day(end) if end else first,
        kind=kind,
        people=tuple(one.strip() for one in _cell(row, "people").split(";") if one.strip()),
        words=_cell(row, "note"),
    )


_LEADERS = "leadercountryiso|leader_country_iso|leadercountry|leadercountryorigo|leader_country"
_VISITED = "countryvisitediso|country_visited_iso|countryvisited|country_visited"
_STARTS = "tripstartdate|trip_start_date|startdate|start_date|start"
_ENDS = "tripenddate|trip_end_date|enddate|end_date|end"

LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        "gdelt": Layout(
            needs=("eventcode", "sqldate", "actor1countrycode", "actor2countrycode"),
            made=_gdelt,
            tabs=True,
            names=tuple(name.casefold() for name in GDELT),
        ),
        "polecat": Layout(
            needs=("event type", "event date", "actor country", "recipient country"), made=_polecat, tabs=True
        ),
        "colt": Layout(needs=(_LEADERS, _VISITED, _STARTS), made=_colt),
        "historian": Layout(
            needs=("trip_id|visit_id", "country", "start", "end", "remarks"), made=_historian, tabs=True
        ),
        "csv": Layout(needs=("parties", "start|date"), made=_own),
    }
)
"""Every layout by its name."""
