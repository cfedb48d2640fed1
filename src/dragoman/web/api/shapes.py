"""The shapes of what the API replies, as JSON Schemas: those that the command line writes too, and the API's own.

Invariant: a shape that `dragoman schema` states is taken from there, with only its references made whole.
"""

import json
from collections.abc import Mapping
from typing import Any

from dragoman.publishing import Json, schema
from dragoman.web.refusing import problem_schema

STATED = (
    "engagement",
    "answer",
    "change",
    "decision",
    "hit",
    "instrument",
    "position",
    "read",
    "reliability",
    "review",
    "source",
)
"""The shapes that are taken from publishing, by the names that they have there."""

_Shape = dict[str, Any]
_TEXT: _Shape = {"type": "string"}
_COUNT: _Shape = {"type": "integer", "minimum": 0}
_DAY: _Shape = {"type": "string", "format": "date"}
_BOOL: _Shape = {"type": "boolean"}


def ref(name: str) -> _Shape:
    """A reference to a shape of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def _or_null(shape: _Shape) -> _Shape:
    return {"anyOf": [shape, {"type": "null"}]}


def _many(shape: _Shape) -> _Shape:
    return {"type": "array", "items": shape}


def _object(members: Mapping[str, _Shape], words: str = "", *, open_: bool = False) -> _Shape:
    """An object with all of these members and, unless it is open, no others."""
    made: _Shape = {"type": "object", "required": list(members), "properties": dict(members)}
    if not open_:
        made["additionalProperties"] = False
    return {**made, "description": words} if words else made


TOLD: dict[str, _Shape] = {
    "as_of": {**_DAY, "description": "the day as of which the record is told"},
    "recorded_as_of": {
        **_or_null(_DAY),
        "description": "the day as of which the store is told, where one was asked for",
    },
    "read": ref("coverage"),
}
"""What every answer about the record begins with."""

_TALLY: dict[str, _Shape] = {
    "entries": {**_COUNT, "description": "how many entries there are"},
    "held": {**_COUNT, "description": "how many of them were held or are under way"},
    "ahead": {**_COUNT, "description": "how many of them are planned or scheduled"},
    "first": {**_or_null(_DAY), "description": "the first day that a date of theirs touches"},
    "last": {**_or_null(_DAY), "description": "the last day that a date of theirs touches"},
}
_DOSSIER: dict[str, _Shape] = {
    "last": ref("answer"),
    "next": ref("answer"),
    "entries": _COUNT,
    "statuses": {"type": "object", "additionalProperties": _COUNT},
    "series": {"type": "object", "additionalProperties": _COUNT},
    "rhythm": _or_null(
        _object(
            {
                "days": _many(_DAY),
                "gaps": _many(_COUNT),
                "usual": _or_null(_COUNT),
                "expected": _or_null(_TEXT),
            },
            "of a series: the days held, the days between them, and what that lets one expect, which nobody says",
        )
    ),
}
_REPORT: dict[str, _Shape] = {
    "report": {"$ref": "#/components/schemas/read/properties/report"},
    "received": {**_DAY, "description": "the day on which it came in"},
    "claims": _COUNT,
    "entries": {**_many(_TEXT), "description": "the entries that its claims were made into, by the ids they had then"},
}


def _replies() -> dict[str, _Shape]:
    """The API's own shapes: of what is replied, and of what stands in several replies."""
    return {
        "problem": problem_schema(),
        "coverage": _object(
            {
                "reports": {**_COUNT, "description": "how many reports were read by the day"},
                "first": {**_or_null(_DAY), "description": "the first day of their publication"},
                "last": _or_null(_DAY),
                "undated": {**_COUNT, "description": "how many of them nobody can date"},
                "redacted": {**_COUNT, "description": "how many were taken out again"},
                "stale": {**_COUNT, "description": "how many were read with other facts, or another version, than now"},
                "words": {**_TEXT, "description": "the same in words"},
            },
            "what was read: that on which every none, last and first rests",
        ),
        "one": _object({**TOLD, "engagement": ref("engagement")}),
        "claim": _object(
            {
                "report": {"$ref": "#/components/schemas/read/properties/report"},
                "claim": {"$ref": "#/components/schemas/read/$defs/engagement"},
            },
            "what one report says of an entry, with its words",
        ),
        "answered": _object({**TOLD, "answer": ref("answer")}),
        "counted": _object(
            {
                **TOLD,
                "held": _COUNT,
                "years": {"type": "object", "additionalProperties": _COUNT},
                "undated": {**_COUNT, "description": "how many of them have no date"},
                "not_known": {**_COUNT, "description": "how many more there may be: date passed, no report seen"},
                "rests": {"$ref": "#/components/schemas/answer/properties/rests"},
            }
        ),
        "report": _object(_REPORT),
        "report_whole": _object(
            {
                "as_of": TOLD["as_of"],
                "recorded_as_of": TOLD["recorded_as_of"],
                **_REPORT,
                "reading": ref("read"),
                "has_text": {**_BOOL, "description": "whether its whole text is held"},
                "text": {**_or_null(_TEXT), "description": "its text as received, where it was asked for"},
            }
        ),
        "covered": _object({**TOLD, "facts": _TEXT, "logs": _BOOL}),
        "health": _object({"status": {"enum": ["ok", "failing"]}, "why": _or_null(_TEXT)}),
        "version": _object({"version": _TEXT, "api": _TEXT, "facts": _TEXT, "today": _DAY}),
    }


def _written() -> dict[str, _Shape]:
    """The API's own shapes: of what became of something sent."""
    return {
        "tally": _object(
            {
                "step": {"enum": ["waiting", "reading", "settling", "done"]},
                "dry_run": _BOOL,
                "read": {**_COUNT, "description": "how many reports were looked at"},
                "new": {**_COUNT, "description": "how many of them are kept that were not before"},
                "updated": {**_COUNT, "description": "how many of the new ones are changed texts of reports held"},
                "known": {**_COUNT, "description": "how many were held already"},
                "unread": {**_COUNT, "description": "how many could not be read"},
                "refused": {**_COUNT, "description": "how many were redacted before, and are not kept again"},
                "reports": _many(_object({"content": _TEXT, "id": _TEXT, "new": _BOOL})),
                "problems": _many(_object({"report": _TEXT, "what": _TEXT, "why": _TEXT})),
                "job": {**_TEXT, "description": "the address at which it is told how far it is"},
            }
        ),
        "decided": _object(
            {
                "new": {**_BOOL, "description": "false: nothing was written, as it stands so already, or was a trial"},
                "decisions": _many(ref("decision")),
                "entries": {**_many(_TEXT), "description": "the entries that they are of now"},
            }
        ),
        "entered": _object(
            {
                "entry": {**_or_null(_TEXT), "description": "the entry that it makes or joins"},
                "new": _BOOL,
                "report": _TEXT,
                "content": _TEXT,
                "claims": _many({"$ref": "#/components/schemas/read/$defs/engagement"}),
                "denials": _many({"$ref": "#/components/schemas/read/$defs/engagement"}),
            }
        ),
    }


def _things() -> dict[str, _Shape]:
    """The API's own shapes: of what a list has, and of one of it."""
    return {
        "outlet": _object(
            {"outlet": _or_null(_TEXT), "reports": _COUNT, "first": _or_null(_DAY), "last": _or_null(_DAY)}
        ),
        "pair": _object({"parties": _many(_TEXT), **_TALLY}),
        "person": _object({"name": _TEXT, "id": _or_null(_TEXT), "parties": _many(_TEXT), **_TALLY}),
        "series": _object({"name": _TEXT, **_TALLY}),
        "topic": _object({"topic": _TEXT, "words": _TEXT, **_TALLY}),
        "pair_dossier": _object(
            {**TOLD, "parties": _many(_TEXT), "names": {"type": "object", "additionalProperties": _TEXT}, **_DOSSIER}
        ),
        "person_dossier": _object(
            {**TOLD, "name": _TEXT, "id": _or_null(_TEXT), "offices": _many(ref("office")), **_DOSSIER}
        ),
        "series_dossier": _object({**TOLD, "name": _TEXT, "called": _many(_TEXT), **_DOSSIER}),
        "topic_dossier": _object(
            {**TOLD, "topic": _TEXT, "words": _TEXT, "positions": _many(ref("position")), **_DOSSIER}
        ),
        "office": _object(
            {
                "office": _TEXT,
                "title": _or_null(_TEXT),
                "party": _TEXT,
                "from": _or_null(_DAY),
                "to": _or_null(_DAY),
                "acting": _BOOL,
            }
        ),
    }


def shapes() -> dict[str, _Shape]:
    """All shapes by name."""
    return {**{name: stated(name) for name in STATED}, **_replies(), **_things(), **_written()}


def listing(name: str, more: Json) -> _Shape:
    """A list of things of a shape. more: its further members."""
    return _object(
        {
            **TOLD,
            **{key: dict(shape) for key, shape in more.items() if isinstance(shape, Mapping)},
            "number": {**_or_null(_COUNT), "description": "how many there are in all, where that is known"},
            "items": _many(ref(name)),
            "next": {**_or_null(_TEXT), "description": "the address of the rest; null where there is none"},
        }
    )


def stated(name: str) -> _Shape:
    """A shape as `dragoman schema` states it, with references that hold in the document."""
    made: _Shape = _moved(json.loads(schema(name)), f"#/components/schemas/{name}")
    for key in ("$schema", "$id"):
        made.pop(key, None)
    return made


def _moved(value: Any, root: str) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        moved = {key: _moved(one, root) for key, one in value.items()}
        if isinstance(moved.get("$ref"), str) and moved["$ref"].startswith("#/"):
            moved["$ref"] = root + moved["$ref"][1:]
        return moved
    return [_moved(one, root) for one in value] if isinstance(value, list) else value
