"""Nouns for the tests of the store: one small reading by hand, and strategies that make any reading at all."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from dragoman.model import (
    Block,
    Cited,
    Claim,
    Dating,
    DatingBasis,
    Decision,
    DecisionKind,
    Format,
    Inconsistency,
    InstrumentClaim,
    InstrumentEvent,
    Participant,
    Position,
    Problem,
    Quote,
    Reading,
    Repair,
    Report,
    ReportId,
    Role,
    Segment,
    Status,
    Text,
    Topic,
    Venue,
    When,
    claim_key,
)
from dragoman.store import Stored

T = TypeVar("T")

DAY = date(2021, 3, 12)


def small(  # each parameter is a field that some test is about
    number: int = 1,
    *,
    name: str = "",
    received_on: date = DAY,
    published: When | None = None,
    block: str = "JP-US",
    reader: str = "1",
    status: Status = Status.PLANNED,
    denied: bool = False,
) -> Stored:
    """A report with one claim (and one denial), as a reader of version `reader` gives it."""
    words = f"Minister number {number} will fly to Tokyo for talks on trade."
    report = Report.make(name=name or f"report-{number}", text=words, title=f"Talks {number}", outlet="The Gazette")
    trigger = Quote(start=0, end=len(words), quote=words)
    claim = Claim(
        key=claim_key(report.id, trigger, Format.VISIT),
        source=report.id,
        trigger=trigger,
        format=Cited(value=Format.VISIT, quotes=(trigger,)),
        parties=(Cited(value="US", quotes=(trigger,)), Cited(value="JP", quotes=(trigger,))),
        participants=(Participant(name="A. Minister", party="US", quotes=(trigger,)),),
        status=Cited(value=status, quotes=(trigger,)),
        when=Cited(value=When.of("2021-04"), quotes=(trigger,)),
    )
    reading = Reading(
        report=report,
        text=Text(
            text=words,
            segments=(Segment(start=0, end=len(words), raw_start=0, raw_end=len(words)),),
            blocks=(Block(start=0, end=len(words), role=Role.BODY),),
        ),
        dating=Dating(when=published, basis=DatingBasis.GIVEN if published else DatingBasis.UNKNOWN),
        claims=() if denied else (claim,),
        denials=(claim,) if denied else (),
    )
    return Stored(
        reading=reading,
        signature=(number, 2**64 - 1, 0),
        reader=reader,
        received_on=received_on,
        blocks={claim.key: block},
        entries={claim.key: "e-" + claim.key[:8]},
    )


def key_of(entry: Stored) -> str:
    """The key of the one claim or denial of a small reading."""
    return (*entry.reading.claims, *entry.reading.denials)[0].key


WORDS = st.text(max_size=12)
# What a decoder can leave in a text: all but high surrogates, which it joins to the low ones or replaces.
TEXTS = st.text(st.characters(exclude_categories=()).filter(lambda one: not "\ud800" <= one <= "\udbff"), max_size=40)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))
INSTANTS = st.datetimes(
    min_value=datetime(1900, 1, 2),  # noqa: DTZ001 - hypothesis wants bounds without a zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001 - the same
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))) | st.just(UTC),
)
NUMBERS = st.integers(0, 2**40)
QUOTES = st.builds(Quote, start=NUMBERS, end=NUMBERS, quote=TEXTS)
WHENS = st.builds(
    When, edtf=WORDS, earliest=st.none() | DAYS, latest=st.none() | DAYS, words=WORDS, anchor=WORDS
) | st.just(When.of("2021-03-11/2021-03-20~", words="mid-March", anchor="published 2021-03-12"))


def some(things: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
    """At most two of them."""
    return st.lists(things, max_size=2).map(tuple)


def cited(values: SearchStrategy[T]) -> SearchStrategy[Cited[T]]:
    """A value with its quotes."""
    return st.builds(lambda value, quotes: Cited(value=value, quotes=quotes), values, some(QUOTES))


CLAIMS = st.builds(
    Claim,
    key=WORDS,
    source=WORDS.map(ReportId),
    trigger=QUOTES,
    format=cited(st.sampled_from(Format)),
    parties=some(cited(WORDS)),
    participants=some(
        st.builds(
            Participant, name=WORDS, person=WORDS, office=WORDS, party=WORDS, named=st.booleans(), quotes=some(QUOTES)
        )
    ),
    status=cited(st.sampled_from(Status)),
    when=st.none() | cited(WHENS),
    venue=st.none() | cited(st.builds(Venue, city=WORDS, country=WORDS, virtual=st.booleans())),
    topics=some(cited(st.sampled_from(Topic))),
    attribution=st.none() | cited(WORDS),
    official=st.booleans(),
    by=st.none() | cited(WORDS),
    reason=st.none() | cited(WORDS),
    series=WORDS,
    part_of=WORDS,
    journey=WORDS,
    patterns=some(WORDS),
)
REPORTS = st.builds(
    Report.make,
    name=TEXTS,
    text=TEXTS,
    markup=st.sampled_from(["text", "html"]),
    title=TEXTS,
    outlet=WORDS,
    url=WORDS,
    language=WORDS,
    stated_published=st.none() | DAYS,
    stated_at=st.none() | INSTANTS,
    basis=WORDS,
)
DATINGS = st.builds(
    Dating,
    when=st.none() | WHENS,
    at=st.none() | INSTANTS,
    basis=st.sampled_from(DatingBasis),
    reasons=some(WORDS),
    quotes=some(QUOTES),
    rivals=some(st.tuples(WORDS, WHENS)),
)
READINGS = st.builds(
    Reading,
    report=REPORTS,
    text=st.builds(
        Text,
        text=TEXTS,
        segments=some(st.builds(Segment, start=NUMBERS, end=NUMBERS, raw_start=NUMBERS, raw_end=NUMBERS)),
        blocks=some(st.builds(Block, start=NUMBERS, end=NUMBERS, role=st.sampled_from(Role))),
    ),
    dating=DATINGS,
    title=WORDS,
    outlet=WORDS,
    agency=WORDS,
    attribution=WORDS,
    language=WORDS,
    claims=some(CLAIMS),
    denials=some(CLAIMS),
    instruments=some(
        st.builds(
            InstrumentClaim,
            name=WORDS,
            event=st.sampled_from(InstrumentEvent),
            when=st.none() | WHENS,
            done=st.booleans(),
            quotes=some(QUOTES),
        )
    ),
    positions=some(st.builds(Position, speaker=WORDS, topic=st.sampled_from(Topic), gist=WORDS, quotes=some(QUOTES))),
    repairs=some(st.builds(Repair, was=WORDS, meant=WORDS, because=WORDS, quote=QUOTES)),
    inconsistencies=some(st.builds(Inconsistency, what=WORDS, quotes=some(QUOTES))),
    problems=some(st.builds(Problem, what=WORDS, why=WORDS, fatal=st.booleans())),
)
DECISIONS = st.builds(
    Decision,
    id=WORDS,
    kind=st.sampled_from(DecisionKind),
    claims=some(WORDS),
    field=WORDS,
    value=TEXTS,
    who=WORDS,
    when=st.none() | INSTANTS,
    why=TEXTS,
    undoes=WORDS,
)


@st.composite
def stored(draw: st.DrawFn) -> Stored:
    """Any reading, as it goes into a store."""
    reading = draw(READINGS)
    keys = sorted({claim.key for claim in (*reading.claims, *reading.denials)})
    named = st.dictionaries(st.sampled_from(keys), TEXTS) if keys else st.just({})
    return Stored(
        reading=reading,
        signature=draw(some(st.integers(-(2**63), 2**64 - 1))),
        reader=draw(WORDS),
        received_on=draw(DAYS | INSTANTS),
        blocks=draw(named),
        entries=draw(named),
    )
