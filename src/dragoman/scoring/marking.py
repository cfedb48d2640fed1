"""Labels and what was found -> a tally and every error, report by report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.scoring.besides import KINDS, matched
from dragoman.scoring.days import date_is_right
from dragoman.scoring.engagements import FUTURE, Slots, pairs_of, right_slots, slots_of
from dragoman.scoring.names import Names, shared
from dragoman.scoring.tally import Tally

Row = Mapping[str, object]
CLASSES = ("missed", "invented", "status", "date", "place", "participants", "parties", "format")


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """One thing that is wrong: missed (labelled, not found), invented (found, not labelled), or a field of a pair.

    labelled, found: the engagements as the labels and the reading have them; None for the one that there is not.
    """

    report: str
    what: str
    labelled: Row | None = None
    found: Row | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """How a run stands to the labels. strangers: reports of the run that have no labels; they do not count."""

    tally: Tally
    errors: tuple[Error, ...]
    strangers: tuple[str, ...] = ()


@dataclass(slots=True)
class _Marking:
    names: Names
    tally: Tally = field(default_factory=Tally)
    errors: list[Error] = field(default_factory=list)

    def report(self, key: str, labels: Row, found: Row | None) -> None:
        """Count one report; found is None where the run has no line of it."""
        counts, wanted = self.tally.counts, _rows(labels, "engagements")
        read = _rows(found, "engagements") if found is not None else []
        counts["reports"] += 1
        counts["unread"] += found is None
        counts["empty"] += not wanted
        counts["kept_empty"] += not wanted and found is not None and not read
        gold, got = ([slots_of(row, self.names) for row in rows] for rows in (wanted, read))
        pairs = pairs_of(gold, got, self.names)
        self.tally.add("engagements", len(pairs), len(got), len(gold))
        right = sum(right_slots(gold[one], got[two], self.names) for one, two in pairs)
        self.tally.add("slots", right, sum(one.count for one in got), sum(one.count for one in gold))
        for one, two in pairs:
            wrong = self._pair(gold[one], got[two])
            self.errors += [Error(report=key, what=what, labelled=wanted[one], found=read[two]) for what in wrong]
        paired, taken = {one for one, _ in pairs}, {two for _, two in pairs}
        self.errors += [Error(report=key, what="missed", labelled=r) for n, r in enumerate(wanted) if n not in paired]
        self.errors += [Error(report=key, what="invented", found=row) for n, row in enumerate(read) if n not in taken]
        for kind in KINDS:
            these, those = _rows(labels, kind), _rows(found or {}, kind)
            self.tally.add(kind, matched(kind, these, those, self.names), len(those), len(these))

    def _pair(self, gold: Slots, got: Slots) -> Iterator[str]:
        """Count the fields of a pair; those that are wrong."""
        right = {
            "format": gold.format == got.format,
            "status": gold.status == got.status,
            "tense": (gold.status in FUTURE) == (got.status in FUTURE),
            "parties": gold.sides == got.sides,
            "date": date_is_right(gold.date, got.date),
            "place": gold.places == got.places,
        }
        self.tally.counts.update({name: int(is_right) for name, is_right in right.items()})
        people = shared(gold.people, got.people, self.names)
        self.tally.add("participants", people, len(got.people), len(gold.people))
        self.tally.add("topics", len(gold.topics & got.topics), len(got.topics), len(gold.topics))
        right["participants"] = people == len(gold.people) == len(got.people)
        yield from (what for what in CLASSES if not right.get(what, True))


def evaluate(labels: Mapping[str, Row], found: Mapping[str, Row], names: Names) -> Evaluation:
    """How what was found stands to the labels; both by the report's id, as rows of labels or of `read --json`."""
    marking = _Marking(names)
    for key, row in labels.items():
        marking.report(key, row, found.get(key))
    return Evaluation(
        tally=marking.tally,
        errors=tuple(sorted(marking.errors, key=lambda error: CLASSES.index(error.what))),
        strangers=tuple(key for key in found if key not in labels),
    )


def compared(before: Sequence[Error], after: Sequence[Error]) -> tuple[tuple[Error, ...], tuple[Error, ...]]:
    """What got better (the errors that are gone) and what got worse (those that are new) from one run to another."""
    old, new = {_sameness(error) for error in before}, {_sameness(error) for error in after}
    better = tuple(error for error in before if _sameness(error) not in new)
    return better, tuple(error for error in after if _sameness(error) not in old)


def _sameness(error: Error) -> tuple[str, ...]:
    """What makes an error of one run that of another: whatever is found of a labelled engagement, it is that one."""
    row = error.labelled or error.found or {}
    fields = ("format", "parties", "participants", "date", "place", "status")
    return (error.report, error.what, *(str(row.get(name)) for name in fields))


def _rows(row: Row | None, field: str) -> list[Row]:
    value = row.get(field) if row is not None else None
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list | tuple) else []
