"""What one report contributes, and a claim as heard from it.

Invariant: everything downstream is ordered by `Heard.order` and never by arrival, so that the order and the
batches in which reports come change nothing (law 2). No later day than `as_of` passes `hear` (law 3).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from hashlib import sha256

from dragoman.model import (
    Cited,
    Claim,
    Format,
    Inconsistency,
    InstrumentClaim,
    Position,
    Quote,
    ReportId,
    Support,
    When,
)
from dragoman.reconciling.blocks import block_of

_NO_INSTANT = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One report's contribution to the record, built by the pipeline from its reading and its dispatch.

    published: the day, or the range in which it may have appeared; None where nothing is known.
    published_at: the instant with its zone, where stated.
    dispatch: the id of the copies it is one of; "" for a report that is nobody's copy.
    received: the day or instant at which it was received, by which it must have appeared; None where not known.
    sides: for the keys of claims that officials of a party stand behind, the party.
    log: it is no report but a row of an official log. entered_by: the analyst whose own entry it is; "" for a report.
    """

    report: ReportId
    name: str
    published: When | None
    published_at: datetime | None = None
    outlet: str = ""
    agency: str = ""
    dispatch: str = ""
    claims: tuple[Claim, ...] = ()
    denials: tuple[Claim, ...] = ()
    instruments: tuple[InstrumentClaim, ...] = ()
    positions: tuple[Position, ...] = ()
    received: date | None = None
    inconsistencies: tuple[Inconsistency, ...] = ()
    sides: Mapping[str, str] = field(default_factory=dict)
    log: bool = False
    entered_by: str = ""

    @property
    def known_on(self) -> date | None:
        """The last day on which it may have appeared; None where that is not known."""
        if self.published is not None:
            return self.published.latest
        return self.published_at.date() if self.published_at else None

    @property
    def received_on(self) -> date | None:
        """The day (UTC) on which it was received."""
        if isinstance(self.received, datetime):
            return (self.received.astimezone(UTC) if self.received.tzinfo else self.received).date()
        return self.received

    @property
    def voice(self) -> str:
        """Whose word it is: the dispatch, else the report itself (law 5)."""
        return self.dispatch or self.report

    def support(self, quotes: tuple[Quote, ...], claim: str = "") -> Support:
        """The report as support for a value."""
        return Support(
            report=self.report,
            report_name=self.name,
            claim=claim,
            dispatch=self.voice,
            known_on=self.known_on,
            quotes=quotes,
            known_at=self.published_at,
        )

    @property
    def order(self) -> tuple[date, datetime, str]:
        """The canonical place of the report: day, instant, id; what has no day comes last."""
        at = self.published_at
        instant = at.astimezone(UTC) if at is not None and at.tzinfo is not None else _NO_INSTANT
        return (self.known_on or date.max, instant, self.report)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Heard:
    """A claim with what its report adds to it.

    key: the claim's key, made distinct where one report has two claims of one key (`keys_of`).
    claim: between the parties that an analyst corrected it to, where one did; said: as its report tells it.
    first: the copy of its dispatch that first told of the block, often the report itself.
    """

    key: str
    claim: Claim
    evidence: Evidence
    block: str
    first: Evidence
    order: tuple[date, datetime, str, str]
    said: Claim

    @property
    def names(self) -> tuple[str, str]:
        """What a decision may call it."""
        return self.key, self.claim.key

    @property
    def known_on(self) -> date | None:
        """When the report appeared, at the latest."""
        return self.evidence.known_on

    @property
    def said_on(self) -> date | None:
        """When the first copy of its dispatch appeared, at the latest."""
        return self.first.known_on

    @property
    def side(self) -> str:
        """The party whose officials say so; "" where none do."""
        return self.evidence.sides.get(self.claim.key, "")

    @property
    def authority(self) -> int:
        """What its word weighs: 2 for a visitor's own side, 1 for another official word, 0 for any other."""
        if self.claim.format.value is Format.VISIT and self.side in self.claim.codes[:-1]:
            return 2
        return 1 if self.claim.official else 0

    @property
    def voice(self) -> str:
        """Whose word it is."""
        return self.evidence.voice

    def support(self, quotes: tuple[Quote, ...] | None = None) -> Support:
        """The claim as support for a value, with the quotes that say it (else the claim's trigger)."""
        return self.evidence.support(quotes or (self.claim.trigger,), self.claim.key)


def published_by(evidence: Iterable[Evidence], as_of: date, *, undated: bool) -> tuple[Evidence, ...]:
    """The reports that had appeared by the end of `as_of`, each once, in canonical order.

    A ranged report counts from the last day on which it may have appeared; an undated one from the day on which it
    was received. One of which not even that is known counts only where `undated` says that all that is held has
    appeared, which is so of the present and never of the past.
    """
    held: dict[str, Evidence] = {}
    for item in evidence:
        known = item.known_on or item.received_on
        if (known <= as_of) if known is not None else undated:
            other = held.get(item.report)
            held[item.report] = item if other is None else min(item, other, key=_content)
    return tuple(sorted(held.values(), key=lambda item: item.order))


def hear(
    evidence: tuple[Evidence, ...], parties: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[tuple[Heard, ...], tuple[Heard, ...]]:
    """The claims and the denials of reports in canonical order. parties: of claims, by key, as analysts corrected them.

    Parties are corrected here, and nowhere later, because they say in which block a claim is joined to others.
    """
    restated = parties or {}
    told = [
        (item, denial, key, said, _between(said, restated.get(key) or restated.get(said.key)))
        for item in evidence
        for denial, claims in ((False, item.claims), (True, item.denials))
        for key, said in zip(keys_of(claims), claims, strict=True)
    ]
    first: dict[tuple[str, str], Evidence] = {}
    for item, _, _, _, claim in told:
        first.setdefault((item.voice, block_of(claim)), item)
    heard: dict[bool, dict[tuple[str, str], Heard]] = {False: {}, True: {}}
    for item, denial, key, said, claim in told:
        block = block_of(claim)
        heard[denial][(item.report, key)] = Heard(
            key=key,
            claim=claim,
            evidence=item,
            block=block,
            first=first[(item.voice, block)],
            order=(item.order[0], item.order[1], key, item.report),
            said=said,
        )
    return tuple(sorted(heard[False].values(), key=_order)), tuple(sorted(heard[True].values(), key=_order))


def keys_of(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The names of one report's claims: their keys, those that several have made distinct by what each says."""
    often = Counter(claim.key for claim in claims)
    return tuple(claim.key if often[claim.key] == 1 else f"{claim.key}.{_mark(claim)}" for claim in claims)


def blocks_of(told: Iterable[Sequence[Claim]], parties: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The blocks that a report tells of. told: its claims, and its denials. parties: as `hear` takes them."""
    return frozenset(
        block_of(_between(claim, parties.get(key) or parties.get(claim.key)))
        for claims in told
        for key, claim in zip(keys_of(claims), claims, strict=True)
    )


def _between(claim: Claim, codes: tuple[str, ...] | None) -> Claim:
    """The claim between these parties; what words say of one that stays is kept."""
    if codes is None or codes == claim.codes:
        return claim
    quotes = {party.value: party.quotes for party in claim.parties}
    return replace(claim, parties=tuple(Cited(value=code, quotes=quotes.get(code, ())) for code in codes))


def _order(heard: Heard) -> tuple[date, datetime, str, str]:
    return heard.order


def _mark(claim: Claim) -> str:
    """What tells two claims apart that one span and one format made."""
    when = claim.when.value.edtf if claim.when else ""
    said = "\x1f".join((*claim.codes, when, *(who.name for who in claim.participants)))
    return sha256(said.encode()).hexdigest()[:6]


def _content(item: Evidence) -> str:
    return repr(item)
