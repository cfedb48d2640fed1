"""What a brief says, before it has a form: a head, a table of last meetings, sections of lines, the sources by number.

Invariant: what comes from outside stands here made fit (`visible.short`): no line break, no control or direction mark,
cut to a length. So the writers have only to escape it.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A statement. lead: what stands before it in bold ("" for nothing). cites: the numbers of its sources."""

    text: str
    lead: str = ""
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Who met: a row of the table. who: "Foreign ministers"; holders: the people meant, each with what is known."""

    who: str
    holders: tuple[Line, ...]
    in_person: tuple[Line, ...]
    remote: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and its lines. An empty section says what was read. more: what was left out for room ("" for none)."""

    title: str
    lines: tuple[Line, ...]
    empty: str
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a number stands for.

    key: the report's id; "" for an official log. address: "" where none is known, or none that leads into the web.
    """

    number: int
    key: str
    outlet: str
    day: str
    title: str
    quote: str
    report: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A desk officer's page.

    day: as known on which it stands. mark: how far it may go, in words; "" where it may leave the desk.
    rests: what it rests on, sentence by sentence. made_with: the software and the facts.
    reports, claims: all that it rests on, so that it can be withheld, or forgotten, with them.
    """

    title: str
    day: date
    mark: str
    head: tuple[str, ...]
    met: tuple[Row, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    rests: tuple[str, ...]
    made_with: str
    reports: tuple[str, ...]
    claims: tuple[str, ...]
