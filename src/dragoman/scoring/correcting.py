"""A label corrected field by field, from words that a person types; what would be no label is refused with why."""

from collections.abc import Mapping

from dragoman.scoring.labels import MARK, faults_in
from dragoman.scoring.marking import Row

FIELDS = ("format", "parties", "participants", "date", "place", "status", "topics")
_LISTS = frozenset({"parties", "participants", "topics"})
_ONLINE = frozenset({"online", "virtual"})


class NoLabelError(ValueError):
    """What was typed makes no well-formed label; the message says why."""


_PLAIN = {"format": "other", "parties": ["UN"], "status": "held"}  # a well-formed label to try one field in


def with_field(engagement: Row, field: str, words: str, parties: frozenset[str]) -> Row:
    """The engagement with a field as typed: lists with commas; a place as "Tokyo, JP", "JP", "online"; "" for none.

    NoLabelError where the field would not be well formed.
    """
    value = _value(field, words.strip())
    faults = list(faults_in({**_PLAIN, field: value}, parties))
    if faults:
        raise NoLabelError("; ".join(faults))
    return {**engagement, field: value}


def typed(engagement: Row, field: str) -> str:
    """A field as a person would type it."""
    value = engagement.get(field)
    if isinstance(value, Mapping):
        return "online" if value.get("virtual") else ", ".join(str(one) for one in value.values() if one)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def corrected(row: Row, engagements: list[Row]) -> Row:
    """The row with these engagements, no longer a draft."""
    return {**{name: value for name, value in row.items() if name != MARK}, "engagements": engagements}


def _value(field: str, words: str) -> object:
    if field in _LISTS:
        return [one.strip() for one in words.split(",") if one.strip()]
    if field == "place":
        return _place(words)
    return words or None


def _place(words: str) -> Row | None:
    if not words:
        return None
    if words.lower() in _ONLINE:
        return {"virtual": True}
    city, _, country = words.rpartition(",")
    return {"city": city.strip() or None, "country": country.strip()}
