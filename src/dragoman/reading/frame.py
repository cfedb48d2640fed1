"""A frame: one trigger with its roles, time, place and firmness; and how two frames of one event become one."""

from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.dates import TimeMention
from dragoman.model import Status, When
from dragoman.reading.parts import Part
from dragoman.reading.people import Someone
from dragoman.reading.venues import Spot

_RANK = {"2+2": 5, "summit": 4, "call": 3, "dine": 2, "meet": 2, "speak": 1, "agree": 0, "sign": 0}


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What one trigger asserts.

    act: visit, meet, summit, 2+2, call, speak, agree, summon or dine. sentence: its number.
    parts: everybody in it, visitors with side "subject" and the one host with side "host" for a visit.
    words: the trigger's span; sense: the span of the word that decided the status.
    tails: further facts kept for joining: whether a determiner points back, the pattern's words.
    """

    act: str
    sentence: int
    words: tuple[int, int]
    parts: tuple[Part, ...]
    time: TimeMention | None
    spot: Spot | None
    status: Status
    sense: tuple[int, int]
    denied: bool = False
    firm: bool = True
    points_back: bool = False
    reported_on: When | None = None  # for news without a day of its own: about the day of publication
    fresh: bool = False
    like_last: bool = False
    background: bool = False  # told by the way, of another time
    same_format: bool = False
    counted: bool = False  # the words say how many sit at the table, three or more
    en_route: bool = False  # its day begins a journey of several stops, of which its host is one
    hedged: bool = False  # a bare "would", which goes on with a plan told before
    given_up: bool = False  # a plan that came to nothing
    slot: str = ""  # "old" and "new" for what a postponement put off and what it put in its place
    role: str = "body"
    pattern: str = ""

    @cached_property
    def when(self) -> When | None:
        """The date, if any."""
        return self.time.when if self.time else self.reported_on

    @cached_property
    def family(self) -> str:
        """visit, call or meeting: claims of different families are different engagements."""
        return {"visit": "visit", "call": "call", "speak": "call", "summon": "summon"}.get(self.act, "meeting")

    @property
    def is_loose(self) -> bool:
        """The format is not told: it may have been a meeting or a call."""
        return self.act in ("agree", "speak", "sign")

    @cached_property
    def people(self) -> tuple[Someone, ...]:
        """The named people."""
        return tuple(p.who for p in self.parts if p.who.is_person)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Who the named people are."""
        return frozenset(p.key for p in self.people)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The parties."""
        return frozenset(p.who.party for p in self.parts if p.who.party)

    @cached_property
    def host(self) -> str:
        """A visit's host; "" for other acts."""
        return next((p.who.party for p in self.parts if p.side == "host"), "") if self.act == "visit" else ""


def join(one: Frame, two: Frame) -> Frame:
    """One event told by two triggers: the more telling act, everybody, the first known time and place."""
    parts = list(one.parts)
    seen = {(p.who.key, p.side) if p.who.key else (p.who.level + p.who.party, p.side) for p in parts}
    for part in two.parts:
        mark = (part.who.key, part.side) if part.who.key else (part.who.level + part.who.party, part.side)
        if mark not in seen:
            parts.append(part)
            seen.add(mark)
    act = one.act if _RANK.get(one.act, 0) >= _RANK.get(two.act, 0) else two.act
    lead, other = (one, two) if one.firm or not two.firm else (two, one)
    return replace(
        lead,
        act=act,
        parts=tuple(parts),
        time=_own_time(lead, other),
        en_route=one.en_route and two.en_route,
        spot=_finer_spot(lead.spot, other.spot),
        words=one.words,
        slot=one.slot or two.slot,
        points_back=one.points_back and two.points_back,
    )


def _own_time(lead: Frame, other: Frame) -> TimeMention | None:
    """The day of a leg outdoes the day on which its whole journey began."""
    if lead.en_route != other.en_route:
        own, journey = (other, lead) if lead.en_route else (lead, other)
        return own.time or journey.time
    return _spanning(lead, other) or _finer_time(lead.time, other.time)


def _spanning(one: Frame, two: Frame) -> TimeMention | None:
    """The span of a visit of which another frame tells a day ("on May 25" in the headline, "May 25-28" below)."""
    if one.act != "visit" or two.act != "visit" or one.time is None or two.time is None:
        return None
    for longer, day in ((one.time, two.time), (two.time, one.time)):
        if longer.when is None or day.when is None or not day.when.is_day or "/" not in longer.when.edtf:
            continue
        closed = (
            ".." not in longer.when.edtf and "~" not in longer.when.edtf and 1 < (longer.when.days or 0) <= _LONGEST
        )
        if closed and longer.when.meets(day.when):
            return _from(day, longer.when) if is_bound(longer.when) else longer
    return None


def is_bound(when: When) -> bool:
    """As in "until Wednesday", which the dates room counts from the report's day."""
    return when.words.lower().split(" ")[0] in UNTIL


def _from(day: TimeMention, bound: When) -> TimeMention:
    """A stay from the day on which it begins to that until which it lasts."""
    when = day.when
    if when is None:
        return day
    span = When.span(when.earliest, bound.latest).said(words=when.words, anchor=when.anchor)
    return replace(day, when=span)


UNTIL = frozenset({"until", "till", "through"})
_LONGEST = 16  # days of a visit


def _finer_time(one: TimeMention | None, two: TimeMention | None) -> TimeMention | None:
    if one is None or two is None:
        return one or two
    first, second = one.when.days if one.when else None, two.when.days if two.when else None
    if _opens_within(one.when, two.when):
        return two
    if _opens_within(two.when, one.when):
        return one
    return two if second is not None and (first is None or second < first) else one


def _opens_within(span: When | None, begun: When | None) -> bool:
    """As in "later this month" and "from March 18": the day of the beginning says more than the stretch it lies in."""
    if span is None or begun is None or not begun.edtf.endswith("/..") or ".." in span.edtf or span.is_day:
        return False
    first, last = span.earliest, span.latest
    return first is not None and last is not None and begun.earliest is not None and first <= begun.earliest <= last


def _finer_spot(one: Spot | None, two: Spot | None) -> Spot | None:
    if one is None or two is None:
        return one or two
    return two if two.city and not one.city and two.country == one.country else one
