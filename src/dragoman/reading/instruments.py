"""Treaties, agreements, guidelines and strategies, and what the report says happens to them.

A claim is made where a name and an event word govern each other inside one sentence; a name that only points back
("the document") stands for the instrument spoken of last, and for nothing where there was none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.dates import TimeMention
from dragoman.knowledge import Knowledge
from dragoman.model import InstrumentClaim, InstrumentEvent, Mention, MentionKind, Text
from dragoman.reading.instrument_events import Happening, happenings
from dragoman.reading.instrument_names import Name, by_subject, find_names
from dragoman.reading.items import Sentence

_PLANNED = re.compile(
    r"\b(?:will|would|to\s+be|to|is\s+to|are\s+to|set\s+to|due\s+to|plans?|planned|expect\w*|may|might|could|should|can|likely|hope[sd]?|"
    r"still\s+has\s+to|intends?|ready\s+(?:to|for)|prepared\s+for|wants?)\s+(?:\w+\s+){0,3}$"
)
_NEWER = re.compile(r"(?i)\b(?:new|revised|updated|rewritten)\b")
_CLAUSE = re.compile(
    r"[;:—–]\s|,?\s\b(?:after|before|until|when|while|that|which|who|because|where|and\s+\w+\s+(?:will|would|is|was))\b"
)
_ANY = frozenset({"document", "text", "pact", "deal", "agreement", "accord"})
_REMEMBERED = 3  # sentences over which "the document" still means the one spoken of
_LIFE = frozenset({InstrumentEvent.EXPIRES, InstrumentEvent.EXTENDED, InstrumentEvent.IN_FORCE})


@dataclass(slots=True)
class _Talk:
    """The instrument spoken of last, in which sentence, and what the report's words describe without naming it."""

    subject: str
    name: str = ""
    sentence: int = -99

    def hear(self, name: Name, sentence: int) -> str:
        """What a name means here; "" where it points back to nothing."""
        if name.points_back:
            return self.name if sentence - self.sentence <= _REMEMBERED else ""
        if not name.weak or not self.name or sentence - self.sentence > _REMEMBERED:
            self.name = name.name
        self.sentence = sentence
        return name.name

    def meaning(self, name: Name, event: InstrumentEvent, heard: str) -> str:
        """A name with nothing to point back to still has a life: "the current agreement expires in March"."""
        if heard and not (name.weak and not name.points_back):
            return heard
        return self.subject or name.name or heard if event in _LIFE else heard


def find_instruments(
    text: Text,
    sentences: Iterable[Sentence],
    mentions: Sequence[Mention],
    knowledge: Knowledge,
    published: date | None,
) -> tuple[InstrumentClaim, ...]:
    """What happens to which instrument. One claim for a name and event; the first sentence that tells it counts.

    published: the report's day; what the knowledge has signed only later is still under negotiation.
    """
    found: dict[tuple[str, InstrumentEvent], InstrumentClaim] = {}
    marks = [m for m in mentions if m.kind is MentionKind.INSTRUMENT]
    parties = {m.ids[0] for m in mentions if m.kind is MentionKind.PARTY and m.ids}
    talk = _Talk(subject=by_subject(text.text, parties))
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        names = find_names(text.text, start, end, marks, knowledge, parties)
        for index, name in enumerate(names):
            heard = talk.hear(name, sentence.number)
            for happening in happenings(text.text, start, end, names, index):
                event = _event(text.text, name, happening)
                meant = talk.meaning(name, event, heard)
                if not meant:
                    continue
                key = (_fold(meant), event)
                if key not in found:
                    found[key] = _claim(text, sentence, replace(name, name=meant), replace(happening, event=event))
    for claim in _unsigned(text, marks, knowledge, published):
        if all(claim.name != other.name for other in found.values()):
            found[_fold(claim.name), claim.event] = claim
    return _without_shadows(list(found.values()))


def _unsigned(
    text: Text, marks: Iterable[Mention], knowledge: Knowledge, published: date | None
) -> Iterator[InstrumentClaim]:
    """Instruments that a report names, before they were signed."""
    day = published.isoformat() if published is not None else "9999"
    for mark in marks:
        known = knowledge.instrument(mark.ids[0]) if len(mark.ids) == 1 else None
        if known is not None and known.signed > day:
            yield InstrumentClaim(
                name=known.name,
                event=InstrumentEvent.UNDER_NEGOTIATION,
                when=None,
                done=True,
                quotes=(text.quote(mark.start, mark.end),),
            )


def _without_shadows(claims: Sequence[InstrumentClaim]) -> tuple[InstrumentClaim, ...]:
    """One of "signed an agreement" and "signed the Coral Agreement": the bare word is the shadow of the name."""
    full = [c for c in claims if " " in c.name]
    return tuple(c for c in claims if c in full or not any(_shadows(c, other) for other in full))


def _shadows(bare: InstrumentClaim, full: InstrumentClaim) -> bool:
    if bare.event is not full.event or (bare.name.lower() not in full.name.lower() and bare.name.lower() not in _ANY):
        return False
    return bare.when is None or full.when is None or bare.when.meets(full.when)


def _event(text: str, name: Name, happening: Happening) -> InstrumentEvent:
    """New guidelines that are approved are a revision of the old ones: such texts have no second edition otherwise."""
    if (
        happening.event is InstrumentEvent.ADOPTED
        and "guidelines" in name.name.lower()
        and _NEWER.search(text, happening.end, name.end)
    ):
        return InstrumentEvent.REVISED
    return happening.event


def _claim(text: Text, sentence: Sentence, name: Name, happening: Happening) -> InstrumentClaim:
    time = _time(text.text, sentence, happening)
    quotes = [text.quote(name.start, name.tail), text.quote(happening.start, happening.end)]
    if time is not None:
        quotes.append(text.quote(time.start, time.end))
    return InstrumentClaim(
        name=name.name,
        event=happening.event,
        when=time.when if time else None,
        done=_is_done(text.text, sentence, happening, time),
        quotes=tuple(quotes),
    )


def _time(text: str, sentence: Sentence, happening: Happening) -> TimeMention | None:
    """The time behind the event word in its clause, else the one before it; nothing between opens a clause."""
    times = [i.time for i in sentence.items if i.time is not None and i.time.when is not None]
    behind = [t for t in times if t.start >= happening.end and not _CLAUSE.search(text, happening.end, t.start)]
    if behind:
        return behind[0]
    before = [t for t in times if t.end <= happening.start and not _CLAUSE.search(text, t.end, happening.start)]
    return before[-1] if before else None


def _is_done(text: str, sentence: Sentence, happening: Happening, time: TimeMention | None) -> bool:
    words = text[happening.start : happening.end].lower()
    if happening.dated:
        return True
    if _PLANNED.search(text[max(sentence.span.start, happening.start - 45) : happening.start]):
        return False
    if words.startswith(("be ", "for sign", "ready")):
        return False
    if happening.event is InstrumentEvent.EXPIRES:
        return words.endswith(("ed", "ran out"))
    future = time is not None and time.said.tense == "future"
    return not future or happening.event is InstrumentEvent.UNDER_NEGOTIATION


def _fold(name: str) -> str:
    return " ".join(name.lower().split())
