"""The series that an entry is one of, by the knowledge."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.knowledge import Knowledge
from dragoman.model import Engagement, MentionKind


def series_named(entry: Engagement, knowledge: Knowledge) -> Engagement:
    """The entry with its series; one that a report names, or an analyst set, stays as it is."""
    decided = any(found.decision.field == "series" for found in entry.decisions)
    return entry if entry.series or decided else replace(entry, series=_series(entry, knowledge))


def _series(entry: Engagement, knowledge: Knowledge) -> str:
    """The name of the series: as the words of a claim name it, else by the format, the parties and the offices."""
    shape = entry.format.value.value
    for name in _named(entry, knowledge):
        if knowledge.names_series(name, shape, entry.parties):
            return name
    kinds = [person.office for person in (*entry.participants, *entry.implied)]
    found = knowledge.series_of(shape, entry.parties, kinds)
    return found.name if found else ""


def _named(entry: Engagement, knowledge: Knowledge) -> Iterator[str]:
    """The series that stand in the words on which the entry's format rests, in order."""
    quotes = (quote for claim in entry.claims for quote in (*claim.format.quotes, claim.trigger))
    for words in dict.fromkeys(quote.quote for quote in quotes):
        for mention in knowledge.mark(words):
            if mention.kind is MentionKind.FORMAT:
                yield from mention.ids
