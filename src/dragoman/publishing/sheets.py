"""`read` for a terminal: each report as a heading, a row for each engagement, and a few lines on the rest.

A Sheet is the content without its looks: `plain` lays it out for pipes and files, the command line colours it for
a terminal.
"""

from dataclasses import dataclass

from dragoman.model import Claim, Dating, DatingBasis, InstrumentClaim, Problem, Reading
from dragoman.publishing.words import (
    claim_words,
    count_words,
    day_words,
    party_words,
    people_words,
    venue_words,
    when_words,
)

COLUMNS = ("when", "what", "who", "where", "status")
_WIDEST = 58
_MOST_NOTES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One report as a table: rows have as many cells as COLUMNS."""

    heading: str
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()


def reading_sheet(reading: Reading) -> Sheet:
    """What was read in a report."""
    notes = [f"instrument: {_instrument(claim)}" for claim in reading.instruments]
    notes += [f"denied: {claim_words(claim)}{_date(claim)}" for claim in reading.denials]
    notes += [f'repaired: "{repair.was}" is {repair.meant} ({repair.because})' for repair in reading.repairs]
    notes += [f"doubtful: {found.what}" for found in reading.inconsistencies]
    if reading.positions:
        notes.append(f"{count_words(len(reading.positions), 'position')} (see --json)")
    if not reading.claims and not any(problem.fatal for problem in reading.problems):
        notes.insert(0, "no engagement found")
    return Sheet(
        heading=_heading(reading),
        rows=tuple(_row(claim) for claim in reading.claims),
        notes=(*_few(notes), *_problems(reading.problems)),
    )


def unread_sheet(name: str, problems: tuple[Problem, ...]) -> Sheet:
    """A report that could not be read, and why."""
    return Sheet(heading=name, notes=_problems(problems))


def plain(sheet: Sheet) -> str:
    """The sheet as aligned text, without colour, ending in a newline; long cells run on in the next line."""
    lines = [sheet.heading]
    if sheet.rows:
        widths = [
            min(max(len(row[column]) for row in (COLUMNS, *sheet.rows)), _WIDEST) for column in range(len(COLUMNS))
        ]
        for row in (COLUMNS, *sheet.rows):
            lines += _aligned(row, widths)
    lines += [f"  {note}" for note in sheet.notes]
    return "\n".join(lines) + "\n"


def _aligned(row: tuple[str, ...], widths: list[int]) -> list[str]:
    cells = [_folded(cell, width) for cell, width in zip(row, widths, strict=True)]
    height = max(len(cell) for cell in cells)
    lines = []
    for level in range(height):
        parts = [
            (cell[level] if level < len(cell) else "").ljust(width) for cell, width in zip(cells, widths, strict=True)
        ]
        lines.append(("  " + "  ".join(parts)).rstrip())
    return lines


def _folded(text: str, width: int) -> list[str]:
    """The text cut at spaces into lines of at most `width`; a longer word stands alone."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _row(claim: Claim) -> tuple[str, ...]:
    who = party_words(claim.format.value, claim.codes)
    people = people_words(claim.participants)
    where = venue_words(claim.venue.value).removeprefix("in ") if claim.venue else ""
    return (
        when_words(claim.when.value if claim.when else None),
        claim.format.value.value,
        f"{who}: {people}" if people else who,
        where,
        claim.status.value.value,
    )


def _heading(reading: Reading) -> str:
    parts = [reading.report.name, _published(reading.dating)]
    outlet = reading.outlet or reading.report.outlet
    if outlet or reading.agency:
        parts.append(", ".join(part for part in (outlet, reading.agency and f"from {reading.agency}") if part))
    return "  ".join(parts)


def _published(dating: Dating) -> str:
    if dating.when is None:
        return "publication date unknown"
    if dating.basis is DatingBasis.INFERRED:
        because = f": {dating.reasons[0]}" if dating.reasons else ""
        return f"published {when_words(dating.when)} (inferred{because})"
    day = day_words(dating.day) if dating.day else when_words(dating.when)
    return f"published {day} ({dating.basis.value})"


def _date(claim: Claim) -> str:
    return f", {when_words(claim.when.value)}" if claim.when else ""


def _instrument(claim: InstrumentClaim) -> str:
    done = "" if claim.done else "to be "
    event = claim.event.value.replace("_", " ")
    when = f", {when_words(claim.when)}" if claim.when else ""
    return f"{claim.name}: {'' if event in ('in force', 'expires', 'under negotiation') else done}{event}{when}"


def _problems(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    return tuple(f"problem: {problem.what}: {problem.why}" for problem in problems)


def _few(notes: list[str]) -> tuple[str, ...]:
    if len(notes) <= _MOST_NOTES:
        return tuple(notes)
    return (*notes[: _MOST_NOTES - 1], f"and {len(notes) - _MOST_NOTES + 1} more (see --json)")
