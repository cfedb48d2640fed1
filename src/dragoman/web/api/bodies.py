"""What the API is sent, as it must be written: each shape is checked, and told in the document, from one definition."""

import datetime as dt
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from dragoman.model import Format, Mark, Status
from dragoman.web.refusing import RefusedError

T = TypeVar("T", bound=Struct)

Id = Annotated[str, Meta(min_length=1, max_length=300)]
Words = Annotated[str, Meta(max_length=5_000)]
Why = Annotated[str, Meta(min_length=1, max_length=5_000, description="the reason, for those who read it later")]
Party = Annotated[str, Meta(min_length=2, max_length=10, description="a party's code: JP, US, EU")]
Day = dt.date
Name = Annotated[str, Meta(min_length=1, max_length=300)]
FieldName = Literal["date", "place", "status", "format", "parties", "people", "topics", "series", "visit"]


class Deciding(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word on an entry, or on entries.

    confirm: it stands as `status` says. correct: `field` says `value`, written as for `dragoman decide correct`. pin:
    `fields` stay as they are. note: `why` is a remark, which may go as far as `mark` says. reject, split: `claims` (ids
    of claims, or reports) are left out, or are another engagement. merge: the entries are one. apart: they are two.
    """

    do: Literal["confirm", "correct", "pin", "note", "reject", "split", "merge", "apart"]
    entries: Annotated[list[Id], Meta(min_length=1, max_length=20)]
    why: Why
    status: Status = Status.HELD
    field: FieldName = "date"
    value: Words = ""
    fields: Annotated[list[FieldName], Meta(max_length=9)] = []
    claims: Annotated[list[Id], Meta(max_length=500)] = []
    mark: Mark = Mark.TEAM


class Undoing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a decision is taken back."""

    why: Why


class Marked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far something may go: a report by its id or name, an entry, a decision."""

    on: Literal["report", "entry", "decision"]
    id: Id
    mark: Mark
    why: Why


class Entering(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An engagement that somebody heard of: a sentence, and what is said beside it, which comes before it.

    date: EDTF (2021-03-16, 2021-03, 2021-03-15/2021-03-17). place: "Tokyo, JP", "JP" or "online". parties: of a visit
    the host last. heard: the day from which on it is known; today without it.
    """

    sentence: Annotated[str, Meta(min_length=1, max_length=5_000)]
    format: Format | None = None
    parties: Annotated[list[Party], Meta(max_length=50)] = []
    date: Annotated[str, Meta(max_length=100)] = ""
    place: Annotated[str, Meta(max_length=300)] = ""
    status: Status | None = None
    people: Annotated[list[Name], Meta(max_length=100)] = []
    topics: Annotated[list[Name], Meta(max_length=50)] = []
    heard_from: Annotated[str, Meta(max_length=300)] = ""
    heard: Day | None = None
    mark: Mark = Mark.TEAM


def sent(body: bytes, shape: type[T]) -> T:
    """What was sent, of that shape. RefusedError 400 for what is not."""
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError(400, f"What was sent cannot be taken: {error}.") from error


def shape_of(shape: type[Struct]) -> dict[str, Any]:
    """Its JSON Schema, with nothing in it that stands elsewhere."""
    (made,), parts = msgspec.json.schema_components([shape])
    return _whole(made, parts)  # type: ignore[no-any-return]


def _whole(value: Any, parts: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        if "$ref" in value:
            return _whole(parts[value["$ref"].rpartition("/")[2]], parts)
        return {key: _whole(one, parts) for key, one in value.items()}
    return [_whole(one, parts) for one in value] if isinstance(value, list) else value
