"""Our own reading as labels for a person to correct. A draft is marked; what a person has touched is never redrawn.

A row is a draft while its mark fits what it says. Who corrects it breaks the mark; who finds it right takes the mark
away.
"""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.scoring.labels import MARK, Labels, is_draft, key_of, mark_of, written
from dragoman.scoring.marking import Row
from dragoman.scoring.sentences import Sentence, sentence_of_evidence

_ENGAGEMENT = ("format", "parties", "participants", "date", "place", "status", "topics")
_FIELDS = {
    "instruments": ("name", "event", "date", "status"),
    "positions": ("speaker", "topic", "gist"),
    "repairs": ("was", "is"),
}


def draft_of(found: Row, sentences: Sequence[Sentence]) -> Row:
    """The labels that one line of `read --json` amounts to, each engagement with its sentence, marked as a draft."""
    report = found.get("report")
    page = report if isinstance(report, Mapping) else {}
    engagements = [_of_fields(one, _ENGAGEMENT) | _noted(one, sentences) for one in _rows(found, "engagements")]
    beside = {kind: [_of_fields(one, fields) for one in _rows(found, kind)] for kind, fields in _FIELDS.items()}
    said = {"syndicated_from": page.get("agency"), "attribution": page.get("attribution")}
    row = {"id": key_of(found), "engagements": engagements, **beside, **said, "published": page.get("published")}
    return {**row, MARK: mark_of(row)}


def redrawn(drafts: Sequence[Row], before: Labels) -> Iterator[str]:
    """The lines of a file of labels: new drafts, what was corrected as it stands, and what is labelled beside them."""
    for row in drafts:
        old = before.rows.get(key_of(row))
        yield written(row) if old is None or is_draft(old) else before.lines[key_of(row)]
    drawn = {key_of(row) for row in drafts}
    yield from (line for key, line in before.lines.items() if key not in drawn)


def _of_fields(one: Row, fields: tuple[str, ...]) -> dict[str, object]:
    return {name: one.get(name) for name in fields}


def _noted(one: Row, sentences: Sequence[Sentence]) -> dict[str, object]:
    words = " ".join(sentence_of_evidence(one, "trigger", sentences).split())
    return {"sentence": words} if words else {}


def _rows(found: Row, kind: str) -> list[Row]:
    value = found.get(kind)
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
