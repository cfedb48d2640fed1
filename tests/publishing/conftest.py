"""Nouns for the publishing tests: two reports of one invented round of talks, and the record that they give."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import jsonschema  # type: ignore[import-untyped]
import pytest

from dragoman.model import (
    Block,
    Cited,
    Claim,
    Dating,
    DatingBasis,
    Denied,
    Engagement,
    EngagementId,
    Format,
    Inconsistency,
    InstrumentClaim,
    InstrumentEntry,
    InstrumentEvent,
    Journey,
    Participant,
    Position,
    Problem,
    Quote,
    Reading,
    Record,
    Repair,
    Report,
    Rival,
    Role,
    Segment,
    Status,
    Step,
    Support,
    Text,
    Topic,
    Value,
    Venue,
    When,
    claim_key,
)
from dragoman.publishing import schema

FURNITURE = "Share this page\n\n"
STORY = (
    "Defense Secretary Yasukazu Hamada is to meet his counterpart in Tokyo on March 16, the ministry said, "
    "during a visit from March 15 to 17."
)


@pytest.fixture
def fits() -> Callable[[str, object], None]:
    """Fails where a value, written as JSON and read again, is not what the named schema states."""

    def check(name: str, value: object) -> None:
        stated = json.loads(schema(name))
        jsonschema.Draft202012Validator.check_schema(stated)
        errors = [
            error.message
            for error in jsonschema.Draft202012Validator(stated).iter_errors(json.loads(json.dumps(value)))
        ]
        if errors:
            raise ValueError("; ".join(errors))

    return check


def quote_of(text: Text, words: str) -> Quote:
    start = text.text.index(words)
    return text.quote(start, start + len(words))


def text_of(raw: str, kept: str) -> Text:
    at = raw.index(kept)
    return Text(
        text=kept,
        segments=(Segment(start=0, end=len(kept), raw_start=at, raw_end=at + len(kept)),),
        blocks=(Block(start=0, end=len(kept), role=Role.BODY),),
    )


def _claims(report: Report, text: Text) -> tuple[Claim, Claim]:
    trip, talks = quote_of(text, "visit"), quote_of(text, "is to meet")
    visit_key = claim_key(report.id, trip, Format.VISIT)
    visit = Claim(
        key=visit_key,
        source=report.id,
        trigger=trip,
        format=Cited(value=Format.VISIT, quotes=(trip,)),
        parties=(Cited(value="US", quotes=()), Cited(value="JP", quotes=(quote_of(text, "Tokyo"),))),
        participants=(Participant(name="Lloyd Austin", office="Minister of Defence", party="US", named=False),),
        status=Cited(value=Status.FLOATED, quotes=(trip,)),
        when=Cited(value=When.of("2023-03-15/2023-03-17"), quotes=(quote_of(text, "from March 15 to 17"),)),
    )
    meeting = Claim(
        key=claim_key(report.id, talks, Format.BILATERAL),
        source=report.id,
        trigger=talks,
        format=Cited(value=Format.BILATERAL, quotes=(talks,)),
        parties=(Cited(value="JP", quotes=()), Cited(value="US", quotes=())),
        participants=(
            Participant(
                name="Yasukazu Hamada",
                person="Q1",
                office="Minister of Defence",
                party="JP",
                quotes=(quote_of(text, "Yasukazu Hamada"),),
            ),
            Participant(
                name="Lloyd Austin",
                office="Minister of Defence",
                party="US",
                named=False,
                quotes=(quote_of(text, "his counterpart"),),
            ),
        ),
        status=Cited(value=Status.SCHEDULED, quotes=(talks,)),
        when=Cited(
            value=When.of("2023-03-16", words="March 16", anchor="published 2023-03-01"),
            quotes=(quote_of(text, "March 16"),),
        ),
        venue=Cited(value=Venue(city="Tokyo", country="JP"), quotes=(quote_of(text, "Tokyo"),)),
        topics=(Cited(value=Topic.ALLIANCE, quotes=(talks,)),),
        attribution=Cited(value="the ministry", quotes=(quote_of(text, "the ministry said"),)),
        part_of=visit_key,
    )
    return visit, meeting


@pytest.fixture
def reading() -> Reading:
    raw = FURNITURE + STORY
    report = Report.make(name="wire/one", text=raw, title="Talks in March")
    text = text_of(raw, STORY)
    title = quote_of(text, "Defense Secretary Yasukazu Hamada")
    return Reading(
        report=report,
        text=text,
        dating=Dating(
            when=When.of("2023-03-01"),
            basis=DatingBasis.INFERRED,
            reasons=("the week before the trip",),
            rivals=(("feed", When.of("2023-03-02")),),
        ),
        title="Talks in March",
        agency="Example Wire",
        language="en",
        claims=_claims(report, text),
        instruments=(
            InstrumentClaim(
                name="Guidelines",
                event=InstrumentEvent.REVISED,
                when=When.of("2015"),
                done=True,
                quotes=(quote_of(text, "ministry"),),
            ),
        ),
        positions=(
            Position(
                speaker="Yasukazu Hamada",
                topic=Topic.ALLIANCE,
                gist="the ministry said",
                quotes=(quote_of(text, "the ministry said"),),
            ),
        ),
        repairs=(
            Repair(
                was="Defense Secretary Yasukazu Hamada",
                meant="Minister of Defense Yasukazu Hamada",
                because="he held that office",
                quote=title,
            ),
        ),
        inconsistencies=(Inconsistency(what="two dates for one trip", quotes=(quote_of(text, "March 16"),)),),
        problems=(Problem(what="note", why="a note that is no failure"),),
    )


def _engagement(claim: Claim, reading: Reading, *, id: str, status: Status) -> Engagement:
    support = Support(
        report=reading.report.id,
        report_name=reading.report.name,
        claim=claim.key,
        dispatch="d1",
        known_on=date(2023, 3, 1),
        quotes=claim.format.quotes,
    )
    assert claim.when is not None
    dated = replace(support, quotes=claim.when.quotes)
    return Engagement(
        id=EngagementId(id),
        aliases=(EngagementId(claim.key),),
        block="JP-US",
        format=Value(value=claim.format.value, why="", support=(support,)),
        parties=claim.codes,
        participants=tuple(person for person in claim.participants if person.named),
        implied=tuple(person for person in claim.participants if not person.named),
        when=Value(value=claim.when.value, why="the only date", support=(dated,)),
        venue=Value(value=claim.venue.value, why="", support=(support,)) if claim.venue else None,
        status=status,
        status_why="",
        topics=tuple(topic.value for topic in claim.topics),
        series="",
        part_of=None,
        parts=(),
        journey="",
        claims=(claim,),
        history=(
            Step(
                known_on=date(2023, 3, 1),
                status=claim.status.value,
                when=claim.when.value,
                by="",
                reason="",
                support=support,
            ),
        ),
        denials=(),
        contradictions=(),
        whys=("one trip, one pair of parties",),
        unsure=(),
        first_reported=date(2023, 3, 1),
        last_reported=date(2023, 3, 1),
        dispatches=1,
        reports=(reading.report.id,),
    )


@pytest.fixture
def visit(reading: Reading) -> Engagement:
    entry = _engagement(reading.claims[0], reading, id="e-visit", status=Status.FLOATED)
    return replace(entry, parts=(EngagementId("e-meeting"),))


@pytest.fixture
def meeting(reading: Reading, visit: Engagement) -> Engagement:
    entry = _engagement(reading.claims[1], reading, id="e-meeting", status=Status.SCHEDULED)
    assert entry.when is not None
    rival = Rival(value=When.of("2023-03-17"), support=entry.when.support, since=date(2023, 3, 2))
    return replace(
        entry,
        part_of=visit.id,
        when=replace(entry.when, rivals=(rival,)),
        denials=(Denied(known_on=date(2023, 3, 3), support=entry.format.support[0]),),
        contradictions=("two days are said",),
    )


@pytest.fixture
def record(visit: Engagement, meeting: Engagement) -> Record:
    return Record(
        as_of=date(2023, 3, 5),
        engagements=(visit, meeting),
        journeys=(),
        instruments=(
            InstrumentEntry(
                name="Guidelines",
                events=((InstrumentEvent.REVISED, When.of("2015"), True, meeting.format.support[0]),),
            ),
        ),
        reports_read=5,
        dispatches_read=4,
        first_published=date(2023, 2, 1),
        last_published=date(2023, 3, 4),
        undated=1,
    )


@pytest.fixture
def journey_record(record: Record, visit: Engagement) -> Record:
    first = replace(visit, id=EngagementId("leg-1"), journey="j", parts=())
    second = replace(
        visit,
        id=EngagementId("leg-2"),
        journey="j",
        parts=(),
        parties=("US", "KR"),
        when=Value(value=When.of("2023-03-17/2023-03-19"), why="", support=()),
    )
    tour = Journey(id="j", legs=(first.id, second.id), contradictions=("three stops are promised, two named",))
    return replace(record, engagements=(first, second), journeys=(tour,))
