"""From the claims of one block to its groups: which claims are one entry.

Invariant: the groups are a function of the set of claims. All pairs in reach are judged; pairs are taken from the
best to the worst, ties by the claims' canonical order; two groups join where no veto stands between any two of their
claims and the pairs between them speak for it on the whole. Then each group that is too vague to be recognised alone
joins the one group that it fits, if there is exactly one; else it stays alone and is "unsure".
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from dragoman.model import Format, Status, Verdict
from dragoman.reconciling.board import Board
from dragoman.reconciling.evidence import Heard
from dragoman.reconciling.judging import SAME_FROM, UNSURE_FROM, Judgement, judge, out_of_reach
from dragoman.reconciling.traits import Traits, traits_of

_CLEARLY = 2.0
"""By how many points the best of several entries must lead before a vague claim joins it."""

_STRONGLY_AGAINST = -1.5
"""Points of a single ground that keep a vague claim out of the only entry that it fits."""

_SELDOM = frozenset({Format.QUAD, Format.TWO_PLUS_TWO})
_SOON = 14  # days

_REACH, _PUT_OFF = 62, 366
"""Days that may lie between two windows for the pair to be judged; the second where the earlier one was put off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """What analysts decided: pairs of claim keys that are one engagement, and pairs that are not."""

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()
    alone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Claims of one engagement, in canonical order, with the reason for each join.

    unsure: the groups it may also be, each with the grounds that leave it open.
    """

    heard: tuple[Heard, ...]
    whys: tuple[str, ...]
    unsure: tuple[tuple[int, str], ...]


def groups_of(heard: tuple[Heard, ...], ties: Ties) -> tuple[Group, ...]:
    """The groups of one block's claims, which are in canonical order."""
    board, judged = _board(heard, ties)
    _join_tied(board, heard, ties)
    best_first = sorted(judged, key=lambda pair: (-judged[pair].points, pair))
    for pair in best_first:
        if judged[pair].verdict is Verdict.SAME:
            _join_if_fit(board, pair, judged[pair])
    _join_the_vague(board, judged)
    return _groups(board, heard, judged)


def _board(heard: tuple[Heard, ...], ties: Ties) -> tuple[Board, dict[tuple[int, int], Judgement]]:
    traits = [traits_of(item) for item in heard]
    board = Board.begin(traits)
    judged = _judged(traits)
    for (one, other), judgement in judged.items():
        board.weigh(one, other, judgement.points, veto=judgement.veto)
    for pair in _side_by_side(heard):
        if pair not in judged:
            board.forbid(*pair, decided=False)
    number_of = _numbers(heard)
    for left, right in sorted(ties.apart):
        if left in number_of and right in number_of and number_of[left] != number_of[right]:
            board.forbid(number_of[left], number_of[right], decided=True)
    for key in sorted(ties.alone & number_of.keys()):
        for other in range(len(heard)):
            if other != number_of[key]:
                board.forbid(number_of[key], other, decided=True)
    return board, judged


def _judged(traits: list[Traits]) -> dict[tuple[int, int], Judgement]:
    """The judgement on each pair in reach. Pairs alike in content are judged once."""
    kinds: dict[tuple[object, ...], int] = {}
    kind = [kinds.setdefault(here.content, len(kinds)) for here in traits]
    known: dict[tuple[int, int], Judgement] = {}
    judged: dict[tuple[int, int], Judgement] = {}
    for pair in _pairs_in_reach(traits):
        one, other = traits[pair[0]], traits[pair[1]]
        if one.heard.evidence.report == other.heard.evidence.report:
            judged[pair] = judge(one, other)
            continue
        alike = (kind[pair[0]], kind[pair[1]])
        if alike not in known:
            known[alike] = judge(one, other)
        judged[pair] = known[alike]
    return judged


def _side_by_side(heard: tuple[Heard, ...]) -> Iterator[tuple[int, int]]:
    """Pairs of claims of one report."""
    told: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(heard):
        told[item.evidence.report].append(number)
    for numbers in told.values():
        yield from combinations(numbers, 2)


def _pairs_in_reach(traits: list[Traits]) -> Iterator[tuple[int, int]]:
    """Pairs whose windows come near each other, found by a sweep over time."""
    by_start = sorted(range(len(traits)), key=lambda number: (traits[number].start, number))
    active: list[int] = []
    for number in by_start:
        here = traits[number]
        active = [other for other in active if _still_near(traits[other], here)]
        for other in active:
            if not out_of_reach(traits[other], here):
                yield (other, number) if other < number else (number, other)
        active.append(number)


def _still_near(earlier: Traits, here: Traits) -> bool:
    reach = _PUT_OFF if earlier.status is Status.POSTPONED else _REACH
    return here.start - earlier.end <= reach


def _numbers(heard: tuple[Heard, ...]) -> dict[str, int]:
    """The number of a claim, by what a decision may call it."""
    return {name: number for number, item in enumerate(heard) for name in item.names}


def _join_tied(board: Board, heard: tuple[Heard, ...], ties: Ties) -> None:
    number_of = _numbers(heard)
    for left, right in sorted(ties.together):
        if left not in number_of or right not in number_of:
            continue
        one, other = board.root[number_of[left]], board.root[number_of[right]]
        if one != other:
            pair = sorted((number_of[left], number_of[right]))
            board.tie(one, other)
            board.join(one, other, why=(0.0, pair[0], pair[1], "an analyst decided that they are one"))


def _join_if_fit(board: Board, pair: tuple[int, int], judgement: Judgement) -> None:
    one, other = board.root[pair[0]], board.root[pair[1]]
    if one == other or board.vetoed(one, other) or board.support(one, other) < 0.0:
        return
    board.join(one, other, why=(judgement.points, *pair, judgement.why))


def _join_the_vague(board: Board, judged: dict[tuple[int, int], Judgement]) -> None:
    """Each group of thin claims joins the one group that it fits; looked up for all before any is joined."""
    thin = {number for number, members in board.members.items() if all(board.traits[claim].thin for claim in members)}
    fits = _fits(board, judged)
    chosen: list[tuple[float, int, int, int, int]] = []
    for number in sorted(thin):
        other = _clear_best({other: best for other, best in fits[number].items() if other not in thin} or fits[number])
        if other is None or (other in thin and _clear_best(fits[other]) != number):
            continue
        points, one_claim, other_claim = fits[number][other]
        vague, clear = ([board.traits[claim] for claim in board.members[group]] for group in (number, other))
        if not _may_join(judged[(one_claim, other_claim)], vague, clear):
            continue
        chosen.append((-points, number, other, one_claim, other_claim))
    for cost, number, other, left, right in sorted(chosen):
        one, two = board.root[number], board.root[other]
        if one != two and not board.vetoed(one, two):
            why = f"the only entry that it fits: {judged[(left, right)].why}"
            board.join(one, two, why=(-cost, left, right, why))


def _may_join(judgement: Judgement, vague: list[Traits], clear: list[Traits]) -> bool:
    """Whether the only entry that a vague claim fits may have it.

    Nothing may speak strongly against it but the missing date. Weak grounds suffice where nothing at all does, and it
    is no plan without a date, unless it is of a rare kind and the other comes within days of its being told.
    """
    against = [ground.weight * finding.strength for ground, finding in judgement.findings if ground.name != "undated"]
    if judgement.points >= SAME_FROM:
        return min(against, default=0.0) > _STRONGLY_AGAINST
    bare_plan = any(here.plan and not here.dated for here in vague)
    return (not bare_plan or _imminent(vague, clear)) and min(against, default=0.0) >= 0.0


def _imminent(vague: list[Traits], clear: list[Traits]) -> bool:
    """Whether an undated plan of a kind that is seldom held was told within days of the other."""
    told = max(here.known for here in vague)
    starts = [there.start for there in clear if there.dated]
    kinds = {here.format for here in (*vague, *clear)}
    return bool(starts) and kinds <= _SELDOM and len(kinds) == 1 and all(0 <= start - told <= _SOON for start in starts)


def _clear_best(fits: dict[int, tuple[float, int, int]]) -> int | None:
    """The one group that fits, or the one that fits clearly better than the next; else None."""
    ranked = sorted(fits, key=lambda other: (-fits[other][0], other))
    if len(ranked) > 1 and fits[ranked[0]][0] - fits[ranked[1]][0] < _CLEARLY:
        return None
    return ranked[0] if ranked else None


def _fits(board: Board, judged: dict[tuple[int, int], Judgement]) -> dict[int, dict[int, tuple[float, int, int]]]:
    """For each group the others that it may be, each with the best pair between them."""
    fits: dict[int, dict[int, tuple[float, int, int]]] = defaultdict(dict)
    for (left, right), judgement in sorted(judged.items()):
        one, other = board.root[left], board.root[right]
        if one == other or judgement.verdict is Verdict.DIFFERENT:
            continue
        if board.vetoed(one, other) or board.support(one, other) < UNSURE_FROM:
            continue
        found = (judgement.points, left, right)
        for here, there in ((one, other), (other, one)):
            known = fits[here].get(there)
            if known is None or found[0] > known[0]:
                fits[here][there] = found
    return fits


def _groups(board: Board, heard: tuple[Heard, ...], judged: dict[tuple[int, int], Judgement]) -> tuple[Group, ...]:
    roots = sorted(board.members)
    position = {root: number for number, root in enumerate(roots)}
    fits = _fits(board, judged)
    return tuple(
        Group(
            heard=tuple(heard[claim] for claim in board.members[root]),
            whys=tuple(_told(why, heard) for why in sorted(board.whys[root], key=lambda why: (why[1], why[2]))),
            unsure=tuple(
                sorted(
                    (position[other], _told((points, left, right, judged[(left, right)].why), heard))
                    for other, (points, left, right) in fits[root].items()
                )
            ),
        )
        for root in roots
    )


def _told(why: tuple[float, int, int, str], heard: tuple[Heard, ...]) -> str:
    points, left, right, words = why
    one, other = heard[left].evidence, heard[right].evidence
    names = f"{one.name} and {other.name}" if one.report != other.report else f"{one.name}, twice"
    return f"{names} ({points:+.1f}): {words}"
