"""The columns of a list in CSV, as the shape of its items states them; what stands in a member is named after both.

Invariant: the columns come from the shape and not from what a list happens to hold, so that an empty one has them too.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.publishing import Json
from dragoman.publishing.tables import Column, Kind, Value, sound
from dragoman.web.api.shapes import shapes


@dataclass(frozen=True, slots=True)
class JsonColumn:
    """A column, and where in an item its value stands."""

    column: Column
    path: tuple[str, ...]

    def of(self, item: Json) -> Value:
        """The value; what is neither text nor number stands as JSON."""
        value: Any = item
        for name in self.path:
            value = value.get(name) if isinstance(value, Mapping) else None
        if value is None or isinstance(value, bool | int):
            return value
        if isinstance(value, str):
            return sound(value) or None
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(sound(one) for one in value)
        return sound(json.dumps(value, ensure_ascii=False))


@cache
def columns_of(name: str) -> tuple[JsonColumn, ...]:
    """The columns of a shape."""
    return tuple(_columns(shapes()[name], ()))


def _columns(shape: Mapping[str, Any], path: tuple[str, ...]) -> list[JsonColumn]:
    made: list[JsonColumn] = []
    for name, member in shape["properties"].items():
        here = (*path, name)
        if member.get("type") == "object" and "properties" in member and not path:
            made += _columns(member, here)
        else:
            column = Column(name="_".join(here), kind=_kind(member), meaning=member.get("description", ""))
            made.append(JsonColumn(column, here))
    return made


def _kind(shape: Mapping[str, Any]) -> Kind:
    kinds = {str(one.get("type")) for one in shape.get("anyOf", [shape])}
    if "array" in kinds:
        return Kind.TEXTS
    if kinds & {"integer", "boolean"}:
        return Kind.INTEGER if "integer" in kinds else Kind.FLAG
    return Kind.DAY if any(one.get("format") == "date" for one in shape.get("anyOf", [shape])) else Kind.TEXT
