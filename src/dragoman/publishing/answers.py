"""Answers for people: what was found with its words, what bears on it, and what it rests on (law 9)."""

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.model import Answer, Engagement, EngagementId, Rests
from dragoman.publishing.export import Readings, engagement_json
from dragoman.publishing.lines import Json
from dragoman.publishing.quotes import quotes, wrapped
from dragoman.publishing.words import count_words, day_words, engagement_words, people_words, status_words, when_words

_MOST_QUOTES = 3


def answer_page(asked: str, answer: Answer, readings: Readings, *, width: int) -> str:
    """An answer with at most one entry found. asked: "Last held", "Next" ..."""
    if answer.found:
        (found,) = answer.found
        lines = [*_wrapped(f"{asked}, of what was read: {entry_words(found)}", width, 0), *_rest_of(found, width)]
        lines += wrapped(_words_behind(found, readings), width)
    else:
        lines = [f"{asked}: none in what was read."]
    if answer.before is not None:
        lines += ["", *_wrapped(f"The one before it: {entry_words(answer.before)}", width, 0)]
    return _page(lines, answer, width)


def count_page(answer: Answer, *, width: int) -> str:
    """How many were held, by year, each with its line."""
    held = answer.found
    years = Counter(
        str(one.when.value.earliest or one.when.value.latest)[:4] if one.when else "no date" for one in held
    )
    by_year = ", ".join(f"{year}: {number}" for year, number in sorted(years.items()))
    lines = [f"Held, of what was read: {len(held):,}" + (f" ({by_year})" if len(years) > 1 else "")]
    for one in held:
        lines += _wrapped(entry_words(one), width, 2)
    return _page(lines, answer, width)


def answer_json(answer: Answer, readings: Readings) -> Json:
    """An answer in the shape of schemas/answer.json."""
    return {
        "found": [engagement_json(one, readings) for one in answer.found],
        "before": engagement_json(answer.before, readings) if answer.before is not None else None,
        "others": [{"id": one.id, "why": why} for one, why in answer.others],
        "rests": rests_json(answer.rests),
    }


def rests_json(rests: Rests) -> Json:
    """What an answer rests on, as a part of schemas/answer.json."""
    return {
        "parties": list(rests.parties),
        "reports": rests.reports,
        "dispatches": rests.dispatches,
        "first": rests.first.isoformat() if rests.first else None,
        "last": rests.last.isoformat() if rests.last else None,
        "day": rests.day.isoformat() if rests.day else None,
        "after": rests.after,
    }


def entry_words(entry: Engagement) -> str:
    """An entry in one line: what, when, how it stands, its id."""
    when = when_words(entry.when.value if entry.when else None)
    return f"{engagement_words(entry)}, {when}: {status_words(entry.status)}  [{entry.id}]"


def rests_words(rests: Rests) -> str:
    """What an answer rests on."""
    whom = f"for {'-'.join(rests.parties)}" if rests.parties else "of any parties"
    words = f"Rests on {count_words(rests.reports, 'report')} read {whom} ({count_words(rests.dispatches, 'dispatch')})"
    if rests.first and rests.last:
        words += f", published {day_words(rests.first)} to {day_words(rests.last)}"
    if rests.after is not None:
        words += f", {rests.after or 'none'} of them after {day_words(rests.day)}"
    return f"{words}. What no report tells is not in the record."


def _rest_of(entry: Engagement, width: int) -> Iterator[str]:
    people = people_words((*entry.participants, *entry.implied))
    if people:
        yield from _wrapped(people, width, 2)
    yield from _wrapped(entry.status_why, width, 2)


def _words_behind(entry: Engagement, readings: Readings) -> Iterator[str]:
    """The words for its status and its date, and for each rival date."""
    steps = [step.support for step in entry.history if step.status is entry.status]
    yield from list(quotes(steps[:1], readings))[:_MOST_QUOTES]
    if entry.when is None:
        return
    yield f"  date {entry.when.value.edtf}: {entry.when.why}"
    yield from list(quotes(entry.when.support, readings))[:_MOST_QUOTES]
    for rival in entry.when.rivals:
        yield f"  against it: {when_words(rival.value)}"
        yield from list(quotes(rival.support, readings))[:_MOST_QUOTES]


def _page(lines: list[str], answer: Answer, width: int) -> str:
    if answer.others:
        lines += ["", "What bears on it"]
        lines += _others(answer.others, width)
    return "\n".join([*lines, "", *_wrapped(rests_words(answer.rests), width, 0)]) + "\n"


def _others(others: Sequence[tuple[Engagement, str]], width: int) -> Iterator[str]:
    told: set[EngagementId] = set()
    for entry, why in others:
        if entry.id not in told:
            told.add(entry.id)
            when = when_words(entry.when.value if entry.when else None)
            yield from _wrapped(f"{engagement_words(entry)}, {when}: {why}  [{entry.id}]", width, 2)


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=" " * indent, subsequent_indent=" " * (indent + 4))
