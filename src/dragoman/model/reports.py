"""Reports as received, their reading text, and the quotes that stand in it.

Invariant: a Text's segments map every position of the cleaned text to the text received, so that
`text.text[q.start:q.end] == q.quote` and, through `Text.raw_span`, the same words stand in `Report.text`, with what
damage they have.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import NewType

from dragoman.model.times import When

_LINE_BREAKS = str.maketrans("\n\r\t\u00a0\u2009\u202f", "      ")
_OTHER_BREAKS = "\r\t\u00a0\u2009\u202f"
ReportId = NewType("ReportId", str)

DESK = "desk"
"""The markup of a report that an analyst entered by hand (`pipeline/entering.py`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text as received. Never changed.

    id: derived from the content (text and what the source states of it), see `Report.make`.
    name: what people call it: the id given in JSON, else the path without its ending, else the address.
    text: the decoded input, without newline translation, a byte-order mark dropped.
    markup: "html" where text is HTML source, DESK where it was entered by hand, else "text".
    stated_*, outlet, title, url, language: what the source beside the text says of it (JSON fields, a feed, the
        command line); "" or None where it says nothing. What the text itself says is read later.
    basis: who stated the publication date: "given", "feed", "stated" (by the export or mail it came in), "archive";
        "" where nobody did.
    """

    id: ReportId
    name: str
    text: str
    markup: str = "text"
    title: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    stated_published: date | None = None
    stated_at: datetime | None = None
    basis: str = ""

    @classmethod
    def make(cls, *, name: str, text: str, **stated: object) -> "Report":
        """A report with its id worked out: the same content is the same report, whatever file it lay in."""
        parts = [text] + [f"{key}={stated[key]}" for key in sorted(stated) if stated[key]]
        digest = sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        return cls(id=ReportId(digest[:20]), name=name, text=text, **stated)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The bytes in which a report came in, of which its text was made. media: what they are ("application/pdf")."""

    media: str
    data: bytes


class Cleaner(StrEnum):
    """Who found the story in a report."""

    PLAIN = "plain"  # a plain text's own lines
    FAST = "fast"  # a page's own structure, for bulk
    CAREFUL = "careful"  # the libraries for news pages, mapped back to the page


class Role(StrEnum):
    """What a block of a Text is. Furniture is not part of the Text at all."""

    TITLE = "title"
    STAMP = "stamp"  # a line that states when the page was published or updated
    BYLINE = "byline"
    CREDIT = "credit"  # the agency or pool that the words come from
    CAPTION = "caption"
    BULLET = "bullet"  # a summary line above the story
    BODY = "body"


_STORY = frozenset((Role.TITLE, Role.BULLET, Role.BODY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of the cleaned text (start, end) and what it is."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of the cleaned text and the run of the received text that it came from.

    Of equal length the two match position by position; else (an HTML entity, a letter that was decoded wrongly) they
    match as wholes.
    """

    start: int
    end: int
    raw_start: int
    raw_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A report's cleaned reading text. Blocks are in order, do not overlap, and are divided by newlines.

    mended: the kinds of damage that the text received has and this one has not.
    """

    text: str
    segments: tuple[Segment, ...]
    blocks: tuple[Block, ...]
    cleaner: Cleaner = Cleaner.PLAIN
    mended: tuple[str, ...] = ()

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the received text behind text[start:end] (end > start)."""
        starts = [segment.start for segment in self.segments]
        return self._raw(starts, start, last=False), self._raw(starts, end - 1, last=True)

    def _raw(self, starts: list[int], position: int, *, last: bool) -> int:
        segment = self.segments[max(bisect_right(starts, position) - 1, 0)]
        offset = position - segment.start
        if position >= segment.end:  # the newline between two blocks belongs to no segment
            return segment.raw_end
        if segment.end - segment.start == segment.raw_end - segment.raw_start:
            return segment.raw_start + offset + (1 if last else 0)
        return segment.raw_end if last else segment.raw_start

    @property
    def unwrapped(self) -> str:
        """The text with the line breaks inside its blocks as spaces: same length, so offsets hold."""
        text = self.text
        if text.count("\n") < len(self.blocks) and not any(mark in text for mark in _OTHER_BREAKS):
            return text  # every line break divides two blocks
        parts: list[str] = []
        end = 0
        for block in self.blocks:
            parts += (text[end : block.start], text[block.start : block.end].translate(_LINE_BREAKS))
            end = block.end
        return "".join((*parts, text[end:]))

    @property
    def story(self) -> str:
        """The words of the story alone, a block a line: no stamps, bylines, credits and captions."""
        text = self.unwrapped
        return "\n".join(text[block.start : block.end] for block in self.blocks if block.role in _STORY)

    def quote(self, start: int, end: int) -> "Quote":
        """The quote that stands at [start, end)."""
        return Quote(start=start, end=end, quote=self.text[start:end])

    def stands(self, quote: "Quote") -> bool:
        """Law 1: the words are where the quote says."""
        return bool(quote.quote) and self.text[quote.start : quote.end] == quote.quote


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Quote:
    """A span of a Text, in code points, with its words."""

    start: int
    end: int
    quote: str


class DatingBasis(StrEnum):
    """Who says when a report was published, in order of trust."""

    GIVEN = "given"
    FEED = "feed"
    STATED = "stated"  # in the page
    ARCHIVE = "archive"  # a capture date: an upper bound
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When a report was published.

    when: the day, or the range that the text allows; None where nothing is known.
    at: the instant with its zone, where stated.
    reasons: for a person, what the dating rests on, one clause each.
    quotes: the words that it rests on.
    rivals: other dates that were stated, with who states them.
    """

    when: When | None
    at: datetime | None = None
    basis: DatingBasis = DatingBasis.UNKNOWN
    reasons: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    rivals: tuple[tuple[str, When], ...] = ()

    @property
    def day(self) -> date | None:
        """The publication day where it is one single day."""
        return self.when.earliest if self.when and self.when.is_day else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """The reports that are one piece of copy and its reprints. id: the least id of its reports."""

    id: str
    reports: tuple[ReportId, ...]
    why: tuple[str, ...] = ()
