"""Lines that were set on pages, back to paragraphs in reading order: columns, running heads, hyphens at line ends.

Positions are in points from the lower left corner of a page. Pure: nothing here knows PDF.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_NUMBER_LINE = re.compile(r"\W*(?:page|p\.|seite)?\s*\d{1,4}(?:\s*(?:of|/|von|-)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_WORD_END = re.compile(r"(\w+)[-\u00ad\u2010]$")
_WORD_START = re.compile(r"\w+")
_CLOSED = (".", "!", "?", ":", ";", "”", '"', "’")
_MARGIN = 0.12  # of a page's height: where running heads and page numbers stand
_FEWEST = 4  # lines on each side of what divides two columns
_LONGEST_WORD = 60
_HYPHENS = "-\u00ad\u2010"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A run of words on one line. size: the height of its letters."""

    words: str
    left: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page. lines: in any order."""

    width: float
    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Words that belong together, and the size in which they are set."""

    words: str
    size: float


def paragraphs_of(sheets: Sequence[Sheet]) -> tuple[Paragraph, ...]:
    """The paragraphs of a document, in reading order."""
    known = Counter(
        word.casefold() for sheet in sheets for line in sheet.lines for word in re.findall(r"[\w-]+", line.words)
    )
    found: list[Paragraph] = []
    for sheet in _without_running(sheets):
        runs = [run for column in _columns(sheet) for run in _runs(column)]
        made = [Paragraph(words=_joined(run, known), size=median(line.size for line in run)) for run in runs]
        if found and made and _goes_on(found[-1], made[0]):
            both = _put_together(found[-1].words, made[0].words, known)
            found[-1:] = [Paragraph(words=both, size=found[-1].size)]
            made = made[1:]
        found += made
    return tuple(found)


def title_of(paragraphs: Sequence[Paragraph]) -> str:
    """The headline: what is set larger than the text, among the first paragraphs; "" for none."""
    if len(paragraphs) < 2:
        return ""
    usual = _usual_size(paragraphs)
    large = [
        one for one in paragraphs[:8] if one.size > 1.15 * usual and one.words.count(" ") >= 2 and len(one.words) < 250
    ]
    return max(large, key=lambda one: one.size).words if large else ""


def _usual_size(paragraphs: Iterable[Paragraph]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for one in paragraphs:
        sizes[round(one.size, 1)] += len(one.words)
    return sizes.most_common(1)[0][0]


def _without_running(sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """The pages without their numbers, and without what the margins of several repeat, but for the first time."""
    seen: set[str] = set()
    repeated = Counter(
        key for sheet in sheets for key in {_key(line) for line in sheet.lines if _in_margin(line, sheet)}
    )
    for sheet in sheets:
        kept = []
        for line in sheet.lines:
            key = _key(line)
            if _in_margin(line, sheet) and (_NUMBER_LINE.fullmatch(line.words) or (repeated[key] > 1 and key in seen)):
                continue
            kept.append(line)
        seen.update(_key(line) for line in sheet.lines)
        yield Sheet(width=sheet.width, height=sheet.height, lines=tuple(kept))


def _key(line: Line) -> str:
    return _DIGITS.sub("0", line.words.casefold()).strip()


def _in_margin(line: Line, sheet: Sheet) -> bool:
    below, above = _MARGIN * sheet.height, (1 - _MARGIN) * sheet.height
    return line.bottom <= below or line.bottom >= above


def _columns(sheet: Sheet) -> list[list[Line]]:
    """The lines of a page, a list a column; a line across both columns ends what stands above it."""
    lines = sorted(sheet.lines, key=lambda line: (-line.bottom, line.left))
    gutter = _gutter(lines, sheet.width)
    if gutter is None:
        return [_rows(lines)]
    found: list[list[Line]] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if line.right <= gutter:
            left.append(line)
        elif line.left >= gutter:
            right.append(line)
        else:
            found += [_rows(left), _rows(right), [line]]
            left, right = [], []
    return [column for column in (*found, _rows(left), _rows(right)) if column]


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """Where two columns are divided; None for one column."""
    best: tuple[int, float] | None = None
    for part in range(30, 71, 2):
        at = width * part / 100
        left = sum(line.right <= at for line in lines)
        right = sum(line.left >= at for line in lines)
        across = len(lines) - left - right
        if min(left, right) >= _FEWEST and across * 4 <= len(lines) and (best is None or across < best[0]):
            best = across, at
    if best is None or not _beside_each_other(lines, best[1]):
        return None
    return best[1]


def _beside_each_other(lines: Sequence[Line], at: float) -> bool:
    """Whether lines on both sides stand at one height, as columns do, and reach far enough to be text."""
    left = [line for line in lines if line.right <= at]
    right = [line for line in lines if line.left >= at]
    heights = {round(line.bottom / 4) for line in right}
    level = sum(bool({round(line.bottom / 4) + step for step in (-1, 0, 1)} & heights) for line in left)
    long = sum(len(line.words) > 20 for line in (*left, *right))
    return level >= _FEWEST and long * 2 > len(left) + len(right)


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Lines of one column from top to bottom, with the pieces that stand on one height put together."""
    found: list[Line] = []
    for line in sorted(lines, key=lambda one: -one.bottom):
        last = found[-1] if found else None
        if last is not None and abs(last.bottom - line.bottom) < 0.4 * min(last.size, line.size):
            first, second = sorted((last, line), key=lambda one: one.left)
            found[-1] = Line(
                words=f"{first.words} {second.words}",
                left=first.left,
                right=max(first.right, second.right),
                bottom=last.bottom,
                size=max(first.size, second.size),
            )
        else:
            found.append(line)
    return found


def _runs(column: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of a column, a list a paragraph."""
    if not column:
        return
    right = max(line.right for line in column)
    leading = _leading(column)
    run = [column[0]]
    for above, line in pairwise(column):
        step = above.bottom - line.bottom
        resized = abs(above.size - line.size) > 0.12 * max(above.size, line.size)
        short = above.right < right - 0.2 * (right - above.left) and above.words.endswith(_CLOSED)
        indented = line.left > above.left + 0.8 * line.size and above.words.endswith(_CLOSED)
        if resized or step > 1.25 * leading or short or indented:
            yield run
            run = []
        run.append(line)
    yield run


def _leading(column: Sequence[Line]) -> float:
    """The usual distance of two lines: the least one that is common."""
    steps = sorted(a.bottom - b.bottom for a, b in pairwise(column) if a.bottom - b.bottom > 0.5 * b.size)
    usual = [step for step in steps if step < 2 * min(steps)] if steps else []
    return max(median(usual) if usual else 0.0, 1.1 * median(line.size for line in column))


def _joined(run: Sequence[Line], known: Counter[str]) -> str:
    words = run[0].words
    for line in run[1:]:
        words = _put_together(words, line.words, known)
    return words


def _put_together(above: str, below: str, known: Counter[str]) -> str:
    """Two lines as one: a hyphen at the end of the first goes where it only breaks a word."""
    end, start = _WORD_END.search(above[-_LONGEST_WORD:]), _WORD_START.match(below)
    if end is None or start is None:
        return f"{above} {below}"
    whole, hyphened = (end[1] + start[0]).casefold(), f"{end[1]}-{start[0]}".casefold()
    bare = above.rstrip(_HYPHENS)
    if start[0][0].islower() and known[whole] >= known[hyphened]:
        return bare + below
    return f"{bare}-{below}"


def _goes_on(last: Paragraph, first: Paragraph) -> bool:
    """Whether a paragraph goes on behind the end of its page."""
    same = abs(last.size - first.size) < 0.1 * last.size
    return (
        same
        and not last.words.endswith(_CLOSED)
        and (first.words[:1].islower() or last.words.endswith(tuple(_HYPHENS)))
    )
