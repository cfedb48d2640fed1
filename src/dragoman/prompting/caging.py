"""The cage: an answer becomes claims only where the report itself bears it out.

    Answer ── each value: its quote found in the text ── known, supported ──> Claims
                        │                                      │
                        └──────── dropped, and counted ────────┘

Invariants: no claim leaves with a quote that does not stand; a date is the one that the dates room reckons from the
quote; a person is nobody whom the facts contradict. What is dropped is counted by why (`Dropped`), never mended.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dragoman.knowledge import Knowledge
from dragoman.model import (
    Cited,
    Claim,
    Format,
    InstrumentClaim,
    InstrumentEvent,
    Participant,
    Position,
    Quote,
    Reading,
    ReportId,
    Status,
    Text,
    Topic,
    Venue,
    When,
    claim_key,
)
from dragoman.prompting.answers import (
    Answer,
    SaidDate,
    SaidEngagement,
    SaidInstrument,
    SaidPlace,
    SaidPosition,
)
from dragoman.prompting.backing import Backing
from dragoman.prompting.folding import Folded, fold

Span = tuple[int, int]
_TABLES = {Format.TWO_PLUS_TWO: 2, Format.SUMMIT: 2, Format.BILATERAL: 2, Format.TRILATERAL: 3, Format.QUAD: 4}
_QUAD = frozenset({"AU", "IN", "JP", "US"})
_STATUSES = {"proposed": Status.FLOATED}
_SPEAKS = 4  # positions of one report, as the labelling rules have it
_SHOWN = 160  # letters of a gist


@dataclass(frozen=True, slots=True, kw_only=True)
class Caged:
    """What is left of an answer. dropped: values that were not kept, by why."""

    claims: tuple[Claim, ...] = ()
    denials: tuple[Claim, ...] = ()
    instruments: tuple[InstrumentClaim, ...] = ()
    positions: tuple[Position, ...] = ()
    dropped: Counter[str] = field(default_factory=Counter)


def cage(answer: Answer, reading: Reading, knowledge: Knowledge, by: str, *, english: bool = True) -> Caged:
    """The claims of an answer that stand in a report, of whose reading text and day are taken.

    by: the model and prompt, which the claims name as what made them. english: whether the report is.
    """
    text = reading.text
    keeper = _Keeper(text, reading.report.id, Backing(text, reading.dating, knowledge, english=english), by)
    claims = keeper.engagements(answer.engagements)
    denials = keeper.engagements(answer.denials)
    kept = {claim.key for claim in denials}
    return Caged(
        claims=tuple(claim for claim in claims if claim.key not in kept),
        denials=tuple(denials),
        instruments=tuple(i for said in answer.instruments if (i := keeper.instrument(said)) is not None),
        positions=tuple(p for said in answer.positions if (p := keeper.position(said)) is not None)[:_SPEAKS],
        dropped=keeper.dropped,
    )


class _Keeper:
    """One answer's values, looked up in one text."""

    def __init__(self, text: Text, source: ReportId, backing: Backing, by: str) -> None:
        self.text, self.source, self.backing, self.by = text, source, backing, by
        self.folded: Folded = fold(text.unwrapped)
        self.dropped: Counter[str] = Counter()

    def engagements(self, said: Sequence[SaidEngagement]) -> list[Claim]:
        """The claims; one that is told twice once."""
        found: dict[str, Claim] = {}
        for one in said:
            claim = self._engagement(one)
            if claim is not None and found.setdefault(claim.key, claim) is not claim:
                self.dropped["told_twice"] += 1
        return list(found.values())

    def _engagement(self, said: SaidEngagement) -> Claim | None:
        core = self._span(said.sentence, (0, len(self.text.text)), "engagement")
        status = self._span(said.status.quote, core, "engagement") if core else None
        if core is None or status is None:
            return None
        parties = self._parties(said, core)
        form = Format(said.format)
        codes = {p.value for p in parties}
        if len(codes) < _TABLES.get(form, 2) or (form is Format.QUAD and codes != _QUAD):
            self.dropped["engagement_without_its_parties"] += 1
            return None
        when = self._when(said.date, core)
        value = Status(_STATUSES.get(said.status.value, said.status.value))
        if not self.backing.in_tense(value, when):
            self.dropped["status_against_its_date"] += 1
            return None
        trigger = self.text.quote(*core)
        return Claim(
            key=claim_key(self.source, trigger, form),
            source=self.source,
            trigger=trigger,
            format=Cited(value=form, quotes=(trigger,)),
            parties=parties if form is Format.VISIT else tuple(sorted(parties, key=lambda p: p.value)),
            participants=self._people(said, core, codes),
            status=Cited(value=value, quotes=(self.text.quote(*status),)),
            when=when,
            venue=self._venue(said.place, core) if form is not Format.CALL else None,
            topics=self._topics(said, core),
            patterns=(self.by,),
        )

    def _span(self, words: str, near: Span, what: str) -> Span | None:
        """Where a quote stands, nearest to a span; counted where it stands nowhere."""
        found = self.folded.nearest(words, near)
        if found is None:
            self.dropped[f"{what}_quote_does_not_stand"] += 1
        return found

    def _parties(self, said: SaidEngagement, core: Span) -> tuple[Cited[str], ...]:
        found: dict[str, Quote] = {}
        for party in said.parties:
            span = self._span(party.quote, core, "party")
            if span is None:
                continue
            if not self.backing.stands_for(span, party.code):
                self.dropped["party_not_in_its_quote"] += 1
                continue
            found.setdefault(party.code, self.text.quote(*span))
        return tuple(Cited(value=code, quotes=(quote,)) for code, quote in found.items())

    def _people(self, said: SaidEngagement, core: Span, codes: set[str]) -> tuple[Participant, ...]:
        found: dict[str, Participant] = {}
        for person in said.people:
            span = self._span(person.quote, core, "person")
            if span is None:
                continue
            who, why = self.backing.person(person, self.text.text[slice(*span)], codes)
            if who is None:
                self.dropped[why] += 1
                continue
            found.setdefault(who.person or who.name, replace(who, quotes=(self.text.quote(*span),)))
        return tuple(found.values())

    def _when(self, said: SaidDate | None, core: Span) -> Cited[When] | None:
        if said is None:
            return None
        span = self._span(said.quote, core, "date")
        if span is None:
            return None
        when = self.backing.date(span, said.edtf)
        if when is None:
            self.dropped["date_not_supported"] += 1
            return None
        return Cited(value=when, quotes=(self.text.quote(*span),))

    def _venue(self, said: SaidPlace | None, core: Span) -> Cited[Venue] | None:
        if said is None:
            return None
        span = self._span(said.quote, core, "place")
        if span is None:
            return None
        venue = self.backing.venue(said, span)
        if venue is None:
            self.dropped["place_not_supported"] += 1
            return None
        return Cited(value=venue, quotes=(self.text.quote(*span),))

    def _topics(self, said: SaidEngagement, core: Span) -> tuple[Cited[Topic], ...]:
        found: dict[Topic, Quote] = {}
        for one in said.topics:
            span = self._span(one.quote, core, "topic")
            topic = _topic(one.value)
            if topic is None:
                self.dropped["topic_not_known"] += 1
            elif span is not None:
                found.setdefault(topic, self.text.quote(*span))
        return tuple(Cited(value=topic, quotes=(quote,)) for topic, quote in found.items())

    def instrument(self, said: SaidInstrument) -> InstrumentClaim | None:
        """What happens to an instrument, where the words with its name stand."""
        span = self._span(said.quote, (0, 0), "instrument")
        if span is None:
            return None
        name = self.backing.instrument(said.name, self.text.text[slice(*span)])
        if not name:
            self.dropped["instrument_not_in_its_quote"] += 1
            return None
        when = self._when(said.date, span)
        return InstrumentClaim(
            name=name,
            event=InstrumentEvent(said.event),
            when=when.value if when else None,
            done=said.done,
            quotes=(self.text.quote(*span), *(when.quotes if when else ())),
        )

    def position(self, said: SaidPosition) -> Position | None:
        """Who holds what, where the words stand and the speaker is named in the report."""
        span = self._span(said.quote, (0, 0), "position")
        topic = _topic(said.topic)
        if span is None:
            return None
        if topic is None or not said.speaker.split() or not self.backing.has_all(said.speaker.split()):
            self.dropped["position_without_its_speaker"] += 1
            return None
        quote = self.text.quote(*span)
        return Position(speaker=said.speaker, topic=topic, gist=" ".join(quote.quote.split())[:_SHOWN], quotes=(quote,))


def _topic(value: str) -> Topic | None:
    return next((topic for topic in Topic if topic.value == value and not topic.is_own), None)
