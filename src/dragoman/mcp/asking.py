"""What a call asks for, and the cleared record that answers it.

Invariant: no record comes from elsewhere than `pipeline/clearing.py`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from mcp.server.mcpserver.exceptions import ToolError

from dragoman import knowledge as facts
from dragoman.knowledge import Knowledge
from dragoman.mcp.shapes import Wanted
from dragoman.model import Cleared, Format, Status, Topic, When
from dragoman.pipeline import Filters, Grounds
from dragoman.pipeline.clearing import ClearedLeaf, cleared, cleared_about, cleared_entry, cleared_leaf
from dragoman.pipeline.cursors import Cursor, mark_of, read
from dragoman.pipeline.leafing import Leafing
from dragoman.store import Place, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """What the tools are served with. today: says which day it is, in UTC."""

    store: Store
    today: Callable[[], date]
    layers: Path | None = None
    logs: bool = True

    @property
    def grounds(self) -> Grounds:
        """The user's own facts, and the official logs."""
        return Grounds(layers=self.layers, logs=self.logs)

    @property
    def known(self) -> Knowledge:
        """The facts."""
        return facts.load(self.layers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The record as known when. recorded_as_of: only what the store held then; None for all."""

    as_of: date
    recorded_as_of: date | None = None


class Asking:
    """Asks the record. Good while the store is open; shared between threads."""

    def __init__(self, serving: Serving) -> None:
        """serving: the store, the facts, the day."""
        self.serving = serving

    def moment(self, as_of: date | None, recorded_as_of: date | None) -> Moment:
        """As known when; today where nobody says."""
        return Moment(as_of=as_of or self.serving.today(), recorded_as_of=recorded_as_of)

    def filters(self, wanted: Wanted | None) -> Filters:
        """The filters. ToolError for a party or a topic not known, and for an end too early."""
        wanted, known = wanted or Wanted(), self.serving.known
        if wanted.date_from and wanted.date_to and wanted.date_to < wanted.date_from:
            raise ToolError(f"date_to {wanted.date_to} lies before date_from {wanted.date_from}.")
        span = When.span(wanted.date_from, wanted.date_to) if wanted.date_from or wanted.date_to else None
        return Filters(
            parties=tuple(_party(said, known) for said in wanted.parties),
            people=tuple(wanted.people),
            offices=tuple(wanted.offices),
            in_person=wanted.in_person,
            formats=tuple(Format(one) for one in wanted.formats),
            statuses=tuple(Status(one) for one in wanted.statuses),
            topics=tuple(_topic(said, known) for said in wanted.topics),
            place=wanted.place,
            series=wanted.series,
            series_names=known.series_called(wanted.series) if wanted.series else frozenset(),
            span=span,
        )

    def record(self, moment: Moment, filters: Filters) -> Cleared:
        """The record of the entries that fit."""
        return cleared(
            self.serving.store,
            as_of=moment.as_of,
            recorded_as_of=moment.recorded_as_of,
            filters=filters,
            grounds=self.serving.grounds,
        )

    def leaf(self, moment: Moment, filters: Filters, cursor: Cursor | None, most: int) -> ClearedLeaf:
        """The next entries that fit. ToolError where the list changed since the cursor was given."""
        after = _place(cursor.place) if cursor else None
        found = cleared_leaf(
            self.serving.store,
            Leafing(after=after, most=most),
            as_of=moment.as_of,
            recorded_as_of=moment.recorded_as_of,
            filters=filters,
            grounds=self.serving.grounds,
        )
        if cursor is not None and cursor.basis != found.basis:
            raise ToolError("The list changed since this cursor was given; begin it again.")
        return found

    def entry(self, moment: Moment, said: str) -> Cleared:
        """The entries that an id means, or any id that they ever had."""
        return cleared_entry(
            self.serving.store,
            said,
            as_of=moment.as_of,
            recorded_as_of=moment.recorded_as_of,
            grounds=self.serving.grounds,
        )

    def about(self, moment: Moment, names: Iterable[str], claims: Iterable[str]) -> Cleared:
        """The entries of these ids, and those that have one of these claims."""
        return cleared_about(self.serving.store, (names, claims), as_of=moment.as_of, grounds=self.serving.grounds)


def cursor_of(said: str | None, *asked: object) -> Cursor | None:
    """Where a list goes on; None where it begins. ToolError for what is no cursor of this list."""
    if said is None:
        return None
    try:
        found = read(said)
    except ValueError as error:
        raise ToolError(str(error)) from error
    if found.asked != mark_of(*asked):
        raise ToolError("This cursor was given with another list; ask as that one was.")
    return found


def at_cursor(moment: Moment, cursor: Cursor | None) -> Moment:
    """The moment of the list that a cursor is of, which midnight does not move."""
    return replace(moment, as_of=cursor.as_of) if cursor else moment


def _place(said: tuple[str, ...]) -> Place:
    try:
        day, block, name = said
        return Place(day=date.fromisoformat(day), block=block, id=name)
    except ValueError as error:
        raise ToolError("This is no cursor that was given here.") from error


def _party(said: str, known: Knowledge) -> str:
    code = said.strip().upper()
    found = code if code in known.parties else known.party_named(said)
    if not found:
        raise ToolError(f"{said[:60]!r} is no party that is known; write a code (JP, US, EU) or a country's name.")
    return found


def _topic(said: str, known: Knowledge) -> Topic:
    own = tuple(topic for topic, _ in known.own_topics)
    every: dict[str, Topic] = {one.value: one for one in (*Topic, *own)}
    if said not in every:
        raise ToolError(f"{said[:60]!r} is no topic; there are: {', '.join(every)}.")
    return every[said]
