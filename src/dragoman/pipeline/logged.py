"""The official logs as reconciling takes them: each row of a block as evidence, with its own line as the words."""

from collections.abc import Sequence

from dragoman.knowledge import Knowledge, LoggedEngagement
from dragoman.model import (
    Cited,
    Claim,
    Format,
    Participant,
    Quote,
    ReportId,
    Status,
    Tenure,
    Venue,
    When,
    claim_key,
)
from dragoman.reconciling import Evidence


class LoggedEvidence:
    """The logs of the knowledge, by block; a row becomes evidence when its block is asked for."""

    def __init__(self, knowledge: Knowledge) -> None:
        """The logs of these facts."""
        self._knowledge = knowledge

    def of(self, block: str) -> Sequence[Evidence]:
        """The rows of a block, in order of their first day."""
        return tuple(_evidence(row, self._knowledge) for row in self._knowledge.logs_between(block.split("-")))


def _evidence(row: LoggedEngagement, knowledge: Knowledge) -> Evidence:
    return Evidence(
        report=ReportId(row.source),
        name=row.source,
        published=When.span(row.last, row.last),
        claims=(_claim(row, knowledge),),
        log=True,
    )


def _claim(row: LoggedEngagement, knowledge: Knowledge) -> Claim:
    line = Quote(start=0, end=len(row.words), quote=row.words)
    venue = Venue(city=row.city, country=row.country, virtual=row.virtual)
    return Claim(
        key=claim_key(ReportId(f"{row.source}\x1f{row.words}"), line, row.format),
        source=ReportId(row.source),
        trigger=line,
        format=Cited(value=row.format, quotes=(line,)),
        parties=tuple(Cited(value=code, quotes=(line,)) for code in row.parties),
        participants=_people(row, line, knowledge),
        status=Cited(value=Status.HELD, quotes=(line,)),
        when=Cited(value=When.span(row.first, row.last), quotes=(line,)),
        venue=Cited(value=venue, quotes=(line,)) if venue != Venue() else None,
        official=True,
    )


def _people(row: LoggedEngagement, line: Quote, knowledge: Knowledge) -> tuple[Participant, ...]:
    """Those at the table with the office that they held then; a visitor without one is of the first party."""
    ids = {knowledge.person(person).name: person for person in row.people}
    found = []
    for name in row.names:
        person = ids.get(name, "")
        held = _seat(knowledge.offices_on(person, (row.first, row.last)), row) if person else None
        party = held.office.party if held else row.parties[0] if row.format is Format.VISIT else ""
        office = held.office.kind if held else ""
        found.append(Participant(name=name, person=person, office=office, party=party, quotes=(line,)))
    return tuple(found)


def _seat(tenures: Sequence[Tenure], row: LoggedEngagement) -> Tenure | None:
    return next((held for held in tenures if held.office.party in row.parties), None)
