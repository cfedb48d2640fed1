"""The answer that a model is to give: its shape, as values and as a JSON Schema.

Invariant: every field is required and no other is allowed, which is what servers that enforce a schema want; "nothing"
is null or an empty list. An answer of another shape is refused whole (`AnswerError`): it is not guessed at.
"""

from typing import Any, Literal

import msgspec

FORMATS = Literal["2+2", "summit", "bilateral", "call", "visit", "trilateral", "quad", "multilateral", "other"]
STATUSES = Literal["proposed", "planned", "scheduled", "postponed", "ongoing", "held", "cancelled"]
EVENTS = Literal["signed", "revised", "extended", "adopted", "in_force", "expires", "under_negotiation"]


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Every field is required, and there are no others."""


class SaidParty(_Shape, frozen=True):
    """A party's code and the words that stand for it."""

    code: str
    quote: str


class SaidPerson(_Shape, frozen=True):
    """A person that the report names for the engagement. office: the title as said; "" where none is."""

    name: str
    party: str
    office: str
    quote: str


class SaidDate(_Shape, frozen=True):
    """A date as EDTF and the words that say it."""

    edtf: str
    quote: str


class SaidPlace(_Shape, frozen=True):
    """Where. city, country: "" where not said; virtual: online."""

    city: str
    country: str
    virtual: bool
    quote: str


class SaidStatus(_Shape, frozen=True):
    """How firm it is, by which words."""

    value: STATUSES
    quote: str


class SaidTopic(_Shape, frozen=True):
    """One topic of the list, by which words."""

    value: str
    quote: str


class SaidEngagement(_Shape, frozen=True):
    """One engagement. sentence: the words that assert it."""

    sentence: str
    format: FORMATS
    parties: list[SaidParty]
    people: list[SaidPerson]
    date: SaidDate | None
    place: SaidPlace | None
    status: SaidStatus
    topics: list[SaidTopic]


class SaidInstrument(_Shape, frozen=True):
    """What happens to a text between states. done: it has happened."""

    name: str
    event: EVENTS
    done: bool
    date: SaidDate | None
    quote: str


class SaidPosition(_Shape, frozen=True):
    """Who holds what on which topic."""

    speaker: str
    topic: str
    gist: str
    quote: str


class Answer(_Shape, frozen=True):
    """All that a model finds in a report."""

    engagements: list[SaidEngagement]
    denials: list[SaidEngagement]
    instruments: list[SaidInstrument]
    positions: list[SaidPosition]


class AnswerError(Exception):
    """An answer that is not of this shape; the text says where."""


def decode(body: str) -> Answer:
    """The answer in a text. AnswerError where it is no JSON, cut off, or of another shape."""
    try:
        return msgspec.json.decode(_bare(body).encode("utf-8", "surrogatepass"), type=Answer)
    except msgspec.ValidationError as error:
        raise AnswerError(f"of another shape: {error}") from error
    except msgspec.DecodeError as error:
        raise AnswerError(f"no whole JSON: {error}") from error


def _bare(body: str) -> str:
    """Without the fence that models like to put around JSON."""
    said = body.strip()
    if said.startswith("```") and said.endswith("```"):
        said = said.removeprefix("```json").removeprefix("```").removesuffix("```").strip()
    return said


def schema() -> dict[str, Any]:
    """The JSON Schema of an answer, in the subset that servers enforce: no $ref, nothing optional."""
    found, parts = msgspec.json.schema_components([Answer], ref_template="{name}")
    inlined: dict[str, Any] = _inlined(found[0], parts)
    return inlined


def _inlined(node: Any, parts: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON is whatever it is
    if isinstance(node, list):
        return [_inlined(one, parts) for one in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _inlined(parts[node["$ref"]], parts)
    return {name: _inlined(one, parts) for name, one in node.items() if name not in ("title", "description")}
