"""An evaluation as a page for people and as JSON."""

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dragoman.scoring.marking import CLASSES, Error, Evaluation, Row
from dragoman.scoring.tally import COUNTED, Tally

SentenceOf = Callable[[Error], str]


def evaluation_page(evaluation: Evaluation, sentence: SentenceOf, *, most: int, width: int) -> str:
    """The figures by field, then the errors by class with the sentence in question. most: errors shown of a class."""
    lines = [*_figures(evaluation.tally), ""]
    if evaluation.strangers:
        lines.insert(0, f"reports without labels, which do not count: {len(evaluation.strangers)}")
    by_class = Counter(error.what for error in evaluation.errors)
    for what in CLASSES:
        errors = [error for error in evaluation.errors if error.what == what]
        if not errors or not most:
            continue
        shown = f", {most} shown" if by_class[what] > most else ""
        lines += [f"{_title(what)}: {by_class[what]}{shown}", *_told(errors[:most], sentence, width), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def comparison_page(
    tallies: tuple[Tally, Tally],
    changes: tuple[Sequence[Error], Sequence[Error]],
    sentence: SentenceOf,
    *,
    most: int,
    width: int,
) -> str:
    """What got better and what worse from the one run to the other: the figures that moved, then the errors."""
    moved = [f"  {name:28}{one:.4f} -> {two:.4f}  {two - one:+.4f}" for name, one, two in _moved(*tallies)]
    lines = ["Compared", *(moved or ["  every figure is the same"])]
    for name, errors in zip(("Better: no longer wrong", "Worse: newly wrong"), changes, strict=True):
        shown = f", {most} shown" if len(errors) > most else ""
        lines += ["", f"{name}: {len(errors)}{shown}"]
        for error in errors[:most]:
            lines += _told([error], sentence, width, name=f"{_title(error.what).lower()}, ")
    return "\n".join(lines) + "\n"


def evaluation_json(evaluation: Evaluation, sentence: SentenceOf) -> dict[str, object]:
    """Figures and every error."""
    errors = [error_json(error, sentence) for error in evaluation.errors]
    return {**evaluation.tally.as_json(), "strangers": list(evaluation.strangers), "errors": errors}


def error_json(error: Error, sentence: SentenceOf) -> dict[str, object]:
    """One error, without the evidence of the reading."""
    return {
        "report": error.report,
        "what": error.what,
        "labelled": _bare(error.labelled),
        "found": _bare(error.found),
        "sentence": sentence(error) or None,
    }


_FIELDS = ("format", "parties", "participants", "date", "place", "status")


def _bare(row: Row | None) -> Row | None:
    return {name: row.get(name) for name in _FIELDS} if row is not None else None


def _figures(tally: Tally) -> Iterator[str]:
    counts = tally.counts
    yield (
        f"reports: {counts['reports']}; engagements labelled: {counts['engagements.labelled']}, "
        f"found: {counts['engagements.found']}"
    )
    if counts["unread"]:
        yield f"labelled reports that are not in the run: {counts['unread']}"
    yield ""
    yield f"{'':16}{'precision':>10}{'recall':>10}{'F1':>10}"
    for kind in COUNTED:
        if counts[f"{kind}.labelled"] or counts[f"{kind}.found"]:
            rates = tally.rates(kind)
            yield f"{kind:16}{rates['precision']:>10.3f}{rates['recall']:>10.3f}{rates['f1']:>10.3f}"
    yield ""
    yield "Right, of the engagements found and labelled:"
    yield "  " + ", ".join(f"{name} {share:.3f}" for name, share in tally.in_pairs().items())
    if counts["empty"]:
        yield f"Reports without engagements kept empty: {counts['kept_empty']} of {counts['empty']}"


def _moved(before: Tally, after: Tally) -> Iterator[tuple[str, float, float]]:
    old, new = _flat(before), _flat(after)
    yield from ((name, old[name], new[name]) for name in old if old[name] != new[name])


def _flat(tally: Tally) -> dict[str, float]:
    flat = {f"{kind} {name}": value for kind in COUNTED for name, value in tally.rates(kind).items()}
    return flat | {f"{name} right in pairs": value for name, value in tally.in_pairs().items()}


def _title(what: str) -> str:
    return what.capitalize() if what in ("missed", "invented") else f"Wrong {what}"


def _told(errors: Iterable[Error], sentence: SentenceOf, width: int, name: str = "") -> Iterator[str]:
    for error in errors:
        yield from _wrapped(f"{name}{error.report}: {_difference(error)}", width, "  ", "      ")
        if words := " ".join(sentence(error).split()):
            yield from _wrapped(f"| {words}", width, "      ", "      | ")


def _wrapped(words: str, width: int, first: str, rest: str) -> list[str]:
    return textwrap.wrap(words, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _difference(error: Error) -> str:
    """The engagement; of a wrong field, also what was found for what is labelled."""
    if error.labelled is None or error.found is None:
        return _summary(error.labelled or error.found or {})
    wanted, found = (_value(row.get(error.what)) for row in (error.labelled, error.found))
    return f"{_summary(error.labelled)}; found {found}, labelled {wanted}"


def _summary(row: Row) -> str:
    said = [str(row.get("format")), "-".join(_words(row.get("parties")))]
    said += [", ".join(_words(row.get("participants"))), _value(row.get("date")), str(row.get("status"))]
    return " | ".join(one for one in said if one)


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return "online" if value.get("virtual") else "/".join(str(one) for one in value.values() if one) or "none"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value) if value is not None else "none"


def _words(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list | tuple) else []
