"""How good checked rows are, and how far those who checked them agree: shares with intervals, Krippendorff's alpha.

Invariant: a row that nobody answered counts nowhere; every figure says how many rows it rests on.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054  # of the normal distribution, for 95 %


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a coder says of one field of one row: "yes", "no" or "unclear". weight: rows that this one stands for."""

    row: str
    coder: str
    field: str
    stratum: str
    said: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of some rows are right. low, high: Wilson's interval of 95 %. weighted: by what each row stands for."""

    right: int
    of: int
    low: float
    high: float
    weighted: float

    @property
    def share(self) -> float:
        """From 0 to 1; 0 where there is no row."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Alpha:
    """Agreement beyond chance: 1 is full, 0 as by chance. value None where no row has two answers, or all are alike."""

    value: float | None
    rows: int
    coders: int


def share_of(answers: Iterable[Answer]) -> Share:
    """The share of "yes" among "yes" and "no", each coder's answer for itself; "unclear" is neither."""
    clear = [one for one in answers if one.said in ("yes", "no")]
    right = [one for one in clear if one.said == "yes"]
    low, high = wilson(len(right), len(clear))
    total = sum(one.weight for one in clear)
    weighted = sum(one.weight for one in right) / total if total else 0.0
    return Share(right=len(right), of=len(clear), low=low, high=high, weighted=weighted)


def wilson(right: int, of: int) -> tuple[float, float]:
    """Wilson's score interval of 95 % for a share (E. B. Wilson, 1927); the whole range where there is no row."""
    if not of:
        return 0.0, 1.0
    share, square = right / of, _Z * _Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def alpha_of(answers: Iterable[Answer]) -> Alpha:
    """Krippendorff's alpha for nominal data (K. Krippendorff, Content Analysis, ch. 11), any number of coders.

    Rows with one answer alone say nothing of agreement and are left out.
    """
    rows: defaultdict[str, list[str]] = defaultdict(list)
    coders: set[str] = set()
    for one in answers:
        rows[one.row].append(one.said)
        coders.add(one.coder)
    paired = [said for said in rows.values() if len(said) > 1]
    coincidences: Counter[tuple[str, str]] = Counter()
    for said in paired:
        for place, first in enumerate(said):
            for other, second in enumerate(said):
                if place != other:
                    coincidences[first, second] += 1 / (len(said) - 1)  # type: ignore[assignment] # a share of a pair
    totals: defaultdict[str, float] = defaultdict(float)
    for (first, _), count in coincidences.items():
        totals[first] += count
    every = sum(totals.values())
    observed = sum(count for (first, second), count in coincidences.items() if first != second)
    expected = every * every - sum(count * count for count in totals.values())
    value = 1 - (every - 1) * observed / expected if expected > 0 else None
    return Alpha(value=value, rows=len(paired), coders=len(coders))


def by_stratum(answers: Sequence[Answer]) -> Mapping[str, Share]:
    """The share of each stratum, by its name."""
    names = sorted({one.stratum for one in answers})
    return {name: share_of(one for one in answers if one.stratum == name) for name in names}


def disagreements(answers: Sequence[Answer]) -> Mapping[str, Mapping[str, str]]:
    """The rows of which coders say different things: row -> coder -> what he says."""
    rows: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one in answers:
        rows[one.row][one.coder] = one.said
    return {row: said for row, said in sorted(rows.items()) if len(set(said.values())) > 1}
