"""Line by line: what stays and as what, what goes and why.

A page has a head (before the first sentence of its story), a body, and a tail (after the last one). What a short
line is depends on where it stands: a line without a stop is a headline in the head, a crosshead in the body, and
page matter or a list of other stories in the tail.

Invariant: a line that reads as sentences goes only by a rule of `furniture`, beside such a line, or because the same
line stood before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.cleaning.flow import Line
from dragoman.cleaning.furniture import furniture_kind, is_biography, is_boast, praises_the_press
from dragoman.cleaning.roles import is_prose, line_role
from dragoman.cleaning.stamps import is_stamp
from dragoman.model import Role

_LONGEST_LIST = 25
_LONGEST_ENTRY, _LONGEST_MARKED_ENTRY = 140, 200
_MOST_BULLETS, _MOST_TITLES = 8, 2
_SHORTEST_REPEAT = 12
_EDGES = " .,;:!?…*•-\u2013—|\"'“”\u2018\u2019()[]"
_DAY_NAMED = re.compile(r"\d{4}|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}$")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s|\d{1,2}[:.h]\d{2}\b")
_TICKER = re.compile(
    r"(?:GMT|UTC|[A-Z]{3,4})\s?\d{1,2}:\d{2}"
    r"|\d{1,2}:\d{2}(?::\d{2})?\s?(?:GMT|UTC|[A-Z]{3,4})?"
    r"|\b\d{1,2}\s(?:hours?|hrs?|mins?|minutes?|days?)\sago"
)


@dataclass(slots=True, kw_only=True)
class Sifted:
    """A line and what became of it: a role, or None and why it went.

    prose: it reads as sentences and is not set apart by its role.
    """

    line: Line
    role: Role | None = None
    why: str = ""
    prose: bool = False

    def drop(self, why: str) -> None:
        """Leave the line out."""
        self.role, self.why = None, why


def sift(lines: Sequence[Line], title: str = "") -> list[Sifted]:
    """What becomes of each line. title: what the source states as the headline, "" for nothing."""
    found = [_at_sight(line) for line in lines]
    _drop_lists(found)
    _drop_repeats(found)
    _drop_beside_pleas(found)
    first, last = _story(found)
    _sift_head(found[:first], title)
    _sift_captions(found)
    _sift_bylines(found[:first])
    _keep_last_paragraph(found[last:])
    _sift_tail(found[last:])
    _keep_day_headings(found[first:last])
    return found


def _story(found: Sequence[Sifted]) -> tuple[int, int]:
    """Where the first and the last sentence of the story stand.

    A text without any sentence is a list, and begins below its first line.
    """
    told = [index for index, one in enumerate(found) if one.prose and one.role is Role.BODY]
    unmarked = [index for index in told if not found[index].line.mark]
    if unmarked:
        return unmarked[0], unmarked[-1]
    if told:
        return told[0], told[-1]
    lines = [index for index, one in enumerate(found) if one.role is Role.BODY]
    return (lines[1], len(found)) if len(lines) > 1 else (0, len(found))


def _at_sight(line: Line) -> Sifted:
    """What a line is by its own looks."""
    words = line.words
    kind = "links" if line.hint == "links" else furniture_kind(words)
    if kind:
        stamped = kind in ("page", "list") and is_stamp(words)
        return Sifted(line=line, role=Role.STAMP if stamped else None, why="" if stamped else kind)
    role = Role.TITLE if line.hint == "h1" else line_role(words)
    if role is None and line.hint == "caption":
        role = Role.CAPTION
    return Sifted(line=line, role=role or Role.BODY, prose=role is None and is_prose(words))


def _drop_lists(found: Sequence[Sifted]) -> None:
    """The lists of other stories go with their headings."""
    index = 0
    while index < len(found):
        head = found[index]
        index += 1
        if head.why != "list head":
            continue
        marked = index < len(found) and bool(found[index].line.mark)
        for one in found[index : index + _LONGEST_LIST]:
            if marked != bool(one.line.mark) or not _is_entry(one, marked=marked):
                break
            one.drop("list")
            index += 1


def _is_entry(one: Sifted, *, marked: bool) -> bool:
    """Whether a line under the heading of a list can belong to that list."""
    if one.why:
        return one.why != "list head"
    words = one.line.words
    if marked:
        return len(words) <= _LONGEST_MARKED_ENTRY
    open_ended = not words.endswith((".", "。", ":"))
    return len(words) <= _LONGEST_ENTRY and open_ended and not one.prose and one.role is not Role.CREDIT


def _drop_repeats(found: Sequence[Sifted]) -> None:
    """A line that stands again goes, but never the story's sentence for the headline that was made from it."""
    seen: dict[str, Sifted] = {}
    for one in found:
        if one.role is None or len(one.line.words) < _SHORTEST_REPEAT:
            continue
        key = " ".join(one.line.words.casefold().split()).strip(_EDGES)
        before = seen.get(key)
        told_again = before is not None and one.prose and not before.prose and one.role is Role.BODY
        out_of_list = before is not None and bool(before.line.mark) and not one.line.mark
        if before is None or told_again or out_of_list:
            seen[key] = one
            if before and out_of_list and not one.prose:  # of a breadcrumb and the headline the headline stays
                before.drop("repeat")
            continue
        one.drop("repeat")
        if before.prose and one.line.start - before.line.end <= 8:
            before.role, before.prose = Role.CAPTION, False  # only what stands under a picture is set twice in a row


def _drop_beside_pleas(found: Sequence[Sifted]) -> None:
    """Praise of good journalism goes where it leads to a plea for money."""
    for one, below in pairwise(reversed(found)):
        if one.why in ("plea", "label") and below.role is Role.BODY and praises_the_press(below.line.words):
            below.drop("plea")


def _sift_head(head: Sequence[Sifted], title: str) -> None:
    """Headline, subtitle and summary bullets above the story."""
    open_lines = [one for one in head if one.role is Role.BODY]
    bullets = sum(bool(one.line.mark) for one in open_lines)
    headed = any(_can_head(one.line.words) for one in open_lines)
    titles = int(any(one.role is Role.TITLE for one in head))  # by its markup
    for one in open_lines:
        words = one.line.words
        if words == title:
            one.role = Role.TITLE
        elif words.count(" ") < 2 and (headed or one.line.mark) and not _DAY_NAMED.search(words):
            one.drop("section")
        elif one.line.mark and (bullets > 1 or titles):
            one.role = Role.BULLET if bullets <= _MOST_BULLETS else Role.BODY
            titles = _MOST_TITLES  # below the summary there is no headline
        elif titles < _MOST_TITLES and _can_head(words):
            one.role = Role.TITLE
            titles += 1


def _can_head(words: str) -> bool:
    """Whether a line may be a headline: three words or more, no stop, not in brackets, no section's name."""
    spaces = words.count(" ")
    stopped = words.endswith((".", ":")) and not _ABBREVIATION.search(words)
    if spaces < 2 or stopped or _NUMBERED.match(words) or (words[0] in "[(" and words[-1] in "])"):
        return False
    return spaces > 3 or not words.isupper()


def _sift_captions(found: Sequence[Sifted]) -> None:
    """A line without a stop right above an agency's name is what stands under a picture."""
    for one, below in pairwise(found):
        is_credited = below.role is Role.CREDIT and not below.line.gap
        if is_credited and one.role in (Role.BODY, Role.TITLE) and not one.prose and one.line.words.count(" ") >= 7:
            one.role = Role.CAPTION


def _keep_last_paragraph(tail: Sequence[Sifted]) -> None:
    """A story's last paragraph may end in its agency's name as a caption does; it is still the story."""
    for one in tail[1:2]:
        told, bracket, _ = one.line.words.rpartition(" (")
        if one.role is Role.CAPTION and bracket and is_prose(told):
            one.role, one.prose = Role.BODY, True


def _sift_bylines(head: Sequence[Sifted]) -> None:
    """The line below a byline that names where its writer works belongs to it."""
    for one, below in pairwise(head):
        is_near = one.role is Role.BYLINE and not below.line.gap
        if is_near and below.role is Role.TITLE and below.line.words.count(" ") < 5:
            below.role = Role.BYLINE


def _sift_tail(tail: Sequence[Sifted]) -> None:
    """Biographies and tickers below the story. The first line is the last that reads as a sentence."""
    for one in tail:
        if one.role is not Role.BODY:
            continue
        if is_boast(one.line.words):
            one.drop("boast")
        elif is_biography(one.line.words):
            one.drop("biography")
    clocked = [index for index, one in enumerate(tail) if _is_ticker(one)]
    if len(clocked) >= 2:
        for one in tail[clocked[0] : clocked[-1] + 2]:
            if not one.prose:
                one.drop("ticker")


def _is_ticker(one: Sifted) -> bool:
    """Whether a line is a headline with the time of its own story; an entry of a live page ends in a stop."""
    words = one.line.words
    return not one.prose and not words.endswith((".", "!", "?")) and _TICKER.search(words) is not None


def _keep_day_headings(story: Sequence[Sifted]) -> None:
    """A day on a line of its own between paragraphs heads what happens on it; it says nothing of the page."""
    for one in story:
        if one.role is Role.STAMP and not is_stamp(one.line.words, labelled=True):
            one.role = Role.BODY
