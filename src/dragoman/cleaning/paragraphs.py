"""Lines that are one paragraph: hard-wrapped mail and wire copy, and sentences that a lost link has broken.

Invariant: lines are only ever joined across a single line break; an empty line always divides.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.cleaning.flow import Flow, Line
from dragoman.cleaning.furniture import furniture_kind
from dragoman.cleaning.roles import line_role

_ENUMERATED = re.compile(r"\w{1,3}[.)]\s")
_NARROWEST, _WIDEST = 36, 130
_STOP = (".", "!", "?", "。", "\uff01", "\uff1f", "…", ":", ";", ".”", '."', "!”", "?”", '!"', '?"', ".)", "』", "」")


def joined(flow: Flow) -> list[Line]:
    """The flow's lines with the lines of one paragraph put together (line breaks stay inside as they are)."""
    lines = flow.lines
    paragraphs: list[Line] = []
    index = 0
    while index < len(lines):
        end = index + 1
        while end < len(lines) and not lines[end].gap:
            end += 1
        paragraphs.extend(_run_joined(flow, lines[index:end]))
        index = end
    return paragraphs


def _run_joined(flow: Flow, run: Sequence[Line]) -> list[Line]:
    """A run of lines without a gap, its paragraphs joined."""
    if len(run) == 1:
        return [run[0]]
    width = _wrap_width(run)
    broken = _is_broken(run)
    groups = [[run[0]]]
    for last, line in pairwise(run):
        in_prose = not groups[-1][0].mark  # an entry of a list goes on in a lower-case letter or not at all
        if (width and _fills(last, line, width)) or _goes_on(last, line, broken=broken and in_prose):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_put_together(flow, group) for group in groups]


def _put_together(flow: Flow, group: Sequence[Line]) -> Line:
    first, last = group[0], group[-1]
    if first is last:
        return first
    return replace(first, end=last.end, words=flow.text[first.start : last.end])


def _wrap_width(run: Sequence[Line]) -> int:
    """The width that a program wrapped this run at; 0 where it was not wrapped.

    A wrapped run has no line much longer than the others, and at least one line that breaks off mid-sentence.
    """
    width = max(len(line.words) for line in run)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    broken = sum(_breaks_off(one, other) for one, other in pairwise(run))
    full = sum(_fills(one, other, width) for one, other in pairwise(run))
    return width if broken and full * 3 >= 2 * (len(run) - 1) else 0


def _breaks_off(line: Line, following: Line) -> bool:
    return not line.words.endswith(_STOP) and following.words[0].islower() and not following.mark


def _fills(line: Line, following: Line, width: int) -> bool:
    """Whether the following line's first word would no longer have fitted (a tenth of the width is let go)."""
    if following.mark or line.hint != following.hint:
        return False
    word = following.words.split(None, 1)[0]
    return len(line.words) + 1 + len(word) > width * 0.9 and len(line.words) >= _NARROWEST // 2


def _is_broken(run: Sequence[Line]) -> bool:
    """Whether a program broke this run's sentences at their links: half the lines have no stop, many go on inside."""
    if len(run) < 5:
        return False
    pairs = list(pairwise(run))
    open_ended = sum(not one.words.endswith(_STOP) for one, _ in pairs)
    return open_ended * 2 >= len(pairs) and sum(_breaks_off(one, other) for one, other in pairs) * 5 >= len(pairs)


def _goes_on(line: Line, following: Line, *, broken: bool) -> bool:
    """Whether the following line goes on with a sentence that this one leaves open."""
    first = following.words[0]
    if following.mark or line.hint != following.hint or line.words.endswith(_STOP):
        return False
    if not (broken or first.islower() or first in ",;)"):
        return False
    if line_role(line.words) or furniture_kind(line.words) or furniture_kind(following.words):
        return False
    if broken:
        return line_role(following.words) is None
    return len(line.words) >= 20 and not _ENUMERATED.match(following.words)
