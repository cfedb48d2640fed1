"""Who held which office on a day. "Not known" is an answer and differs from "nobody".

A tenure's start is inclusive and its end exclusive. An open end is known only up to the day it was checked.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dragoman.knowledge.people import first_day, read_tenures
from dragoman.knowledge.tables import Facts, several
from dragoman.model import Tenure

ROLES = {
    "foreign": ("Minister for Foreign Affairs", "High Representative for Foreign Affairs and Security Policy"),
    "defence": ("Minister of Defence",),
    "nsa": ("National Security Adviser",),
}
_LEADERS = ("Head of State and Government", "Head of Government")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Who held an office in a span of days.

    tenures: those that the facts give, in order of start, acting holders included.
    known: the facts cover the whole span; False where any day of it is not covered.
    why: for a person to read.
    presumed: where the span lies after the day on which an open tenure was checked, the last known holders:
        no fact says that they still held the office.
    """

    tenures: tuple[Tenure, ...]
    known: bool
    why: str
    presumed: tuple[Tenure, ...] = ()

    @property
    def likely(self) -> tuple[Tenure, ...]:
        """The known holders, then those who are only presumed to have held on."""
        return (*self.tenures, *(tenure for tenure in self.presumed if tenure not in self.tenures))


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """A span in which an office did not exist or stood empty."""

    first: date
    last: date | None
    why: str


class Filed:
    """Tenures by person and by office, each in order of start."""

    def __init__(
        self,
        every: Sequence[Tenure],
        by_office: Mapping[tuple[str, str], Sequence[Tenure]],
        by_person: Callable[[], Mapping[str, Sequence[Tenure]]],
    ) -> None:
        """every: in the order of the table. by_person: called when a person is first asked for."""
        self.every = every
        self.by_office = by_office
        self._by_person = by_person

    @cached_property
    def by_person(self) -> Mapping[str, Sequence[Tenure]]:
        """The tenures of each person."""
        return self._by_person()


def filed(tenures: Sequence[Tenure]) -> Filed:
    """The tenures of a table."""
    by_person: defaultdict[str, list[Tenure]] = defaultdict(list)
    by_office: defaultdict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        by_person[tenure.person].append(tenure)
        by_office[tenure.office.kind, tenure.office.party].append(tenure)
    for held in (*by_person.values(), *by_office.values()):
        held.sort(key=_began)
    return Filed(tenures, dict(by_office), lambda: dict(by_person))


class Holdings:
    """All tenures, indexed by person and by office."""

    def __init__(self, facts: Facts, tenures: Filed | None = None) -> None:
        """Read offices.tsv, vacancies.tsv and leaders.tsv. tenures: those of offices.tsv, where they are at hand."""
        self.filed = filed(read_tenures(facts)) if tenures is None else tenures
        self._by_office = self.filed.by_office
        self._vacancies: defaultdict[tuple[str, str], list[Vacancy]] = defaultdict(list)
        for row in facts.rows("vacancies"):
            vacancy = Vacancy(first=first_day(row["from"]) or date.min, last=first_day(row["to"]), why=row["why"])
            self._vacancies[row["office"], row["party"]].append(vacancy)
        self._leaders: defaultdict[str, list[tuple[date, date, tuple[str, ...]]]] = defaultdict(list)
        for row in facts.rows("leaders"):
            span = first_day(row["from"]) or date.min, first_day(row["to"]) or date.max
            self._leaders[row["party"]].append((*span, several(row["offices"])))

    def of(self, person: str) -> tuple[Tenure, ...]:
        """Every tenure of a person, in order of start; () for somebody who is not known."""
        return tuple(self.filed.by_person.get(person, ()))

    def kinds(self, party: str) -> tuple[str, ...]:
        """The kinds of office of which the facts hold tenures for a party."""
        return tuple(kind for kind, code in self._by_office if code == party)

    @property
    def all_kinds(self) -> tuple[str, ...]:
        """Every kind of office that somebody is known to have held, or known not to exist."""
        return tuple(dict.fromkeys(kind for kind, _ in (*self._by_office, *self._vacancies)))

    def titles(self, kind: str, party: str) -> tuple[str, ...]:
        """What the sources call an office of a party."""
        return tuple(dict.fromkeys(tenure.office.title for tenure in self._by_office.get((kind, party), ())))

    def last_title(self, kind: str, party: str) -> str:
        """What the source of the last tenure calls an office, without what stands in brackets; "" for none."""
        held = [tenure for tenure in self._by_office.get((kind, party), ()) if not tenure.acting]
        return held[-1].office.title.partition(" (")[0] if held else ""

    def ever(self, kind: str, party: str) -> tuple[str, ...]:
        """Everybody who ever held an office of a party."""
        return tuple(dict.fromkeys(tenure.person for tenure in self._by_office.get((kind, party), ())))

    def on(self, person: str, first: date, last: date) -> tuple[Tenure, ...]:
        """The tenures of a person that meet a span; an open one counts after its last check too."""
        return tuple(tenure for tenure in self.of(person) if _meets(tenure, first, last))

    def holders(self, kind: str, party: str, first: date, last: date) -> Answer:
        """Who held an office of a party in a span of days (both inclusive)."""
        held = self._by_office.get((kind, party), ())
        meeting = tuple(tenure for tenure in held if _meets(tenure, first, last))
        certain = tuple(tenure for tenure in meeting if tenure.checked is None or first <= tenure.checked)
        presumed = tuple(tenure for tenure in meeting if tenure.checked is not None and last > tenure.checked)
        vacancies = self._vacancies.get((kind, party), [])
        missing = _first_uncovered(certain, vacancies, first, last)
        if missing is None:
            empty = next((v.why for v in vacancies if not certain and v.first <= first), "")
            why = empty or "the facts cover the whole span"
            return Answer(tenures=certain, known=True, why=why)
        why = f"no fact says who was {kind} of {party} on {missing.isoformat()}"
        if presumed:
            checked = max(tenure.checked for tenure in presumed if tenure.checked)
            why = f"the facts on {kind} of {party} were last checked {checked.isoformat()}"
        return Answer(tenures=certain, known=False, why=why, presumed=presumed)

    def leader_offices(self, party: str, day: date) -> tuple[str, ...]:
        """The kinds of office that "the leader" of a party means on a day, best first."""
        for first, last, kinds in self._leaders.get(party, ()):
            if first <= day < last:
                return kinds
        return _LEADERS

    def minister(self, level: str, party: str, first: date, last: date) -> Answer:
        """Who a role means in a span of days: "leader", or a role of ROLES. KeyError for another role."""
        kinds = self.leader_offices(party, first) if level == "leader" else ROLES[level]
        held = [kind for kind in kinds if (kind, party) in self._by_office or (kind, party) in self._vacancies]
        answers = [self.holders(kind, party, first, last) for kind in held]
        best = next((answer for answer in answers if answer.tenures or answer.presumed), None)
        if best is not None:
            return best
        if answers:
            return answers[0]
        return Answer(tenures=(), known=False, why=f"the facts hold no {level} of {party}")


def _began(tenure: Tenure) -> date:
    return tenure.start or date.min


def _meets(tenure: Tenure, first: date, last: date) -> bool:
    return (tenure.start is None or tenure.start <= last) and (tenure.end is None or tenure.end > first)


def _first_uncovered(held: tuple[Tenure, ...], vacancies: list[Vacancy], first: date, last: date) -> date | None:
    """The first day of the span that neither a tenure (up to its check) nor a vacancy covers."""
    spans = [(tenure.start or date.min, _known_until(tenure)) for tenure in held]
    spans += [(vacancy.first, vacancy.last - _DAY if vacancy.last else date.max) for vacancy in vacancies]
    day = first
    for start, end in sorted(spans):
        if start <= day <= end:
            if end >= last:
                return None
            day = end + _DAY
    return day


def _known_until(tenure: Tenure) -> date:
    if tenure.end is not None:
        return tenure.end - _DAY
    return tenure.checked or date.max
