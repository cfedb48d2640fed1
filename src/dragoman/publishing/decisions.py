"""Decisions in a line and as JSON: what was decided, by whom, when and why."""

from collections.abc import Mapping

from dragoman.model import Decided, Decision, DecisionKind
from dragoman.publishing.lines import Json
from dragoman.publishing.words import count_words, day_words

_NAMES = {"when": "date", "venue": "place", "participants": "people", "part_of": "visit"}


def decision_words(decision: Decision, was: str = "") -> str:
    """What a decision says, in a line: "correct date: 2021-03-16 instead of 2021-03-06, by ...: why"."""
    what = decision.kind.value
    if decision.field:
        was = was or decision.was
        instead = f" instead of {was}" if was and was != decision.value else ""
        what += f" {field_words(decision.field)}: {decision.value or 'none'}{instead}"
    elif decision.kind is DecisionKind.CONFIRM:
        what += f": {decision.value or 'held'}"
    elif decision.undoes:
        what += f" {decision.undoes}"
    elif decision.claims and decision.kind is not DecisionKind.NOTE:
        what += f" {count_words(len(decision.claims), 'claim')}"
    day = f", {day_words(decision.when.date())}" if decision.when else ""
    return f"{what}, by {decision.who or 'an analyst'}{day}" + (f": {decision.why}" if decision.why else "")


def field_words(field: str) -> str:
    """A field as people call it."""
    return _NAMES.get(field, field)


def decision_json(decision: Decision, undone: Mapping[str, str], entry: str | None) -> Json:
    """A decision in the shape of schemas/decision.json."""
    return {
        **_said(decision),
        "was": decision.was or None,
        "claims": list(decision.claims),
        "undoes": decision.undoes or None,
        "taken_back_by": undone.get(decision.id),
        "entry": entry,
    }


def decided_json(found: Decided) -> Json:
    """A decision as it bears on an entry (schemas/engagement.json)."""
    return {**_said(found.decision), "was": found.was or None, "note": found.note or None}


def _said(decision: Decision) -> Json:
    return {
        "id": decision.id,
        "kind": decision.kind.value,
        "field": field_words(decision.field) or None,
        "value": decision.value or None,
        "by": decision.who or None,
        "at": decision.when.isoformat() if decision.when else None,
        "why": decision.why or None,
    }
