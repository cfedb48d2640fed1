"""When a report was published: what is stated (`stating`), else what the text allows.

Inference is a table of grounds. Each ground looks at the text and gives the days that it leaves open, with the words
it rests on; what all of them leave is the answer, a day or a range, and the reasons stay with it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.dates import Anchor, TimeMention, Times, find_times
from dragoman.knowledge import Knowledge
from dragoman.model import Dating, DatingBasis, Masthead, Quote, Report, Text, When
from dragoman.reading.actors import Actor, Sort
from dragoman.reading.stating import Witness, captured_on, rivals_of, stated, witnesses_of

_FIRST, _LAST = date(1900, 1, 1), date(2100, 1, 1)
_SOON = timedelta(days=60)  # how far ahead a day without a year is told
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SAYING = re.compile(
    r"\b(?:said|says|told|announced|reported|stated|confirmed|disclosed|revealed|added|according to)\b"
    r"(?:[^.;,]{0,40}?)$"
)
_SAYING_BEHIND = re.compile(r"^(?:,)?(?:\s+\w+){0,4}\s+(?:said|told|announced|reported|stated|confirmed)\b")
_TOOK_OFFICE = re.compile(
    r"\b(?:hours|a day|one day|the day|shortly|just|days)\s+(?:after|before)\s+(?:[\w.]+\s+){0,4}?"
    r"(?:won\s+(?:\w+\s+){0,2}confirmation|was\s+(?:confirmed|sworn\s+in|appointed|inaugurated)|took\s+(?:office|up))"
)


_Spans = tuple[tuple[date, date], ...]
_ALL: _Spans = ((_FIRST, _LAST),)


@dataclass(frozen=True, slots=True)
class Ground:
    """The days that one ground leaves open (spans, both ends inclusive), why, and on which words."""

    spans: _Spans
    why: str
    quotes: tuple[Quote, ...] = ()
    weekday: int | None = None


def _meet(one: _Spans, two: _Spans) -> _Spans:
    """The days that both leave open."""
    pairs = ((max(a, c), min(b, d)) for a, b in one for c, d in two)
    return tuple(sorted({(a, b) for a, b in pairs if a <= b}))


def _narrow(grounds: Iterable[Ground]) -> tuple[_Spans, list[Ground]]:
    """What all grounds leave, and the grounds used: one that contradicts those before it is left out."""
    open_days, kept = _ALL, []
    for ground in grounds:
        left = _meet(open_days, ground.spans)
        if left:
            open_days = left
            kept.append(ground)
    return open_days, kept


@dataclass(frozen=True, slots=True)
class _Clues:
    text: Text
    actors: Sequence[Actor]
    times: Times
    knowledge: Knowledge


def date_report(report: Report, text: Text, page: Masthead, actors: Sequence[Actor], knowledge: Knowledge) -> Dating:
    """The report's dating: what is stated with the most trust, else what its text and its actors allow.

    Dates that others state are kept where they differ.
    """
    witnesses = witnesses_of(report, text, page)
    dating = stated(report, witnesses)
    if dating is not None:
        return dating
    clues = _Clues(text, actors, find_times(text.unwrapped, Anchor()), knowledge)
    return _inferred([g for ground in _GROUNDS for g in ground(clues)], report, witnesses)


def date_unread(report: Report, text: Text, page: Masthead) -> Dating:
    """The dating of a report whose text is not read: what is stated, or concluded from its markup."""
    witnesses = witnesses_of(report, text, page)
    return stated(report, witnesses) or _inferred([], report, witnesses)


def _inferred(grounds: Iterable[Ground], report: Report, witnesses: Sequence[Witness]) -> Dating:
    """What the grounds leave, within what an archive bounds; what a library concludes counts after them."""
    bound = captured_on(report)
    first_ground = [Ground(((_FIRST, bound),), f"captured by the archive on {bound}")] if bound else []
    concluded = [
        Ground(((w.when.earliest or _FIRST, w.when.latest or _LAST),), w.reason)
        for w in witnesses
        if w.basis is DatingBasis.INFERRED or (w.basis is DatingBasis.STATED and not w.when.is_day)
    ]
    open_days, kept = _narrow([*first_ground, *grounds, *concluded])
    first, last = open_days[0][0], open_days[-1][1]
    if last == _LAST or (first == _FIRST and bound is None):
        return Dating(when=None, rivals=rivals_of(None, witnesses))
    kept.sort(key=lambda g: _length(g.spans))  # the ground that decides most is told first
    reasons, quotes = tuple(g.why for g in kept), tuple(q for g in kept for q in g.quotes)
    if first == _FIRST:
        when = When.span(None, last)
        return Dating(when=when, basis=DatingBasis.ARCHIVE, reasons=reasons, rivals=rivals_of(when, witnesses))
    weekday = next((g.weekday for g in kept if g.weekday is not None), None)
    when = When.span(*_on_weekday(first, last, weekday), anchor="; ".join(reasons))
    rivals = rivals_of(when, witnesses)
    return Dating(when=when, basis=DatingBasis.INFERRED, reasons=reasons, quotes=quotes, rivals=rivals)


def _on_weekday(first: date, last: date, weekday: int | None) -> tuple[date, date]:
    """The first and last day of that weekday, where any day is left at all."""
    if weekday is None:
        return first, last
    low = first + timedelta(days=(weekday - first.weekday()) % 7)
    high = last - timedelta(days=(last.weekday() - weekday) % 7)
    return (low, high) if low <= high else (first, last)


def _tenures(clues: _Clues) -> list[Ground]:
    """Every titled person was in that office, as the report tells it."""
    grounds = []
    for actor in clues.actors:
        if actor.sort is not Sort.PERSON or actor.former or not actor.kinds:
            continue
        spans = {
            (t.start or _FIRST, t.end or _LAST)
            for i in actor.ids
            if i in clues.knowledge.people
            for t in clues.knowledge.tenures_of(i)
            if t.office.kind in actor.kinds and (not actor.party or t.office.party == actor.party)
        }
        if spans:
            quote = clues.text.quote(actor.start, actor.end)
            told = ", ".join(f"{a} to {b if b < _LAST else 'now'}" for a, b in sorted(spans))
            grounds.append(Ground(tuple(sorted(spans)), f"{quote.quote}: in office {told}", (quote,)))
    return sorted(grounds, key=lambda g: (_length(g.spans), g.why))


def _length(spans: _Spans) -> int:
    return sum((b - a).days for a, b in spans)


def _past_dates(clues: _Clues) -> list[Ground]:
    """A whole date told as past comes before publication."""
    return [
        Ground(
            ((m.when.earliest, _LAST),),
            f"after {clues.text.text[m.start : m.end]}",
            (clues.text.quote(m.start, m.end),),
        )
        for m in clues.times.mentions
        if m.when is not None and m.when.earliest is not None and m.said.year is not None and m.said.tense == "past"
    ]


def _fresh_office(clues: _Clues) -> list[Ground]:
    """As in "hours after Blinken won confirmation": the start of that tenure, give or take a day."""
    grounds = []
    for match in _TOOK_OFFICE.finditer(clues.text.text):
        for actor in clues.actors:
            if actor.sort is not Sort.PERSON or not match.start() <= actor.start < match.end():
                continue
            for person in actor.ids:
                for tenure in clues.knowledge.tenures_of(person) if person in clues.knowledge.people else ():
                    if tenure.start is not None:
                        quote = clues.text.quote(*match.span())
                        why = f"{quote.quote}: {tenure.office.title} from {tenure.start}"
                        grounds.append(Ground(((tenure.start, tenure.start + timedelta(days=2)),), why, (quote,)))
    grounds.sort(key=lambda g: g.spans, reverse=True)  # the latest office that the other grounds leave room for
    return grounds


def _days_ahead(clues: _Clues) -> list[Ground]:
    """A day of a month without a year, told as ahead; in the week after publication where "next week" is said too."""
    ahead = [
        m for m in clues.times.mentions if m.said.month and m.said.day and not m.said.year and m.said.tense == "future"
    ]
    near = [m for m in clues.times.mentions if clues.text.text[m.start : m.end].lower().endswith("next week")]
    in_office, _ = _narrow(_tenures(clues))
    grounds = []
    for mention in ahead:
        years = [
            y
            for y in range(in_office[0][0].year, min(in_office[-1][1].year, _LAST.year - 1) + 1)
            if _is_day(y, mention) and any(a <= _day(y, mention) <= b + _SOON for a, b in in_office)
        ]
        if len(years) != 1:
            continue
        day = _day(years[0], mention)
        words = clues.text.quote(mention.start, mention.end)
        grounds.append(Ground(((day - _SOON, day),), f"{words.quote} lies ahead: {day}", (words,)))
        if near:
            monday = day - timedelta(days=day.weekday())
            quote = clues.text.quote(near[0].start, near[0].end)
            span = (monday - timedelta(days=7), monday - timedelta(days=1))
            grounds.append(Ground((span,), f"{words.quote} is {quote.quote!r}", (quote,)))
    return grounds


def _is_day(year: int, mention: TimeMention) -> bool:
    try:
        _day(year, mention)
    except ValueError:  # 29 February of a common year
        return False
    return True


def _day(year: int, mention: TimeMention) -> date:
    return date(year, mention.said.month or 1, mention.said.day or 1)


def _said_on(clues: _Clues) -> list[Ground]:
    """The weekday on which most of it was said is the day of publication."""
    votes: dict[int, list[TimeMention]] = {}
    text = clues.text.text
    for mention in clues.times.mentions:
        if mention.said.weekday is None or mention.said.day is not None:
            continue
        before, behind = text[max(0, mention.start - 70) : mention.start], text[mention.end : mention.end + 40]
        if (_SAYING.search(before) or _SAYING_BEHIND.match(behind)) and mention.said.tense != "future":
            votes.setdefault(mention.said.weekday, []).append(mention)
    if not votes:
        return []
    weekday, mentions = min(votes.items(), key=lambda v: (-len(v[1]), v[1][0].start))
    quotes = tuple(clues.text.quote(m.start, m.end) for m in mentions)
    return [Ground(_ALL, f"said on {_WEEKDAYS[weekday]}", quotes, weekday)]


_GROUNDS: tuple[Callable[[_Clues], list[Ground]], ...] = (_tenures, _past_dates, _fresh_office, _days_ahead, _said_on)
