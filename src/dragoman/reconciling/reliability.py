"""How plans turned out, by who reported them first: held as said, moved and by how far, put off, called off, unknown.

Invariant: a plan of which nobody told what became of it is unknown, and counts neither for nor against its source.
"""

from collections.abc import Callable, Mapping, Sequence

from dragoman.model import Engagement, Outcome, Reliability, ReportId, Status, When

_PLANS = frozenset({Status.PLANNED, Status.SCHEDULED})
_FEW = 10
"""Plans with a known outcome, below which a share says little."""

_VAGUE = 3  # days by which "about" may be off

Naming = Callable[[Engagement], str]


def by_outlet(outlets: Mapping[ReportId, str]) -> Naming:
    """Plans by the outlet of the report that told them first."""
    return lambda entry: outlets.get(entry.history[0].support.report, "") or "outlet not stated"


def by_source(entry: Engagement) -> str:
    """Plans by the kind of source that the first report rests on."""
    first = entry.history[0].support.claim
    claim = next(claim for claim in entry.claims if claim.key == first)
    if claim.official:
        return "official word"
    return "unnamed or other sources" if claim.attribution is not None else "no source named"


def reliability_of(entries: Sequence[Engagement], name: Naming) -> tuple[Reliability, ...]:
    """One row for each source of plans that had a date ahead, the most plans first."""
    found: dict[str, list[tuple[Outcome, int]]] = {}
    for entry in entries:
        outcome = outcome_of(entry)
        if outcome is not None:
            found.setdefault(name(entry), []).append(outcome)
    rows = (_row(source, outcomes) for source, outcomes in found.items())
    return tuple(sorted(rows, key=lambda row: (-row.plans, row.source)))


def outcome_of(entry: Engagement) -> tuple[Outcome, int] | None:
    """What became of the plan as first told, and by how many days it moved; None for what was no dated plan."""
    first = entry.history[0] if entry.history else None
    if first is None or first.status not in _PLANS or first.when is None or first.known_on is None:
        return None
    if first.when.earliest is None or first.when.earliest <= first.known_on:
        return None
    now = entry.when.value if entry.when else None
    moved = _days_between(first.when, now) if now is not None else 0
    if entry.status in (Status.HELD, Status.ONGOING):
        return (Outcome.MOVED, moved) if moved else (Outcome.HELD, 0)
    if entry.status is Status.CANCELLED:
        return Outcome.CANCELLED, 0
    if entry.status is Status.POSTPONED:
        return Outcome.PUT_OFF, 0
    return (Outcome.UNKNOWN, 0) if entry.status is Status.UNCONFIRMED else (Outcome.AHEAD, 0)


def _days_between(first: When, now: When) -> int:
    """Days from the window first told to the one that it has now; 0 where they meet, or nearly do and are vague."""
    slack = _VAGUE if first.is_approximate or now.is_approximate else 0
    if first.meets(now, slack=slack) or first.earliest is None or now.earliest is None:
        return 0
    if now.earliest > first.earliest:
        return (now.earliest - (first.latest or first.earliest)).days
    return (now.latest or now.earliest).toordinal() - first.earliest.toordinal()


def _row(source: str, outcomes: Sequence[tuple[Outcome, int]]) -> Reliability:
    counts = {kind: sum(outcome is kind for outcome, _ in outcomes) for kind in Outcome}
    known = sum(counts[kind] for kind in (Outcome.HELD, Outcome.MOVED, Outcome.PUT_OFF, Outcome.CANCELLED))
    return Reliability(
        source=source,
        plans=len(outcomes),
        counts=counts,
        moved_by=tuple(sorted(days for outcome, days in outcomes if outcome is Outcome.MOVED)),
        known=known,
        few=known < _FEW,
    )
