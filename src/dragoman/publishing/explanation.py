"""A reading explained as a page: what each claim rests on, then every sentence with what fired in it or why nothing."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from dragoman.model import Claim, Cleaner, Explanation, Fate, Firing, Quote, Reading, SentenceExplained
from dragoman.publishing.quotes import wrapped
from dragoman.publishing.words import claim_words, status_words, venue_words, when_words

_LONGEST = 160  # code points of a sentence that are shown


def explanation_page(reading: Reading, explanation: Explanation, *, width: int) -> str:
    """The page, ending in a newline."""
    return "\n".join(wrapped(_lines(reading, explanation), width)) + "\n"


def _lines(reading: Reading, explanation: Explanation) -> Iterator[str]:
    yield reading.report.name
    dating = reading.dating
    reasons = f" ({'; '.join(dating.reasons)})" if dating.reasons else ""
    yield f"  published: {when_words(dating.when) if dating.when else 'unknown'}{reasons}"
    if reading.text.cleaner is not Cleaner.PLAIN:
        yield f"  page: its story found by the {reading.text.cleaner.value} path"
    if explanation.why:
        yield f"  not searched: {explanation.why}"
    for fate, claims, name in ((Fate.CLAIM, reading.claims, "claim"), (Fate.DENIAL, reading.denials, "denial")):
        for number, claim in enumerate(claims):
            yield ""
            yield f"{name} {number + 1}: {claim_words(claim)}, {status_words(claim.status.value)}"
            yield from _fired(explanation, fate, number)
            yield from _grounds(claim)
    if explanation.sentences:
        yield ""
        yield "sentences"
        for number, sentence in enumerate(explanation.sentences, 1):
            yield from _sentence(number, sentence)
    if explanation.removed:
        yield ""
        yield "taken off the page before reading"
        yield from (f"  | {_short(line)}" for line in explanation.removed)


def _fired(explanation: Explanation, fate: Fate, claim: int) -> Iterator[str]:
    for number, sentence in enumerate(explanation.sentences, 1):
        for firing in sentence.firings:
            if (firing.fate, firing.claim) == (fate, claim):
                yield f'  fired: [{firing.pattern}] on "{_short(firing.quote.quote)}" in sentence {number}'


def _grounds(claim: Claim) -> Iterator[str]:
    """The words behind each value."""
    yield from (_said("party", party.value, party.quotes) for party in claim.parties)
    for person in claim.participants:
        yield _said("person" if person.named else "implied", person.name, person.quotes)
    yield _said("date", when_words(claim.when.value), claim.when.quotes) if claim.when else "  date: none said"
    if claim.venue:
        yield _said("place", venue_words(claim.venue.value), claim.venue.quotes)
    yield _said("status", status_words(claim.status.value), claim.status.quotes)
    yield from (_said("topic", topic.value.value, topic.quotes) for topic in claim.topics)
    for name, value in (("rests on", claim.attribution), ("by", claim.by), ("reason", claim.reason)):
        if value:
            yield _said(name, value.value, value.quotes)


def _said(name: str, value: str, quotes: Iterable[Quote]) -> str:
    words = ", ".join(dict.fromkeys(f'"{_short(quote.quote)}"' for quote in quotes))
    return f"  {name}: {value}" + (f" from {words}" if words else "")


def _sentence(number: int, sentence: SentenceExplained) -> Iterator[str]:
    yield f"  {number}. {_short(sentence.quote.quote)}"
    if sentence.why:
        yield f"      nothing: {sentence.why}"
    for (words, pattern), same in groupby(sentence.firings, key=lambda one: (one.quote.quote, one.pattern)):
        yield f'      [{pattern}] on "{_short(words)}": {"; ".join(dict.fromkeys(map(_fate, same)))}'


def _fate(firing: Firing) -> str:
    if firing.claim is not None:
        return f"{firing.fate.value} {firing.claim + 1}"
    return f"{firing.fate.value}: {firing.why}" if firing.fate is Fate.LEFT_OUT else firing.why


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rpartition(" ")[0] + " ..."
