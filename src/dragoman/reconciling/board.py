"""The groups of a block as they grow, and what stands between each two of them.

Invariant: a sum between two groups is the sum over the weighed pairs of their claims, however they came together.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from dragoman.model import Status
from dragoman.reconciling.occasions import Occasion
from dragoman.reconciling.slots import gap
from dragoman.reconciling.traits import Traits

OUT_OF_REACH = -2.0
"""What a pair that was not weighed counts between two groups."""


@dataclass(slots=True)
class Between:
    """What stands between two groups: the sum over weighed pairs, how many, a veto of a ground, an analyst's word."""

    points: float = 0.0
    pairs: int = 0
    veto: bool = False
    never: bool = False

    def add(self, other: "Between") -> None:
        """Count what stood between one of two groups, now joined, and a third."""
        self.points += other.points
        self.pairs += other.pairs
        self.veto = self.veto or other.veto
        self.never = self.never or other.never


@dataclass(slots=True)
class Board:
    """The groups as they grow. root: claim -> group; between: group -> group -> what stands between them.

    occasions: what the claims of a group fix in time.
    given_up: the claims of a group that put a dated slot off. points: those of each weighed pair of claims, the lower
    number first. whys: the joins that made a group, each as (points, claim, claim, words).
    """

    traits: list[Traits]
    root: list[int]
    members: dict[int, list[int]]
    between: dict[int, dict[int, Between]]
    given_up: dict[int, list[int]]
    occasions: dict[int, Occasion]
    points: dict[tuple[int, int], float] = field(default_factory=dict)
    whys: dict[int, list[tuple[float, int, int, str]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def begin(cls, traits: list[Traits]) -> "Board":
        """Every claim a group of its own."""
        numbers = range(len(traits))
        return cls(
            traits=traits,
            root=list(numbers),
            members={number: [number] for number in numbers},
            between={number: {} for number in numbers},
            given_up={
                number: [number] if traits[number].status is Status.POSTPONED and traits[number].dated else []
                for number in numbers
            },
            occasions={number: Occasion.of(traits[number]) for number in numbers},
        )

    def weigh(self, one: int, other: int, points: float, *, veto: bool) -> None:
        """Set what two claims count for one another."""
        self.points[(min(one, other), max(one, other))] = points
        self.between[one][other] = self.between[other][one] = Between(points=points, pairs=1, veto=veto)

    def forbid(self, one: int, other: int, *, decided: bool) -> None:
        """Two claims that are never in one group, by an analyst's decision or because one report tells them as two."""
        stands = self.between[one].get(other) or Between()
        stands.veto, stands.never = True, stands.never or decided
        self.between[one][other] = self.between[other][one] = stands

    def mean(self, one: int, other: int) -> float:
        """Points for a pair of claims between the two groups, on average."""
        stands = self.between[one].get(other, Between())
        pairs = len(self.members[one]) * len(self.members[other])
        return (stands.points + OUT_OF_REACH * (pairs - stands.pairs)) / pairs

    def support(self, one: int, other: int) -> float:
        """How much speaks for joining two groups: the mean over their pairs.

        Where one of them was put off, more may speak for it: the mean without what was said of slots given up since,
        or the mean of what was said of such a slot before with the word that gave it up.
        """
        best = self.mean(one, other)
        if not self.given_up[one] and not self.given_up[other]:
            return best
        live = [(mine, theirs) for mine in self._live(one) for theirs in self._live(other)]
        best = max(best, self._mean_of(live))
        for here, there in ((one, other), (other, one)):
            said = max(self.traits[claim].known for claim in self.members[here])
            ends = [old for old in self.given_up[there] if self.traits[old].known >= said]
            every = [(mine, old) for old in ends for mine in self.members[here]]
            on_it = [(mine, old) for mine, old in every if gap(self.traits[mine], self.traits[old]) == 0]
            best = max(best, self._mean_of(every), self._mean_of(on_it))
        return best

    def _live(self, group: int) -> list[int]:
        """The claims of slots that no other claim of the group gave up later."""
        return [
            claim for claim in self.members[group] if not any(self._ended(claim, end) for end in self.given_up[group])
        ]

    def _ended(self, claim: int, end: int) -> bool:
        mine, last = self.traits[claim], self.traits[end]
        return claim == end or (mine.dated and mine.known <= last.known and gap(mine, last) == 0)

    def _mean_of(self, pairs: list[tuple[int, int]]) -> float:
        points = [self.points.get((min(pair), max(pair)), OUT_OF_REACH) for pair in pairs]
        return sum(points) / len(points) if points else OUT_OF_REACH

    def vetoed(self, one: int, other: int) -> bool:
        """Whether some two claims of the groups are never one engagement."""
        stands = self.between[one].get(other, Between())
        return stands.veto or stands.never or self.occasions[one].excludes(self.occasions[other])

    def tie(self, one: int, other: int) -> None:
        """What an analyst says is one group counts, for every third, as that part of it which fits better.

        Where the analyst overrules the days, they no longer keep a third away.
        """
        if self.occasions[one].excludes(self.occasions[other]):
            self.occasions[one] = self.occasions[other] = Occasion()
        for third in sorted({*self.between[one], *self.between[other]} - {one, other}):
            size = (len(self.members[one]) + len(self.members[other])) * len(self.members[third])
            better = max((one, other), key=lambda part: (self.mean(part, third), -part))
            stands = [self.between[part].get(third, Between()) for part in (one, other)]
            both = Between(
                points=self.mean(better, third) * size,
                pairs=size,
                veto=self.between[better].get(third, Between()).veto,
                never=any(between.never for between in stands),
            )
            self.between[one][third] = self.between[third][one] = both
            self.between[other].pop(third, None)
            self.between[third].pop(other, None)

    def join(self, one: int, other: int, *, why: tuple[float, int, int, str]) -> None:
        """Make two groups one; it keeps the lower number."""
        keep, gone = min(one, other), max(one, other)
        for claim in self.members[gone]:
            self.root[claim] = keep
        self.members[keep] = sorted(self.members[keep] + self.members.pop(gone))
        self.occasions[keep] = self.occasions[keep].joined(self.occasions.pop(gone))
        self.given_up[keep] = sorted(self.given_up[keep] + self.given_up.pop(gone))
        self.whys[keep] = [*self.whys[keep], *self.whys.pop(gone, []), why]
        for third, stands in self.between.pop(gone).items():
            self.between[third].pop(gone)
            if third == keep:
                continue
            self.between[keep].setdefault(third, Between()).add(stands)
            self.between[third][keep] = self.between[keep][third]
