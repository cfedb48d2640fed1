"""What was counted over a set of reports, and the shares that come of it."""

from collections import Counter
from dataclasses import dataclass, field

from dragoman.scoring.besides import KINDS

Figures = dict[str, float]
IN_PAIRS = ("format", "status", "tense", "parties", "date", "place")
COUNTED = ("engagements", "slots", "participants", "topics", *KINDS)


@dataclass(slots=True)
class Tally:
    """Counts by name: for each kind of COUNTED its ".right", ".found" and ".labelled"; for the rest one number each."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, right: int, found: int, labelled: int) -> None:
        """Count one report's share of a kind."""
        self.counts.update({f"{kind}.right": right, f"{kind}.found": found, f"{kind}.labelled": labelled})

    def rates(self, kind: str) -> Figures:
        """Precision, recall and F1 of a kind, to four places."""
        right, found, labelled = (self.counts[f"{kind}.{part}"] for part in ("right", "found", "labelled"))
        return {
            "precision": _share(right, found),
            "recall": _share(right, labelled),
            "f1": _share(2 * right, found + labelled),
        }

    def in_pairs(self) -> Figures:
        """Of the engagements that were found and labelled, the share with each field right."""
        return {name: _share(self.counts[name], self.counts["engagements.right"]) for name in IN_PAIRS}

    @property
    def slot_f1(self) -> float:
        """F1 over slots."""
        return self.rates("slots")["f1"]

    @property
    def engagement_f1(self) -> float:
        """F1 over engagements."""
        return self.rates("engagements")["f1"]

    def as_json(self) -> dict[str, object]:
        """All figures; a kind of which nothing is labelled is left out."""
        counts = self.counts
        numbers = {"labelled": counts["engagements.labelled"], "found": counts["engagements.found"]}
        shown = [kind for kind in COUNTED if kind not in KINDS or counts[f"{kind}.labelled"]]
        return {
            "reports": counts["reports"],
            "unread": counts["unread"],
            "empty": {"kept": counts["kept_empty"], "of": counts["empty"]},
            **{kind: (numbers if kind == "engagements" else {}) | self.rates(kind) for kind in shown},
            "in_pairs": self.in_pairs(),
        }


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0
