"""How much of a page of A4 a brief takes, by how many letters go into a line: an estimate, on the safe side.

Invariant: the estimate errs on the side of too much, so that what it finds room for fits.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from math import ceil

from dragoman.publishing.brief.page import Brief, Line

PAGE = 766.0  # points by this reckoning, which is 2 to 5 % too many, for 765 between the margins
_TITLE, _HEADING, _SMALL, _BODY, _SOURCE = 18.0, 16.0, 8.6, 9.5, 7.6  # points of a line
_WIDE, _CELL, _COLUMN = 138, 42, 85  # letters of a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How many lines each section may have."""

    ahead: int
    changes: int
    questions: int
    agreements: int
    positions: int


LEAST = Room(ahead=3, changes=2, questions=2, agreements=1, positions=1)
MOST = 8
_SHARES = {"ahead": 6, "changes": 5, "questions": 4, "agreements": 3, "positions": 4}


def fuller(room: Room) -> Iterator[Room]:
    """With one line more in a section: first in the one that has least of its share."""
    have = {field.name: getattr(room, field.name) for field in fields(room)}
    for name in sorted(have, key=lambda name: have[name] / _SHARES[name]):
        if have[name] < MOST:
            yield replace(room, **{name: have[name] + 1})


def height(brief: Brief) -> float:
    """The points that a brief takes."""
    found = _TITLE + _SMALL * sum(_lines(words, 145) for words in (*brief.head, *brief.rests))
    found += _BODY * 2 if brief.mark else 0
    found += _HEADING * (2 + len(brief.sections)) + _BODY + 2
    for row in brief.met:
        who = (Line(text="", lead=row.who), *row.holders)
        found += 2 + _BODY * max(_of_all(some, _CELL) for some in (who, row.in_person, row.remote))
    for section in brief.sections:
        notes = [Line(text=words) for words in (section.empty, section.more) if words]
        found += _BODY * _of_all((*section.lines, *notes), _WIDE)
    columns = sum(
        _SOURCE * _lines(f"{one.outlet} {one.day} {one.title} {one.report} {one.quote} {one.address}", _COLUMN) + 1
        for one in brief.sources
    )
    return found + columns / 2 + (2 * _SOURCE if brief.sources else 0)


def _of_all(lines: Sequence[Line], letters: int) -> int:
    return sum(_lines(f"{line.lead} {line.text}{_cites(line.cites)}", letters) for line in lines)


def _cites(cites: Iterable[int]) -> str:
    return "".join(f" {number}" for number in cites)


def _lines(words: str, letters: int) -> int:
    return max(ceil(len(words) / letters), 1)
