"""When: a date as said. The EDTF value and its two bounds always agree, because both come from `When.of`.

EDTF is level 1 (ISO 8601-2): days, months, years, intervals, ".." for open ends, "~", "?" and "%" after a
date as qualifiers; decades as "199X". No sets, weeks or clock times.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

_QUALIFIERS = re.compile(r"[~?%]")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A day or an interval of days, at the precision in which it was said.

    edtf: the EDTF level 1 value, for instance "2021-03-11/2021-03-20~", "2021-03", "2021-03-15/..".
    earliest, latest: strict bounds, both inclusive; None is an open end.
    words: the words that it came from, as they stand in the text; "" where none were said.
    anchor: what it was reckoned from, for a person to read ("published 2021-03-12"); "" for an absolute date.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    words: str = ""
    anchor: str = ""

    @classmethod
    def of(cls, edtf: str, *, words: str = "", anchor: str = "") -> Self:
        """The value of an EDTF string. ValueError where it is none, or ends before it begins."""
        first, slash, second = edtf.partition("/")
        earliest = _bound(first, last=False)
        latest = _bound(second if slash else first, last=True)
        if earliest and latest and latest < earliest:
            raise ValueError(f"the interval {edtf!r} ends before it begins")
        return cls(edtf=edtf, earliest=earliest, latest=latest, words=words, anchor=anchor)

    @classmethod
    def span(
        cls,
        earliest: date | None,
        latest: date | None,
        *,
        words: str = "",
        anchor: str = "",
        approximate: bool = False,
    ) -> Self:
        """The plainest value for two bounds: a day, else an interval; a trailing "~" where approximate."""
        mark = "~" if approximate else ""
        if earliest is not None and earliest == latest:
            return cls.of(earliest.isoformat() + mark, words=words, anchor=anchor)
        start = earliest.isoformat() if earliest else ".."
        end = latest.isoformat() + mark if latest else ".."
        return cls.of(f"{start}/{end}", words=words, anchor=anchor)

    @property
    def is_day(self) -> bool:
        """One single day, both bounds known."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_approximate(self) -> bool:
        """Marked as about, or uncertain."""
        return _QUALIFIERS.search(self.edtf) is not None

    @property
    def days(self) -> int | None:
        """How many days it covers; None where an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def meets(self, other: "When", *, slack: int = 0) -> bool:
        """Whether the two share a day, or lie at most `slack` days apart."""
        return _before(self.earliest, other.latest, slack) and _before(other.earliest, self.latest, slack)

    def said(self, *, words: str, anchor: str = "") -> Self:
        """The same value with the words and the anchor that it came from."""
        return replace(self, words=words, anchor=anchor or self.anchor)


def _before(start: date | None, end: date | None, slack: int) -> bool:
    if start is None or end is None:
        return True
    return (start - end).days <= slack


def _bound(text: str, *, last: bool) -> date | None:
    """The first or last day that one EDTF date covers; None for an open end."""
    text = _QUALIFIERS.sub("", text.strip())
    if text in ("", ".."):
        return None
    if re.fullmatch(r"\d{3}X", text):
        return date(int(text[:3] + "9"), 12, 31) if last else date(int(text[:3] + "0"), 1, 1)
    parts = text.split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        raise ValueError(f"not an EDTF level 1 date: {text!r}")
    year = int(parts[0])
    month = int(parts[1]) if len(parts) > 1 else (12 if last else 1)
    day = int(parts[2]) if len(parts) > 2 else (monthrange(year, month)[1] if last else 1)
    return date(year, month, day)
