"""What an audience may not see, taken out before the record is made, as though it had never come in.

Invariant: the record of an audience is the one that the reports, claims and decisions left to it would give. Marks
count as they stand now, whatever past day is looked at; where none was set, a report is public, an analyst's own entry
and a note are the team's.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.model import Audience, Claim, Decision, DecisionKind, Mark, ReportId
from dragoman.reconciling import in_force
from dragoman.store import Stored

if TYPE_CHECKING:
    from dragoman.store import View  # SQLAlchemy, which `read` must not wait for

PUBLIC = Audience(mark=Mark.PUBLIC)
EVERYTHING = Audience(mark=Mark.PRIVATE, everything=True)

WITHHELD = "withheld"
"""The id of the decision by which entries that are marked for others are taken out."""
_THE_DESK = "the desk"
Marked = Mapping[str, tuple[Mark, str]]  # what is marked -> its mark, and who set it
EntriesOf = Callable[[set[str]], set[str]]


def desk(who: str) -> Audience:
    """The team, and what this analyst keeps private."""
    return Audience(mark=Mark.TEAM, who=who)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """What is left to an audience: the decisions as it may see them; and what is taken out.

    blocks: those that are not as they are kept, because something of theirs is taken out or told otherwise.
    """

    reports: frozenset[ReportId]
    decisions: tuple[Decision, ...]
    blocks: frozenset[str]

    @property
    def claims(self) -> frozenset[str]:
        """The claims of entries that are marked for others."""
        return frozenset(key for one in self.decisions if one.id == WITHHELD for key in one.claims)


def without(entry: Stored, claims: frozenset[str]) -> Stored:
    """A report without these claims; a tour or a visit that is called by one of them is not named."""
    if claims.isdisjoint(one.key for one in (*entry.reading.claims, *entry.reading.denials)):
        return entry

    def kept(some: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(_unnamed(claim, claims) for claim in some if claim.key not in claims)

    reading = replace(entry.reading, claims=kept(entry.reading.claims), denials=kept(entry.reading.denials))
    return replace(
        entry,
        reading=reading,
        blocks={key: block for key, block in entry.blocks.items() if key not in claims},
        entries={key: name for key, name in entry.entries.items() if key not in claims},
    )


def _unnamed(claim: Claim, claims: frozenset[str]) -> Claim:
    return replace(
        claim,
        journey="" if claim.journey in claims else claim.journey,
        part_of="" if claim.part_of in claims else claim.part_of,
    )


def withheld(view: "View", audience: Audience, decisions: tuple[Decision, ...], entries_of: EntriesOf) -> Withheld:
    """What is withheld from an audience.

    decisions: those that count. entries_of: claims -> the keys of all claims of their entries, in the whole record.
    """
    if audience.everything:
        return Withheld(reports=frozenset(), decisions=decisions, blocks=frozenset())
    marks = in_force(view.decisions())
    reports = _reports(view, audience, marks)
    marked = {key for key, (mark, who) in _marked(marks, "entry").items() if not audience.may_see(mark, who)}
    claims = entries_of({key.partition(".")[0] for key in marked}) | marked if marked else set()
    shown = _decisions(audience, decisions, _marked(marks, "decision"))
    kept = shown
    if claims:
        kept = (*shown, Decision(id=WITHHELD, kind=DecisionKind.REJECT, claims=tuple(sorted(claims))))
    told = claims | {key for one in decisions if kept != decisions for key in one.claims}
    blocks = view.blocks_about(reports, {key.partition(".")[0] for key in told})
    return Withheld(reports=reports, decisions=kept, blocks=frozenset(blocks))


def _reports(view: "View", audience: Audience, marks: Iterable[Decision]) -> frozenset[ReportId]:
    found: dict[str, tuple[Mark, str]] = {name: (Mark.TEAM, who) for name, who in view.entered().items()}
    found.update(_marked(marks, "report"))
    return frozenset(ReportId(name) for name, (mark, who) in found.items() if not audience.may_see(mark, who))


def _marked(marks: Iterable[Decision], field: str) -> Marked:
    """What is marked, by the latest word on it."""
    return {
        name: (Mark(one.value), one.who)
        for one in marks
        if one.kind is DecisionKind.MARK and one.field == field
        for name in one.claims
    }


def _decisions(audience: Audience, decisions: tuple[Decision, ...], marked: Marked) -> tuple[Decision, ...]:
    """The decisions that an audience may see; for the outside without names, reasons and marks."""

    def seen(one: Decision) -> bool:
        default = Mark.TEAM if one.kind in (DecisionKind.NOTE, DecisionKind.MARK) else Mark.PUBLIC
        return audience.may_see(*marked.get(one.id, (default, one.who)))

    kept = tuple(one for one in decisions if seen(one))
    if audience.mark is Mark.PUBLIC:
        kept = tuple(one if _is_published(one, marked) else replace(one, who=_THE_DESK, why="") for one in kept)
    return kept


def _is_published(one: Decision, marked: Marked) -> bool:
    """Whether somebody said that its own words are public."""
    return marked.get(one.id, (Mark.TEAM, ""))[0] is Mark.PUBLIC
