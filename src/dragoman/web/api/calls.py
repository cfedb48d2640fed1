"""One call of an operation: who asks for what; and what is replied, an object or a list with what it rests on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar
from urllib.parse import urlencode

from starlette.requests import Request

from dragoman.model import Record
from dragoman.pipeline.cursors import Cursor, mark_of, read
from dragoman.publishing import Json
from dragoman.publishing.coverage import read_words
from dragoman.web.api.parameters import USUAL
from dragoman.web.asking import FILTERS, Asked, asked_of
from dragoman.web.pages.asked import viewer_of
from dragoman.web.refusing import RefusedError
from dragoman.web.viewing import Viewer

T = TypeVar("T")
Pairs = Sequence[tuple[str, str]]

_PAGING = ("cursor", "limit")
_ASKED = frozenset({*FILTERS, "as_of", "recorded_as_of"})


@dataclass(frozen=True, kw_only=True)
class Call:
    """What is asked, its parameters checked. pairs: those of the address. most: how many items fit one answer.

    filtered: whether the operation is of entries, so that its filters are filters of entries.
    """

    request: Request
    pairs: Pairs
    filtered: bool = True
    usual: int = USUAL

    @cached_property
    def viewer(self) -> Viewer:
        """The record as whoever asks may see it."""
        viewer = viewer_of(self.request)
        return viewer.clearing() if self.text("cleared") == "true" else viewer

    @cached_property
    def asked(self) -> Asked:
        """The day as of which, and which entries. A list that goes on stays with the day that it began with."""
        known = self.viewer.knowledge
        pairs = [pair for pair in self.pairs if pair[0] in (_ASKED if self.filtered else ("as_of", "recorded_as_of"))]
        asked = asked_of(pairs, known, self.viewer.today)
        return replace(asked, as_of=self.cursor.as_of) if self.cursor else asked

    @cached_property
    def cursor(self) -> Cursor | None:
        """Where the list goes on; None where it begins. RefusedError for the cursor of another list."""
        said = self.text("cursor")
        try:
            found = read(said) if said else None
        except ValueError as error:
            raise RefusedError(422, str(error), parameter="cursor") from error
        if found is not None and found.asked != self._mark:
            raise RefusedError(422, "This cursor was given with another list; ask as that one was.", parameter="cursor")
        return found

    @property
    def most(self) -> int:
        """How many items fit one answer."""
        return int(self.text("limit") or self.usual)

    @property
    def body(self) -> bytes:
        """What was sent, as it is."""
        sent = self.request.state.form
        if not isinstance(sent, bytes):
            raise TypeError("nothing was read of what was sent: see `guarding.forms.body_of`")
        return sent

    def text(self, name: str) -> str:
        """A parameter's value; "" where it is not said."""
        return next((value for key, value in self.pairs if key == name), "")

    def day(self, name: str) -> date | None:
        """A parameter that is a day; None where it is not said."""
        said = self.text(name)
        return date.fromisoformat(said) if said else None

    def path(self, name: str) -> str:
        """A part of the address's path."""
        return str(self.request.path_params[name])

    def next(self, basis: str, place: tuple[str, ...]) -> str:
        """The cursor of what stands behind a place."""
        return Cursor(as_of=self.asked.as_of, asked=self._mark, basis=basis, place=place).written()

    def still(self, basis: str) -> None:
        """RefusedError 410 where the list is not the one any more that the cursor was given with."""
        if self.cursor is not None and self.cursor.basis != basis:
            raise RefusedError(
                410,
                "The list changed since this cursor was given; begin it again. "
                "With a past day as recorded_as_of it stays as it was.",
            )

    @property
    def begin(self) -> int:
        """How many items of a list that is made whole stand before those asked for."""
        said = self.cursor.place[0] if self.cursor is not None and self.cursor.place else "0"
        if not (said.isascii() and said.isdigit() and len(said) < 10):
            raise RefusedError(422, "This is no cursor of this list.", parameter="cursor")
        return int(said)

    @property
    def _mark(self) -> str:
        asked = sorted(pair for pair in self.pairs if pair[0] not in _PAGING)
        return mark_of(self.request.url.path, asked, self.viewer.who)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is replied: an object. status, headers: beside it."""

    body: Json
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list, or the part of it that fits. items: as JSON. next: the cursor of the rest, "" where there is none.

    read: what it rests on. number: of all items, None where that is not known. more: further members of the answer.
    """

    items: Sequence[Json]
    read: Json
    number: int | None
    next: str = ""
    more: Mapping[str, object] = field(default_factory=dict)


def sliced(call: Call, every: Sequence[T], show: Callable[[T], Json], read: Json, **more: object) -> Listed:
    """The part of a list that fits, of one that was made whole. show: an item -> its JSON."""
    basis = mark_of(len(every), *map(repr, every))
    call.still(basis)
    begin, end = call.begin, call.begin + call.most
    return Listed(
        items=[show(one) for one in every[begin:end]],
        read=read,
        number=len(every),
        next=call.next(basis, (str(end),)) if end < len(every) else "",
        more=more,
    )


def envelope(call: Call, listed: Listed) -> Reply:
    """A list as an answer, with the address of the rest in a header too (RFC 8288)."""
    following = ""
    if listed.next:
        kept = [pair for pair in call.request.query_params.multi_items() if pair[0] != "cursor"]
        following = f"{call.request.url.path}?{urlencode([*kept, ('cursor', listed.next)])}"
    body: Json = {
        **told(call, listed.read),
        **listed.more,
        "number": listed.number,
        "items": list(listed.items),
        "next": following or None,
    }
    return Reply(body=body, headers={"link": f'<{following}>; rel="next"'} if following else {})


def told(call: Call, read: Json) -> dict[str, object]:
    """What every answer about the record begins with: as known when, and what was read."""
    held = call.asked.recorded_as_of
    return {
        "as_of": call.asked.as_of.isoformat(),
        "recorded_as_of": held.isoformat() if held else None,
        "read": read,
    }


def read_json(record: Record, stale: int = 0) -> Json:
    """What was read by the day (law 9)."""
    return {
        "reports": record.reports_read,
        "first": record.first_published.isoformat() if record.first_published else None,
        "last": record.last_published.isoformat() if record.last_published else None,
        "undated": record.undated,
        "redacted": record.redacted,
        "stale": stale,
        "words": read_words(record),
    }
