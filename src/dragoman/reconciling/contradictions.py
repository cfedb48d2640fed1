"""What cannot all be right, flagged and never hidden.

Inside an entry: dates or places that exclude each other, a meeting called off and held, a holding told before its
day, what its own report contradicts itself on. Between entries: one person on two continents on one day. Between an
entry and the knowledge: a minister before or after the tenure.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Protocol

from dragoman.model import Claim, Engagement, Format, Inconsistency, Participant, Status, Support, Tenure, Venue, When
from dragoman.reconciling.entries import Draft
from dragoman.reconciling.evidence import Evidence, Heard
from dragoman.reconciling.places import continent_of, far_apart
from dragoman.reconciling.slip import WENT_AHEAD, took_place
from dragoman.reconciling.traits import person_key

_NEAR = frozenset({frozenset({"AS", "EU"}), frozenset({"AF", "EU"}), frozenset({"AF", "AS"}), frozenset({"NA", "SA"})})
_ELECT, _OUTGOING = timedelta(days=90), timedelta(days=30)  # the press gives people an office early and late
_NOWHERE = frozenset({Status.FLOATED, Status.CANCELLED, Status.POSTPONED})
_NEXT_TO = 200  # characters: a sentence or so


class Knowledge(Protocol):
    """What reconciling asks of the knowledge: when somebody held which office."""

    def tenures_of(self, person: str) -> tuple[Tenure, ...]:
        """All tenures of a person, by the knowledge's id."""


def within(draft: Draft, knowledge: Knowledge | None) -> tuple[str, ...]:
    """The contradictions of one entry, in words."""
    found = [*_rival_words(draft), *_status_words(draft), *_own_words(draft)]
    if knowledge is not None and draft.when is not None and draft.when.value.is_day:
        found += _tenure_words(draft, knowledge, draft.when.value.earliest or date.min)
    return tuple(dict.fromkeys((*draft.contradictions, *found)))


def between(entries: Iterable[Engagement]) -> tuple[str, ...]:
    """One person at two tables on two continents on one day."""
    seats: dict[tuple[str, date], list[tuple[Engagement, Participant, str]]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.block, entry.id)):
        day = entry.when.value.earliest if entry.when and entry.when.value.is_day else None
        place = entry.venue.value if entry.venue else None
        if day is None or place is None or place.virtual or entry.status in _NOWHERE:
            continue
        for who in entry.participants:
            continent = continent_of(place.country)
            visiting = entry.format.value is Format.VISIT
            if continent and not (visiting and who.party == entry.parties[-1]):
                seats.setdefault((person_key(who), day), []).append((entry, who, continent))
    found = []
    for (_, day), here in sorted(seats.items()):
        for (one, who, west), (other, _, east) in combinations(here, 2):
            if west != east and frozenset({west, east}) not in _NEAR:
                found.append(f"{who.name} cannot be in {_spot(one)} and in {_spot(other)} on {day}")
    return tuple(dict.fromkeys(found))


def unplaced(evidence: Iterable[Evidence], placed: frozenset[tuple[str, str]]) -> tuple[str, ...]:
    """What reports contradict themselves on where no entry shows it."""
    return tuple(
        f"{item.name}: {inconsistency.what}"
        for item in evidence
        for inconsistency in item.inconsistencies
        if (item.report, inconsistency.what) not in placed
    )


def touching(heard: Heard) -> tuple[Inconsistency, ...]:
    """What a claim's report contradicts itself on in, or next to, the words of the claim or of its tour."""
    return tuple(found for found in heard.evidence.inconsistencies if _concerns(found, heard))


def _concerns(found: Inconsistency, heard: Heard) -> bool:
    if not found.quotes:
        return False
    apart = {claim.key: _distance(found, claim) for claim in heard.evidence.claims}
    nearest = min(apart.values())
    tours = {claim.journey for claim in heard.evidence.claims if claim.journey and apart[claim.key] == nearest}
    return nearest <= _NEXT_TO and (apart[heard.claim.key] == nearest or heard.claim.journey in tours)


def _distance(found: Inconsistency, claim: Claim) -> int:
    """Characters between the words of an inconsistency and those of a claim; 0 where they overlap."""
    spans = [claim.trigger, *claim.format.quotes, *claim.status.quotes]
    spans += [quote for party in claim.parties for quote in party.quotes]
    spans += claim.when.quotes if claim.when else ()
    return min(max(one.start - other.end, other.start - one.end, 0) for one in found.quotes for other in spans)


def _rival_words(draft: Draft) -> list[str]:
    found = []
    settled = {found.decision.field for found in draft.decisions if not found.note}
    for name, decided, field in (("date", "when", draft.when), ("place", "venue", draft.venue)):
        if field is None or decided in settled or not field.rivals or _on_the_line(draft, field.value):
            continue
        said = "; ".join(f"{_spell(rival.value)} ({_sources(rival.support)})" for rival in field.rivals)
        found.append(f"{name}: {_spell(field.value)} ({_sources(field.support)}) against {said}")
    return found


def _on_the_line(draft: Draft, value: When | Venue) -> bool:
    """Whether all days told are one moment, as capitals across the date line name it."""
    remote = draft.format.value is Format.CALL or (draft.venue is not None and draft.venue.value.virtual)
    if not isinstance(value, When) or draft.when is None or not remote or not far_apart(draft.parties):
        return False
    return all(value.is_day and rival.value.is_day and value.meets(rival.value, slack=1) for rival in draft.when.rivals)


def _status_words(draft: Draft) -> list[str]:
    off = [item for item in draft.heard if item.claim.status.value is Status.CANCELLED]
    told = [item for item in draft.heard if took_place(item)]
    found = []
    if off and told:
        found.append(f"called off ({off[0].evidence.name}) and held ({told[0].evidence.name})")
    early = (item for item in draft.heard if item.claim.status.value in WENT_AHEAD and not took_place(item))
    found += [f"{item.evidence.name} tells it as {item.claim.status.value.value} before its day" for item in early]
    return found


def _own_words(draft: Draft) -> list[str]:
    return [f"{item.evidence.name}: {found.what}" for item in draft.heard for found in touching(item)]


def _tenure_words(draft: Draft, knowledge: Knowledge, day: date) -> list[str]:
    found = []
    for who in draft.named:
        tenures = [
            held for held in knowledge.tenures_of(who.person) if who.office in (held.office.kind, held.office.title)
        ]
        if who.person and who.office and tenures and not any(_covers(held, day) for held in tenures):
            found.append(f"{who.name} was not {who.office} of {who.party} on {day}")
    return found


def _covers(tenure: Tenure, day: date) -> bool:
    """In office on the day, or elected to it shortly before, or just out of it."""
    began = tenure.start is None or tenure.start - _ELECT <= day
    return began and (tenure.end is None or day <= tenure.end + _OUTGOING)


def _spot(entry: Engagement) -> str:
    return f"{_spell(entry.venue.value) if entry.venue else ''} ({entry.format.value.value}, entry {entry.id})"


def _spell(value: When | Venue | Format) -> str:
    if isinstance(value, When):
        return value.edtf
    if isinstance(value, Venue):
        return "online" if value.virtual else ", ".join(part for part in (value.city, value.country) if part)
    return value.value


def _sources(support: Sequence[Support]) -> str:
    return ", ".join(sorted({item.report_name for item in support})) or "no report"
