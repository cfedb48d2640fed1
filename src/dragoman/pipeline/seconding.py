"""A second reading by a model, after the rules' and beside it, where one is set.

    ReadOutcome by the rules ── whys it may help ──> request ── asked, or kept ──> caged ──> compared ──> ReadOutcome
                      └── none: left as it is, at no cost

Invariant: whatever becomes of the model, every report comes out, in its order, at the least as the rules read it.
"""

from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from dragoman import knowledge as facts
from dragoman.knowledge import Knowledge
from dragoman.model import DESK, Problem, Reading, ReportId
from dragoman.pipeline.outcomes import ReadOutcome
from dragoman.prompting import (
    AnswerError,
    Asker,
    Caged,
    NoAnswer,
    Request,
    Usage,
    Wanted,
    Why,
    cage,
    compared,
    decode,
    is_read,
    prompt_version,
    request,
    whys,
)

_LETTERS = 3  # of a token, so that an estimate is rather too high
_AHEAD = 2  # reports for each that is being asked about, gathered before their turn


class Reader(StrEnum):
    """Who reads."""

    RULES = "rules"
    LLM = "llm"
    BOTH = "both"


@dataclass(slots=True)
class Seconded:
    """What a second reading came to. whys, dropped, failed: how many, by what they are called."""

    reports: int = 0
    asked: int = 0
    answered: int = 0
    agreed: int = 0
    differing: int = 0
    model_alone: int = 0
    rules_alone: int = 0
    whys: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Second:
    """How a model reads. kind: LLM or BOTH. record: a folder for the requests as they are sent; None for none.

    at_once: requests under way at a time. tally: filled as reports go through. closed: reports that are not for the
    public, which no model is asked about.
    """

    kind: Reader
    asker: Asker
    wanted: Wanted
    at_once: int = 4
    record: Path | None = None
    tally: Seconded = field(default_factory=Seconded)
    closed: frozenset[ReportId] = frozenset()

    @property
    def name(self) -> str:
        """What a reading that it made is known by, in a store and in what its claims say made them."""
        return f"{self.kind.value}:{self.wanted.name}:{prompt_version()}"

    def expected(self, reading: Reading) -> Usage | None:
        """The most tokens that a report would take; None where it would not be asked about."""
        if not self._reasons(reading):
            return None
        asked = request(reading.text.text, reading.dating.day, self.wanted)
        return Usage(asked=-(-len(asked.body) // _LETTERS), answered=self.wanted.most)

    def _reasons(self, reading: Reading) -> tuple[str, ...]:
        if reading.report.markup == DESK or reading.report.id in self.closed or not reading.text.text.strip():
            return ()
        return whys(reading) if self.kind is Reader.BOTH else ("every_report",)

    def over(self, outcomes: Iterator[ReadOutcome], layers: Path | None = None) -> Iterator[ReadOutcome]:
        """The outcomes in their order, each with what the model adds; several are asked about at a time."""
        knowledge = facts.load(layers)
        with ThreadPoolExecutor(self.at_once, thread_name_prefix="model") as pool:
            waiting: deque[Future[_Told]] = deque()
            try:
                for outcome in outcomes:
                    waiting.append(pool.submit(self._one, outcome, knowledge))
                    if len(waiting) >= self.at_once * _AHEAD:
                        yield self._counted(waiting.popleft().result())
                while waiting:
                    yield self._counted(waiting.popleft().result())
            except BaseException:  # an interrupt, or who reads these has enough
                self.asker.stop()
                raise
            finally:
                for future in waiting:  # what runs ends, nothing more begins
                    future.cancel()

    def _counted(self, told: "_Told") -> ReadOutcome:
        """The outcome, once it is counted; here and not in the threads, so that counting needs no lock."""
        tally = self.tally
        tally.reports += 1
        tally.asked += bool(told.whys)
        tally.whys.update(told.whys)
        tally.dropped.update(told.dropped)
        if told.failed is not None:
            tally.failed[told.failed.why.value] += 1
        elif told.whys:
            tally.answered += 1
        tally.agreed += told.agreed
        tally.rules_alone += told.rules_alone
        tally.model_alone += told.model_alone
        tally.differing += bool(told.outcome.reading is not None and told.outcome.reading.differences)
        outcome = told.outcome
        if told.failed is not None and (told.failed.why is not Why.OFF or tally.failed[Why.OFF.value] == 1):
            problem = Problem(
                what=told.failed.why.value, why=f"{outcome.name}: {told.failed.said} Read by the rules alone."
            )
            outcome = _with_problem(outcome, problem)
        return outcome

    def _one(self, outcome: ReadOutcome, knowledge: Knowledge) -> "_Told":
        reading = outcome.reading
        why = self._reasons(reading) if reading is not None else ()
        if reading is None or not why:
            return _Told(outcome=replace(outcome, second=self.name) if outcome.was_read else outcome)
        asked = request(reading.text.text, reading.dating.day, self.wanted)
        if self.record is not None:
            _note(self.record / f"{asked.key}.request.json", asked.body)
        try:
            words = self.asker.ask(asked, self.wanted.most, str(reading.report.id))
            answer = decode(words)
        except NoAnswer as error:
            return _Told(outcome=outcome, whys=why, failed=error)
        except AnswerError as error:
            failed = NoAnswer(Why.NO_ANSWER, f"The model's answer is {error}.")
            return _Told(outcome=replace(outcome, second=self.name), whys=why, failed=failed)
        caged = cage(answer, reading, knowledge, f"llm:{self.name}", english=is_read(reading))
        return self._joined(_with_cut(outcome, asked), caged, why)

    def _joined(self, outcome: ReadOutcome, caged: Caged, why: tuple[str, ...]) -> "_Told":
        reading = outcome.reading
        if reading is None:
            return _Told(outcome=outcome)
        if self.kind is Reader.LLM or not is_read(reading):
            made = replace(_readable(outcome, alone(reading, caged)), second=self.name)
            return _Told(outcome=made, whys=why, dropped=caged.dropped, model_alone=len(caged.claims))
        both = compared(reading, caged)
        return _Told(
            outcome=replace(outcome, reading=both.reading, second=self.name),
            whys=why,
            dropped=caged.dropped,
            agreed=both.agreed,
            rules_alone=both.rules_alone,
            model_alone=both.model_alone,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What became of one report: counts as in Seconded."""

    outcome: ReadOutcome
    whys: tuple[str, ...] = ()
    dropped: Counter[str] = field(default_factory=Counter)
    failed: NoAnswer | None = None
    agreed: int = 0
    rules_alone: int = 0
    model_alone: int = 0


def alone(reading: Reading, caged: Caged) -> Reading:
    """The model's reading instead of the rules'; text, title, day and outlet are those of the report."""
    return replace(
        reading,
        claims=caged.claims,
        denials=caged.denials,
        instruments=caged.instruments,
        positions=caged.positions,
        repairs=(),
        inconsistencies=(),
        attribution="",
    )


def _readable(outcome: ReadOutcome, reading: Reading) -> ReadOutcome:
    """An outcome whose language is one that the model reads: no problem any more."""
    left = tuple(problem for problem in outcome.problems if problem.what != "language_not_read")
    reading = replace(reading, problems=tuple(p for p in reading.problems if p.what != "language_not_read"))
    return replace(outcome, reading=reading, problems=left)


def _with_cut(outcome: ReadOutcome, asked: Request) -> ReadOutcome:
    if not asked.cut:
        return outcome
    why = f"{outcome.name}: longer than a model is asked about; the model read its beginning alone."
    return _with_problem(outcome, Problem(what="cut_for_model", why=why))


def _with_problem(outcome: ReadOutcome, problem: Problem) -> ReadOutcome:
    reading = outcome.reading
    if reading is not None:
        reading = replace(reading, problems=(*reading.problems, problem))
    return replace(outcome, reading=reading, problems=(*outcome.problems, problem))


def _note(path: Path, body: bytes) -> None:
    """Write what is sent, once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_bytes(body)
