"""Labelled reports as evidence: fields and ids only, no sentence of the reports."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from dragoman.model import (
    Cited,
    Claim,
    Format,
    Inconsistency,
    InstrumentClaim,
    InstrumentEvent,
    Participant,
    Quote,
    ReportId,
    Status,
    Topic,
    Venue,
    When,
)
from dragoman.reconciling import Evidence

_HALVES = {"40": ("01-01", "06-30"), "41": ("07-01", "12-31")}

Pairs = frozenset[tuple[str, str]]


def labelled(path: Path, copies: Iterable[Iterable[str]] = ()) -> tuple[Evidence, ...]:
    """The labelled reports of a file as evidence. copies: reports that are one dispatch, by the ids' first part."""
    sides = _sides()
    dispatch = {member: min(group) for group in map(tuple, copies) for member in group}
    return tuple(_evidence(label, sides, dispatch) for label in _lines(path))


def identity(path: Path) -> dict[str, str]:
    """Which occasion a labelled engagement ("report#index") is, where more than one report tells of it."""
    return {f"{report}#{index}": event["event"] for event in _lines(path) for report, index in event["mentions"]}


def pairs(occasion_of: dict[str, str]) -> Pairs:
    """Pairs of engagements, of different reports, that are one occasion."""
    told = defaultdict(list)
    for key in sorted(occasion_of):
        told[occasion_of[key]].append(key)
    return frozenset(
        (one, other)
        for keys in told.values()
        for place, one in enumerate(keys)
        for other in keys[place + 1 :]
        if one.partition("#")[0] != other.partition("#")[0]
    )


def f1(gold: Pairs, found: Pairs) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * len(gold & found) / (len(gold) + len(found))


def when(said: str | None) -> When | None:
    """A labelled date; the labels write half a year as the 40th or 41st month."""
    if said is None:
        return None
    year, _, month = said.partition("-")
    if month in _HALVES:
        first, last = _HALVES[month]
        return When.of(f"{year}-{first}/{year}-{last}")
    return When.of(said)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _sides() -> dict[str, set[tuple[str, str]]]:
    """Which parties and offices the knowledge's table gives a name."""
    sides: dict[str, set[tuple[str, str]]] = defaultdict(set)
    table = files("dragoman.knowledge") / "facts" / "offices.tsv"
    with table.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            sides[row["name"]].add((row["party"], row["office"]))
    return sides


def _evidence(label: dict[str, Any], sides: dict[str, set[tuple[str, str]]], dispatch: dict[str, str]) -> Evidence:
    name = label["id"]
    claims = [_claim(name, index, event, sides) for index, event in enumerate(label["engagements"])]
    tour = _tour(claims)
    return Evidence(
        report=ReportId(name),
        name=name,
        published=when(label.get("published") or label.get("published_range")),
        dispatch=dispatch.get(name.partition("-")[0], ""),
        claims=tuple(claims),
        denials=tuple(_claim(name, 100 + index, event, sides) for index, event in enumerate(label.get("denials", ()))),
        instruments=tuple(
            InstrumentClaim(
                name=event["name"],
                event=InstrumentEvent(event["event"]),
                when=when(event["date"]),
                done=event["status"] == "done",
                quotes=(),
            )
            for event in label["instruments"]
        ),
        inconsistencies=tuple(
            Inconsistency(what=what, quotes=tuple(leg.trigger for leg in tour))
            for what in label.get("inconsistencies", ())
        ),
    )


def _claim(name: str, index: int, event: dict[str, Any], sides: dict[str, set[tuple[str, str]]]) -> Claim:
    here = (Quote(start=index * 100, end=index * 100 + 4, quote="word"),)
    place = event["place"]
    date = when(event["date"])
    parties = list(event["parties"])
    if event["format"] == "visit" and place and place.get("country") in parties:
        parties.sort(key=lambda code: code == place["country"])
    return Claim(
        key=f"{name}#{index}",
        source=ReportId(name),
        trigger=here[0],
        format=Cited(value=Format(event["format"]), quotes=here),
        parties=tuple(Cited(value=code, quotes=here) for code in parties),
        participants=tuple(_participant(who, parties, sides) for who in event["participants"]),
        status=Cited(value=Status(event["status"].replace("proposed", "floated")), quotes=here),
        when=Cited(value=date, quotes=here) if date else None,
        venue=Cited(
            value=Venue(
                city=place.get("city") or "", country=place.get("country") or "", virtual=place.get("virtual", False)
            ),
            quotes=here,
        )
        if place
        else None,
        topics=tuple(Cited(value=Topic(topic), quotes=here) for topic in event["topics"]),
        journey=_journey(name, event),
    )


def _participant(name: str, parties: list[str], sides: dict[str, set[tuple[str, str]]]) -> Participant:
    held = sorted(sides.get(name, ()))
    ours = [(party, office) for party, office in held if party in parties] or held
    party, office = ours[0] if ours else ("", "")
    return Participant(name=name, party=party, office=office)


def _journey(name: str, event: dict[str, Any]) -> str:
    """The legs of one traveller's tour share a key, as reading gives it."""
    return f"{name}:{event['participants'][0]}" if event["format"] == "visit" and event["participants"] else ""


def _tour(claims: list[Claim]) -> list[Claim]:
    """The longest tour of a report."""
    legs = defaultdict(list)
    for claim in claims:
        if claim.journey:
            legs[claim.journey].append(claim)
    return max(legs.values(), key=len, default=[])
