"""What an analyst enters by hand: a sentence, and fields beside it, as a report of its own whose outlet is the analyst.

The report's text is the sentence, an empty line, and a line for each field that was given ("date: 2021-03-16"). So it
is read anew like any report, and every value stands where its quote says: in the sentence, or in the field's line.

Invariant: a field that was given comes before what the rules read in the sentence; what was not given is the rules'.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256

from dragoman.knowledge import Knowledge
from dragoman.model import (
    DESK,
    Block,
    Cited,
    Claim,
    Format,
    Quote,
    Reading,
    Report,
    Role,
    Segment,
    Status,
    Text,
    Topic,
    When,
    claim_key,
)
from dragoman.pipeline.deciding import UndecidableError, Word, person_known
from dragoman.reading import read
from dragoman.reconciling import person_read, venue_read

FIELDS = ("format", "parties", "date", "place", "status", "people", "topics", "heard from")


def report_of(sentence: str, fields: Mapping[str, str], word: Word, heard: date) -> Report:
    """The report of an entry. heard: the day on which the analyst heard it, from which on it is known."""
    lines = [f"{name}: {fields[name].strip()}" for name in FIELDS if fields.get(name, "").strip()]
    text = "\n\n".join(part for part in (" ".join(sentence.split()), "\n".join(lines)) if part)
    mark = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:4]
    stated = {"markup": DESK, "outlet": word.who, "language": "en", "stated_published": heard, "basis": "given"}
    return Report.make(name=f"{word.who} {heard} {mark}", text=text, **stated)


def entered(report: Report, knowledge: Knowledge) -> Reading:
    """The reading of an entry. UndecidableError where a field cannot be so, or nothing is said."""
    sentence, _, form = report.text.partition("\n\n")
    whole = _text(report.text)
    reading = read(report, _text(sentence), knowledge)
    try:
        claims = _with_fields(report, whole, reading.claims, _lines(form, len(sentence) + 2), knowledge)
    except ValueError as error:
        raise UndecidableError(str(error)) from error
    return replace(reading, text=whole, claims=claims)


def _text(words: str) -> Text:
    """The words as a text, each paragraph and line a block of its own."""
    blocks, start = [], 0
    for line in words.split("\n"):
        if line:
            blocks.append(Block(start=start, end=start + len(line), role=Role.BODY))
        start += len(line) + 1
    segment = Segment(start=0, end=len(words), raw_start=0, raw_end=len(words))
    return Text(text=words, segments=(segment,), blocks=tuple(blocks))


def _lines(form: str, start: int) -> dict[str, tuple[str, int, int]]:
    """Each field that was given: what it says, and where its line stands."""
    found = {}
    for line in form.split("\n"):
        name, _, value = line.partition(": ")
        if name in FIELDS:
            found[name] = (value, start, start + len(line))
        start += len(line) + 1
    return found


def _with_fields(
    report: Report, text: Text, claims: tuple[Claim, ...], fields: Mapping[str, tuple[str, int, int]], facts: Knowledge
) -> tuple[Claim, ...]:
    """The claims, the first of them with the fields that were given; made from them where the rules read none."""
    if not fields:
        return claims
    first = claims[0] if claims else _bare(report, text, fields)
    for name, (value, start, end) in fields.items():
        first = _SETTERS[name](first, value, (text.quote(start, end),), facts)
    first = replace(first, key=claim_key(report.id, first.trigger, first.format.value))
    return (first, *claims[1:])


def _bare(report: Report, text: Text, fields: Mapping[str, tuple[str, int, int]]) -> Claim:
    """A claim of an engagement that the rules do not see. ValueError where the fields do not say what it is."""
    missing = [name for name in ("format", "parties") if name not in fields]
    if missing:
        raise ValueError(f"the rules read no engagement in the sentence; give its {' and its '.join(missing)} too")
    sentence = text.quote(text.blocks[0].start, text.blocks[0].end)
    day = When.of(fields["date"][0]) if "date" in fields else None
    heard = report.stated_published
    held = day is not None and day.latest is not None and heard is not None and day.latest <= heard
    return Claim(
        key="",
        source=report.id,
        trigger=sentence,
        format=Cited(value=Format.OTHER, quotes=(sentence,)),
        parties=(),
        participants=(),
        status=Cited(value=Status.HELD if held else Status.PLANNED, quotes=(sentence,)),
    )


Setter = Callable[[Claim, str, tuple[Quote, ...], Knowledge], Claim]


def _format(claim: Claim, value: str, quotes: tuple[Quote, ...], _: Knowledge) -> Claim:
    return replace(claim, format=Cited(value=Format(value), quotes=quotes))


def _parties(claim: Claim, value: str, quotes: tuple[Quote, ...], facts: Knowledge) -> Claim:
    codes = list(dict.fromkeys(value.upper().replace(",", " ").split()))
    strange = [code for code in codes if code not in facts.parties]
    if strange or not codes:
        raise ValueError(f"{' '.join(strange) or 'nothing'} is no party's code; write them as JP, US")
    kept = codes if claim.format.value is Format.VISIT else sorted(codes)
    return replace(claim, parties=tuple(Cited(value=code, quotes=quotes) for code in kept))


def _people(claim: Claim, value: str, quotes: tuple[Quote, ...], facts: Knowledge) -> Claim:
    when = claim.when.value if claim.when else None
    day = (when.earliest or when.latest) if when else None
    named = [person_known(person_read(one), claim.codes, day, facts) for one in value.split(";") if one.strip()]
    return replace(claim, participants=tuple(replace(who, quotes=quotes) for who in named))


def _date(claim: Claim, value: str, quotes: tuple[Quote, ...], _: Knowledge) -> Claim:
    return replace(claim, when=Cited(value=When.of(value), quotes=quotes))


def _place(claim: Claim, value: str, quotes: tuple[Quote, ...], _: Knowledge) -> Claim:
    return replace(claim, venue=Cited(value=venue_read(value), quotes=quotes))


def _status(claim: Claim, value: str, quotes: tuple[Quote, ...], _: Knowledge) -> Claim:
    return replace(claim, status=Cited(value=Status(value), quotes=quotes))


def _topics(claim: Claim, value: str, quotes: tuple[Quote, ...], facts: Knowledge) -> Claim:
    every = {topic.value for topic in (*Topic, *(topic for topic, _ in facts.own_topics))}
    names = [name.strip() for name in value.replace(",", ";").split(";") if name.strip()]
    strange = [name for name in names if name not in every]
    if strange:
        raise ValueError(f"{' '.join(strange)} is no topic; there are: {', '.join(sorted(every))}")
    return replace(claim, topics=tuple(Cited(value=Topic(name), quotes=quotes) for name in names))


def _heard_from(claim: Claim, value: str, quotes: tuple[Quote, ...], _: Knowledge) -> Claim:
    return replace(claim, attribution=Cited(value=value, quotes=quotes))


_SETTERS: Mapping[str, Setter] = {
    "format": _format,
    "parties": _parties,
    "date": _date,
    "place": _place,
    "status": _status,
    "people": _people,
    "topics": _topics,
    "heard from": _heard_from,
}
