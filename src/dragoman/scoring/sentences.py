"""The sentence in question: where a reading took a value from, or, of what it missed, the one that names most of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.scoring.marking import Error, Row
from dragoman.scoring.names import fold

_EVIDENCE_OF = {"participants": ("participants", "parties"), "date": ("date",), "place": ("place",)}
_LONG = 2  # letters; shorter words of a name tell nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a report, and where it stands in the report as received."""

    start: int
    end: int
    words: str


def sentence_of(error: Error, sentences: Sequence[Sentence]) -> str:
    """The words of the sentence that an error is about; "" where none can be named.

    sentences: those of the error's report; without them, the words that the reading quotes.
    """
    if error.found is not None:
        return sentence_of_evidence(error.found, error.what, sentences)
    row = error.labelled or {}
    noted = row.get("sentence")
    return noted if isinstance(noted, str) and noted else _nearest(row, sentences)


def sentence_of_evidence(found: Row, field: str, sentences: Sequence[Sentence]) -> str:
    """The sentence that a field of what was found rests on, else its engagement; without sentences, the quote."""
    quotes = list(_quotes(found, field))
    told = next((one.words for start, _ in quotes for one in sentences if one.start <= start < one.end), "")
    return told or next((words for _, words in quotes), "")


def _quotes(found: Row, what: str) -> Iterator[tuple[int, str]]:
    """Where the evidence of the field in question stands, then that of the engagement."""
    evidence = found.get("evidence")
    if not isinstance(evidence, Mapping):
        return
    for field in (*_EVIDENCE_OF.get(what, (what,)), "trigger", "format"):
        for quote in evidence.get(field) or ():
            if isinstance(quote, Mapping) and isinstance(quote.get("start"), int):
                yield quote["start"], str(quote.get("quote") or "")


def _nearest(row: Row, sentences: Sequence[Sentence]) -> str:
    """The sentence that names most of a labelled engagement; the first of several; "" where none names two things."""
    wanted = frozenset(_names(row))
    best, words = 1, ""
    for sentence in sentences:
        shared = len(wanted & set(fold(sentence.words).split()))
        if shared > best:
            best, words = shared, sentence.words
    return words


def _names(row: Row) -> Iterator[str]:
    """The words that a sentence on this engagement should have: surnames and other names, the city, the format."""
    place = row.get("place")
    city = place.get("city") if isinstance(place, Mapping) else None
    people = row.get("participants")
    said = [str(row.get("format") or ""), str(city or ""), *map(str, people if isinstance(people, list) else ())]
    for word in " ".join(map(fold, said)).split():
        if len(word) > _LONG:
            yield word
