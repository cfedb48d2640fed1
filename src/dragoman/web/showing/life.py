"""An entry's life drawn: a line for each word on it, in the order known, with the days that it gave the engagement.

Invariants: each stage is a step of the history, or several that say the very same one after another, and leads to the
words of the first; an arrow stands where the date slipped, and nowhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.model import Engagement, Status, Step, When
from dragoman.publishing import Readings
from dragoman.publishing.words import day_words, status_words, when_words
from dragoman.web.showing.said import said_by
from dragoman.web.showing.scale import Scale, scale_of
from dragoman.web.showing.slips import slips
from dragoman.web.showing.ticks import Tick, ticks

WIDTH, ROW, _TOP, _BOTTOM = 380.0, 44.0, 24.0, 6.0
_MOST = 14  # stages in one drawing
_MOST_TICKS = 5
_LONGEST = 56  # letters of a line of words


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A line of the drawing. words: what stands on it; whole: all of it, for people who cannot see the drawing.

    x, width: the bar of its days; None where it gives none, or they lie beyond the edge. said: where the day stands on
    which it was said; None where that lies beyond the edge. report, start: where the words stand; "" where none do.
    """

    y: float
    status: Status
    words: str
    whole: str
    x: float | None
    width: float
    said: float | None
    report: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """The drawing. slips: for each slip, from where (x, y) to where; left_out: stages that had no room."""

    width: float
    height: float
    stages: tuple[Stage, ...]
    ticks: tuple[Tick, ...]
    slips: tuple[tuple[float, float, float, float], ...]
    left_out: int


def life(entry: Engagement, as_of: date, readings: Readings) -> Life | None:
    """The life of an entry drawn; None where no step of it gives a date, or one step is all of it."""
    runs = _runs(entry.history)
    dated = [step.when for step in entry.history if step.when is not None]
    has_passed = entry.status is Status.UNCONFIRMED
    if not dated or len(runs) + has_passed < 2:
        return None
    shown = runs if len(runs) <= _MOST else [*runs[: _MOST // 2], *runs[-(_MOST - _MOST // 2) :]]
    scale = scale_of(dated, WIDTH, entry.first_reported)
    stages = [_stage(run, number, scale, readings) for number, run in enumerate(shown)]
    if has_passed:
        stages.append(_passed(entry, len(stages), as_of, scale))
    height = _TOP + len(stages) * ROW + _BOTTOM
    marks = ticks(scale.first, scale.last, scale.at, _MOST_TICKS)
    return Life(
        width=WIDTH,
        height=height,
        stages=tuple(stages),
        ticks=tuple(tick for tick in marks if 18 <= tick.x <= WIDTH - 18),
        slips=tuple(_arrows(entry, shown, stages)),
        left_out=len(runs) - len(shown),
    )


def _runs(steps: Sequence[Step]) -> list[list[Step]]:
    """The steps, those together that say the same status and date one after another."""
    runs: list[list[Step]] = []
    for step in steps:
        if runs and _same(runs[-1][0], step):
            runs[-1].append(step)
        else:
            runs.append([step])
    return runs


def _same(one: Step, other: Step) -> bool:
    return one.status is other.status and (one.when and one.when.edtf) == (other.when and other.when.edtf)


def _stage(run: Sequence[Step], number: int, scale: Scale, readings: Readings) -> Stage:
    step = run[0]
    words = step.status.value + (f", {when_words(step.when)}" if step.when else "")
    also = f" (and {len(run) - 1} more)" if len(run) > 1 else ""
    said = next(iter(said_by((step.support,), readings)), None)
    x, width = _bar(step.when, scale)
    day = step.known_on
    return Stage(
        y=_TOP + number * ROW,
        status=step.status,
        words=_cut(f"{day_words(day)}: {words}{also}"),
        whole=f"Said {day_words(day)}: {words}{also}",
        x=x,
        width=width,
        said=scale.at(day) if day is not None and scale.first <= day <= scale.last else None,
        report=said.report if said else "",
        start=said.start if said else 0,
    )


def _passed(entry: Engagement, number: int, as_of: date, scale: Scale) -> Stage:
    """The last line of a plan whose date passed: no report says it, the day does."""
    when = entry.when.value if entry.when else None
    x, width = _bar(when, scale)
    words = status_words(Status.UNCONFIRMED)
    return Stage(
        y=_TOP + number * ROW,
        status=Status.UNCONFIRMED,
        words=_cut(f"{day_words(as_of)}: {words}"),
        whole=f"As of {day_words(as_of)}: {words}",
        x=x,
        width=width,
        said=None,
    )


def _bar(when: When | None, scale: Scale) -> tuple[float | None, float]:
    if when is None or not scale.shows(when):
        return None, 0.0
    return scale.over(when)


def _arrows(
    entry: Engagement, shown: Sequence[Sequence[Step]], stages: Sequence[Stage]
) -> list[tuple[float, float, float, float]]:
    """From the bar of what gave way to that of what took its place, where both are drawn."""
    arrows = []
    for slip in slips(entry):
        ends = [_line_of(step, shown, stages) for step in (slip.first, slip.then)]
        if ends[0] is not None and ends[1] is not None:
            arrows.append((*ends[0], *ends[1]))
    return arrows


def _line_of(step: Step | None, shown: Sequence[Sequence[Step]], stages: Sequence[Stage]) -> tuple[float, float] | None:
    for run, stage in zip(shown, stages, strict=False):  # the line of what passed has no steps
        if step in run and stage.x is not None:
            return round(stage.x + stage.width / 2, 1), stage.y
    return None


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 3]}..."
