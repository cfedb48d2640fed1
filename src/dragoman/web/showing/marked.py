"""A report's text with what was read in it marked in place.

Invariant: the runs, laid end to end, are the text, letter by letter; where marks overlap a run carries all of them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model import Claim, Explanation, Quote, Reading
from dragoman.publishing.words import claim_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of the text. kinds: what its words are to the claims on it; titles: which claims, for people."""

    text: str
    kinds: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    start: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of the text with its role, in runs."""

    role: str
    runs: tuple[Run, ...]


KINDS = {
    "claim": "the words that tell of an engagement",
    "person": "who",
    "party": "which party",
    "date": "when",
    "place": "where",
    "format": "what",
    "topic": "about what",
    "status": "how firm",
    "denial": "a denial",
    "instrument": "an instrument",
    "position": "who said what",
    "repair": "repaired",
}
"""What marks mean, by their kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """A sentence that gave nothing, and why; words of patterns in it that were not taken, each with why."""

    sentence: str
    why: str
    left: tuple[tuple[str, str], ...]


_Marks = list[tuple[Quote, str, str]]


def paragraphs(reading: Reading, only: frozenset[str] = frozenset()) -> tuple[Paragraph, ...]:
    """The reading text, block by block, with its marks. only: of these kinds; of all where there are none."""
    wanted = (mark for mark in _marks(reading) if not only or mark[1] in only)
    marks = sorted(wanted, key=lambda mark: (mark[0].start, mark[0].end))
    text = reading.text.text
    return tuple(
        Paragraph(role=block.role.value, runs=tuple(_runs(text, block.start, block.end, marks)))
        for block in reading.text.blocks
    )


def counted(reading: Reading) -> dict[str, int]:
    """How many runs of words of the text are marked, by the kind of the mark."""
    return Counter(kind for kind, _ in {(kind, quote) for quote, kind, _ in _marks(reading)})


def _marks(reading: Reading) -> Iterator[tuple[Quote, str, str]]:
    for claim in reading.claims:
        yield from ((quote, kind, claim_words(claim)) for kind, quote in _of_claim(claim))
    for denial in reading.denials:
        yield denial.trigger, "denial", f"denied: {claim_words(denial)}"
    for instrument in reading.instruments:
        words = f"{instrument.name}: {instrument.event.value.replace('_', ' ')}"
        yield from ((quote, "instrument", words) for quote in instrument.quotes)
    for position in reading.positions:
        words = f"{position.speaker} on {position.topic.value.replace('_', ' ')}"
        yield from ((quote, "position", words) for quote in position.quotes)
    for repair in reading.repairs:
        yield repair.quote, "repair", f'"{repair.was}" is {repair.meant}, because {repair.because}'


def _of_claim(claim: Claim) -> Iterator[tuple[str, Quote]]:
    yield "claim", claim.trigger
    named = (("date", claim.when), ("place", claim.venue), ("status", claim.status), ("format", claim.format))
    for kind, field in named:
        if field is not None:
            yield from ((kind, quote) for quote in field.quotes)
    for person in claim.participants:
        yield from (("person", quote) for quote in person.quotes)
    for party in claim.parties:
        yield from (("party", quote) for quote in party.quotes)
    for topic in claim.topics:
        yield from (("topic", quote) for quote in topic.quotes)


def _runs(text: str, start: int, end: int, marks: _Marks) -> Iterator[Run]:
    here = [mark for mark in marks if mark[0].start < end and mark[0].end > start]
    edges = sorted({start, end, *_edges(here, start, end)})
    for first, last in pairwise(edges):
        on = [mark for mark in here if mark[0].start <= first and mark[0].end >= last]
        yield Run(
            text=text[first:last],
            kinds=tuple(dict.fromkeys(kind for _, kind, _ in on)),
            titles=tuple(dict.fromkeys(title for _, _, title in on)),
            start=first,
        )


def _edges(marks: _Marks, start: int, end: int) -> Iterable[int]:
    for quote, _, _ in marks:
        yield from (edge for edge in (quote.start, quote.end) if start < edge < end)


def silent(explanation: Explanation) -> tuple[str, tuple[Silent, ...], tuple[str, ...]]:
    """Why the report was not searched, if it was not; its sentences that gave nothing; the lines taken off the page."""
    found = [
        Silent(
            sentence=one.quote.quote,
            why=one.why,
            left=tuple(dict.fromkeys((firing.quote.quote, firing.why) for firing in one.firings)),
        )
        for one in explanation.sentences
        if all(firing.claim is None for firing in one.firings)
    ]
    return explanation.why, tuple(found), explanation.removed
