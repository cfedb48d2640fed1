"""Official logs: held evidence beside the reports. A log settles, dates and places entries; it makes none.

Invariant: the entries, their ids, their people and what joins them are the same with logs and without, because a log's
row is laid beside the groups that the reports gave. A row joins the one group that it is surely of, and no other; one
that no report tells of is not in the record.

A row is known from its last day on: the lists say on which days things took place, not when each line was published.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from dragoman.model import Claim, Format, Verdict
from dragoman.reconciling.evidence import Evidence, Heard, hear
from dragoman.reconciling.joining import Group
from dragoman.reconciling.judging import Judgement, judge, out_of_reach
from dragoman.reconciling.slip import took_place
from dragoman.reconciling.traits import Traits, traits_of


class Logs(Protocol):
    """What official logs say of a block."""

    def of(self, block: str) -> Sequence[Evidence]:
        """Each row as the word of a log (`Evidence.log`), with one claim of something held."""


def rows_known(logs: Logs | None, block: str, as_of: date) -> tuple[Heard, ...]:
    """The rows of a block that are known by the day; what two lists say in the same words is one row."""
    rows = logs.of(block) if logs is not None else ()
    heard, _ = hear(tuple(row for row in rows if row.known_on is not None and row.known_on <= as_of))
    by_words = {item.claim.trigger: item for item in reversed(heard) if item.block == block}
    return tuple(sorted(by_words.values(), key=lambda item: item.order))


def reported(heard: Sequence[Heard]) -> tuple[Heard, ...]:
    """Those that reports say."""
    return tuple(item for item in heard if not item.evidence.log)


def dating(heard: Sequence[Heard]) -> tuple[Heard, ...]:
    """Those that may date an entry: not the one day that a list gives a guest, where a report gives the arrival."""
    arrival = any(
        item.claim.when is not None and item.claim.when.value.earliest and item.claim.when.value.latest is None
        for item in reported(heard)
    )
    return tuple(item for item in heard if not (arrival and item.evidence.log and _is_a_day_of_a_visit(item.claim)))


def _is_a_day_of_a_visit(claim: Claim) -> bool:
    return claim.format.value is Format.VISIT and claim.when is not None and claim.when.value.is_day


def with_logs(groups: tuple[Group, ...], rows: Sequence[Heard]) -> tuple[Group, ...]:
    """The groups, each with the rows that are surely of it behind its claims."""
    added: dict[int, list[tuple[Heard, str]]] = {}
    told = [tuple(map(traits_of, group.heard)) for group in groups] if rows else []
    for row in rows:
        found = _group_of(row, groups, told)
        if found is not None:
            number, why = found
            added.setdefault(number, []).append((row, why))
    return tuple(_behind(group, added.get(number, ())) for number, group in enumerate(groups))


def _behind(group: Group, rows: Sequence[tuple[Heard, str]]) -> Group:
    return replace(
        group, heard=(*group.heard, *(row for row, _ in rows)), whys=(*group.whys, *(why for _, why in rows))
    )


def _group_of(row: Heard, groups: tuple[Group, ...], told: Sequence[Sequence[Traits]]) -> tuple[int, str] | None:
    """The group that a row is of, with the reason; one that was held by a report's word comes before a mere plan.

    Between two that it fits alike nothing is said. told: the traits of each group's claims.
    """
    logged = traits_of(row)
    fits = [(number, best) for number, claims in enumerate(told) if (best := _fit(logged, claims)) is not None]
    if not fits:
        return None
    ranked = sorted(fits, key=lambda fit: (_is_told(groups[fit[0]]), fit[1].points), reverse=True)
    first = ranked[0]
    for other in ranked[1:]:
        if (_is_told(groups[other[0]]), other[1].points) == (_is_told(groups[first[0]]), first[1].points):
            return None
    judgement = first[1]
    return first[0], f"{row.evidence.name} ({judgement.points:+.1f}): {judgement.why}"


def _is_told(group: Group) -> bool:
    return any(took_place(item) for item in group.heard)


def _fit(logged: Traits, claims: Sequence[Traits]) -> Judgement | None:
    """The best judgement on the row and a claim of the group; None where it is not surely one of them."""
    best: Judgement | None = None
    for told in claims:
        if out_of_reach(logged, told):
            continue
        judgement = judge(logged, told)
        if judgement.veto:
            return None
        if best is None or judgement.points > best.points:
            best = judgement
    return best if best is not None and best.verdict is Verdict.SAME else None
