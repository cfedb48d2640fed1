"""`export --format jsonl`, `timeline --json`, `show --json`: one JSON object for each entry (schemas/engagement.json).

Reports stand here by their names, as `read --json` writes them; "content" gives what the store keys them by.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from dragoman.model import Claim, Engagement, Participant, Reading, ReportId, Rival, Step, Support, When
from dragoman.publishing.decisions import decided_json
from dragoman.publishing.lines import Json, person_json, received, venue_json
from dragoman.publishing.redactions import lost_json

T = TypeVar("T")
Readings = Mapping[ReportId, Reading]

_LEADERS = re.compile(
    r"(?:Head of (?:State|Government)|Prime Minister|Premier|Chancellor|Taoiseach|Supreme Leader|Emperor|King|Queen"
    r"|Emir|Sultan|Crown Prince|President(?! of the (?:European Parliament|World Bank|UN General Assembly)))\b"
)
_OFFICIALS = re.compile(
    r"(?:Deputy (?!Prime)|Vice[- ]Minister|(?:Under|Assistant) ?[Ss]ecretary|Permanent |Ambassador|Special |Charg)"
)
_RANKS = ("officials", "ministers", "leaders")


@dataclass(frozen=True, slots=True)
class _Sources:
    """The readings behind an entry, and where each of its claims stands among its report's engagements."""

    readings: Readings

    def name(self, report: ReportId) -> str:
        reading = self.readings.get(report)
        return reading.report.name if reading else report

    def index(self, claim: Claim) -> int | None:
        reading = self.readings.get(claim.source)
        return reading.claims.index(claim) if reading and claim in reading.claims else None

    def quote(self, support: Support) -> str | None:
        """The first words that the support rests on, as received."""
        if not support.quotes:
            return None
        reading = self.readings.get(support.report)
        return received(reading, support.quotes[0])[2] if reading else support.quotes[0].quote


def engagement_json(engagement: Engagement, readings: Readings) -> Json:
    """An entry in the export's shape."""
    sources = _Sources(readings)
    when = engagement.when.value if engagement.when else None
    people = (*engagement.participants, *engagement.implied)
    return {
        "id": engagement.id,
        "aliases": list(engagement.aliases),
        "format": engagement.format.value.value,
        "level": level(people),
        "parties": list(engagement.parties),
        "participants": [person.name for person in engagement.participants],
        "implied": [person.name for person in engagement.implied],
        "people": [person_json(person) for person in people],
        "date": when.edtf if when else None,
        "earliest": _iso(when, first=True),
        "latest": _iso(when, first=False),
        "place": venue_json(engagement.venue.value) if engagement.venue else None,
        "status": engagement.status.value,
        "status_why": engagement.status_why or None,
        "topics": [topic.value for topic in engagement.topics],
        "series": engagement.series or None,
        "part_of": engagement.part_of,
        "parts": list(engagement.parts),
        "journey": engagement.journey or None,
        "first_reported": engagement.first_reported.isoformat() if engagement.first_reported else None,
        "last_reported": engagement.last_reported.isoformat() if engagement.last_reported else None,
        "support": engagement.dispatches,
        "reports": [sources.name(report) for report in engagement.reports],
        "content": list(engagement.reports),
        "logs": list(engagement.logs),
        "rivals": _rivals(engagement),
        "claims": [
            {"report": sources.name(claim.source), "index": sources.index(claim), "key": claim.key}
            for claim in engagement.claims
        ],
        "history": [_step(step, sources) for step in engagement.history],
        "denials": [
            {
                "known_on": denied.known_on.isoformat() if denied.known_on else None,
                "report": sources.name(denied.support.report),
                "quote": sources.quote(denied.support),
            }
            for denied in engagement.denials
        ],
        "contradictions": list(engagement.contradictions),
        "unsure": list(engagement.unsure),
        "doubts": list(engagement.doubts),
        "joins": list(engagement.whys),
        "decisions": [decided_json(found) for found in engagement.decisions],
        "entered": list(engagement.entered),
        "lost": [lost_json(made) for made in engagement.lost],
        "sides": [{"claim": claim, "party": party} for claim, party in engagement.sides],
    }


def level(people: tuple[Participant, ...]) -> str | None:
    """The lower of the sides, each taken at its highest: "leaders", "ministers", "officials"; None if unknown."""
    sides: dict[str, int] = {}
    for person in people:
        if person.office:
            sides[person.party] = max(sides.get(person.party, 0), _rank(person.office))
    return _RANKS[min(sides.values())] if sides else None


def _rank(office: str) -> int:
    if _LEADERS.match(office):
        return 2
    return 0 if _OFFICIALS.match(office) else 1


def _rivals(engagement: Engagement) -> Json:
    fields: dict[str, list[Json]] = {}
    if engagement.format.rivals:
        fields["format"] = [_rival(rival.value.value, rival) for rival in engagement.format.rivals]
    if engagement.when and engagement.when.rivals:
        fields["date"] = [_rival(rival.value.edtf, rival) for rival in engagement.when.rivals]
    if engagement.venue and engagement.venue.rivals:
        fields["place"] = [_rival(venue_json(rival.value), rival) for rival in engagement.venue.rivals]
    return fields


def _rival(value: object, rival: Rival[T]) -> Json:
    voices = {support.dispatch for support in rival.support}
    return {
        "value": value,
        "support": len(voices),
        "since": rival.since.isoformat() if rival.since else None,
        "since_at": rival.since_at.isoformat() if rival.since_at else None,
    }


def _step(step: Step, sources: _Sources) -> Json:
    return {
        "known_on": step.known_on.isoformat() if step.known_on else None,
        "known_at": step.support.known_at.isoformat() if step.support.known_at else None,
        "status": step.status.value,
        "date": step.when.edtf if step.when else None,
        "by": step.by or None,
        "reason": step.reason or None,
        "report": sources.name(step.support.report),
        "quote": sources.quote(step.support),
        "note": step.note or None,
    }


def _iso(when: When | None, *, first: bool) -> str | None:
    if when is None:
        return None
    bound = when.earliest if first else when.latest
    return bound.isoformat() if bound else None
