"""Tables for who counts: pairs of states by month and by year, and plans against what became of them.

Invariant: a pair is undirected, the lower number of the Correlates of War list first, as data sets of pairs have it; an
entry counts in a period only where its date falls inside it for sure, so that no date is invented. A row that is not
there is no engagement in what was read, and not none at all: `reports_read` says how much was read.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from dragoman.knowledge import Codes, Knowledge
from dragoman.model import Cleared, Engagement, ReportId, Status, Step, When
from dragoman.publishing.batches import readings_of, told_by
from dragoman.publishing.tables import Cells, Column, Kind
from dragoman.publishing.tables.columns import Field

_OPEN = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED, Status.POSTPONED})
_LAST = 10_000  # behind every number of the Correlates of War list
_ENDS = {Status.HELD: "held", Status.CANCELLED: "cancelled", Status.UNCONFIRMED: "no report seen"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A table that is ready: its name, what a row is, its columns, and the rows."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class _Dyad:
    """One row: two states in a period, with what happened and how much was read."""

    one: Codes
    two: Codes
    period: str
    format: str
    status: str
    engagements: int
    reports: int
    read: int

    def both(self, code: str) -> tuple[str | int | None, str | int | None]:
        return getattr(self.one, code) or None, getattr(self.two, code) or None


@dataclass(frozen=True, slots=True)
class _Plan:
    """An engagement that was told before its day. first: the first step that told a plan with a date."""

    entry: Engagement
    first: Step

    @property
    def held_on(self) -> When | None:
        return self.entry.when.value if self.entry.when and self.entry.status in (Status.HELD, Status.ONGOING) else None

    @property
    def slip(self) -> int | None:
        planned, held = self.first.when, self.held_on
        if planned is None or held is None or not (planned.is_day or planned.days == held.days):
            return None
        if planned.earliest is None or held.earliest is None:
            return None
        return (held.earliest - planned.earliest).days

    @property
    def moves(self) -> int:
        """How often a later step gave another date than the step before."""
        dates = [step.when.edtf for step in self.entry.history if step.when is not None and step.status in _OPEN]
        return sum(before != after for before, after in pairwise(dates))


def dyads(cleared: Cleared, known: Knowledge, read: Mapping[str, int], *, monthly: bool) -> Rows:
    """Pairs of states by month or by year. read: how many reports were read that were published in each month."""
    period = _month if monthly else _year
    exposure: Counter[str] = Counter()
    for month, count in read.items():
        exposure[month if monthly else month[:4]] += count
    told = _told(cleared, known.codes, period)
    counts: Counter[tuple[str, str, str, str, str]] = Counter()
    for entry in cleared.record.engagements:
        when = period(entry.when.value) if entry.when else ""
        for pair in _pairs(entry, known.codes) if when else ():
            counts[*pair, when, entry.format.value.value, entry.status.value] += 1
    rows = (
        _Dyad(known.codes[a], known.codes[b], when, form, status, count, len(told[a, b, when]), exposure[when])
        for (a, b, when, form, status), count in counts.items()
    )
    columns = _DYADS if monthly else tuple(field for field in _DYADS if field.name != "month")
    return _rows(
        "dyad_months" if monthly else "dyad_years",
        f"what was told of two states in a {'month' if monthly else 'year'}, by format and status",
        columns,
        sorted(rows, key=_in_order),
    )


def plans(cleared: Cleared) -> Rows:
    """What was planned, against what became of it."""
    found = (_Plan(entry, step) for entry in cleared.record.engagements if (step := _first_plan(entry)) is not None)
    return _rows("plans", "one engagement that a report told of before its day", _PLANS, found)


def months(read: Mapping[str, int]) -> Rows:
    """How much was read, by the month of publication: the exposure of every count."""
    fields: tuple[Field[tuple[str, int]], ...] = (
        Field("month", Kind.TEXT, "The month of publication.", lambda m: m[0]),
        Field("reports_read", Kind.INTEGER, "Reports read that were published in it.", lambda m: m[1]),
    )
    return _rows("months", "a month in which reports were published that were read", fields, sorted(read.items()))


def undated(cleared: Cleared) -> int:
    """How many entries are in no month: without a date, or with one that spans several."""
    return sum(not (entry.when and _month(entry.when.value)) for entry in cleared.record.engagements)


def _rows(name: str, meaning: str, fields: "tuple[Field, ...]", found: "Iterator | list") -> Rows:  # type: ignore[type-arg] # of any kind of row
    columns = tuple(Column(name=field.name, kind=field.kind, meaning=field.meaning) for field in fields)
    made = tuple(tuple(field.of(one) for field in fields) for one in found)
    return Rows(name=name, meaning=meaning, columns=columns, rows=made)


def _told(
    cleared: Cleared, codes: Mapping[str, Codes], period: Callable[[When], str]
) -> Mapping[tuple[str, str, str], set[ReportId]]:
    """The reports that tell of a pair, by the period in which they were published."""
    pairs: defaultdict[ReportId, set[tuple[str, str]]] = defaultdict(set)
    for entry in cleared.record.engagements:
        for report in told_by(entry):
            pairs[report].update(_pairs(entry, codes))
    found: defaultdict[tuple[str, str, str], set[ReportId]] = defaultdict(set)
    for reading in readings_of(cleared, sorted(pairs)):
        when = period(reading.dating.when) if reading.dating.when else ""
        for one, two in pairs[reading.report.id] if when else ():
            found[one, two, when].add(reading.report.id)
    return found


def _pairs(entry: Engagement, codes: Mapping[str, Codes]) -> Iterator[tuple[str, str]]:
    """Every two states at an engagement; organisations and territories are in no list of states."""
    states = {party for party in entry.parties if party in codes and codes[party].kind == "state"}
    return combinations(sorted(states, key=lambda party: (codes[party].cow_number or _LAST, party)), 2)


def _month(when: When) -> str:
    first, last = when.earliest, when.latest
    inside = first is not None and last is not None and (first.year, first.month) == (last.year, last.month)
    return f"{first:%Y-%m}" if inside and first is not None else ""


def _year(when: When) -> str:
    first, last = when.earliest, when.latest
    return f"{first:%Y}" if first is not None and last is not None and first.year == last.year else ""


def _first_plan(entry: Engagement) -> Step | None:
    return next((step for step in entry.history if step.status in _OPEN and step.when is not None), None)


def _in_order(dyad: _Dyad) -> tuple[object, ...]:
    one, two = (codes.cow_number or _LAST for codes in (dyad.one, dyad.two))
    return one, two, dyad.one.iso3, dyad.two.iso3, dyad.period, dyad.format, dyad.status


def _number(text: str) -> int | None:
    return int(text) if text else None


def _day(when: When | None) -> date | None:
    return when.earliest if when is not None and when.is_day else None


_DYADS: "tuple[Field[_Dyad], ...]" = (
    Field(
        "iso3_1", Kind.TEXT, "The first state, ISO 3166-1 alpha-3; pairs are undirected.", lambda d: d.both("iso3")[0]
    ),
    Field("iso3_2", Kind.TEXT, "The second one.", lambda d: d.both("iso3")[1]),
    Field(
        "ccode1",
        Kind.INTEGER,
        "The first state's number in the Correlates of War list.",
        lambda d: d.both("cow_number")[0],
    ),
    Field("ccode2", Kind.INTEGER, "The second one's.", lambda d: d.both("cow_number")[1]),
    Field("gwcode1", Kind.INTEGER, "The first state's number in Gleditsch and Ward's list.", lambda d: d.both("gw")[0]),
    Field("gwcode2", Kind.INTEGER, "The second one's.", lambda d: d.both("gw")[1]),
    Field("year", Kind.INTEGER, "The year in which the engagements fall for sure.", lambda d: _number(d.period[:4])),
    Field("month", Kind.INTEGER, "The month, 1 to 12.", lambda d: _number(d.period[5:])),
    Field("format", Kind.TEXT, "As in engagements.", lambda d: d.format),
    Field("status", Kind.TEXT, "As in engagements: what is planned is no event.", lambda d: d.status),
    Field(
        "engagements", Kind.INTEGER, "How many at which both sat, others beside them or not.", lambda d: d.engagements
    ),
    Field(
        "reports_on_dyad",
        Kind.INTEGER,
        "Reports published then that tell of an engagement of both.",
        lambda d: d.reports,
    ),
    Field("reports_read", Kind.INTEGER, "All reports read that were published then: the exposure.", lambda d: d.read),
)

_PLANS: "tuple[Field[_Plan], ...]" = (
    Field("id", Kind.TEXT, "The entry's id.", lambda p: p.entry.id),
    Field("format", Kind.TEXT, "As in engagements.", lambda p: p.entry.format.value.value),
    Field("parties", Kind.TEXTS, "As in engagements.", lambda p: p.entry.parties),
    Field("first_told_on", Kind.DAY, "When a report first gave a date for it.", lambda p: p.first.known_on),
    Field("first_status", Kind.TEXT, "How firm it was then.", lambda p: p.first.status.value),
    Field(
        "planned_edtf",
        Kind.TEXT,
        "The date given then, as said.",
        lambda p: p.first.when.edtf if p.first.when else None,
    ),
    Field("planned_day", Kind.DAY, "The same, where it is one day.", lambda p: _day(p.first.when)),
    Field(
        "outcome",
        Kind.TEXT,
        "held, cancelled, no report seen (its date passed), or open.",
        lambda p: _ENDS.get(p.entry.status, "open"),
    ),
    Field(
        "held_edtf",
        Kind.TEXT,
        "The date on which it was held, as said.",
        lambda p: p.held_on.edtf if p.held_on else None,
    ),
    Field(
        "slip_days",
        Kind.INTEGER,
        "First day held less first day planned; empty unless both are as exact.",
        lambda p: p.slip,
    ),
    Field("moves", Kind.INTEGER, "How often another date was given while it was open.", lambda p: p.moves),
)
