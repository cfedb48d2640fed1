"""`read --json`: one JSON object for each report, in the shape that schemas/read.json states.

Invariant: start and end count code points of the report as received, and for plain text the quote is exactly
what stands there; for HTML the offsets are the source's and the quote is the cleaned words.
"""

import json
from collections.abc import Iterable, Mapping

from dragoman.model import (
    Claim,
    Difference,
    Inconsistency,
    InstrumentClaim,
    Participant,
    Position,
    Problem,
    Quote,
    Reading,
    Repair,
    Report,
    Status,
    Venue,
    When,
)

Json = Mapping[str, object]
_BASIS_UNKNOWN = "unknown"


def line(value: Json) -> str:
    """One line of JSON Lines: keys in the order made, letters unescaped where UTF-8 can carry them."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate, from a JSON escape in the input
        return json.dumps(value, separators=(", ", ": "))
    return text


def reading_json(reading: Reading) -> Json:
    """A report's line. "differences" is there where a model read it too, and told something else than the rules."""
    differing = [_difference(reading, found) for found in reading.differences]
    return {
        "report": report_json(reading),
        "engagements": claims_json(reading, reading.claims),
        "denials": claims_json(reading, reading.denials),
        "instruments": [_instrument(reading, claim) for claim in reading.instruments],
        "positions": [_position(reading, position) for position in reading.positions],
        "repairs": [_repair(reading, repair) for repair in reading.repairs],
        "inconsistencies": [_inconsistency(reading, found) for found in reading.inconsistencies],
        **({"differences": differing} if differing else {}),
        "problems": problems_json(reading.problems),
    }


def unread_json(name: str, problems: Iterable[Problem], report: Report | None = None) -> Json:
    """The line of a report that could not be read: what is known of it, and why not."""
    return {
        "report": {
            "id": name,
            "title": (report.title or None) if report else None,
            "published": None,
            "published_at": None,
            "published_basis": _BASIS_UNKNOWN,
            "published_range": None,
            "published_rivals": [],
            "published_evidence": [],
            "byline": None,
            "outlet": (report.outlet or None) if report else None,
            "agency": None,
            "attribution": None,
            "language": (report.language or None) if report else None,
            "url": (report.url or None) if report else None,
            "content": report.id if report else None,
        },
        "engagements": [],
        "denials": [],
        "instruments": [],
        "positions": [],
        "repairs": [],
        "inconsistencies": [],
        "problems": problems_json(problems),
    }


def problems_json(problems: Iterable[Problem]) -> list[Json]:
    """Problems as the contract writes them."""
    return [{"what": problem.what, "why": problem.why} for problem in problems]


def status_name(status: Status) -> str:
    """A claim's status as the contract writes it: floated is "proposed"."""
    return "proposed" if status is Status.FLOATED else status.value


def venue_json(venue: Venue | None) -> Json | None:
    """{"city", "country"}, {"virtual": true}, or None."""
    if venue is None:
        return None
    if venue.virtual:
        return {"virtual": True}
    return {"city": venue.city or None, "country": venue.country or None}


def person_json(person: Participant) -> Json:
    """A person with what the knowledge holds of them."""
    return {
        "name": person.name,
        "id": person.person or None,
        "office": person.office or None,
        "party": person.party or None,
        "named": person.named,
    }


def received(reading: Reading, quote: Quote) -> tuple[int, int, str]:
    """Where the quote stands in the report as received, and what stands there.

    Of HTML, and of a text that is kept no more, that is the words as they were read.
    """
    start, end = reading.text.raw_span(quote.start, quote.end)
    is_here = reading.report.markup == "text" and bool(reading.report.text)
    words = reading.report.text[start:end] if is_here else quote.quote
    return start, end, words


def report_json(reading: Reading) -> Json:
    """What is known of a report, without its words."""
    report, dating = reading.report, reading.dating
    return {
        "id": report.name,
        "title": reading.title or report.title or None,
        "published": dating.day.isoformat() if dating.day else None,
        "published_at": dating.at.isoformat() if dating.at else None,
        "published_basis": dating.basis.value,
        "published_range": dating.when.edtf if dating.when else None,
        "published_rivals": [{"source": source, "date": when.edtf} for source, when in dating.rivals],
        "published_evidence": [
            *({"because": reason} for reason in dating.reasons),
            *(_span(reading, quote) for quote in dating.quotes),
        ],
        "byline": reading.byline or None,
        "outlet": reading.outlet or report.outlet or None,
        "agency": reading.agency or None,
        "attribution": reading.attribution or None,
        "language": reading.language or report.language or None,
        "url": report.url or reading.url or None,
        "content": report.id,
    }


def claims_json(reading: Reading, claims: tuple[Claim, ...]) -> list[Json]:
    """Claims of one report; `part_of` is the index of the visit in the same list."""
    index = {claim.key: position for position, claim in enumerate(claims)}
    return [_claim(reading, claim, index.get(claim.part_of)) for claim in claims]


def _claim(reading: Reading, claim: Claim, part_of: int | None) -> Json:
    named = [person for person in claim.participants if person.named]
    implied = [person for person in claim.participants if not person.named]
    return {
        "format": claim.format.value.value,
        "parties": list(claim.codes),
        "participants": [person.name for person in named],
        "implied": [person.name for person in implied],
        "people": [person_json(person) for person in (*named, *implied)],
        "date": claim.when.value.edtf if claim.when else None,
        "date_anchor": (claim.when.value.anchor or None) if claim.when else None,
        "place": venue_json(claim.venue.value) if claim.venue else None,
        "status": status_name(claim.status.value),
        "topics": [topic.value.value for topic in claim.topics],
        "attribution": claim.attribution.value if claim.attribution else None,
        "by": claim.by.value if claim.by else None,
        "reason": claim.reason.value if claim.reason else None,
        "key": claim.key,
        "series": claim.series or None,
        "part_of": part_of,
        "journey": claim.journey or None,
        "evidence": _evidence(reading, claim),
    }


def _evidence(reading: Reading, claim: Claim) -> Json:
    """For each field that has a value, the values and the words that say them."""
    fields: list[tuple[str, object, tuple[Quote, ...]]] = [("trigger", claim.format.value.value, (claim.trigger,))]
    fields.append(("format", claim.format.value.value, claim.format.quotes))
    fields += [("parties", party.value, party.quotes) for party in claim.parties]
    for person in claim.participants:
        fields.append(("participants" if person.named else "implied", person.name, person.quotes))
    if claim.when:
        fields.append(("date", claim.when.value.edtf, claim.when.quotes))
    if claim.venue:
        fields.append(("place", venue_json(claim.venue.value), claim.venue.quotes))
    fields.append(("status", status_name(claim.status.value), claim.status.quotes))
    fields += [("topics", topic.value.value, topic.quotes) for topic in claim.topics]
    said = {"attribution": claim.attribution, "by": claim.by, "reason": claim.reason}
    fields += [(name, cited.value, cited.quotes) for name, cited in said.items() if cited]
    evidence: dict[str, list[Json]] = {}
    for name, value, quotes in fields:
        for quote in quotes:
            evidence.setdefault(name, []).append({"value": value, **_span(reading, quote)})
    return evidence


def _span(reading: Reading, quote: Quote) -> Json:
    start, end, words = received(reading, quote)
    return {"start": start, "end": end, "quote": words}


def _said(reading: Reading, field: str, value: object, quotes: tuple[Quote, ...]) -> Json:
    return {field: [{"value": value, **_span(reading, quote)} for quote in quotes]}


def _instrument(reading: Reading, claim: InstrumentClaim) -> Json:
    return {
        "name": claim.name,
        "event": claim.event.value,
        "date": _edtf(claim.when),
        "status": "done" if claim.done else "planned",
        "evidence": _said(reading, "event", claim.event.value, claim.quotes),
    }


def _position(reading: Reading, position: Position) -> Json:
    return {
        "speaker": position.speaker,
        "topic": position.topic.value,
        "gist": position.gist,
        "evidence": _said(reading, "gist", position.gist, position.quotes),
    }


def _repair(reading: Reading, repair: Repair) -> Json:
    start, end, _ = received(reading, repair.quote)
    return {"was": repair.was, "is": repair.meant, "because": repair.because, "start": start, "end": end}


def _difference(reading: Reading, found: Difference) -> Json:
    said = found.rules or found.model
    return {
        "what": found.what,
        "rules": found.rules or None,
        "model": found.model or None,
        "evidence": _said(reading, found.what, said, found.quotes),
    }


def _inconsistency(reading: Reading, found: Inconsistency) -> Json:
    return {"what": found.what, "evidence": _said(reading, "what", found.what, found.quotes)}


def _edtf(when: When | None) -> str | None:
    return when.edtf if when else None
