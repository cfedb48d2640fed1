"""The received text as a flow of lines, whatever its markup: what every later step of cleaning reads.

Invariant: `segments` map every position of `Flow.text` to the received text; for plain text the flow is the received
text itself and there is no segment. Lines are in order, do not overlap, and hold no white space at their ends.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from dragoman.model import Segment

# A line ends where any reader would see it end. A form feed divides too; a vertical tab is what some programs write
# for a line break inside a paragraph.
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_MARK = re.compile(
    r"(?:[•●▪◦‣■□►▶»\u203a·*#★☆◆◇\u2013—>\-]|&bull;|&gt;)+(?=[\s\xa0]+\S)[\s\xa0]+|[•●▪◦‣■►▶◆◇★☆*](?=\w)"
)
# What some archives write before a page's first words: " date 2021-03-12 (@Somebody) Headline".
_LED = re.compile(r"[^\S\n]*(date\s\d{4}-\d\d-\d\d(?:\s\(@\w+\))?)[^\S\n]+(?=\S)(?!\(@\w+\)\s*$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the flow, without the white space and the list mark before it.

    words: the line itself, flow.text[start:end]. mark: its list mark ("•", "-", ">"), "" for none.
    gap: an empty line, or the edge of a block, stands before it.
    hint: what markup says it is: "h1", "heading", "caption", "item", "time", "" for nothing.
    """

    start: int
    end: int
    words: str
    mark: str = ""
    gap: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A text to clean: its lines, and where each of its characters was received."""

    text: str
    lines: tuple[Line, ...]
    segments: tuple[Segment, ...] = ()

    def received(self, start: int, end: int) -> list[tuple[int, int, int, int]]:
        """The runs (start, end, raw_start, raw_end) that the flow's span [start, end) is made of."""
        if not self.segments:
            return [(start, end, start, end)]
        index = max(bisect_right(self.segments, start, key=lambda segment: segment.start) - 1, 0)
        runs = []
        while index < len(self.segments) and self.segments[index].start < end:
            segment = self.segments[index]
            index += 1
            first, last = max(start, segment.start), min(end, segment.end)
            if first >= last:
                continue
            if segment.end - segment.start == segment.raw_end - segment.raw_start:
                shift = segment.raw_start - segment.start
                runs.append((first, last, first + shift, last + shift))
            else:
                runs.append((first, last, segment.raw_start, segment.raw_end))
        return runs


def plain_flow(text: str) -> Flow:
    """The flow of a plain text."""
    return Flow(text=text, lines=tuple(lines_in(text, 0, len(text))))


def lines_in(text: str, start: int, end: int, *, gap: bool = True, hint: str = "") -> list[Line]:
    """The lines of text[start:end] that hold anything. gap: whether a gap stands before the first."""
    lines: list[Line] = []
    last_end = start
    for match in _LINE.finditer(text, start, end):
        if led := _LED.match(text, match.start(), match.end()):
            lines.append(Line(start=led.start(1), end=led.end(1), words=led[1], gap=gap))
            start, gap = led.end(), False
        else:
            start = match.start()
        line = line_at(text, start, match.end(), gap=gap or _empty_line(text, last_end, match.start()), hint=hint)
        if line is None:
            gap = True
            continue
        lines.append(line)
        gap = False
        last_end = match.end()
    return lines


def line_at(text: str, start: int, end: int, *, gap: bool, hint: str = "", base: int = 0) -> Line | None:
    """The line of text[start:end] without white space and list mark; None where nothing is left.

    base: where the text itself begins in the flow.
    """
    raw = text[start:end]
    words = raw.strip()
    if not words:
        return None
    first = base + start + len(raw) - len(raw.lstrip())
    mark = ""
    if not words[0].isalnum() and (match := _MARK.match(words)):
        mark = match.group().strip()
        first += match.end()
        words = words[match.end() :]
    return Line(start=first, end=first + len(words), words=words, mark=mark, gap=gap, hint=hint)


def _empty_line(text: str, start: int, end: int) -> bool:
    """Whether more than one line break stands between two lines."""
    breaks = text[start:end].replace("\r\n", "\n")
    return len(breaks) > 1
